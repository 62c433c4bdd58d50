"""The window: its pages, menus and status bar, wired to the session."""

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import (
    QFileDialog,
    QMainWindow,
    QMessageBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from tinylm.resources import SAMPLES
from tinylm_gui.session import Session, SessionState
from tinylm_gui.theme import Theme, ThemeChoice
from tinylm_gui.views.data_view import DataView, text_files_in
from tinylm_gui.views.embeddings_view import EmbeddingsView
from tinylm_gui.views.generate_view import GenerateView
from tinylm_gui.views.map_view import MapView
from tinylm_gui.views.train_view import TrainView
from tinylm_gui.views.vocabulary_view import VocabularyView
from tinylm_gui.widgets.encoding_dialog import EncodingDialog
from tinylm_gui.widgets.message_bar import MessageBar
from tinylm_gui.widgets.training_status import TrainingStatus


class MainWindow(QMainWindow):
    """Shows the pages and turns menu entries and drops into calls of the session."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self.session = session
        self._theme = theme
        self.setObjectName("mainWindow")
        self.setAcceptDrops(True)
        self.resize(1280, 800)
        self.message_bar = MessageBar()
        self.tabs = QTabWidget()
        self.tabs.setObjectName("pages")
        self.tabs.setDocumentMode(True)
        self._add_pages()

        central = QWidget()
        layout = QVBoxLayout(central)
        layout.setContentsMargins(8, 8, 8, 0)
        layout.setSpacing(8)
        layout.addWidget(self.message_bar)
        layout.addWidget(self.tabs, 1)
        self.setCentralWidget(central)
        self.setStatusBar(TrainingStatus(session))
        self._add_menus()

        session.state_changed.connect(self._show_state)
        session.corpus_changed.connect(self._show_title)
        session.failed.connect(self.message_bar.show_message)
        session.message.connect(self.message_bar.show_message)
        session.encoding_needed.connect(self._ask_encoding)
        self._show_state()
        self._show_title()

    def _add_pages(self) -> None:
        session = self.session
        data = DataView(session)
        data.open_asked.connect(self.open_texts)
        for page, title in (
            (TrainView(session), self.tr("&Train")),
            (data, self.tr("&Data")),
            (VocabularyView(session), self.tr("&Vocabulary")),
            (EmbeddingsView(session), self.tr("&Embeddings")),
            (MapView(session), self.tr("&Map")),
            (GenerateView(session), self.tr("&Generate")),
        ):
            self.tabs.addTab(page, title)

    # Menus

    def _add_menus(self) -> None:
        standard = QKeySequence.StandardKey
        session = self.session
        file_menu = self.menuBar().addMenu(self.tr("&File"))
        self._open = self._action(self.tr("&Open text…"), self.open_texts, standard.Open)
        file_menu.addAction(self._open)
        samples = file_menu.addMenu(self.tr("Open &sample"))
        for name in SAMPLES:
            action = self._action(name, self._open_sample)
            action.setData(name)
            samples.addAction(action)
        file_menu.addSeparator()
        file_menu.addAction(self._action(self.tr("&Quit"), self.close, standard.Quit))

        train_menu = self.menuBar().addMenu(self.tr("&Training"))
        self._train = self._action(self.tr("&Train"), session.train, "Ctrl+R")
        self._pause = self._action(self.tr("&Pause"), session.pause, "Ctrl+P")
        self._stop = self._action(self.tr("&Stop"), session.stop, "Ctrl+.")
        self._reset = self._action(self.tr("Start &over"), session.reset)
        train_menu.addActions([self._train, self._pause, self._stop, self._reset])

        view_menu = self.menuBar().addMenu(self.tr("&View"))
        names = {
            ThemeChoice.SYSTEM: self.tr("Theme of the system"),
            ThemeChoice.LIGHT: self.tr("Light"),
            ThemeChoice.DARK: self.tr("Dark"),
        }
        for choice, name in names.items():
            action = self._action(name, self._choose_theme)
            action.setData(choice)
            view_menu.addAction(action)

    def _action(
        self, text: str, slot: object, shortcut: QKeySequence.StandardKey | str | None = None
    ) -> QAction:
        action = QAction(text, self)
        action.triggered.connect(slot)
        if shortcut is not None:
            action.setShortcut(QKeySequence(shortcut))
        return action

    @Slot()
    def _show_state(self) -> None:
        state = self.session.state
        has_text = self.session.corpus is not None
        self._open.setEnabled(not self.session.is_busy)
        self._train.setEnabled(state in (SessionState.READY, SessionState.PAUSED))
        self._pause.setEnabled(state is SessionState.TRAINING)
        self._stop.setEnabled(state in (SessionState.TRAINING, SessionState.PAUSED))
        self._reset.setEnabled(has_text and not self.session.is_busy)

    @Slot()
    def _show_title(self) -> None:
        names = [document.name for document in self.session.documents]
        self.setWindowTitle(", ".join([*names[:3], *(["…"] if names[3:] else [])] or ["TinyLM"]))

    # Opening

    @Slot()
    def open_texts(self) -> None:
        """Ask for text files and read them."""
        paths, _ = QFileDialog.getOpenFileNames(
            self,
            self.tr("Open text"),
            "",
            self.tr("Text (*.txt *.md *.text);;All files (*)"),
        )
        if paths:
            self._open_files(paths)

    @Slot()
    def _open_sample(self) -> None:
        action = self.sender()
        if isinstance(action, QAction) and self._may_replace():
            self.session.load_sample(action.data())

    def _open_files(self, paths: list[str]) -> None:
        if self._may_replace():
            self.message_bar.hide()
            self.session.load_files(paths)

    def _may_replace(self) -> bool:
        """Whether what was trained and not saved may go."""
        if not self.session.has_unsaved_training:
            return True
        answer = QMessageBox.question(
            self,
            self.tr("Replace the text?"),
            self.tr("The trained model is not saved. Open another text and let it go?"),
        )
        return answer is QMessageBox.StandardButton.Yes

    @Slot(str)
    def _ask_encoding(self, path: str) -> None:
        dialog = EncodingDialog(Path(path), self)
        if dialog.exec():
            self.session.use_encoding(path, dialog.encoding())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if text_files_in(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._open_files(text_files_in(event))

    # Theme and end

    @Slot()
    def _choose_theme(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._theme.choose(action.data())

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.session.state is SessionState.TRAINING and not self._may_close():
            event.ignore()
            return
        self.session.shut_down()
        super().closeEvent(event)

    def _may_close(self) -> bool:
        answer = QMessageBox.question(
            self,
            self.tr("Close while training?"),
            self.tr("Training is running. Stop it and close the window?"),
        )
        return answer is QMessageBox.StandardButton.Yes
