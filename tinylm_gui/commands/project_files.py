"""Reads and writes projects beside the window, one job at a time."""

import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from tinylm.corpus import Corpus
from tinylm.documents import Document
from tinylm.errors import StorageError, TextError
from tinylm.exporting import export
from tinylm.kept_past import kept_past
from tinylm.layers import Array
from tinylm.project import Project
from tinylm.run import Run
from tinylm_gui.session.run import TrainingRun


class OpenedProject(NamedTuple):
    """A project that was read; `run` is None where nothing was trained yet."""

    project: Project
    documents: list[Document]
    corpus: Corpus
    run: TrainingRun | None
    kept: Mapping[str, Array]  # what else its history holds, such as past runs
    obstacle: str  # why it can only be read, in a sentence; empty where it can be written to


class SavedProject(NamedTuple):
    """A project that was written, and what is in it now."""

    project: Project
    corpus: Corpus
    run: Run
    lack: str = ""  # why the texts are not in it, in a sentence


class ProjectFiles(QObject):
    """Emits one of its signals, in the window's thread, for each job."""

    opened = Signal(object)  # OpenedProject
    saved = Signal(object)  # SavedProject
    exported = Signal(object)  # list of the files written
    failed = Signal(object)  # the exception

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None

    def wait(self) -> None:
        """Block until the running job is done."""
        if self._thread is not None:
            self._thread.join()

    def open(self, folder: Path) -> None:
        """Read a project."""
        self.run(lambda: self.opened.emit(_opened(folder)))

    def save(self, project: Project, corpus: Corpus, run: Run) -> None:
        """Write a run into the project that has its text."""

        def write() -> None:
            project.save_run(run)
            self.saved.emit(SavedProject(project, corpus, run))

        self.run(write)

    def save_as(
        self, folder: Path, documents: Sequence[Document], corpus: Corpus, run: Run
    ) -> None:
        """Write text and run into a new project."""

        def write() -> None:
            project = Project.create(folder)
            try:
                lack = save_text(project, corpus, documents)
                project.save_run(run)
            except BaseException:
                project.close()
                raise
            self.saved.emit(SavedProject(project, corpus, run, lack))

        self.run(write)

    def export(self, project: Project, format_name: str, path: Path) -> None:
        """Write what is saved in the format of another program."""
        self.run(lambda: self.exported.emit(export(project, format_name, path)))

    def run(self, job: Callable[[], Any]) -> None:
        """Do a job of another's, after the running one; what it raises is a failure."""
        self.wait()
        self._thread = threading.Thread(target=self._run, args=(job,), name="project", daemon=True)
        self._thread.start()

    def _run(self, job: Callable[[], Any]) -> None:
        try:
            job()
        except Exception as error:  # said in the window, or logged there as unforeseen
            self.failed.emit(error)


def save_text(project: Project, corpus: Corpus, documents: Sequence[Document]) -> str:
    """Make a text that of a project.

    If its documents are gone, or are others now, only the tokens made of them are saved. Returns
    why, in a sentence, or an empty text.
    """
    try:
        project.save_corpus(corpus, documents)
    except TextError as error:
        project.save_corpus(corpus)
        return str(error)
    return ""


def _opened(folder: Path) -> OpenedProject:
    obstacle = ""
    try:
        project = Project.open(folder)
    except StorageError as error:  # in use, or on a disk that cannot be written to
        if not folder.is_dir():
            raise
        project, obstacle = Project.open_to_read(folder), str(error)
    try:
        corpus, documents = project.corpus(), project.documents()
        run = None
        kept: Mapping[str, Array] = {}
        if project.has_model:
            kept = project.load_run().history
            trainer = project.trainer()
            run = TrainingRun(trainer, kept, kept_past(project, trainer))
    except BaseException:
        project.close()
        raise
    return OpenedProject(project, documents, corpus, run, kept, obstacle)
