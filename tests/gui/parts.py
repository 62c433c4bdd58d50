"""Finds the parts of a window by the names that users of the tests rely on."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

Part = TypeVar("Part", bound=QWidget)


def part(window: QWidget, kind: type[Part], name: str) -> Part:
    """The part of this kind with this object name; fails if there is none."""
    found = window.findChild(kind, name)
    assert found is not None, f"no {kind.__name__} called {name}"
    return found


def point_until(
    qtbot: QtBot, widget: QWidget, place: Callable[[], QPoint], holds: Callable[[], bool]
) -> None:
    """Point at a place of a widget until something can be seen.

    The pointer comes from elsewhere each time: where it stays, nothing is told that it moved.
    """

    def seen() -> bool:
        if not holds():
            qtbot.mouseMove(widget, QPoint(1, 1))
            qtbot.mouseMove(widget, place())
        return holds()

    qtbot.waitUntil(seen)
