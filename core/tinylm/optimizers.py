"""Rules that turn gradients into updates: SGD, momentum, AdamW; how far, and how far at most.

An optimizer changes the parameters in place. Its `state` is a dictionary of arrays
named after the parameters, so that a checkpoint can hold it and training resume
exactly. Of a table of which only some rows were looked up, only those rows are
touched: parameters, moments and weight decay alike.
"""

import math
from collections.abc import Callable

import numpy as np

from tinylm.layers import Array, Gradient, RowGradient
from tinylm.settings import TrainingSettings
from tinylm.threads import LANES, give_way, run_lanes, slices

ADAM_BETA_1 = 0.9
ADAM_BETA_2 = 0.999
ADAM_EPSILON = 1e-8
CHUNK = 2**17  # numbers of an array worked on at a time


class SGD:
    """parameter -= learning_rate * gradient."""

    def __init__(self, parameters: dict[str, Array], settings: TrainingSettings) -> None:
        self.state: dict[str, Array] = {}
        self._dtype = next(iter(parameters.values())).dtype

    def update(
        self, parameters: dict[str, Array], gradients: dict[str, Gradient], learning_rate: float
    ) -> None:
        """Move each parameter against its gradient."""
        rate = np.array(learning_rate, self._dtype)  # NumPy takes longer over a plain number

        def move(parameter: Array, gradient: Array) -> None:
            parameter -= rate * gradient

        for name, gradient in gradients.items():
            _apply(move, gradient, [parameters[name]])


class Momentum:
    """velocity = momentum * velocity + gradient; parameter -= learning_rate * velocity."""

    def __init__(self, parameters: dict[str, Array], settings: TrainingSettings) -> None:
        self._momentum = settings.momentum
        self.state = {f"{name}.velocity": np.zeros_like(p) for name, p in parameters.items()}

    def update(
        self, parameters: dict[str, Array], gradients: dict[str, Gradient], learning_rate: float
    ) -> None:
        """Move each parameter along its velocity."""

        def move(parameter: Array, velocity: Array, gradient: Array) -> None:
            velocity *= self._momentum
            velocity += gradient
            parameter -= learning_rate * velocity

        for name, gradient in gradients.items():
            _apply(move, gradient, [parameters[name], self.state[f"{name}.velocity"]])


class AdamW:
    """Adam with decoupled weight decay (Loshchilov and Hutter 2019).

    The gradient's running mean is divided by the root of its running square, so that
    every parameter moves by about the learning rate whatever the size of its gradient.
    Biases do not decay.
    """

    def __init__(self, parameters: dict[str, Array], settings: TrainingSettings) -> None:
        self._weight_decay = settings.weight_decay
        self.state: dict[str, Array] = {"updates": np.zeros((), np.int64)}
        for name, parameter in parameters.items():
            self.state[f"{name}.mean"] = np.zeros_like(parameter)
            self.state[f"{name}.square"] = np.zeros_like(parameter)

    def update(
        self, parameters: dict[str, Array], gradients: dict[str, Gradient], learning_rate: float
    ) -> None:
        """Move each parameter by its corrected mean over the root of its corrected square."""
        self.state["updates"] += 1
        updates = int(self.state["updates"])
        # The root's correction moves out of the fraction, where it costs nothing.
        root_correction = math.sqrt(1 - ADAM_BETA_2**updates)
        step = learning_rate / (1 - ADAM_BETA_1**updates) * root_correction
        epsilon = ADAM_EPSILON * root_correction

        def move(parameter: Array, mean: Array, square: Array, gradient: Array) -> None:
            mean += (1 - ADAM_BETA_1) * (gradient - mean)
            square += (1 - ADAM_BETA_2) * (gradient * gradient - square)
            parameter -= step * mean / (np.sqrt(square) + epsilon)

        def decay_and_move(parameter: Array, mean: Array, square: Array, gradient: Array) -> None:
            parameter *= 1 - learning_rate * self._weight_decay
            move(parameter, mean, square, gradient)

        for name, gradient in gradients.items():
            decays = self._weight_decay and not name.endswith("_bias")
            moments = [self.state[f"{name}.mean"], self.state[f"{name}.square"]]
            _apply(decay_and_move if decays else move, gradient, [parameters[name], *moments])


def _apply(rule: Callable[..., None], gradient: Gradient, arrays: list[Array]) -> None:
    """Let `rule(*arrays, gradient)` change `arrays` in place, where `gradient` touches them.

    It works element by element, so large arrays go through it in chunks that stay in the
    cache, in lanes.
    """
    if isinstance(gradient, RowGradient):
        if len(gradient.rows) == 1:
            row = gradient.rows.item()
            rule(*(array[row : row + 1] for array in arrays), gradient.values)
            return
        touched = [array.take(gradient.rows, axis=0) for array in arrays]
        _apply(rule, gradient.values, touched)
        for array, rows in zip(arrays, touched, strict=True):
            array[gradient.rows] = rows
        return
    if gradient.size <= CHUNK:
        rule(*arrays, gradient)
        return
    flat = [array.reshape(-1) for array in (*arrays, gradient)]
    chunks = slices(gradient.size, -(-gradient.size // CHUNK))

    def share(lane: int) -> None:
        for chunk in chunks[lane::LANES]:
            give_way()
            rule(*(array[chunk] for array in flat))

    run_lanes(share, LANES)


Optimizer = SGD | Momentum | AdamW
_OPTIMIZERS: dict[str, type[SGD] | type[Momentum] | type[AdamW]] = {
    "sgd": SGD,
    "momentum": Momentum,
    "adamw": AdamW,
}


def make_optimizer(parameters: dict[str, Array], settings: TrainingSettings) -> Optimizer:
    """The optimizer that `settings.optimizer` names, with fresh state."""
    return _OPTIMIZERS[settings.optimizer](parameters, settings)


def learning_rate_at(step: int, total_steps: int, settings: TrainingSettings) -> float:
    """The learning rate of the update after `step` updates of a run of `total_steps`."""
    warmup = settings.warmup_steps
    if step < warmup:
        return settings.learning_rate * (step + 1) / warmup
    if settings.schedule == "constant":
        return settings.learning_rate
    progress = min(1.0, (step - warmup) / max(1, total_steps - warmup))
    if settings.schedule == "linear":
        return settings.learning_rate * (1 - progress)
    return settings.learning_rate * (1 + math.cos(math.pi * progress)) / 2


def clip_gradients(gradients: dict[str, Gradient], longest: float) -> float:
    """Shorten the gradients in place to the length `longest` if they are longer.

    Their length is the root of the sum of all squares, of all parameters together
    (Pascanu et al. 2013). Returns it as it was.
    """
    values = [g.values if isinstance(g, RowGradient) else g for g in gradients.values()]
    length = math.sqrt(sum(float(np.vdot(v, v)) for v in values))
    if length > longest:
        for value in values:
            value *= longest / length
    return length
