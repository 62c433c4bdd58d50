"""The window: its pages, menus and status bar, wired to the session."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QMainWindow, QMenu, QTabWidget, QVBoxLayout, QWidget

from tinylm.exporting import FORMATS
from tinylm.resources import SAMPLES
from tinylm_gui.project_desk import ProjectDesk
from tinylm_gui.session import Session, SessionState
from tinylm_gui.text_opener import TextOpener, files_in
from tinylm_gui.theme import Theme, ThemeChoice
from tinylm_gui.training_actions import TrainingActions
from tinylm_gui.views.data_view import DataView
from tinylm_gui.views.embeddings_view import EmbeddingsView
from tinylm_gui.views.generate_view import GenerateView
from tinylm_gui.views.map_view import MapView
from tinylm_gui.views.run_bar import RunBar
from tinylm_gui.views.train_view import TrainView
from tinylm_gui.views.vocabulary_view import VocabularyView
from tinylm_gui.widgets.message_bar import MessageBar
from tinylm_gui.widgets.questions import may_lose_training
from tinylm_gui.widgets.training_status import TrainingStatus


class MainWindow(QMainWindow):
    """Shows the pages and turns menu entries and drops into calls of the session."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self.session = session
        self._theme = theme
        self.desk = ProjectDesk(session, self)
        self._opener = TextOpener(session, self.desk, self)
        self._training = TrainingActions(session, self)
        self.setObjectName("mainWindow")
        self.setAcceptDrops(True)
        self.resize(1280, 800)
        self._messages = MessageBar()
        self.tabs = QTabWidget()
        self.tabs.setObjectName("pages")
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self._add_pages()
        self._lay_out()
        self.setStatusBar(TrainingStatus(session))
        self._add_menus()
        session.state_changed.connect(self._show_state)
        session.corpus_changed.connect(self._show_title)
        self.desk.changed.connect(self._show_title)
        session.corpus_changed.connect(self._messages.hide)
        session.run_started.connect(self._messages.hide)
        session.failed.connect(self._messages.show_problem)
        session.message.connect(self._messages.show_message)
        self._show_state()
        self._show_title()

    def _add_pages(self) -> None:
        session = self.session
        data = DataView(session)
        data.open_asked.connect(self._opener.ask)
        data.sample_asked.connect(self._opener.open_sample)
        pages: list[tuple[QWidget, str]] = [
            (TrainView(session), self.tr("Train")),
            (data, self.tr("Data")),
            (VocabularyView(session), self.tr("Vocabulary")),
            (EmbeddingsView(session), self.tr("Embeddings")),
            (MapView(session), self.tr("Map")),
            (GenerateView(session), self.tr("Generate")),
        ]
        for number, (page, title) in enumerate(pages):
            keys = QKeySequence(f"Ctrl+{number + 1}")
            self.tabs.addTab(page, title)
            self.tabs.setTabToolTip(number, f"{title} ({keys.toString()})")
            QShortcut(keys, self, partial(self.tabs.setCurrentIndex, number))

    def _lay_out(self) -> None:
        central = QWidget()
        layout = QVBoxLayout(central)
        layout.setContentsMargins(16, 8, 16, 0)
        layout.setSpacing(8)
        run_bar = RunBar(self.session, self._training)
        layout.addWidget(run_bar)
        layout.addWidget(self._messages)
        layout.addWidget(self.tabs, 1)
        self.setCentralWidget(central)
        run_bar.setFocus()

    # Menus

    def _add_menus(self) -> None:
        standard = QKeySequence.StandardKey
        file_menu = self.menuBar().addMenu(self.tr("&File"))
        self._open = self._add(file_menu, self.tr("&Open text…"), self._opener.ask, standard.Open)
        self._samples = file_menu.addMenu(self.tr("Open &sample"))
        for name in SAMPLES:
            self._add(self._samples, name, partial(self._opener.open_sample, name))
        file_menu.addSeparator()
        self._add(file_menu, self.tr("Open &project…"), self.desk.ask_open, "Ctrl+Shift+O")
        self._save = self._add(file_menu, self.tr("Sa&ve project"), self.desk.save, standard.Save)
        self._save_as = self._add(
            file_menu, self.tr("Save project &as…"), self.desk.ask_save_as, "Ctrl+Shift+S"
        )
        self._exports = file_menu.addMenu(self.tr("&Export"))
        self._exports.setToolTipsVisible(True)
        for name, format_ in FORMATS.items():
            action = self._add(self._exports, name, partial(self.desk.ask_export, name))
            action.setToolTip(format_.meaning)
        file_menu.addSeparator()
        self._add(file_menu, self.tr("&Quit"), self.close, standard.Quit)

        training_menu = self.menuBar().addMenu(self.tr("&Training"))
        training_menu.addActions(self._training.all())

        view_menu = self.menuBar().addMenu(self.tr("&View"))
        self._add_theme_choice(view_menu)

    def _add(
        self,
        menu: QMenu,
        text: str,
        slot: Callable[[], object],
        shortcut: QKeySequence.StandardKey | str | None = None,
    ) -> QAction:
        action = menu.addAction(text)
        action.triggered.connect(lambda: slot())
        if shortcut is not None:
            action.setShortcut(QKeySequence(shortcut))
        return action

    def _add_theme_choice(self, menu: QMenu) -> None:
        names = {
            ThemeChoice.SYSTEM: self.tr("Colours of the s&ystem"),
            ThemeChoice.LIGHT: self.tr("&Light"),
            ThemeChoice.DARK: self.tr("&Dark"),
        }
        group = QActionGroup(self)
        for choice, name in names.items():
            action = self._add(menu, name, partial(self._theme.choose, choice))
            action.setCheckable(True)
            action.setChecked(choice is self._theme.choice)
            group.addAction(action)

    @Slot()
    def _show_state(self) -> None:
        is_loading = self.session.state is SessionState.LOADING
        self._open.setEnabled(not is_loading)
        self._samples.setEnabled(not is_loading)
        has_run = self.session.run is not None and not is_loading
        self._save.setEnabled(has_run)
        self._save_as.setEnabled(has_run)
        self._exports.setEnabled(has_run)

    @Slot()
    def _show_title(self) -> None:
        names = [document.name for document in self.session.documents]
        shown = ", ".join(names[:3]) + (" …" if names[3:] else "")
        if self.desk.folder is not None:
            shown = self.desk.folder.name
        self.setWindowTitle(f"{shown} — TinyLM" if shown else "TinyLM")

    # Drops and the end

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.open_paths(files_in(event.mimeData()))

    def open_paths(self, paths: Sequence[str | Path]) -> None:
        """Open a project, if a folder is all that is given, or text files."""
        if len(paths) == 1 and Path(paths[0]).is_dir():
            self.desk.open(Path(paths[0]))
        else:
            self._opener.open(paths)

    def closeEvent(self, event: QCloseEvent) -> None:
        question = self.tr("Close the window and let it go?")
        if may_lose_training(self.session, self, question, self.desk.save_now):
            self.session.shut_down()
            self.desk.close()
            super().closeEvent(event)
        else:
            event.ignore()
