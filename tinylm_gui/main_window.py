"""The window: its pages, menus and status bar, wired to the session."""

import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from tinylm.recovery import is_project
from tinylm.resources import resource
from tinylm_gui.application import languages, window_memory
from tinylm_gui.application.log_records import LogRecords, SessionLog
from tinylm_gui.application.preferences import Preferences
from tinylm_gui.application.restart import start_again
from tinylm_gui.application.theme import Theme
from tinylm_gui.commands.checkpoint_desk import CheckpointDesk
from tinylm_gui.commands.help_commands import HelpCommands
from tinylm_gui.commands.menus import Menus
from tinylm_gui.commands.project_desk import ProjectDesk
from tinylm_gui.commands.rescue import Rescue, left_behind, throw_away
from tinylm_gui.commands.settings_undo import SettingsUndo
from tinylm_gui.commands.text_opener import TextOpener, files_in
from tinylm_gui.commands.tour_guide import TourGuide
from tinylm_gui.commands.training_actions import TrainingActions
from tinylm_gui.session import Session, SessionState
from tinylm_gui.views.compare_view import CompareView
from tinylm_gui.views.data_view import DataView
from tinylm_gui.views.embeddings_view import EmbeddingsView
from tinylm_gui.views.generate_view import GenerateView
from tinylm_gui.views.map_view import MapView
from tinylm_gui.views.microscope_view import MicroscopeView
from tinylm_gui.views.network_view import NetworkView
from tinylm_gui.views.run_bar import RunBar
from tinylm_gui.views.time_bar import TimeBar
from tinylm_gui.views.tour_panel import TourPanel
from tinylm_gui.views.train_view import TrainView
from tinylm_gui.views.vocabulary_view import VocabularyView
from tinylm_gui.widgets.doctor_button import DoctorButton
from tinylm_gui.widgets.log_panel import LogPanel
from tinylm_gui.widgets.message_bar import MessageBar
from tinylm_gui.widgets.pages import Pages
from tinylm_gui.widgets.questions import may_lose_training, wants_copies
from tinylm_gui.widgets.training_status import TrainingStatus

MOST_REMEMBERED = 20  # files opened together; of more only the folder they lie in is remembered


