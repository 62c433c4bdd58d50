"""The ways to a project and back: open, save, save as, export, and what is said about them."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from tinylm.errors import StorageError, TinyLMError
from tinylm.exporting import FORMATS
from tinylm.project import Project
from tinylm_gui.commands.project_files import OpenedProject, ProjectFiles, SavedProject
from tinylm_gui.session import Session
from tinylm_gui.widgets.questions import may_lose_training, wants_another_place


class ProjectDesk(QObject):
    """Knows which project is open; asks for folders and hands the work to ProjectFiles."""

    changed = Signal()  # another project is open, or none
    saved = Signal()  # the open project was written
    _settled = Signal()  # a save has ended, well or not

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._files = ProjectFiles(self)
        self._project: Project | None = None
        self._project_corpus: object = None  # the text that the open project has
        self._saving = self._saving_in_place = False  # a save is under way
        session.corpus_changed.connect(self._leave_if_other_text)
        self._files.opened.connect(self._take)
        self._files.saved.connect(self._confirm)
        self._files.exported.connect(self._confirm_export)
        self._files.failed.connect(self._fail)

    @property
    def folder(self) -> Path | None:
        """Where the open project lies; None where the text was never saved."""
        return self._project.folder if self._project else None

    @property
    def is_read_only(self) -> bool:
        """Whether the open project can be read but not written to."""
        return self._project is not None and self._project.read_only

    @property
    def project(self) -> Project | None:
        """The open project; None where the text was never saved."""
        return self._project

    def run_beside(self, write: Callable[[], object]) -> None:
        """Let something else be written beside the window, after what is being written now."""
        self._files.run(write)

    def wait(self) -> None:
        """Block until nothing is being written."""
        self._files.wait()

    @Slot()
    def ask_open(self) -> None:
        """Ask for a project's folder and open it."""
        folder = QFileDialog.getExistingDirectory(self._window, self.tr("Open project"))
        if folder:
            self.open(Path(folder))

    def open(self, folder: Path) -> None:
        """Open a project in the place of what is open."""
        if self._may_replace():
            self._leave()
            self._files.open(folder)

    @Slot()
    def save(self) -> None:
        """Save into the open project, or ask for a place where there is none to write to."""
        if self._project is None or self._project.read_only:
            self.ask_save_as()
            return
        run, corpus = self._session.copy_of_run(), self._session.corpus
        if run is not None and corpus is not None:
            self._saving = self._saving_in_place = True
            self._files.save(self._project, corpus, run)

    @Slot()
    def ask_save_as(self) -> None:
        """Ask for a new folder and save into it."""
        path, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Save project as a new folder"),
            "",
            self.tr("Project folder (*)"),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if path:
            self.save_as(Path(path))

    def save_as(self, folder: Path) -> None:
        """Save text and run as a new project."""
        run, corpus = self._session.copy_of_run(), self._session.corpus
        if run is not None and corpus is not None:
            self._saving = True
            self._files.save_as(folder, self._session.documents, corpus, run)

    def save_now(self) -> bool:
        """Save and wait for it; whether all that was trained is saved now."""
        loop = QEventLoop()
        self._settled.connect(loop.quit)
        self.save()
        if self._saving:
            loop.exec()
        return not self._session.has_unsaved_training

    def ask_export(self, format_name: str) -> None:
        """Save, ask for a place and write the model there in the format of another program."""
        if self._project is None or self._session.has_unsaved_training:
            self.save_now()  # what leaves is what is saved
        if self._project is None:
            return
        place = self._project.folder.with_name(
            f"{self._project.folder.name} {format_name}{FORMATS[format_name].suffix}"
        )
        path, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Export as {name}").format(name=format_name), str(place)
        )
        if path:
            self._files.export(self._project, format_name, Path(path))

    def close(self) -> None:
        """Let others open the project; called when the window closes."""
        self._files.wait()
        self._leave()

    def _may_replace(self) -> bool:
        question = self.tr("Open another project and let it go?")
        return may_lose_training(self._session, self._window, question, self.save_now)

    @Slot(object)
    def _take(self, opened: OpenedProject) -> None:
        self._project, self._project_corpus = opened.project, opened.corpus
        self._session.adopt(opened.documents, opened.corpus, opened.run)
        self._session.past_runs.take_arrays(opened.kept)
        self.changed.emit()
        said = opened.project.recovered or self.tr("Opened {folder}.").format(folder=self.folder)
        if opened.obstacle:
            said = self.tr(
                "{obstacle} It was opened for reading only: what you train here can be saved as "
                "a project of its own."
            ).format(obstacle=opened.obstacle)
        self._session.message.emit(said)

    @Slot(object)
    def _confirm(self, saved: SavedProject) -> None:
        step, now = saved.run.state.values["step"], self._session.run
        if self._session.corpus is not saved.corpus:  # another text was opened meanwhile
            saved.project.close()
        else:
            if saved.project is not self._project:
                self._leave()
                self._project, self._project_corpus = saved.project, saved.corpus
                self.changed.emit()
            if now is not None and now.trainer.step == step:
                self._session.has_unsaved_training = False
        text = self.tr("Saved step {step} in {folder}.").format(
            step=f"{step:,}", folder=saved.project.folder
        )
        if saved.lack:
            text += " " + self.tr("The tokens are in it, the texts are not: {reason}").format(
                reason=saved.lack
            )
        self._session.message.emit(text)
        self.saved.emit()
        self._saving = self._saving_in_place = False
        self._settled.emit()

    @Slot(object)
    def _confirm_export(self, files: list[Path]) -> None:
        text = self.tr("Exported: {names} in {folder}.")
        names = ", ".join(file.name for file in files)
        self._session.message.emit(text.format(names=names, folder=files[0].parent))

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        if isinstance(error, TinyLMError):
            self._session.failed.emit(str(error))
        else:
            self._session.crashed.emit(error)
        failed_in_place = self._saving_in_place and isinstance(error, StorageError)
        self._saving = self._saving_in_place = False
        if failed_in_place and wants_another_place(self._window, str(error)):
            self.ask_save_as()
        if not self._saving:
            self._settled.emit()

    @Slot()
    def _leave_if_other_text(self) -> None:
        if self._session.corpus is not self._project_corpus:
            self._leave()

    def _leave(self) -> None:
        if self._project is not None:
            with suppress(TinyLMError):
                self._project.discard_autosave()  # what was not saved was let go
            self._project.close()
            self._project, self._project_corpus = None, None
            self.changed.emit()
