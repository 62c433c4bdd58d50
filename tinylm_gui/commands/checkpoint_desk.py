"""The checkpoints of the open project: listed, added to, and gone back to."""

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from tinylm.checkpoint_list import SavedCheckpoint
from tinylm.errors import TinyLMError
from tinylm.project import Project
from tinylm.run import Run
from tinylm_gui.commands.project_desk import ProjectDesk
from tinylm_gui.session import Session
from tinylm_gui.session.background import Background
from tinylm_gui.session.run import TrainingRun
from tinylm_gui.widgets.questions import may_lose_training


class CheckpointDesk(QObject):
    """Reads and writes checkpoints beside the window."""

    listed = Signal(object)  # list of SavedCheckpoint

    def __init__(self, session: Session, desk: ProjectDesk, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._desk = desk
        self._window = window
        self._work = Background(self)
        self._work.done.connect(self._take)
        desk.changed.connect(self._take_project)
        session.keeper.kept.connect(self.refresh)
        desk.saved.connect(self.refresh)

    @Slot()
    def _take_project(self) -> None:
        self._session.keeper.project = self._desk.project
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read the list again."""
        project = self._desk.project
        if project is None:
            self.listed.emit([])
        else:
            self._do(project.checkpoints)

    @Slot()
    def keep(self) -> None:
        """Keep the run as it is now; where there is no project, ask for one first."""
        if self._desk.project is None:
            self._desk.ask_save_as()
            return
        project, run = self._desk.project, self._session.copy_of_run()
        if run is not None:
            self._do(lambda: _kept(project, run))

    @Slot(str)
    def restore(self, name: str) -> None:
        """Go back to a checkpoint; the run so far stays as a curve."""
        project, session = self._desk.project, self._session
        question = self.tr("Go back to the checkpoint and let it go?")
        if project is not None and may_lose_training(
            session, self._window, question, self._desk.save_now
        ):
            self._do(lambda: (name, project.checkpoint_of(name)))

    def _do(self, job: Callable[[], Any]) -> None:
        def answers() -> Iterator[Any]:
            try:
                yield job()
            except TinyLMError as error:
                yield error

        self._work.run(answers)

    @Slot(object)
    def _take(self, answer: Any) -> None:
        if isinstance(answer, TinyLMError):
            self._session.failed.emit(str(answer))
        elif isinstance(answer, list):
            self.listed.emit(answer)
        else:
            self._adopt(*answer)

    def _adopt(self, name: str, run: Run) -> None:
        session = self._session
        if session.corpus is None:
            return
        try:
            trainer = run.trainer(session.corpus)
        except TinyLMError as error:
            session.failed.emit(str(error))
            return
        session.adopt(session.documents, session.corpus, TrainingRun(trainer, run.history))
        text = self.tr("Back at {name}: step {step}. Go on trains from there.")
        session.message.emit(text.format(name=name, step=f"{trainer.step:,}"))


def _kept(project: Project, run: Run) -> list[SavedCheckpoint]:
    project.save_checkpoint(run, f"step_{run.state.values['step']}.ckpt")
    return project.checkpoints()
