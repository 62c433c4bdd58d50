"""Light and dark: palettes for the widgets and matching colours for the plots.

Series colours differ in lightness as well as in hue, so that they can be told apart
without seeing colours.
"""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication


class ThemeChoice(Enum):
    """What the user asked for."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True)
class Colours:
    """The colours of one theme, as #rrggbb."""

    window: str
    base: str
    raised: str
    text: str
    muted: str
    line: str
    accent: str
    accent_text: str
    training: str
    validation: str
    warning: str
    warning_text: str


LIGHT = Colours(
    window="#f5f6f8",
    base="#ffffff",
    raised="#e9ecf1",
    text="#1d2430",
    muted="#5c6675",
    line="#cfd5de",
    accent="#2457c5",
    accent_text="#ffffff",
    training="#7aa5f0",
    validation="#b3410e",
    warning="#fdf0d5",
    warning_text="#5f3b00",
)
DARK = Colours(
    window="#1f2329",
    base="#171a1f",
    raised="#2b313a",
    text="#e4e8ee",
    muted="#9aa5b4",
    line="#3b434f",
    accent="#78a6ff",
    accent_text="#0d1420",
    training="#4a74bd",
    validation="#ffb070",
    warning="#4a3a16",
    warning_text="#ffe2ae",
)


def colours_of(palette: QPalette) -> Colours:
    """The colours that go with a widget's palette; it changes when the theme does."""
    return DARK if palette.base().color() == QColor(DARK.base) else LIGHT


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

    @Slot()
    def _apply(self) -> None:
        system_is_dark = self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark
        is_dark = self._choice is ThemeChoice.DARK or (
            self._choice is ThemeChoice.SYSTEM and system_is_dark
        )
        colours = DARK if is_dark else LIGHT
        self._application.setPalette(_palette(colours))
        self._application.setStyleSheet(_style_sheet(colours))


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
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(colours.muted))
    return palette


def _style_sheet(colours: Colours) -> str:
    """What the palette cannot say: the main button, quiet texts and the message bar."""
    return f"""
        QToolTip {{ border: 1px solid {colours.line}; padding: 4px; }}
        QLabel[quiet="true"] {{ color: {colours.muted}; }}
        QLabel#emptyMessage {{ color: {colours.muted}; font-size: 15px; }}
        QPushButton[primary="true"] {{
            background: {colours.accent}; color: {colours.accent_text};
            border: none; border-radius: 4px; padding: 6px 18px; font-weight: 600;
        }}
        QPushButton[primary="true"]:disabled {{
            background: {colours.raised}; color: {colours.muted};
        }}
        QPushButton[primary="true"]:focus {{ border: 2px solid {colours.text}; }}
        QFrame#messageBar {{ background: {colours.warning}; border-radius: 4px; }}
        QFrame#messageBar QLabel {{ color: {colours.warning_text}; }}
    """
