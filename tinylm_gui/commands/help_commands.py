"""The commands that explain: guide, keyboard shortcuts, About; and the preferences."""

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QMainWindow

from tinylm_gui.application.preferences import Preferences
from tinylm_gui.commands.menus import Menus
from tinylm_gui.widgets.about_dialog import AboutDialog
from tinylm_gui.widgets.guide_window import GuideWindow
from tinylm_gui.widgets.preferences_dialog import PreferencesDialog
from tinylm_gui.widgets.shortcuts_dialog import ShortcutsDialog
from tinylm_gui.widgets.what_is_this import WhatIsThis


class HelpCommands(QObject):
    """Puts its commands into the menus and opens what they ask for."""

    restart_asked = Signal()

    def __init__(self, window: QMainWindow, menus: Menus, preferences: Preferences) -> None:
        super().__init__(window)
        self._window = window
        self._menus = menus
        self._preferences = preferences
        self._guide: GuideWindow | None = None
        chosen = menus.add(
            menus.edit,
            "preferences",
            self.tr("P&references…"),
            self.show_preferences,
            QKeySequence.StandardKey.Preferences,
        )
        if chosen.shortcut().isEmpty():  # not every platform has a key for it
            chosen.setShortcut("Ctrl+,")
        chosen.setMenuRole(QAction.MenuRole.PreferencesRole)
        questions = WhatIsThis(self)
        menus.help.addActions([questions.of_focus, questions.of_click])
        menus.help.addSeparator()
        menus.add(menus.help, "guide", self.tr("User &guide"), self.show_guide, "Ctrl+F1")
        menus.add(
            menus.help,
            "shortcuts",
            self.tr("&Keyboard shortcuts"),
            self.show_shortcuts,
            "Ctrl+/",
        )
        menus.help.addSeparator()
        about = menus.add(menus.help, "about", self.tr("&About TinyLM"), self.show_about)
        about.setMenuRole(QAction.MenuRole.AboutRole)

    @Slot()
    def show_preferences(self) -> None:
        """Open the preferences."""
        dialog = PreferencesDialog(self._preferences, self._window)
        dialog.restart_asked.connect(self.restart_asked)
        _open(dialog)

    @Slot()
    def show_shortcuts(self) -> None:
        """Open the cheat sheet."""
        _open(ShortcutsDialog(self._menus.by_title(), self._window))

    @Slot()
    def show_about(self) -> None:
        """Open the About box."""
        _open(AboutDialog(self._preferences.store.fileName(), self._window))

    @Slot()
    def show_guide(self) -> None:
        """Open the guide, or bring it to the front."""
        if self._guide is None:
            self._guide = GuideWindow(self._window)
        self._guide.show()
        self._guide.raise_()
        self._guide.activateWindow()


def _open(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
