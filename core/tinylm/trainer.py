"""Training: batches in, updated parameters and a stream of events out.

`Trainer.run` is a generator. Pausing is not asking it for the next event, stopping is
never asking again; nothing here knows a clock, a file or a screen. One batch is one call
of `next`, one pair is that with a batch size of 1, one epoch is all until an Evaluation.
A run depends on its settings and its seed alone, and `state` continues it bit for bit.
"""

import math
from array import array as compact_list
from collections.abc import Generator, Iterator
from typing import Any, NamedTuple

import numpy as np

from tinylm.corpus import Corpus
from tinylm.errors import TrainingError
from tinylm.evaluation import EVALUATION_BATCH, batch_sums, let_counts_join, loss_sum
from tinylm.layers import Array, Dropout, Gradient, seeded_dropouts
from tinylm.model import LanguageModel
from tinylm.optimizers import clip_gradients, learning_rate_at, make_optimizer
from tinylm.settings import TrainingSettings
from tinylm.stop_rules import ALL_EPOCHS, NO_IMPROVEMENT, UNTIL_STOPPED, LossRules
from tinylm.threads import one_blas_thread
from tinylm.token_sequence import Batch, TokenSequence

EXPLODED = 100.0  # times the loss of guessing uniformly, or the first loss if that is larger
GUARD_INTERVAL = 100  # steps between the copies from which the last good state is replayed


class StepMetrics(NamedTuple):
    """One update: mean loss in nats of its batch, before the update."""

    step: int  # updates so far, this one included
    epoch: int  # the running epoch, counted from 1
    loss: float
    pairs: int
    learning_rate: float


class Evaluating(NamedTuple):
    """A share of a text is measured; a run that is left here measures it again."""

    step: int
    epoch: int
    share: float


class Evaluation(NamedTuple):
    """The end of an epoch: mean loss in nats, in training while it ran and on unseen text."""

    step: int
    epoch: int
    train_loss: float
    validation_loss: float | None


class Diverged(NamedTuple):
    """The loss exploded at `step`; the parameters are back at the last good ones."""

    step: int
    loss: float
    restored_step: int


class Finished(NamedTuple):
    """The run has ended for one of the reasons in stop_rules.py."""

    step: int
    epoch: int
    reason: str
    kept_epoch: int  # the epoch whose parameters the model has: with patience the best


Event = StepMetrics | Evaluating | Evaluation | Diverged | Finished


class Best(NamedTuple):
    """The epoch with the lowest validation loss so far; its arrays are never changed."""

    epoch: int
    loss: float
    parameters: dict[str, Array]


class TrainerState(NamedTuple):
    """All that decides how a run goes on: arrays by name, and JSON-ready values."""

    arrays: dict[str, Array]
    values: dict[str, Any]


class Moment(NamedTuple):
    """All that a run needs to go on from a step."""

    state: TrainerState
    settings: TrainingSettings


