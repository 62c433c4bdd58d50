"""Which model the views see: the newest one, or the run's as it was at a step of its past."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QObject, Signal

from tinylm.settings import TrainingSettings
from tinylm_gui.session.run import TrainingRun
from tinylm_gui.session.worker import Snapshot


class Lookback(QObject):
    """Holds `snapshot`, which views show. While they look back, training changes only `newest`."""

    changed = Signal()  # `snapshot` is another one
    moved = Signal()  # another step is looked back at, or none any more
    settings_changed = Signal(object)  # the TrainingSettings that go with it

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.snapshot: Snapshot | None = None
        self.newest: Snapshot | None = None
        self.step: int | None = None  # looked back at; None: the newest is shown
        self._run: TrainingRun | None = None
        self._chosen: TrainingSettings | None = None  # by the user while looking back

    @property
    def steps(self) -> list[int]:
        """The steps that can be looked at, ascending."""
        return self._run.past.moments.steps if self._run else []

    def forget(self) -> None:
        """There is no model, until the next run begins."""
        self.snapshot = self.newest = self.step = self._run = self._chosen = None

    def begin(self, run: TrainingRun) -> None:
        """Show another run, as it is now."""
        self.forget()
        self._run = run
        self.moved.emit()
        self.take(Snapshot(run.trainer.step, run.trainer.model.copy()))

    def take(self, newest: Snapshot) -> None:
        """The training has gone on."""
        self.newest = newest
        if self.step is None:
            self.snapshot = newest
            self.changed.emit()

    def show(self, step: int | None) -> None:
        """Show one of `steps`; the newest for None, or if the step was let go meanwhile."""
        run = self._run
        moment = run.past.moments.get(step) if run and step is not None else None
        if run is None or (moment is None and self.step is None):
            return
        if moment is None:
            self.step = self._chosen = None
            self.snapshot, settings = self.newest, run.trainer.settings
        else:
            self.step, self.snapshot = step, self.at(step)
            settings = self._chosen or moment.settings
        self.settings_changed.emit(settings)
        self.moved.emit()
        self.changed.emit()

    def at(self, step: int | None) -> Snapshot | None:
        """The model at one of `steps`, None if it was let go meanwhile."""
        model = self._run.past.model(step) if self._run and step is not None else None
        return None if model is None or step is None else Snapshot(step, model)

    def some(self, steps: Sequence[int], count: int) -> list[Snapshot]:
        """The models at up to `count` of `steps`, evenly spaced, with the first and the last."""
        places = np.unique(np.linspace(0, len(steps) - 1, count).astype(int)) if steps else ()
        found = (self.at(steps[int(place)]) for place in places)
        return [snapshot for snapshot in found if snapshot is not None]

    def choose(self, settings: TrainingSettings) -> None:
        """Settings for the run that may branch off here."""
        self._chosen = settings
