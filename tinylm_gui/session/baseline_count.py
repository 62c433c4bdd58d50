"""Counts the text of a run beside the window, for what no training on it can beat."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, Signal, Slot

from tinylm.baselines import Baselines, measure_baselines
from tinylm_gui.session.background import Background
from tinylm_gui.session.run import TrainingRun

MOST_COUNTED = 5_000_000  # pairs; counting more would take its time from the training


class BaselineCount(QObject):
    """The baselines of the run at hand, once they are counted."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.baselines: Baselines | None = None
        self._run: TrainingRun | None = None
        self._counting = Background(self)
        self._counting.done.connect(self._take)

    def begin(self, run: TrainingRun) -> None:
        """Count the text of another run; nothing is known until that is done."""
        self._run, self.baselines = run, None
        self.changed.emit()
        trainer = run.trainer
        training = trainer.corpus.training
        if training.pairs > MOST_COUNTED:
            return
        size, context = trainer.model.vocabulary_size, trainer.model.settings.context

        def counted() -> Iterator[tuple[TrainingRun, Baselines]]:
            yield run, measure_baselines(training, size, context)

        self._counting.run(counted)

    @Slot(object)
    def _take(self, counted: tuple[TrainingRun, Baselines]) -> None:
        run, baselines = counted
        if run is self._run:
            self.baselines = baselines
            self.changed.emit()
