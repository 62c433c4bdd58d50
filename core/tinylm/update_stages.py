"""The last stages of an update: how the optimizer turns gradients into new parameters.

`explain` appends them to those of the pair. They follow `optimizers`, in float64 and one
number at a time, so that its rule can be read with the numbers in it.
"""

from collections.abc import Mapping

import numpy as np

from tinylm.calculations import (
    ADAM_STEP,
    DECAYED,
    LENGTH,
    MEAN,
    SHORTENED,
    SQUARE,
    STEP,
    UNBIASED,
    VELOCITY,
    Line,
    Step,
    Sum,
    line,
)
from tinylm.layers import Array, Gradient, RowGradient
from tinylm.model import LanguageModel
from tinylm.optimizers import (
    ADAM_BETA_1,
    ADAM_BETA_2,
    ADAM_EPSILON,
    clip_gradients,
    make_optimizer,
)
from tinylm.settings import TrainingSettings
from tinylm.stages import UPDATE, Axis, Named, Stage
from tinylm.trainer import Trainer

Number = tuple[str, float]


def update_stages(
    trainer: Trainer, model: LanguageModel, gradients: Mapping[str, Gradient]
) -> list[Stage]:
    """What the trainer's optimizer does with `gradients`; `model` is the trainer's in float64."""
    settings, rate = trainer.settings, trainer.learning_rate
    state = {
        name.removeprefix("optimizer."): array if array.ndim == 0 else array.astype(np.float64)
        for name, array in trainer.state().arrays.items()
        if name.startswith("optimizer.")
    }
    used = {name: _copy(gradient) for name, gradient in gradients.items()}
    stages, length = [], 0.0
    if settings.gradient_clip:
        lengths = _lengths(used)
        length = clip_gradients(used, settings.gradient_clip)
        stages.append(_clip_stage(lengths, length))
    after = model.copy()
    optimizer = make_optimizer(after.parameters(), settings)
    optimizer.state.update({name: array.copy() for name, array in state.items()})
    optimizer.update(after.parameters(), used, rate)
    rule = _Rule(settings, rate, state, length)
    for name, gradient in gradients.items():
        parameters = model.parameters()[name], after.parameters()[name]
        stages.append(rule.stage(name, gradient, *parameters))
    return stages


def symbol_of(name: str) -> str:
    """E, W_1, b_1, ... for the name of a parameter."""
    if name == "embeddings":
        return "E"
    _, number, kind = name.split("_")
    return f"{'W' if kind == 'weights' else 'b'}_{number}"


