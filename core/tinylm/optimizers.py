"""Rules that turn gradients into updates: SGD, momentum, AdamW.

An optimizer changes the parameters in place. Its `state` is a dictionary of arrays
named after the parameters, so that a checkpoint can hold it and training resume
exactly. Of a table of which only some rows were looked up, only those rows are
touched: parameters, moments and weight decay alike.
"""

from typing import Any

import numpy as np

from tinylm.layers import Array, Gradient, RowGradient
from tinylm.settings import TrainingSettings

ADAM_BETA_1 = 0.9
ADAM_BETA_2 = 0.999
ADAM_EPSILON = 1e-8


class SGD:
    """parameter -= learning_rate * gradient."""

    def __init__(self, parameters: dict[str, Array], settings: TrainingSettings) -> None:
        self.state: dict[str, Array] = {}

    def update(
        self, parameters: dict[str, Array], gradients: dict[str, Gradient], learning_rate: float
    ) -> None:
        """Move each parameter against its gradient."""
        for name, gradient in gradients.items():
            if isinstance(gradient, RowGradient):
                parameters[name][gradient.rows] -= learning_rate * gradient.values
            else:
                parameters[name] -= learning_rate * gradient


class Momentum:
    """velocity = momentum * velocity + gradient; parameter -= learning_rate * velocity."""

    def __init__(self, parameters: dict[str, Array], settings: TrainingSettings) -> None:
        self._momentum = settings.momentum
        self.state = {f"{name}.velocity": np.zeros_like(p) for name, p in parameters.items()}

    def update(
        self, parameters: dict[str, Array], gradients: dict[str, Gradient], learning_rate: float
    ) -> None:
        """Move each parameter along its velocity."""
        for name, gradient in gradients.items():
            rows, values = _rows_and_values(gradient)
            velocity = self.state[f"{name}.velocity"]
            moving = self._momentum * velocity[rows] + values
            velocity[rows] = moving
            parameters[name][rows] -= learning_rate * moving


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
        step = learning_rate / (1 - ADAM_BETA_1**updates)
        square_correction = 1 - ADAM_BETA_2**updates
        for name, gradient in gradients.items():
            rows, values = _rows_and_values(gradient)
            mean, square = self.state[f"{name}.mean"], self.state[f"{name}.square"]
            new_mean = mean[rows] + (1 - ADAM_BETA_1) * (values - mean[rows])
            new_square = square[rows] + (1 - ADAM_BETA_2) * (values * values - square[rows])
            mean[rows] = new_mean
            square[rows] = new_square
            parameter = parameters[name]
            if self._weight_decay and not name.endswith("_bias"):
                parameter[rows] *= 1 - learning_rate * self._weight_decay
            parameter[rows] -= (
                step * new_mean / (np.sqrt(new_square / square_correction) + ADAM_EPSILON)
            )


def _rows_and_values(gradient: Gradient) -> tuple[Any, Array]:
    """Which rows of the parameter a gradient touches (all, for a dense one) and its values."""
    if isinstance(gradient, RowGradient):
        return gradient.rows, gradient.values
    return slice(None), gradient


Optimizer = SGD | Momentum | AdamW
_OPTIMIZERS: dict[str, type[SGD] | type[Momentum] | type[AdamW]] = {
    "sgd": SGD,
    "momentum": Momentum,
    "adamw": AdamW,
}


def make_optimizer(parameters: dict[str, Array], settings: TrainingSettings) -> Optimizer:
    """The optimizer that `settings.optimizer` names, with fresh state."""
    return _OPTIMIZERS[settings.optimizer](parameters, settings)
