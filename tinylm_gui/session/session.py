"""The open text, its model and its training: the only place that knows them all.

Views read what `shared_state.py` holds, listen to its signals and call the slots here. All of it
lives in the window's thread; what the training thread sends arrives here first.
"""

import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Slot

from tinylm.corpus import Corpus
from tinylm.documents import Document
from tinylm.errors import TinyLMError
from tinylm.layers import Array
from tinylm.memory import give_back_freed_memory
from tinylm.model import LanguageModel
from tinylm.resources import sample_path
from tinylm.run import Run
from tinylm.settings import (
    ModelSettings,
    TextSettings,
    TrainingSettings,
)
from tinylm.trainer import Evaluation, StepMetrics, Trainer
from tinylm_gui.session.batch import Batch
from tinylm_gui.session.idle_gate import IdleGate
from tinylm_gui.session.loading import LoadedText
from tinylm_gui.session.run import TrainingRun
from tinylm_gui.session.run_ending import RunEnding
from tinylm_gui.session.session_state import SessionState
from tinylm_gui.session.shared_state import SharedState
from tinylm_gui.session.text_source import TextSource
from tinylm_gui.session.worker import ENDLESS, Goal, Snapshot, TrainingWorker


class Session(SharedState):
    """One text, one model, one run at a time."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lookback.settings_changed.connect(self._show_settings)
        self._ending = RunEnding(self)
        self._ending.failed.connect(self.failed)
        self._ending.message.connect(self.message)
        self._gate = IdleGate()
        self._worker: TrainingWorker | None = None
        self._texts = TextSource(self._gate, self)
        self._texts.progressed.connect(self.loading_progressed)
        self._texts.loaded.connect(self._take_text)
        self._texts.given_up.connect(self._keep_text)
        self._texts.encoding_needed.connect(self.encoding_needed)
        self._texts.failed.connect(self.failed)
        self._texts.message.connect(self.message)
        self._texts.crashed.connect(self.crashed)

    # Text

    def load_files(self, paths: Sequence[str | Path], encodings: Mapping[Path, str] = {}) -> None:
        """Read files and folders in the background; once read they replace the open text."""
        if self._begin_reading():
            self._texts.read_files(paths, encodings, self.text_settings)

    @Slot(str)
    def load_sample(self, name: str) -> None:
        """Read one of the texts that come with the program."""
        self.load_files([sample_path(name)])

    def add_files(self, paths: Sequence[str | Path]) -> None:
        """Like `load_files`, but what is open stays open before them."""
        if self._begin_reading():
            self._texts.read_files(paths, {}, self.text_settings, self.documents)

    def keep_documents(self, documents: Sequence[Document]) -> None:
        """Read some of the open documents again, without the others."""
        if self._begin_reading():
            self._texts.read(lambda: documents, self.text_settings)

    def use_encoding(self, path: str, encoding: str, for_all: bool = False) -> None:
        """Read the files asked for last again in the encoding chosen for one or for all."""
        if self._begin_reading():
            self._texts.read_again(path, encoding, for_all, self.text_settings)

    @Slot()
    def cancel_loading(self) -> None:
        """Stop reading; what was open stays open."""
        self._texts.cancel()

    def _begin_reading(self) -> bool:
        """Make ready for another text; False while one is being read."""
        if self._must_wait():
            return False
        self._halt()
        self._set_state(SessionState.LOADING)
        return True

    def _must_wait(self) -> bool:
        """Whether a text is being read, which is then said."""
        if self._texts.is_busy:
            self.failed.emit(self.tr("Another text is being read: wait for it, or cancel it."))
        return self._texts.is_busy

    @Slot(object)
    def _take_text(self, loaded: LoadedText) -> None:
        self._hold(*loaded)
        self.corpus_changed.emit()
        self.reset()

    def _hold(self, documents: Sequence[Document], corpus: Corpus) -> None:
        """Another text: what was chosen and learned in the one before means nothing in it."""
        self.documents, self.corpus = tuple(documents), corpus
        self.selected_word, self.chosen_pair = None, 0
        self.lookback.forget()
        self.has_unsaved_training = False

    @Slot()
    def _keep_text(self) -> None:
        if self.corpus is not None and self.text_settings != self.corpus.settings:
            self.text_settings = self.corpus.settings
            self.settings_changed.emit()
        self._update_state()

    # Settings

    def apply_settings(
        self, text: TextSettings, model: ModelSettings, training: TrainingSettings
    ) -> None:
        """Take new settings.

        Other text settings read the text again, which begins with a new model. What only steers
        the training also steers the run that is under way; any other change waits for the next
        run, so that nothing that was learned is lost by a turn of a knob.
        """
        text_differs, model_differs = text != self.text_settings, model != self.model_settings
        if not text_differs and not model_differs and training == self.training_settings:
            return
        if text_differs and self._must_wait():
            self.settings_changed.emit()  # the old ones are shown again
            return
        go_on = self._interrupt()
        self.text_settings, self.model_settings, self.training_settings = text, model, training
        self.settings_changed.emit()
        run = self.run
        if self.corpus is None:
            return
        if self.lookback.step is not None and not text_differs and not model_differs:
            self.lookback.choose(training)
        elif text_differs:
            self.keep_documents(self.documents)
        elif run is None or not run.has_started:
            self.reset()
        else:
            if model_differs:
                run.is_given_up = True
            else:
                run.change_settings(training)
            self._update_state()
        go_on()

    @Slot(object)
    def _show_settings(self, training: TrainingSettings) -> None:
        if training != self.training_settings:
            self.training_settings = training
            self.settings_changed.emit()

    # Projects

    def copy_of_run(self) -> Run | None:
        """The run as it is between two steps, to be saved; a training under way goes on."""
        run = self.run
        if run is None:
            return None
        go_on = self._interrupt()
        history = {**run.history(), **self.past_runs.to_arrays()}
        copy = Run.of(run.trainer, history, run.evaluations[-1] if run.evaluations else None)
        go_on()
        return copy

    def adopt(self, documents: Sequence[Document], corpus: Corpus, run: TrainingRun | None) -> None:
        """Take what a project holds in the place of what is open or being read."""
        self.shut_down()
        self._hold(documents, corpus)
        self.text_settings = corpus.settings
        if run is not None:
            self.model_settings = run.trainer.model.settings
            self.training_settings = run.trainer.settings
        self.settings_changed.emit()
        self.corpus_changed.emit()
        if run is None:
            self.reset()
        else:
            self._begin_run(run)

    # Training

    @Slot()
    def reset(self) -> None:
        """A new model with random parameters, ready to be trained."""
        if self.corpus is None or self._texts.is_busy:
            return
        self._halt()
        rng = np.random.default_rng(self.training_settings.seed)
        try:
            model = LanguageModel(len(self.corpus.vocabulary), self.model_settings, rng)
        except (MemoryError, ValueError):  # NumPy says either where an array is too large
            self._refuse_model()
            return
        self.has_unsaved_training = False
        self._begin_run(TrainingRun(Trainer(model, self.corpus, self.training_settings)))

    def _refuse_model(self) -> None:
        """Keep the model there is, as another one does not fit in the memory."""
        self.failed.emit(self.tr("The memory is not enough for this model: choose a smaller one."))
        if self.run is not None:
            self.model_settings = self.run.trainer.model.settings
            self.settings_changed.emit()
        self._update_state()

    @Slot()
    def train(self) -> None:
        """Go on with a paused run, or from the moment looked back at; else start one."""
        self._go_on()

    @Slot(int)
    def train_steps(self, steps: int) -> None:
        """Like `train`, but pause after a number of updates."""
        self._go_on((steps, StepMetrics))

    @Slot()
    def train_pair(self) -> None:
        """Like `train`, but pause after an update that learns from a single pair."""
        run = self._run_to_train()
        if run is not None:
            run.change_settings(run.settings_for_one_pair())
            self._start_worker((1, StepMetrics))

    def _end_single_pair(self) -> None:
        """Go on with the settings in force; those of a step looked back at are not."""
        run, wanted = self.run, self.training_settings
        if run and self.lookback.step is None and run.trainer.settings != wanted:
            run.change_settings(wanted)

    @Slot()
    def train_until_stopped(self) -> None:
        """Like `train`, with no end of the epochs."""
        training = self.training_settings.changed(epochs=0)
        self.apply_settings(self.text_settings, self.model_settings, training)
        self.train()

    @Slot()
    def train_epoch(self) -> None:
        """Like `train`, but pause at the end of the running pass over the text."""
        self._go_on((1, Evaluation))

    def train_on_pair(self, context: Array, target: int) -> None:
        """One update on a pair of `context` (context,) ids and the next id, while at rest."""
        if self.run is None or self.is_busy or self.lookback.step is not None:
            return
        self._take_batch(self.run.train_on_pair(context, target))
        self._take_snapshot(Snapshot(self.run.trainer.step, self.run.trainer.model.copy()))
        self._update_state()

    @Slot()
    def pause(self) -> None:
        """Stop after the running step, ready to go on."""
        if self._worker is not None:
            self._worker.stop()

    @Slot()
    def stop(self) -> None:
        """End the run; the model stays as it is and the next Train starts anew."""
        if self.run is not None:
            self.run.is_given_up = True
        if self._worker is not None:
            self._worker.stop()
        elif self.state is SessionState.PAUSED:
            self._update_state()

    def pause_now(self) -> None:
        """Like `pause`, but training is at rest when this returns."""
        self._halt()

    def shut_down(self) -> None:
        """Bring to rest whatever runs; called before the window closes."""
        self._texts.shut_down()
        self._halt()

    def _begin_run(self, run: TrainingRun) -> None:
        self.run = run
        self.past_runs.begin(run, [document.name for document in self.documents])
        self.baselines.begin(run)
        self.run_started.emit()
        self.lookback.begin(run)
        # The past of the run before is gone by now.
        threading.Thread(target=give_back_freed_memory, daemon=True).start()
        self._update_state()

    def _branch(self) -> None:
        """Go on from the step looked back at: the same run again, or another at a turned knob."""
        run, step = self.run, self.lookback.step
        if run is None or step is None or self.model_settings != run.trainer.model.settings:
            return
        self._halt()
        undone = run.changed_by_hand_after(step)
        self._begin_run(run.branch(step, self.training_settings))
        self._ending.say_undone(step, undone)

    def _go_on(self, goal: Goal = ENDLESS) -> None:
        if self._run_to_train() is not None:
            self._start_worker(goal)

    def _run_to_train(self) -> TrainingRun | None:
        """A run that can go on, made if need be; None if nothing can be trained now."""
        self._branch()
        if self.run is None or self.is_busy:
            return None
        if self.run.is_over:
            self.reset()
        self.run.seconds = 0.0
        return self.run

    def _start_worker(self, goal: Goal) -> None:
        assert self.run is not None
        self._worker = TrainingWorker(self.run.past, self._gate, self.keeper, self)
        self._worker.batch_ready.connect(self._take_batch)
        self._worker.snapshot_ready.connect(self._take_snapshot)
        self._worker.ended.connect(self._training_ended)
        self._worker.start(goal, self.run.seconds)
        self._update_state()

    def _interrupt(self) -> Callable[[], None]:
        """Bring the training to rest for a moment; the answer lets it go on where it was."""
        goal = self._worker.interrupt() if self._worker is not None else None
        self._halt()

        def go_on() -> None:
            may_go_on = self.run is not None and self.run.can_go_on and not self.is_busy
            if goal is not None and may_go_on:
                self._start_worker(goal)

        return go_on

    def _halt(self) -> None:
        """Bring the training to rest now and take in what its thread had still to say."""
        if self._worker is not None:
            self._worker.stop()
            self._worker.wait()
            # Call the slots it has signalled, without waiting for the event loop.
            QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall)

    def _update_state(self) -> None:
        """Say what can be done now, whatever led here: a thread that runs is never forgotten."""
        if self._texts.is_busy:
            self._set_state(SessionState.LOADING)
        elif self._worker is not None:
            self._set_state(SessionState.TRAINING)
        elif self.run is None:
            self._set_state(SessionState.EMPTY)
        else:
            self._set_state(SessionState.PAUSED if self.run.can_go_on else SessionState.READY)

    @Slot(object)
    def _take_batch(self, batch: Batch) -> None:
        assert self.run is not None
        self.run.take(batch)
        self.has_unsaved_training = True
        self.metrics_added.emit(batch)
        if batch.ending is not None:
            self._ending.say(batch.ending, self.training_settings)

    @Slot(object)
    def _take_snapshot(self, snapshot: Snapshot) -> None:
        self.lookback.take(snapshot)

    @Slot(object)
    def _training_ended(self, error: Exception | None) -> None:
        assert self._worker is not None
        self._worker.wait()
        self._worker.deleteLater()
        self._worker = None
        self._end_single_pair()
        self._update_state()
        if isinstance(error, MemoryError):
            self.failed.emit(
                self.tr("The memory is not enough to train this: choose a smaller model or batch.")
            )
        elif isinstance(error, TinyLMError):
            self.failed.emit(str(error))
        elif error is not None:
            self.crashed.emit(error)