class _Rule:
    """One optimizer's rule at one step."""

    def __init__(
        self, settings: TrainingSettings, rate: float, state: Mapping[str, Array], length: float
    ) -> None:
        self._settings, self._state = settings, state
        self._rate = ("rate", rate)
        self._length = length  # of all gradients together; more than gradient_clip is shortened

    def stage(self, name: str, gradient: Gradient, before: Array, after: Array) -> Stage:
        """The update of a parameter: of the rows that were looked up, or of all of it."""
        symbol = symbol_of(name)
        axes = _axes(name, before)
        if isinstance(gradient, RowGradient):
            rows, gradient = gradient.rows, gradient.values
            before, after = before[rows], after[rows]
            axes = (Axis("word", rows), axes[1])
        else:
            rows = np.arange(len(before))

        def calculate(*index: int) -> tuple[Step, ...]:
            place = (int(rows[index[0]]), *index[1:])
            at = f"[{', '.join(map(str, place))}]"
            old = f"{symbol}{at}", before[index]
            return tuple(self._lines(name, at, place, old, (f"d_{symbol}{at}", gradient[index])))

        change = Named(f"Δ{symbol}", after - before, axes)
        new = Named(f"new {symbol}", after, axes)
        equation = (Named(symbol, before, axes), "+", change, "=", new)
        return Stage("update", UPDATE, _layer(name), equation, calculate, name)

    def _lines(
        self, name: str, at: str, place: tuple[int, ...], old: Number, gradient: Number
    ) -> list[Line]:
        lines = []
        if self._length > self._settings.gradient_clip:
            longest = "gradient_clip", self._settings.gradient_clip
            short = line("g", SHORTENED, gradient, longest, ("length", self._length))
            lines.append(short)
            gradient = "g", short.result
        rule = {"sgd": self._sgd, "momentum": self._momentum, "adamw": self._adamw}
        return lines + rule[self._settings.optimizer](name, f"new {old[0]}", place, old, gradient)

    def _sgd(
        self, name: str, new: str, place: tuple[int, ...], old: Number, gradient: Number
    ) -> list[Line]:
        return [line(new, STEP, old, self._rate, gradient)]

    def _momentum(
        self, name: str, new: str, place: tuple[int, ...], old: Number, gradient: Number
    ) -> list[Line]:
        share = "momentum", self._settings.momentum
        before = "v", self._state[f"{name}.velocity"][place]
        velocity = line("new v", VELOCITY, share, before, gradient)
        return [velocity, line(new, STEP, old, self._rate, ("new v", velocity.result))]

    def _adamw(
        self, name: str, new: str, place: tuple[int, ...], old: Number, gradient: Number
    ) -> list[Line]:
        updates = "t", float(self._state["updates"]) + 1
        m, v = (
            ("m", self._state[f"{name}.mean"][place]),
            ("v", self._state[f"{name}.square"][place]),
        )
        mean = line("new m", MEAN, m, ("(1 − β₁)", 1 - ADAM_BETA_1), gradient, m)
        square = line("new v", SQUARE, v, ("(1 − β₂)", 1 - ADAM_BETA_2), gradient, v)
        lines = [mean, square]
        moments = []
        for moment, beta, hat in ((mean, ADAM_BETA_1, "m̂"), (square, ADAM_BETA_2, "v̂")):
            named = "β₁" if hat == "m̂" else "β₂"
            value = line(hat, UNBIASED, (moment.name, moment.result), (named, beta), updates)
            lines.append(value)
            moments.append((hat, value.result))
        if self._settings.weight_decay and not name.endswith("_bias"):
            decay = "weight_decay", self._settings.weight_decay
            decayed = line(f"decayed {old[0]}", DECAYED, old, self._rate, decay)
            lines.append(decayed)
            old = decayed.name, decayed.result
        lines.append(line(new, ADAM_STEP, old, self._rate, *moments, ("ε", ADAM_EPSILON)))
        return lines


def _clip_stage(lengths: Mapping[str, float], length: float) -> Stage:
    each = np.array(list(lengths.values()))
    parts = Named("lengths", each, (Axis("parameter"),))
    whole = Named("length", np.array([length]), (Axis(""),))
    names = tuple(f"|d_{symbol_of(name)}|" for name in lengths)

    def calculate(_: int) -> tuple[Step, ...]:
        squares = Sum("squares", "length", each, "length", each, labels=names)
        return squares, line("length", LENGTH, ("squares", squares.result))

    return Stage("clip", UPDATE, 0, ("√ Σ", parts, "² =", whole), calculate)


def _lengths(gradients: Mapping[str, Gradient]) -> dict[str, float]:
    return {
        name: float(np.linalg.norm(g.values if isinstance(g, RowGradient) else g))
        for name, g in gradients.items()
    }


def _copy(gradient: Gradient) -> Gradient:
    if isinstance(gradient, RowGradient):
        return RowGradient(gradient.rows, gradient.values.copy())
    return gradient.copy()


def _axes(name: str, values: Array) -> tuple[Axis, ...]:
    """The axes of a parameter by its name alone."""
    if name == "embeddings":
        return Axis("word"), Axis("dimension")
    return tuple(Axis("") for _ in values.shape)


def _layer(name: str) -> int:
    return 0 if name == "embeddings" else int(name.split("_")[1])
