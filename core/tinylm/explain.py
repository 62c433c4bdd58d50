"""One update in numbers: a pair of the text forward, backward, and into the parameters.

A trainer and a pair go in; the stages of the update come out in the order in which they
happen, each with its arrays and with the calculation behind every number. All of it is
computed in float64 from the model's own parameters; only the loss and the probabilities after
the update come from the trainer's own arithmetic. The microscope shows this.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from tinylm.calculations import CENTRAL, Line, line
from tinylm.errors import TrainingError
from tinylm.layers import Array, Gradient, RowGradient
from tinylm.model import LanguageModel
from tinylm.stages import Backward, Forward, Stage
from tinylm.trainer import Trainer
from tinylm.update_stages import update_stages

NUDGE = 1e-5  # how far a gradient check moves a parameter, both ways


@dataclass(frozen=True)
class Explanation:
    """An update on the pair of `context` (context,) and `target`, taken apart."""

    context: Array
    target: int
    step: int  # updates before it
    learning_rate: float
    stages: tuple[Stage, ...]
    loss: float
    loss_after: float  # as the trainer's own arithmetic gives it, and so the probabilities
    probabilities: Array  # (vocabulary,), before the update
    probabilities_after: Array
    model: LanguageModel  # in float64, before the update
    gradients: Mapping[str, Gradient]  # in float64, not shortened


class GradientCheck(NamedTuple):
    """A gradient beside the slope between two losses, the parameter nudged down and up."""

    analytic: float
    numeric: Line
    kinks: tuple[tuple[int, int], ...]  # layer and unit of each ReLU that switches in between

    @property
    def difference(self) -> float:
        """Of the two, as a share of the larger."""
        largest = max(abs(self.analytic), abs(self.numeric.result))
        return abs(self.analytic - self.numeric.result) / largest if largest else 0.0


def explain(trainer: Trainer, context: Array, target: int) -> Explanation:
    """What `trainer.train_on(context, target)` would do now; the trainer stays as it is.

    Raises TrainingError for a model with an adaptive softmax.
    """
    if trainer.model.settings.output == "adaptive":
        raise TrainingError(
            "An update is taken apart for one softmax over all words, and this model has an "
            "adaptive one: train with the full output to look into an update."
        )
    model = in_float64(trainer.model)
    trace = model.trace(context, target)
    after = trainer.copy()
    after.train_on(context, target)
    contexts, targets = np.asarray(context, np.int32)[None], np.array([target])
    stages = Forward(model, trace, context, target).stages()
    stages += Backward(model, trace, context, target).stages()
    stages += update_stages(trainer, model, trace.gradients)
    return Explanation(
        np.asarray(context),
        target,
        trainer.step,
        trainer.learning_rate,
        tuple(stages),
        trace.loss,
        float(after.model.losses(contexts, targets)[0]),
        trace.values["probabilities"],
        after.model.probabilities(contexts)[0],
        model,
        trace.gradients,
    )


def check_gradient(
    explanation: Explanation, parameter: str, index: tuple[int, ...], nudge: float = NUDGE
) -> GradientCheck:
    """Move one number of a parameter by `nudge` both ways and compare the loss with its gradient.

    It is done in float64. Where a ReLU switches between the two, the loss has a kink there and
    the two need not agree.
    """
    model = explanation.model.copy()
    array = model.parameters()[parameter]
    start, losses, switches = array[index], [], []
    for value in (start + nudge, start - nudge):
        array[index] = value
        trace = model.trace(explanation.context, explanation.target)
        losses.append(trace.loss)
        layers = range(1, len(model.settings.hidden_dims) + 1)
        switches.append([trace.values[f"layer_{n}_sums"] > 0 for n in layers])
    above, below = switches
    kinks = [
        (layer, int(unit))
        for layer, (on, other) in enumerate(zip(above, below, strict=True), start=1)
        for unit in np.flatnonzero(on != other)
    ]
    numeric = line(
        "slope",
        CENTRAL,
        ("loss above", losses[0]),
        ("loss below", losses[1]),
        ("nudge", nudge),
    )
    analytic = gradient_at(explanation.gradients[parameter], index)
    return GradientCheck(analytic, numeric, tuple(kinks))


def gradient_at(gradient: Gradient, index: tuple[int, ...]) -> float:
    """A number of a gradient; 0 in rows that were not looked up."""
    if not isinstance(gradient, RowGradient):
        return float(gradient[index])
    place = np.flatnonzero(gradient.rows == index[0])
    return float(gradient.values[place[0], index[1]]) if len(place) else 0.0


def in_float64(model: LanguageModel) -> LanguageModel:
    """A copy of the model that computes in float64."""
    arrays = {name: a.astype(np.float64) for name, a in model.parameters().items()}
    return LanguageModel.from_parameters({**model.config(), "dtype": "float64"}, arrays)
