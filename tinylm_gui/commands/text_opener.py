"""The ways to a text: the file dialog, a drop on the window, a sample; and the questions asked."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from tinylm_gui.commands.project_desk import ProjectDesk
from tinylm_gui.session import Session
from tinylm_gui.widgets.encoding_dialog import EncodingDialog
from tinylm_gui.widgets.questions import may_lose_training, may_replace_text


class TextOpener(QObject):
    """Asks for texts and hands them to the session."""

    def __init__(self, session: Session, desk: ProjectDesk, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._desk = desk
        self._window = window
        self._folder = ""
        self._is_of_many = False  # what is read now: more than one file
        session.encoding_needed.connect(self._ask_encoding)

    @Slot()
    def ask(self) -> None:
        """Show the file dialog and read what is chosen."""
        paths = self._asked_paths(self.tr("Open text"))
        if paths:
            self.open(paths)

    @Slot(str)
    def open_sample(self, name: str) -> None:
        """Read a sample in place of the open text."""
        if self._may_lose_training(self.tr("Open another text and let it go?")):
            self._session.load_sample(name)

    @Slot()
    def ask_folder(self) -> None:
        """Ask for a folder and read all texts in it."""
        folder = QFileDialog.getExistingDirectory(
            self._window, self.tr("Open a folder of texts"), self._folder
        )
        if folder:
            self._folder = folder
            self.open([folder])

    @Slot()
    def ask_more(self) -> None:
        """Show the file dialog and add what is chosen to the open text."""
        paths = self._asked_paths(self.tr("Add texts"))
        question = self.tr("Add texts and start with a new model?")
        if paths and self._may_lose_training(question):
            self._is_of_many = True
            self._session.add_files(paths)

    @Slot(list)
    def remove(self, numbers: Sequence[int]) -> None:
        """Close the open documents with these numbers; one must remain."""
        left = [d for n, d in enumerate(self._session.documents) if n not in set(numbers)]
        question = self.tr("Remove texts and start with a new model?")
        if left and len(left) < len(self._session.documents) and self._may_lose_training(question):
            self._session.keep_documents(left)

    def open(self, paths: Sequence[str | Path]) -> None:
        """Read files and folders in place of the open text."""
        if self._may_lose_training(self.tr("Open another text and let it go?")):
            self._is_of_many = len(paths) > 1 or any(Path(path).is_dir() for path in paths)
            self._session.load_files(paths)

    def open_dropped(self, paths: Sequence[str | Path]) -> None:
        """Read files that were dropped in place of the open text, after one question."""
        session = self._session
        is_asked_anyway = session.has_unsaved_training
        names = ", ".join(Path(path).name for path in paths)
        if session.corpus is None or is_asked_anyway or self._wants(names):
            self.open(paths)

    def _wants(self, names: str) -> bool:
        open_now = ", ".join(document.name for document in self._session.documents)
        return may_replace_text(self._window, open_now, names)

    def _asked_paths(self, title: str) -> list[str]:
        """The files that the user chooses."""
        kinds = self.tr("Text (*.txt *.md *.text);;All files (*)")
        paths, _ = QFileDialog.getOpenFileNames(self._window, title, self._folder, kinds)
        if paths:
            self._folder = str(Path(paths[0]).parent)
        return paths

    def _may_lose_training(self, question: str) -> bool:
        return may_lose_training(self._session, self._window, question, self._desk.save_now)

    @Slot(str)
    def _ask_encoding(self, path: str) -> None:
        dialog = EncodingDialog(Path(path), self._is_of_many, self._window)
        if dialog.exec():
            self._session.use_encoding(path, dialog.encoding(), dialog.is_for_all())


def files_in(data: QMimeData) -> list[str]:
    """The paths of what is dragged, if all of it lies on this computer."""
    urls = data.urls()
    return [url.toLocalFile() for url in urls] if all(url.isLocalFile() for url in urls) else []
