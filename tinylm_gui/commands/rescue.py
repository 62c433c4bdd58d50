"""Copies of what is not saved, for the day on which the program ends before a save.

Every few minutes, and when an unforeseen error shows, the run is copied: as the autosave of its
project, or where the text was never saved, into a project of its own in the data folder. What
an earlier start left there is offered at the next.
"""

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot

from tinylm.corpus import Corpus
from tinylm.errors import TinyLMError
from tinylm.project import Project
from tinylm.recovery import is_project
from tinylm_gui.application.about import recovery_folder
from tinylm_gui.application.preferences import Preferences
from tinylm_gui.commands.project_desk import ProjectDesk
from tinylm_gui.commands.project_files import save_text
from tinylm_gui.session import Session

MINUTE = 60_000  # milliseconds


class Rescue(QObject):
    """Keeps the copies of one window and clears them away when they are of no more use."""

    def __init__(
        self, session: Session, desk: ProjectDesk, preferences: Preferences, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._desk = desk
        self._preferences = preferences
        self._aside: Project | None = None  # for a text that was never saved
        self._aside_corpus: Corpus | None = None
        self._opened: tuple[Path, Corpus | None] | None = None  # a copy that was opened
        desk.changed.connect(self._clear_opened)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.keep)
        preferences.changed.connect(self._take_interval)
        self._take_interval()

    @Slot()
    def keep(self) -> None:
        """Copy the run beside the window, if it has learned anything that is not saved."""
        write = self._writing() if self._session.has_unsaved_training else None
        if write is not None:
            self._desk.run_beside(write)

    def keep_now(self) -> str:
        """Copy the run at once and tell in a sentence where it is; empty where nothing is lost."""
        if not self._session.has_unsaved_training:
            return ""
        try:
            self._session.pause_now()
            self._desk.wait()
            write = self._writing()
            folder = write() if write is not None else ""
        except Exception as error:  # it is called when the program is already in trouble
            return self.tr("The training could not be copied: {reason}").format(reason=error)
        return self.tr("A copy of the training is in {folder}.").format(folder=folder)

    def clear(self) -> None:
        """Remove the copies: what they hold is saved, or was let go. Called when all is at rest."""
        if self._aside is not None:
            self._aside.close()
            shutil.rmtree(self._aside.folder, ignore_errors=True)
            self._aside = self._aside_corpus = None

    @Slot()
    def _clear_opened(self) -> None:
        """Remove a copy that was opened and then saved as a project of the user's own."""
        folder, corpus = self._desk.folder, self._session.corpus
        if folder is None:
            return
        if self._opened is not None and self._opened[1] is corpus:
            throw_away([self._opened[0]])
        self._opened = (folder, corpus) if recovery_folder() in folder.parents else None

    def _writing(self) -> Callable[[], Path] | None:
        """What writes a copy of the run as it is now."""
        run, corpus = self._session.copy_of_run(), self._session.corpus
        if run is None or corpus is None:
            return None
        project, documents = self._desk.project, self._session.documents

        def write() -> Path:
            if project is not None and not project.read_only and project.folder.is_dir():
                project.autosave(run)
                return project.folder
            if self._aside is None or self._aside_corpus is not corpus:
                self.clear()
                self._aside, self._aside_corpus = Project.create(_new_folder()), corpus
                save_text(self._aside, corpus, documents)
            self._aside.save_run(run)
            return self._aside.folder

        return write

    @Slot()
    def _take_interval(self) -> None:
        minutes = self._preferences.choices.autosave_minutes
        if minutes:
            self._timer.start(minutes * MINUTE)
        else:
            self._timer.stop()


def left_behind() -> list[Path]:
    """Copies whose program ended without clearing them away, oldest first."""
    return list(_unlocked(sorted(recovery_folder().glob("*"))))


def _unlocked(folders: list[Path]) -> Iterator[Path]:
    for folder in folders:
        if is_project(folder):
            with suppress(TinyLMError), Project.open(folder) as project:
                if project.has_model:
                    yield folder


def throw_away(folders: Iterable[Path]) -> None:
    """Remove copies that nobody wants."""
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def _new_folder() -> Path:
    recovery_folder().mkdir(parents=True, exist_ok=True)
    own = QCoreApplication.applicationPid()
    taken = {folder.name for folder in recovery_folder().glob("*")}
    number = next(n for n in range(len(taken) + 1) if f"{own}-{n}" not in taken)
    return recovery_folder() / f"{own}-{number}"
