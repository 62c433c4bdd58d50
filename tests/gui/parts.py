"""Puts windows and views on the screen and finds their parts by name."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.sessions import forget
from tinylm_gui.application.theme import Theme
from tinylm_gui.main_window import MainWindow
from tinylm_gui.session import Session

Part = TypeVar("Part", bound=QWidget)


def part(window: QWidget, kind: type[Part], name: str) -> Part:
    """The part of this kind with this object name; fails if there is none."""
    found = window.findChild(kind, name)
    assert found is not None, f"no {kind.__name__} called {name}"
    return found


def put_on_screen(view: Part, width: int, height: int, qtbot: QtBot) -> Part:
    """Show a view by itself while a test lasts."""
    qtbot.addWidget(view)
    view.resize(width, height)
    view.show()
    qtbot.waitExposed(view)
    return view


def open_window(session: Session, theme: Theme, qtbot: QtBot) -> MainWindow:
    """The whole window, in front; at the end of the test it closes unasked."""
    window = MainWindow(session, theme)
    qtbot.addWidget(window, before_close_func=lambda _: forget(session))
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    window.tabs.make_all()
    return window


def point_until(
    widget: QWidget, place: QPoint | Callable[[], QPoint], holds: Callable[[], bool], qtbot: QtBot
) -> None:
    """Point at a place of a widget, or at where it is by now, until something can be seen.

    The widget itself is told: what other tests left on the screen may lie before its window. It
    is told again and again, since plots pass over moves that come too soon after another.
    """

    def seen() -> bool:
        if not holds():
            now = place if isinstance(place, QPoint) else place()
            at, none = QPointF(now), Qt.MouseButton.NoButton
            there = QPointF(widget.mapToGlobal(now))
            move = QMouseEvent(
                QEvent.Type.MouseMove, at, there, none, none, Qt.KeyboardModifier.NoModifier
            )
            QApplication.sendEvent(widget, move)
        return holds()

    qtbot.waitUntil(seen)
