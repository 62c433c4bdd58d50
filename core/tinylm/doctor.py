"""What is wrong with a run, in numbers that can be checked: findings, each with a remedy.

A model, its text and the losses so far go in; findings come out, none for a healthy run.
The window puts them into words and offers the remedy with one click.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from tinylm.baselines import Baselines
from tinylm.corpus import Corpus
from tinylm.layers import Array
from tinylm.model import LanguageModel
from tinylm.settings import TrainingSettings
from tinylm.trainer import Diverged, Evaluation

CONTEXTS_LOOKED_AT = 4096  # of the training text, evenly spread
NEAR = 0.02  # nats: closer to the floor than anybody can tell
SLOW = 0.02  # share of what is left to learn that a run should gain in its second half
ENOUGH_EPOCHS = 4
RISE = 0.03  # nats of validation loss above its lowest that are no longer chance
RARE_SHARE = 0.5  # of the vocabulary


@dataclass(frozen=True)
class Finding:
    """Something that keeps a run from learning well.

    `kind` names it, `numbers` are its evidence by name, `words` the ids it concerns, and
    `remedy` the settings to change, by name; empty where no setting helps.
    """

    kind: str
    numbers: Mapping[str, float]
    words: tuple[int, ...] = ()
    remedy: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Patient:
    """A run to be examined; `losses` are those of its steps, thinned or not."""

    model: LanguageModel
    corpus: Corpus
    settings: TrainingSettings
    losses: Array  # (n,)
    evaluations: Sequence[Evaluation]
    baselines: Baselines
    diverged: Diverged | None = None


def examine(patient: Patient) -> list[Finding]:
    """All findings, gravest first."""
    return [finding for check in _CHECKS for finding in check(patient)]


def _exploded(patient: Patient) -> Iterator[Finding]:
    if patient.diverged is not None:
        rate = patient.settings.learning_rate
        numbers = {
            "step": patient.diverged.step,
            "loss": patient.diverged.loss,
            "learning_rate": rate,
        }
        yield Finding("exploded", numbers, remedy={"learning_rate": rate / 10})


def _dead_words(patient: Patient) -> Iterator[Finding]:
    """Contexts after which every unit of a hidden layer is off: nothing can be learned there."""
    contexts = _spread_contexts(patient)
    for number, activations in enumerate(patient.model.activations(contexts), start=1):
        dead = ~(activations > 0).any(axis=1)
        if dead.any():
            words = np.unique(contexts[dead, -1])
            numbers = {
                "layer": number,
                "contexts": int(dead.sum()),
                "looked_at": len(contexts),
                "units": activations.shape[1],
            }
            remedy = {"biases": True, "initialization": "scaled"}
            yield Finding("dead words", numbers, tuple(words.tolist()), remedy)
            return  # what comes after a silent layer is silent too


def _spread_contexts(patient: Patient) -> Array:
    training, context = patient.corpus.training, patient.model.settings.context
    every = max(1, training.pairs // CONTEXTS_LOOKED_AT)
    parts = [contexts[::every] for contexts, _ in training.in_order(context, 2**16)]
    return np.unique(np.concatenate(parts), axis=0)


def _rate_too_large(patient: Patient) -> Iterator[Finding]:
    """A loss that stays above knowing nothing but word frequencies although it was lower."""
    recent = _late_mean(patient.losses)
    if recent is None or patient.diverged is not None:
        return
    lowest = float(np.min(_means_of_tenths(patient.losses)))
    if recent > patient.baselines.uniform and recent > 1.2 * lowest:
        rate = patient.settings.learning_rate
        numbers = {"loss": recent, "lowest": lowest, "uniform": patient.baselines.uniform}
        yield Finding("learning rate too large", numbers, remedy={"learning_rate": rate / 10})


def _rate_too_small(patient: Patient) -> Iterator[Finding]:
    """A loss that hardly falls although much is left to learn."""
    recent = _late_mean(patient.losses)
    if recent is None or patient.settings.schedule != "constant":
        return
    tenths = _means_of_tenths(patient.losses)
    left = recent - patient.baselines.best_possible
    gained = float(tenths[4] - tenths[-1])
    if recent > patient.baselines.context_free and 0 <= gained < SLOW * left:
        rate = patient.settings.learning_rate
        numbers = {"loss": recent, "gained": gained, "floor": patient.baselines.best_possible}
        yield Finding("learning rate too small", numbers, remedy={"learning_rate": rate * 10})


def _floor_reached(patient: Patient) -> Iterator[Finding]:
    if patient.evaluations:
        loss, floor = patient.evaluations[-1].train_loss, patient.baselines.best_possible
        if loss < floor + NEAR:
            numbers = {"loss": loss, "floor": floor}
            context = patient.model.settings.context
            yield Finding("floor reached", numbers, remedy={"context": context + 1})


def _overfitting(patient: Patient) -> Iterator[Finding]:
    """Validation rising for epochs while training falls."""
    seen = [e for e in patient.evaluations if e.validation_loss is not None]
    if len(seen) < ENOUGH_EPOCHS:
        return
    losses = [e.validation_loss or 0.0 for e in seen]
    best = int(np.argmin(losses))
    rise = losses[-1] - losses[best]
    if rise > RISE and len(seen) - 1 - best >= 2 and seen[-1].train_loss < seen[best].train_loss:
        numbers = {"best_epoch": seen[best].epoch, "best": losses[best], "now": losses[-1]}
        dropout = min(0.8, patient.settings.dropout + 0.2)
        yield Finding("overfitting", numbers, remedy={"dropout": dropout, "patience": 2})


def _rare_words(patient: Patient) -> Iterator[Finding]:
    counts = patient.corpus.vocabulary.counts
    once = np.flatnonzero(counts == 1)
    if len(once) > RARE_SHARE * len(counts):
        numbers = {"once": len(once), "words": len(counts)}
        yield Finding("rare words", numbers, tuple(once[:100].tolist()), {"min_count": 2})


def _means_of_tenths(losses: Array) -> Array:
    return np.array([part.mean() for part in np.array_split(losses, 10)])


def _late_mean(losses: Array) -> float | None:
    """The mean loss of the last tenth; None while a run is too young to be judged."""
    return float(_means_of_tenths(losses)[-1]) if len(losses) >= 100 else None


_CHECKS: tuple[Callable[[Patient], Iterator[Finding]], ...] = (
    _exploded,
    _dead_words,
    _rate_too_large,
    _rate_too_small,
    _floor_reached,
    _overfitting,
    _rare_words,
)