class Trainer:
    """Trains `model` on the training part of `corpus`, in place.

    Raises TrainingError if the text has no pair of a context and a next token.
    """

    def __init__(self, model: LanguageModel, corpus: Corpus, settings: TrainingSettings) -> None:
        if corpus.training.pairs == 0:
            raise TrainingError(
                "The text has no word that follows another, so there is nothing to predict; "
                "add more text."
            )
        self.model = model
        self.corpus = corpus
        self.settings = settings  # others may be set between two events
        self.losses = compact_list("d")  # of each step so far
        self.step = 0
        self.epoch = 0  # epochs completed
        self._consumed = 0  # pairs of the running epoch already trained on
        self._epoch_loss = 0.0  # their losses, summed
        self._first_loss: float | None = None
        self._best: Best | None = None
        self._rules = LossRules(corpus.training, model.vocabulary_size, model.settings.context)
        self._guard: Moment | None = None  # a recent one whose loss was still good
        self._settings_log: list[dict[str, Any]] = []  # from which step on which settings held
        self._optimizer = make_optimizer(model.parameters(), settings)

    @property
    def steps_per_epoch(self) -> int:
        """Updates in one pass over the training text."""
        return math.ceil(self.corpus.training.pairs / self.settings.batch_size)

    @property
    def total_epochs(self) -> int:
        """Epochs the run will take, with those that `minimum_steps` adds, or UNTIL_STOPPED."""
        if self.settings.epochs == 0:
            return UNTIL_STOPPED
        for_minimum = math.ceil(self.settings.minimum_steps / self.steps_per_epoch)
        return max(self.settings.epochs, for_minimum)

    @property
    def settings_log(self) -> list[dict[str, Any]]:
        """From which step and epoch on which settings held."""
        return list(self._settings_log)

    @property
    def is_over(self) -> bool:
        """Whether all epochs are done, or patience is lost."""
        return self.epoch >= self.total_epochs or self._has_lost_patience()

    @property
    def learning_rate(self) -> float:
        """That of the next update."""
        total_steps = self.total_epochs * self.steps_per_epoch
        return learning_rate_at(self.step, total_steps, self.settings)

    def run(self) -> Iterator[Event]:
        """Train from wherever the state is until all epochs are done or a stop rule holds.

        With patience, the parameters are in the end those of the best epoch. If the loss
        explodes, the run ends with Diverged and they are those that gave the last good loss.
        """
        self._guard = None
        self.take_settings()
        with one_blas_thread():  # once for all: a change at each step costs more than the step
            for event in self._train():
                if isinstance(event, Diverged):
                    self._replay_until(event.restored_step)
                yield event

    def train_on(self, context: Array, target: int) -> StepMetrics:
        """One update on a pair of `context` (context,) ids and the next id, without dropout.

        It comes on top of the epoch's own batches and is kept in the log of the settings.
        """
        self.take_settings()
        contexts, targets = np.asarray(context, np.int32)[None], np.array([target], np.int32)
        pair = {"context": contexts[0].tolist(), "target": int(target)}
        self._settings_log.append({**self._log_entry(), "pair": pair})
        with one_blas_thread():
            loss, gradients = self.model.loss_and_gradients(contexts, targets)
            return self._update(loss, gradients, 1, self.learning_rate)

    def copy(self) -> "Trainer":
        """An independent trainer in the same state, without the losses so far."""
        trainer = Trainer(self.model.copy(), self.corpus, self.settings)
        trainer.restore(self.state())
        return trainer

    def state(self) -> TrainerState:
        """Copies of all that decides how the run goes on."""
        arrays = {f"parameters.{name}": a.copy() for name, a in self.model.parameters().items()}
        arrays |= {f"optimizer.{name}": a.copy() for name, a in self._optimizer.state.items()}
        values: dict[str, Any] = {
            "step": self.step,
            "epoch": self.epoch,
            "consumed": self._consumed,
            "epoch_loss": self._epoch_loss,
            "first_loss": self._first_loss,
            "best": None,
            "settings_log": list(self._settings_log),
        }
        if self._best is not None:
            arrays |= {f"best.{name}": array for name, array in self._best.parameters.items()}
            values["best"] = {"epoch": self._best.epoch, "loss": self._best.loss}
        return TrainerState(arrays, values)

    def restore(self, state: TrainerState) -> None:
        """Go back (or ahead) to a `state` of a run with the same model shape and optimizer.

        A generator of events that was made before is of no use afterwards.
        """
        self._optimizer = make_optimizer(self.model.parameters(), self.settings)
        for name, array in self.model.parameters().items():
            array[...] = state.arrays[f"parameters.{name}"]
        for name, array in self._optimizer.state.items():
            array[...] = state.arrays[f"optimizer.{name}"]
        self.step = state.values["step"]
        self.epoch = state.values["epoch"]
        self._consumed = state.values["consumed"]
        self._epoch_loss = state.values["epoch_loss"]
        self._first_loss = state.values["first_loss"]
        self._settings_log = list(state.values["settings_log"])
        del self.losses[self.step :]
        self.model.counts = None
        self._best = None
        if state.values["best"] is not None:
            best = {name: state.arrays[f"best.{name}"] for name in self.model.parameters()}
            self._best = Best(**state.values["best"], parameters=best)

    def moment(self) -> Moment:
        """The state and the settings as they are now."""
        return Moment(self.state(), self.settings)

    def return_to(self, moment: Moment) -> None:
        """Go back to an earlier `moment` of this run, with the settings it had."""
        self.settings = moment.settings
        self.restore(moment.state)

    def take_settings(self) -> None:
        """Let changed settings take effect, and note from which step on they do."""
        settings = self.settings.to_dict()
        last = self._settings_log[-1]["settings"] if self._settings_log else None
        if settings == last:
            return
        if last is not None:
            learned = self._optimizer.state
            self._optimizer = make_optimizer(self.model.parameters(), self.settings)
            if learned.keys() == self._optimizer.state.keys():  # else it is another optimizer
                self._optimizer.state.update(learned)
        self._settings_log.append(self._log_entry())

    def _log_entry(self) -> dict[str, Any]:
        return {"step": self.step, "epoch": self.epoch, "settings": self.settings.to_dict()}

    def _train(self) -> Iterator[Event]:
        while not self.is_over:
            settings = self.settings
            total_steps = self.total_epochs * self.steps_per_epoch
            for batch in self._batches():
                with np.errstate(over="ignore", invalid="ignore"):  # the loss tells
                    loss, gradients = self.model.loss_and_gradients(*batch, *self._dropouts())
                if self._has_exploded(loss):
                    yield Diverged(self.step + 1, loss, max(self.step - 1, 0))
                    return
                self._keep_guard()
                learning_rate = learning_rate_at(self.step, total_steps, settings)
                metrics = self._update(loss, gradients, len(batch[1]), learning_rate)
                self._consumed += metrics.pairs
                self._epoch_loss += loss * metrics.pairs
                yield metrics
                if self.settings is not settings:  # the epoch goes on in other batches
                    self.take_settings()
                    break
            else:
                if self.epoch + 1 >= self.total_epochs and self._guard is not None:
                    loss = loss_sum(self.model, batch) / len(batch[1])
                    if self._has_exploded(loss):  # nobody will look after the last update
                        yield Diverged(self.step + 1, loss, self.step - 1)
                        return
                reason = yield from self._complete_epoch()
                if reason is not None:
                    yield self._finish(reason)
                    return
        yield self._finish()

    def _keep_guard(self) -> None:
        guard = self._guard
        is_due = self.step % GUARD_INTERVAL == 0
        if guard is None or guard.settings is not self.settings or is_due:
            self._guard = self.moment()

    def _update(
        self, loss: float, gradients: dict[str, Gradient], pairs: int, learning_rate: float
    ) -> StepMetrics:
        if self.settings.gradient_clip:
            clip_gradients(gradients, self.settings.gradient_clip)
        self._optimizer.update(self.model.parameters(), gradients, learning_rate)
        self.model.counts = None  # their share was that of other parameters
        self.step += 1
        self.losses.append(loss)
        return StepMetrics(self.step, self.epoch + 1, loss, pairs, learning_rate)

    def _batches(self) -> Iterator[Batch]:
        """What is left of the running epoch."""
        training, context = self.corpus.training, self.model.settings.context
        size, seed = self.settings.batch_size, self.settings.seed
        if self.settings.shuffle:
            return training.batches(context, size, seed, self.epoch, self._consumed)
        return training.in_order(context, size, self._consumed)

    def _dropouts(self) -> tuple[Dropout, ...]:
        """Their random numbers follow from the seed and the step, so no state needs to be kept."""
        rates = self.settings.dropout, self.settings.embedding_dropout
        return seeded_dropouts(rates, (self.settings.seed, self.step))

    def _complete_epoch(self) -> Generator[Event, None, str | None]:
        """Measure what the epoch has brought. Returns the stop rule that holds now, if any does."""
        settings, validation = self.settings, self.corpus.validation
        validation_loss = None if validation is None else (yield from self._measure(validation))
        whole_loss = math.inf
        if settings.floor_margin:
            whole_loss = yield from self._measure(self.corpus.training)
        train_loss = self._epoch_loss / self._consumed
        self.epoch += 1
        self._consumed, self._epoch_loss = 0, 0.0
        if settings.patience and validation_loss is not None:
            self._keep_if_best(validation_loss)
        yield Evaluation(self.step, self.epoch, train_loss, validation_loss)
        judged = train_loss if validation_loss is None else validation_loss
        return self._rules.reason_to_stop(settings, judged, whole_loss)

    def _measure(self, sequence: TokenSequence) -> Generator[Event, None, float]:
        """The mean loss over `sequence`, as `evaluate` gives it, with a sign of life on the way."""
        total = 0.0
        for number, batch_sum in enumerate(batch_sums(self.model, sequence), start=1):
            total += batch_sum
            share = min(1.0, number * EVALUATION_BATCH / sequence.pairs)
            yield Evaluating(self.step, self.epoch + 1, share)
        return total / sequence.pairs

    def _keep_if_best(self, loss: float) -> None:
        if self._best is None or loss < self._best.loss:
            copies = {name: array.copy() for name, array in self.model.parameters().items()}
            self._best = Best(self.epoch, loss, copies)

    def _has_lost_patience(self) -> bool:
        if self._best is None:
            return False
        return 0 < self.settings.patience <= self.epoch - self._best.epoch

    def _finish(self, stop_rule: str | None = None) -> Finished:
        reason = stop_rule or (NO_IMPROVEMENT if self._has_lost_patience() else ALL_EPOCHS)
        kept_epoch = self.epoch
        if self._best is not None and self.settings.patience and stop_rule is None:
            kept_epoch = self._best.epoch
            for name, array in self.model.parameters().items():
                array[...] = self._best.parameters[name]
        let_counts_join(self.model, self.corpus, self.settings.counted_context)
        return Finished(self.step, self.epoch, reason, kept_epoch)

    def _has_exploded(self, loss: float) -> bool:
        if self._first_loss is None:
            self._first_loss = loss
        usual = max(self._first_loss, math.log(self.model.vocabulary_size))
        return not loss <= EXPLODED * usual  # also true for nan

    def _replay_until(self, step: int) -> None:
        """Back to the guard, then the same updates again: the same parameters, bit for bit."""
        if self._guard is None:  # the very first loss was bad: nothing was changed yet
            return
        settings = self.settings
        self.return_to(self._guard)
        again = self._train()
        while self.step < step:
            next(again)
        self.settings = settings


def train(model: LanguageModel, corpus: Corpus, settings: TrainingSettings) -> Iterator[Event]:
    """Train `model` in place from the start: the events of `Trainer(...).run()`."""
    return Trainer(model, corpus, settings).run()
