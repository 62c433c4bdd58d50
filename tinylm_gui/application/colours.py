"""The colours of the two themes, for the widgets and for what is drawn in plots.

Series colours differ in lightness as well as in hue, so that they can be told apart
without seeing colours.
"""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette


@dataclass(frozen=True)
class Colours:
    """The colours of one theme, as #rrggbb."""

    window: str
    base: str
    raised: str
    text: str
    muted: str
    faint: str  # what is disabled
    line: str
    accent: str
    accent_hover: str
    accent_text: str
    training: str
    batches: str  # opaque: a pen that lets something through takes thirty times as long
    validation: str
    past_runs: tuple[str, ...]  # neighbours differ most in lightness
    warning: str
    warning_text: str
    scroll: str  # handles of scroll bars
    check: str  # the file of a check mark that is seen on the accent


LIGHT = Colours(
    window="#f5f6f8",
    base="#ffffff",
    raised="#e9ecf1",
    text="#1d2430",
    muted="#5c6675",
    faint="#98a1ae",
    line="#cfd5de",
    accent="#2457c5",
    accent_hover="#1d48a6",
    accent_text="#ffffff",
    training="#7aa5f0",
    batches="#c6d8f9",
    validation="#b3410e",
    past_runs=("#6b2fa0", "#2e9e6b", "#7a1f45", "#c78a1b", "#33536b", "#d26a9b"),
    warning="#fdf0d5",
    warning_text="#5f3b00",
    scroll="#c3cad4",
    check="check-on-dark.svg",
)
DARK = Colours(
    window="#1f2329",
    base="#171a1f",
    raised="#2b313a",
    text="#e4e8ee",
    muted="#9aa5b4",
    faint="#667180",
    line="#3b434f",
    accent="#78a6ff",
    accent_hover="#97bbff",
    accent_text="#0d1420",
    training="#4a74bd",
    batches="#2d4163",
    validation="#ffb070",
    past_runs=("#c9a2f2", "#3f9d70", "#ff8fb4", "#a8791f", "#a7cbe0", "#a04f78"),
    warning="#4a3a16",
    warning_text="#ffe2ae",
    scroll="#454e5b",
    check="check-on-light.svg",
)


def colours_of(palette: QPalette) -> Colours:
    """The colours that go with a widget's palette; it changes when the theme does."""
    return DARK if palette.base().color() == QColor(DARK.base) else LIGHT
