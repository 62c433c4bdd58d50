"""Keeps what a training in the window brings: every hundredth epoch and the best, as checkpoints.

Which project gets them is decided in the window's thread; the training's thread reports to it.
"""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from tinylm.errors import TinyLMError
from tinylm.keeping import Keeper
from tinylm.project import Project
from tinylm.trainer import Evaluation, Trainer

KEEP_EVERY = 100  # epochs
WRITE_INTERVAL = 30.0  # seconds between two writings of the best epoch


class EpochKeeper(QObject):
    """Does nothing without a `project`."""

    kept = Signal()  # there is another checkpoint
    failed = Signal(str)  # why one could not be written

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.project: Project | None = None
        self._keeper: Keeper | None = None
        self._watched: tuple[Project | None, Trainer | None] = (None, None)
        self._written = 0.0

    def see(self, trainer: Trainer, evaluation: Evaluation) -> None:
        """Keep what the trainer has at the end of an epoch, if it is worth it."""
        self._attempt(lambda project: self._see(project, trainer, evaluation))

    def rest(self) -> None:
        """Write the best epoch; called when the training comes to rest."""
        self._attempt(self._write_best)

    def _see(self, project: Project, trainer: Trainer, evaluation: Evaluation) -> None:
        if self._keeper is None or self._watched != (project, trainer):
            self._watched = (project, trainer)
            self._keeper = Keeper(project, trainer, KEEP_EVERY)
            self._written = time.monotonic()
        self._keeper.see(evaluation, {})
        if evaluation.epoch % KEEP_EVERY == 0:
            self.kept.emit()
        if time.monotonic() - self._written >= WRITE_INTERVAL:
            self._write_best(project)

    def _write_best(self, project: Project) -> None:
        if self._keeper is not None and self._watched[0] is project:
            self._keeper.write_best()
            self._written = time.monotonic()
            self.kept.emit()

    def _attempt(self, keep: Callable[[Project], None]) -> None:
        project = self.project
        if project is None or project.read_only:
            return
        try:
            keep(project)
        except TinyLMError as error:
            self.failed.emit(str(error))
