"""The ways to a text: the file dialog, a drop on the window, a sample; and the questions asked."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from tinylm_gui.project_desk import ProjectDesk
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
        session.encoding_needed.connect(self._ask_encoding)

    @Slot()
    def ask(self) -> None:
        """Show the file dialog and read what is chosen."""
        paths, _ = QFileDialog.getOpenFileNames(
            self._window,
            self.tr("Open text"),
            self._folder,
            self.tr("Text (*.txt *.md *.text);;All files (*)"),
        )
        if paths:
            self._folder = str(Path(paths[0]).parent)
            self.open(paths)

    @Slot(str)
    def open_sample(self, name: str) -> None:
        """Read a sample in place of the open text."""
        if self._may_replace():
            self._session.load_sample(name)

    def open(self, paths: Sequence[str | Path]) -> None:
        """Read files in place of the open text."""
        if self._may_replace():
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

    def _may_replace(self) -> bool:
        question = self.tr("Open another text and let it go?")
        return may_lose_training(self._session, self._window, question, self._desk.save_now)

    @Slot(str)
    def _ask_encoding(self, path: str) -> None:
        dialog = EncodingDialog(Path(path), self._window)
        if dialog.exec():
            self._session.use_encoding(path, dialog.encoding())


def files_in(data: QMimeData) -> list[str]:
    """The paths of what is dragged, if all of it lies on this computer."""
    urls = data.urls()
    return [url.toLocalFile() for url in urls] if all(url.isLocalFile() for url in urls) else []
