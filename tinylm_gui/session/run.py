"""One run of training as the window sees it: its trainer, its losses, its pace, how far it is."""

import math
from array import array
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tinylm.history import ByStep, History
from tinylm.layers import Array
from tinylm.run import FIRST_EMBEDDINGS
from tinylm.settings import TrainingSettings
from tinylm.stop_rules import UNTIL_STOPPED
from tinylm.trainer import Diverged, Evaluation, Trainer
from tinylm_gui.session.batch import Batch
from tinylm_gui.session.loss_curve import LossCurve
from tinylm_gui.session.training_pace import TrainingPace

# A run that goes on after a change of these would no longer be one that these settings make.
FIXED_SETTINGS = ("optimizer", "seed")
MOST_EVALUATIONS = 2048  # more could not be told apart, and a small model has thousands a second


class Progress(NamedTuple):
    """How far a run is: updates and epochs, done and in all (0 until it is stopped)."""

    step: int
    steps: int
    epoch: int  # the running one, counted from 1
    epochs: int

    @property
    def share(self) -> float:
        """From 0 to 1; 0 where no end is set."""
        return self.step / self.steps if self.steps else 0.0


class TrainingRun:
    """A model from its first step on, and its past.

    While the worker trains, only the worker touches the trainer's arrays; what is read here
    meanwhile are whole numbers.
    """

    def __init__(
        self,
        trainer: Trainer,
        history: Mapping[str, NDArray[Any]] | None = None,
        past: History | None = None,
    ) -> None:
        self.trainer = trainer
        self.past = past or History(trainer)
        self.curve = LossCurve.from_arrays(history or {}, trainer.losses)
        self._evaluations: ByStep[Evaluation] = ByStep(MOST_EVALUATIONS)  # by epoch
        self._last_evaluation: Evaluation | None = None
        self._keep(_evaluations_in(history or {}))
        self._beginning = {n: a for n, a in (history or {}).items() if n == FIRST_EMBEDDINGS}
        self.diverged: Diverged | None = None  # how it ended, if its loss exploded
        self.seconds = 0.0  # of training since it was asked to go on
        self.pace = TrainingPace()
        self.is_given_up = False  # by the user: it will not go on

    @property
    def progress(self) -> Progress:
        """How far the run is."""
        trainer = self.trainer
        epochs = trainer.total_epochs
        if epochs == UNTIL_STOPPED:
            return Progress(trainer.step, 0, trainer.epoch + 1, 0)
        return Progress(
            trainer.step,
            max(trainer.step, trainer.steps_per_epoch * epochs),
            min(trainer.epoch + 1, epochs),
            epochs,
        )

    @property
    def evaluations(self) -> list[Evaluation]:
        """Those of evenly spaced epochs, at most MOST_EVALUATIONS, and the last one."""
        kept, last = self._evaluations.items, self._last_evaluation
        return kept if last is None or kept[-1:] == [last] else [*kept, last]

    @property
    def has_started(self) -> bool:
        """Whether the model is no longer the random one it began as."""
        return self.trainer.step > 0

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to train."""
        return self.is_given_up or self.trainer.is_over

    @property
    def can_go_on(self) -> bool:
        """Whether it has begun and something is left to train."""
        return self.has_started and not self.is_over

    def history(self) -> dict[str, NDArray[Any]]:
        """The losses so far, as arrays that a project can keep."""
        rows = [[math.nan if v is None else v for v in event] for event in self.evaluations]
        evaluations = np.array(rows, dtype=np.float64).reshape(len(rows), len(Evaluation._fields))
        return {**self._beginning, **self.curve.to_arrays(), "evaluations": evaluations}

    def train_on_pair(self, context: Array, target: int) -> Batch:
        """One update on a pair of `context` (context,) ids and the next id."""
        update = self.trainer.train_on(context, target)
        self.past.keep(update.step)
        return Batch(update.step, array("d", [update.loss]), update.pairs, [], None, 0.0)

    def trainer_at(self, step: int | None) -> Trainer:
        """A trainer of its own, as this run's was at a step of its past or, without one, is now."""
        moment = None if step is None else self.past.moments.get(step)
        if moment is None:
            return self.trainer.copy()
        trainer = Trainer(self.trainer.model.copy(), self.trainer.corpus, moment.settings)
        trainer.restore(moment.state)
        return trainer

    def take(self, batch: Batch) -> None:
        """Keep what the trainer did."""
        self.seconds += batch.seconds
        if batch.losses:
            self.curve.extend(batch.steps, batch.losses)
            self.pace.add(batch.pairs, len(batch.losses), batch.seconds)
            self.diverged = None
        self._keep(batch.evaluations)
        if isinstance(batch.ending, Diverged):
            self.diverged = batch.ending

    def _keep(self, evaluations: Sequence[Evaluation]) -> None:
        for evaluation in evaluations:
            self._evaluations.add(evaluation.epoch, evaluation)
            self._last_evaluation = evaluation

    def settings_for_one_pair(self) -> TrainingSettings:
        """Those with which the next update learns from a single pair, in as many epochs."""
        single = self.trainer.settings.changed(batch_size=1)
        if single.minimum_steps and single.epochs:
            single = single.changed(epochs=self.trainer.total_epochs, minimum_steps=0)
        return single

    def change_settings(self, settings: TrainingSettings) -> None:
        """Go on with other settings; a run that cannot is given up. The worker must be at rest."""
        old, new = self.trainer.settings.to_dict(), settings.to_dict()
        if any(old[name] != new[name] for name in FIXED_SETTINGS):
            self.is_given_up = True
        else:
            self.trainer.settings = settings

    def changed_by_hand_after(self, step: int) -> list[int]:
        """The later steps at which settings were changed or a pair was applied, ascending.

        A run that branches off at `step` does not repeat that: it goes on as it was set then.
        """
        known = len(self.past.moments[self._kept(step)].state.values["settings_log"])
        later = self.trainer.settings_log[max(known, 1) :]  # the first entry is the beginning
        return sorted({entry["step"] for entry in later})

    def branch(self, step: int, settings: TrainingSettings) -> "TrainingRun":
        """A run of its own that goes on from a step, or from the last one kept before it.

        This run stays as it is.
        """
        past = self.past.branch(self._kept(step))
        run = TrainingRun(past.trainer, self._beginning, past)
        run.curve = self.curve.until(past.trainer.step, past.trainer.losses)
        run._keep([e for e in self.evaluations if e.epoch <= past.trainer.epoch])
        if settings != past.trainer.settings:
            run.change_settings(settings)
        return run

    def _kept(self, step: int) -> int:
        """The last kept step up to this one."""
        steps = self.past.moments.steps
        return steps[bisect_right(steps, step) - 1]


def _evaluations_in(history: Mapping[str, NDArray[Any]]) -> list[Evaluation]:
    rows = history["evaluations"].tolist() if "evaluations" in history else []
    return [
        Evaluation(int(step), int(epoch), train, None if math.isnan(validation) else validation)
        for step, epoch, train, validation in rows
    ]
