"""What is wrong with a run, in numbers that can be checked: findings, each with a remedy.

A model, its text and the losses so far go in; findings come out, none for a healthy run.
The window puts them into words and offers the remedy with one click.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from tinylm.baselines import Baselines
from tinylm.cleaning import clean_text
from tinylm.corpus import Corpus
from tinylm.evaluation import evaluate
from tinylm.layers import Array
from tinylm.model import LanguageModel
from tinylm.settings import TrainingSettings
from tinylm.trainer import Diverged, Evaluation

CONTEXTS_LOOKED_AT = 2048  # of the training text, evenly spread
NEAR = 0.02  # nats: closer to the floor than anybody can tell
SLOW = 0.02  # share of what is left to learn that a run should gain in its second half
ENOUGH_EPOCHS = 4
RISE = 0.03  # nats of validation loss above its lowest that are no longer chance
RARE_SHARE = 0.1  # of the text
ENOUGH_TOKENS = 1000  # in a shorter text most words come once, whatever it is
# Learning rates that move each optimizer on from almost anywhere.
USUAL_RATES = {"sgd": 0.1, "momentum": 0.01, "adamw": 0.003}
FAR_OFF = 10  # times the usual rate, or a part of it


@dataclass(frozen=True)
class Finding:
    """Something that keeps a run from learning well.

    `kind` names it, `numbers` are its evidence by name, `words` those it concerns, and
    `remedy` the settings to change, by name; empty where no setting helps.
    """

    kind: str
    numbers: Mapping[str, float]
    words: tuple[str, ...] = ()
    remedy: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Patient:
    """A run to be examined; `losses` are those of its steps, thinned or not.

    `diverged` is how it ended, if it exploded; `prompt` what the model is to go on from.
    """

    model: LanguageModel
    corpus: Corpus
    settings: TrainingSettings
    losses: Array  # (n,)
    evaluations: Sequence[Evaluation]
    baselines: Baselines
    diverged: Diverged | None = None
    prompt: str = ""

    def words(self, ids: Sequence[int]) -> tuple[str, ...]:
        """The words of some ids."""
        return tuple(self.corpus.vocabulary.word(word_id) for word_id in ids)


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
        yield Finding("exploded", numbers, remedy=_calmer(patient))


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
            yield Finding(
                "dead words", numbers, patient.words(words.tolist()), _sound_start(patient)
            )
            return  # what comes after a silent layer is silent too


def _sound_start(patient: Patient) -> dict[str, Any]:
    """What to change so that no unit of a new model is off for good."""
    settings = patient.model.settings
    if settings.biases and settings.initialization == "scaled":
        return _calmer(patient)  # an update threw them there
    return {"biases": True, "initialization": "scaled"}


def _spread_contexts(patient: Patient) -> Array:
    training, context = patient.corpus.training, patient.model.settings.context
    numbers = np.linspace(0, training.pairs - 1, min(training.pairs, CONTEXTS_LOOKED_AT))
    positions = training.positions_of_pairs(numbers.astype(np.int64))
    return np.unique(training.examples(positions, context)[0], axis=0)


def _calmer(patient: Patient) -> dict[str, Any]:
    settings = patient.settings
    return {
        "learning_rate": min(_round(settings.learning_rate / 10), USUAL_RATES[settings.optimizer])
    }


def _round(rate: float) -> float:
    return float(f"{rate:.3g}")  # 0.0003, not 0.00030000000000000003


def _rate_too_large(patient: Patient) -> Iterator[Finding]:
    """A loss worse than guessing that was better once, or a large rate and no way down."""
    recent = _late_mean(patient.losses)
    if recent is None or patient.diverged is not None:
        return
    baselines, settings = patient.baselines, patient.settings
    lowest = float(np.min(_means_of_tenths(patient.losses)))
    is_lost = recent > baselines.uniform and recent > 1.2 * lowest
    half = (baselines.context_free + baselines.best_possible) / 2
    is_large = settings.learning_rate >= FAR_OFF * USUAL_RATES[settings.optimizer]
    if is_lost or (is_large and recent > half and _has_stopped_falling(patient)):
        numbers = {"loss": recent, "lowest": lowest, "learning_rate": settings.learning_rate}
        yield Finding("learning rate too large", numbers, remedy=_calmer(patient))


def _does_not_fall(patient: Patient) -> Iterator[Finding]:
    """A loss that hardly falls although almost everything is left to learn.

    Where the learning rate is far below what is usual, that is why; else the run is stuck.
    """
    recent = _late_mean(patient.losses)
    settings, baselines = patient.settings, patient.baselines
    if recent is None or patient.diverged is not None or settings.schedule != "constant":
        return
    if recent <= baselines.context_free or not _has_stopped_falling(patient):
        return
    rate, usual = settings.learning_rate, USUAL_RATES[settings.optimizer]
    numbers = {"loss": recent, "floor": baselines.best_possible, "learning_rate": rate}
    if rate <= usual / FAR_OFF:
        remedy: dict[str, Any] = {"learning_rate": _round(rate * 10)}
        yield Finding("learning rate too small", numbers, remedy=remedy)
    elif rate < usual * FAR_OFF:
        remedy = {"optimizer": "adamw", "learning_rate": USUAL_RATES["adamw"]}
        yield Finding("stuck", numbers, remedy=remedy)


def _has_stopped_falling(patient: Patient) -> bool:
    """Whether the second half of the run gained next to nothing of what was left to learn."""
    tenths = _means_of_tenths(patient.losses)
    left = float(tenths[-1]) - patient.baselines.best_possible
    return float(tenths[4] - tenths[-1]) < SLOW * left


def _floor_reached(patient: Patient) -> Iterator[Finding]:
    """The loss over the whole text at the floor.

    That of an epoch, measured while the model learns, can lie below it: in the order of the
    text the last pairs tell what comes next. So it only says when to look.
    """
    floor = patient.baselines.best_possible + NEAR
    if not patient.evaluations or patient.evaluations[-1].train_loss >= floor:
        return
    loss = evaluate(patient.model, patient.corpus.training)
    if loss < floor:
        numbers = {"loss": loss, "floor": patient.baselines.best_possible}
        yield Finding("floor reached", numbers, remedy=_room_for_more(patient))


def _room_for_more(patient: Patient) -> dict[str, Any]:
    """A longer context has a lower floor, unless there is nothing left to know."""
    if patient.baselines.best_possible < NEAR:
        return {}
    return {"context": patient.model.settings.context + 1}


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
        yield Finding("overfitting", numbers, remedy={"dropout": round(dropout, 2), "patience": 2})


def _rare_words(patient: Patient) -> Iterator[Finding]:
    vocabulary = patient.corpus.vocabulary
    counts = np.asarray(vocabulary.counts)
    once = np.flatnonzero(counts == 1)
    if counts.sum() >= ENOUGH_TOKENS and len(once) > RARE_SHARE * counts.sum():
        numbers = {"once": len(once), "words_in_all": len(counts), "tokens": int(counts.sum())}
        yield Finding("rare words", numbers, patient.words(once.tolist()), {"min_count": 2})


def _unknown_words(patient: Patient) -> Iterator[Finding]:
    tokens = patient.corpus.tokenizer.tokens(clean_text(patient.prompt))
    unknown = [token for token in tokens if token not in patient.corpus.vocabulary]
    if unknown:
        numbers = {"unknown": len(unknown), "tokens": len(tokens)}
        yield Finding("unknown words", numbers, tuple(dict.fromkeys(unknown)))


def _means_of_tenths(losses: Array) -> Array:
    return np.array([part.mean() for part in np.array_split(losses, 10)])


def _late_mean(losses: Array) -> float | None:
    """The mean loss of the last tenth; None while a run is too young to be judged."""
    return float(_means_of_tenths(losses)[-1]) if len(losses) >= 100 else None


_CHECKS: tuple[Callable[[Patient], Iterator[Finding]], ...] = (
    _exploded,
    _dead_words,
    _rate_too_large,
    _does_not_fall,
    _floor_reached,
    _overfitting,
    _rare_words,
    _unknown_words,
)
