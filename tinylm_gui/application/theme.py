"""Applies light or dark to the whole application, following the system unless told."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from tinylm_gui.application.colours import DARK, LIGHT, Colours
from tinylm_gui.application.style_sheet import style_sheet


class ThemeChoice(Enum):
    """What the user asked for."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """Applies a theme to the application; widgets learn of it by their palette's change."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._choice = ThemeChoice.SYSTEM
        application.setStyle("Fusion")
        application.styleHints().colorSchemeChanged.connect(self._apply)
        self._apply()

    @property
    def choice(self) -> ThemeChoice:
        """Light, dark, or as the system has it."""
        return self._choice

    def choose(self, choice: ThemeChoice) -> None:
        """Change to a theme."""
        self._choice = choice
        self._apply()

    @contextmanager
    def laid_aside(self, window: QWidget) -> Iterator[None]:
        """No style sheet while `window` is built.

        Qt would go through it again for each widget that is put into another: for the whole
        window that takes three times as long as styling it once at the end.
        """
        self._application.setStyleSheet("")
        yield
        for widget in window.findChildren(QWidget):
            widget.ensurePolished()  # else hidden pages would keep the sizes they have without it
        self._apply()

    @Slot()
    def _apply(self) -> None:
        system_is_dark = self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark
        is_dark = self._choice is ThemeChoice.DARK or (
            self._choice is ThemeChoice.SYSTEM and system_is_dark
        )
        colours = DARK if is_dark else LIGHT
        sheet = style_sheet(colours)
        if sheet == self._application.styleSheet():
            return
        # Qt takes eight times as long to replace a style sheet as to take it off and put one on.
        self._application.setStyleSheet("")
        self._application.setPalette(_palette(colours))
        self._application.setStyleSheet(sheet)


def _palette(colours: Colours) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette(QColor(colours.raised), QColor(colours.window))
    for which, colour in (
        (role.WindowText, colours.text),
        (role.Text, colours.text),
        (role.ButtonText, colours.text),
        (role.Base, colours.base),
        (role.AlternateBase, colours.window),
        (role.ToolTipBase, colours.raised),
        (role.ToolTipText, colours.text),
        (role.PlaceholderText, colours.muted),
        (role.Highlight, colours.accent),
        (role.HighlightedText, colours.accent_text),
        (role.Accent, colours.accent),
        (role.Link, colours.accent),
    ):
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(colours.faint))
    return palette
