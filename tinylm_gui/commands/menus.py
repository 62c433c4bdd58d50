"""The menu bar: every command of the window with its key, where people look for it."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QDockWidget, QMainWindow, QMenu, QTabWidget

from tinylm.exporting import FORMATS
from tinylm.resources import SAMPLES
from tinylm_gui.application.preferences import Preferences
from tinylm_gui.application.theme import ThemeChoice
from tinylm_gui.commands.project_desk import ProjectDesk
from tinylm_gui.commands.settings_undo import SettingsUndo
from tinylm_gui.commands.text_opener import TextOpener
from tinylm_gui.commands.training_actions import TrainingActions
from tinylm_gui.presenters.setting_words import translated
from tinylm_gui.session import Session, SessionState

Keys = QKeySequence.StandardKey | str | None


class Menus(QObject):
    """Builds the menus of a window; `add` puts further commands into them."""

    def __init__(self, window: QMainWindow, session: Session, preferences: Preferences) -> None:
        super().__init__(window)
        self._session = session
        self._preferences = preferences
        bar = window.menuBar()
        self.file = bar.addMenu(self.tr("&File"))
        self.edit = bar.addMenu(self.tr("&Edit"))
        self.training = bar.addMenu(self.tr("&Training"))
        self.view = bar.addMenu(self.tr("&View"))
        self.help = bar.addMenu(self.tr("&Help"))
        self._need_run: list[QAction | QMenu] = []
        self._need_rest: list[QAction | QMenu] = []
        session.state_changed.connect(self._show_state)

    def add(
        self, menu: QMenu, name: str, text: str, slot: Callable[[], object], keys: Keys = None
    ) -> QAction:
        """Put a command at the end of a menu; `name` is its object name."""
        action = menu.addAction(text)
        action.setObjectName(name)
        action.triggered.connect(lambda: slot())
        if keys is not None:
            action.setShortcut(QKeySequence(keys))
        return action

    def all(self) -> list[QAction]:
        """Every command of the menus, in their order; menus inside menus are opened."""
        return [action for actions in self.by_title().values() for action in actions]

    def by_title(self) -> dict[str, list[QAction]]:
        """The commands of each menu under its title."""
        bar = [self.file, self.edit, self.training, self.view, self.help]
        return {menu.title(): _commands(menu) for menu in bar}

    # What each menu holds

    def fill_file(
        self,
        opener: TextOpener,
        desk: ProjectDesk,
        open_paths: Callable[[Sequence[str]], object],
        close: Callable[[], object],
    ) -> None:
        """Open, save, export, quit."""
        menu, keys = self.file, QKeySequence.StandardKey
        open_text = self.add(menu, "openText", self.tr("&Open text…"), opener.ask, keys.Open)
        samples = menu.addMenu(self.tr("Open &sample"))
        for name in SAMPLES:
            self.add(samples, f"sample_{name}", name, partial(opener.open_sample, name))
        self._recent = menu.addMenu(self.tr("Open &recent"))
        self._open_paths = open_paths
        self._preferences.recent_changed.connect(self._show_recent)
        self._show_recent()
        menu.addSeparator()
        self.add(menu, "openProject", self.tr("Open &project…"), desk.ask_open, "Ctrl+Shift+O")
        save = self.add(menu, "saveProject", self.tr("Sa&ve project"), desk.save, keys.Save)
        save_as = self.add(
            menu, "saveProjectAs", self.tr("Save project &as…"), desk.ask_save_as, "Ctrl+Shift+S"
        )
        exports = menu.addMenu(self.tr("&Export"))
        exports.setToolTipsVisible(True)
        for name, format_ in FORMATS.items():
            export = self.add(exports, f"export_{name}", name, partial(desk.ask_export, name))
            export.setToolTip(translated(format_.meaning))
        menu.addSeparator()
        leave = self.add(menu, "quit", self.tr("&Quit"), close, keys.Quit)
        leave.setMenuRole(QAction.MenuRole.QuitRole)
        self._need_run += [save, save_as, exports]
        self._need_rest += [open_text, samples, self._recent]
        self._show_state()

    def fill_edit(self, undo: SettingsUndo) -> None:
        """Undo and redo."""
        self.edit.addActions(undo.all())

    def fill_training(self, actions: TrainingActions) -> None:
        """Train, pause, stop and their kin."""
        self.training.addActions(actions.all())

    def fill_view(self, pages: QTabWidget, toggle_full_screen: Callable[[], object]) -> None:
        """A command to open each page, the theme, the whole screen."""
        for number in range(pages.count()):
            keys = f"Ctrl+{(number + 1) % 10}" if number < 10 else None
            title = pages.tabText(number)
            name = f"page_{pages.tabBar().tabData(number)}"
            action = self.add(self.view, name, title, partial(pages.setCurrentIndex, number), keys)
            pages.setTabToolTip(number, f"{title} ({action.shortcut().toString()})")
        self.view.addSeparator()
        self._after_docks = self.view.addSeparator()
        self._add_theme_choice(self.view.addMenu(self.tr("&Colours")))
        whole = QKeySequence.StandardKey.FullScreen
        self.add(self.view, "fullScreen", self.tr("&Full screen"), toggle_full_screen, whole)

    def add_dock(self, dock: QDockWidget, keys: str = "") -> None:
        """A command that shows and hides a dock, before the other entries of the menu View."""
        action = dock.toggleViewAction()
        action.setObjectName(f"dock_{dock.objectName()}")
        action.setShortcut(keys)
        self.view.insertAction(self._after_docks, action)

    def _add_theme_choice(self, menu: QMenu) -> None:
        names = {
            ThemeChoice.SYSTEM: self.tr("Colours of the s&ystem"),
            ThemeChoice.LIGHT: self.tr("&Light"),
            ThemeChoice.DARK: self.tr("&Dark"),
        }
        group = QActionGroup(self)
        self._themes: dict[ThemeChoice, QAction] = {}
        for choice, text in names.items():
            choose = partial(self._preferences.change, theme=choice)
            action = self.add(menu, f"theme_{choice.value}", text, choose)
            action.setCheckable(True)
            group.addAction(action)
            self._themes[choice] = action
        self._preferences.changed.connect(self._show_theme)
        self._show_theme()

    @Slot()
    def _show_theme(self) -> None:
        self._themes[self._preferences.choices.theme].setChecked(True)

    @Slot()
    def _show_recent(self) -> None:
        menu = self._recent
        menu.clear()
        for number, paths in enumerate(self._preferences.recent, start=1):
            names = ", ".join(Path(path).name for path in paths)
            text = f"&{number % 10} {names.replace('&', '&&')}"
            action = self.add(menu, f"recent_{number}", text, partial(self._open_paths, paths))
            action.setToolTip("\n".join(paths))
        menu.setToolTipsVisible(True)
        menu.addSeparator()
        clear = self.add(
            menu, "clearRecent", self.tr("&Clear this list"), self._preferences.forget_recent
        )
        clear.setEnabled(bool(self._preferences.recent))

    @Slot()
    def _show_state(self) -> None:
        is_loading = self._session.state is SessionState.LOADING
        has_run = self._session.run is not None and not is_loading
        for action in self._need_run:
            action.setEnabled(has_run)
        for action in self._need_rest:
            action.setEnabled(not is_loading)


def _commands(menu: QMenu) -> list[QAction]:
    found = []
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            found += _commands(inner)
        elif not action.isSeparator():
            found.append(action)
    return found