class MainWindow(QMainWindow):
    """Shows the pages and turns menu entries and drops into calls of the session."""

    def __init__(
        self, session: Session, theme: Theme, preferences: Preferences | None = None
    ) -> None:
        super().__init__()
        self.session = session
        self.preferences = preferences or Preferences(self)
        self._theme = theme
        self._left_open: list[str] = []  # when the window was closed
        self.desk = ProjectDesk(session, self)
        self.rescue = Rescue(session, self.desk, self.preferences, self)
        self.records = LogRecords(self)
        SessionLog(session, self)
        self._opener = TextOpener(session, self.desk, self)
        self._training = TrainingActions(session, self)
        self._checkpoints = CheckpointDesk(session, self.desk, self)
        self._undo = SettingsUndo(session, self)
        self.desk.changed.connect(self._undo.forget)
        self.setObjectName("mainWindow")
        self.setAcceptDrops(True)
        self.resize(1280, 800)
        with theme.laid_aside(self):
            self._build()
        for changed in (session.corpus_changed, self.desk.changed):
            changed.connect(self._show_title)
            changed.connect(self._remember_opened)
        self.preferences.changed.connect(self._take_preferences)
        session.corpus_changed.connect(self._messages.hide)
        session.run_started.connect(self._messages.hide)
        session.failed.connect(self._messages.show_problem)
        session.message.connect(self._messages.show_message)
        session.state_changed.connect(self._watch_training)
        self._show_title()
        window_memory.bring_back(self, self.tabs, self.preferences.store)
        self.tabs.made.connect(self._divide)

    def _build(self) -> None:
        self._messages = MessageBar()
        self.tabs = Pages()
        self.tabs.setObjectName("pages")
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.setCornerWidget(DoctorButton(self.session))
        self._add_pages()
        self._lay_out()
        self.setStatusBar(TrainingStatus(self.session))
        self._log = LogPanel(self.records)
        self.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self._log)
        self._log.hide()
        self._add_tour()
        self._add_menus()

    def _add_pages(self) -> None:
        session, add = self.session, self.tabs.add
        add(self.tr("Train"), TrainView, self._make_train)
        add(self.tr("Data"), DataView, self._make_data)
        add(self.tr("Vocabulary"), VocabularyView, lambda: VocabularyView(session))
        add(self.tr("Embeddings"), EmbeddingsView, lambda: EmbeddingsView(session))
        add(self.tr("Map"), MapView, lambda: MapView(session))
        add(self.tr("Compare"), CompareView, lambda: CompareView(session))
        add(self.tr("Network"), NetworkView, lambda: NetworkView(session))
        add(self.tr("Microscope"), MicroscopeView, lambda: MicroscopeView(session))
        add(self.tr("Generate"), GenerateView, self._make_generate)
        self.tabs.page(TrainView)

    def _make_train(self) -> TrainView:
        train = TrainView(self.session)
        train.checkpoints.keep_asked.connect(self._checkpoints.keep)
        train.checkpoints.restore_asked.connect(self._checkpoints.restore)
        self._checkpoints.listed.connect(train.checkpoints.show_checkpoints)
        return train

    def _make_data(self) -> DataView:
        data = DataView(self.session)
        data.open_asked.connect(self._opener.ask)
        data.folder_asked.connect(self._opener.ask_folder)
        data.sample_asked.connect(self._opener.open_sample)
        data.add_asked.connect(self._opener.ask_more)
        data.remove_asked.connect(self._opener.remove)
        return data

    def _make_generate(self) -> GenerateView:
        generate = GenerateView(self.session)
        generate.place_asked.connect(self._show_place)
        return generate

    def _add_tour(self) -> None:
        self._tour = TourPanel(
            self.session,
            languages.chosen(self.preferences.choices.language),
            lambda: str(self.desk.folder or ""),
        )
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self._tour)
        self._tour.hide()
        self._tour.show_asked.connect(TourGuide(self, self.tabs).show_where)

    def _lay_out(self) -> None:
        central = QWidget()
        layout = QVBoxLayout(central)
        layout.setContentsMargins(16, 8, 16, 0)
        layout.setSpacing(8)
        run_bar = RunBar(self.session, self._training)
        layout.addWidget(run_bar)
        layout.addWidget(self._messages)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(TimeBar(self.session))
        self.setCentralWidget(central)
        run_bar.setFocus()

    def _add_menus(self) -> None:
        self.menus = Menus(self, self.session, self.preferences)
        self.menus.fill_file(self._opener, self.desk, self.open_paths, self.close)
        self.menus.fill_edit(self._undo)
        self.menus.fill_training(self._training)
        self.menus.fill_view(self.tabs, self._toggle_full_screen)
        self.menus.add_dock(self._log, "Ctrl+Shift+L")
        self.menus.add(self.menus.help, "tour", self.tr("&Tour"), self._tour.start, "Ctrl+T")
        self.menus.add_dock(self._tour)
        help_commands = HelpCommands(self, self.menus, self.preferences)
        help_commands.restart_asked.connect(self.restart)

    @Slot(int)
    def _show_place(self, position: int) -> None:
        """Go to a token of the text."""
        data = self.tabs.page(DataView)
        self.tabs.setCurrentWidget(data)
        data.show_place(position)

    @Slot()
    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    @Slot(QWidget)
    def _divide(self, page: QWidget) -> None:
        window_memory.divide(page, self.preferences.store)

    @Slot()
    def _watch_training(self) -> None:
        if self.session.state is SessionState.TRAINING:
            self.tabs.page(NetworkView)  # keeps what it sees, in sight or not

    @Slot()
    def _take_preferences(self) -> None:
        self._theme.choose(self.preferences.choices.theme)

    def _opened(self) -> list[str]:
        """The project or, without one, the texts."""
        if self.desk.folder is not None:
            return [str(self.desk.folder)]
        return [str(text.path.absolute()) for text in self.session.documents if text.path]

    @Slot()
    def _remember_opened(self) -> None:
        paths = self._opened()
        if len(paths) > MOST_REMEMBERED:
            paths = [os.path.commonpath([Path(path).parent for path in paths])]
        if paths and resource("samples") not in Path(paths[0]).parents:
            self.preferences.remember(paths)

    @Slot()
    def _show_title(self) -> None:
        names = [document.name for document in self.session.documents]
        shown = ", ".join(names[:3]) + (" …" if names[3:] else "")
        if self.desk.folder is not None:
            shown = self.desk.folder.name
        if self.desk.is_read_only:
            shown = self.tr("{name} (read-only)").format(name=shown)
        self.setWindowTitle(f"{shown} — TinyLM" if shown else "TinyLM")

    @Slot()
    def greet(self) -> None:
        """Offer the tour to those who are new, and what an earlier start left behind.

        Called once the window is there.
        """
        if self.preferences.is_first_start:
            self.session.state_changed.connect(self._offer_tour)
        copies = left_behind()
        answer = wants_copies(self, copies) if copies else None
        if answer:
            self.open_paths(copies[-1:])
        elif answer is False:
            throw_away(copies)

    @Slot()
    def _offer_tour(self) -> None:
        if self.session.state is SessionState.READY:
            self.session.state_changed.disconnect(self._offer_tour)
            self._messages.show_offer(
                self.tr("New here? A tour of eight steps explains it all with your own numbers."),
                self.tr("Take the &tour"),
                self._tour.start,
            )

    # Drops and the end

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        paths = files_in(event.mimeData())
        if len(paths) == 1 and is_project(Path(paths[0])):
            self.open_paths(paths)
        else:
            self._opener.open_dropped(paths)

    def open_paths(self, paths: Sequence[str | Path]) -> None:
        """Open a project, if that is all that is given, or text files and folders of them."""
        if len(paths) == 1 and is_project(Path(paths[0])):
            self.desk.open(Path(paths[0]))
        else:
            self._opener.open(paths)

    def closeEvent(self, event: QCloseEvent) -> None:
        question = self.tr("Close the window and let it go?")
        if may_lose_training(self.session, self, question, self.desk.save_now):
            self._left_open = self._opened()
            self.session.shut_down()
            self.desk.close()
            self.rescue.clear()
            window_memory.keep(self, self.tabs, self.preferences.store)
            super().closeEvent(event)
        else:
            event.ignore()

    @Slot()
    def restart(self) -> None:
        """Close and start anew with what is open, unless the user wants to stay after all."""
        if self.close():
            self.preferences.store.sync()
            start_again(self._left_open)

    @Slot()
    def end(self) -> None:
        """Copy what is not saved and end without a question; the next start offers the copy."""
        self.rescue.keep_now()
        self.session.shut_down()
        self.desk.wait()
        window_memory.keep(self, self.tabs, self.preferences.store)
        QCoreApplication.exit()
