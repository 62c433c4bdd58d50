"""The whole window, driven as its user drives it: mouse, keys, dialogs."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QFileDialog,
    QLabel,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.gui.parts import open_window
from tinylm_gui.application.theme import Theme
from tinylm_gui.main_window import MainWindow
from tinylm_gui.session import Session, SessionState

_W = TypeVar("_W", bound=QWidget)


class User:
    """What a person in front of the window can do and see."""

    def __init__(self, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
        self.window = window
        self.session = window.session
        self._qtbot = qtbot
        self._monkeypatch = monkeypatch

    def find(self, kind: type[_W], name: str) -> _W:
        """The widget with an object name, on the page that holds it."""
        self.window.tabs.make_all()
        widget = self.window.findChild(kind, name)
        assert widget is not None, f"the window has no {name}"
        tabs = self.window.tabs
        for page in (tabs.widget(index) for index in range(tabs.count())):
            if page is not None and page.isAncestorOf(widget):
                tabs.setCurrentWidget(page)
        return widget

    def click(self, name: str) -> None:
        """Click a button."""
        button = self.find(QAbstractButton, name)
        self._qtbot.waitUntil(button.isEnabled)
        self._qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def type_into(self, name: str, text: str) -> None:
        """Replace what an edit holds by typing."""
        edit = self.find(QWidget, name)
        self._qtbot.keyClick(edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self._qtbot.keyClicks(edit, text)

    def enter(self, name: str, text: str) -> None:
        """Type into an edit and press Enter."""
        self.type_into(name, text)
        self._qtbot.keyClick(self.find(QWidget, name), Qt.Key.Key_Return)

    def press(self, name: str, *keys: Qt.Key) -> None:
        """Go to a part of the window and press keys there."""
        widget = self.find(QWidget, name)
        widget.setFocus()
        for key in keys:
            self._qtbot.keyClick(widget, key)

    def rows(self, name: str) -> list[list[str]]:
        """What the cells of a table say."""
        model = self.find(QTableView, name).model()
        columns = range(model.columnCount())
        return [
            [str(model.index(row, column).data()) for column in columns]
            for row in range(model.rowCount())
        ]

    def click_row(self, name: str, row: int, column: int = 0) -> None:
        """Click a cell of a table."""
        table = self.find(QTableView, name)
        index = table.model().index(row, column)
        table.scrollTo(index)
        place = table.visualRect(index).center()
        self._qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def text(self, name: str) -> str:
        """What a label says."""
        return self.find(QLabel, name).text()

    def open_files(self, *paths: Path) -> None:
        """Choose files in the file dialog and wait until they are read."""
        chosen = ([str(path) for path in paths], "")
        self._monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_, **__: chosen)
        self.click("openButton")
        self.wait_for(SessionState.READY, SessionState.EMPTY)

    def wait_until(self, holds: Callable[[], bool]) -> None:
        """Wait until something can be seen."""
        self._qtbot.waitUntil(holds)

    def wait_for(self, *states: SessionState, seconds: float = 180) -> None:
        """Wait until the session is in one of these states."""
        self._qtbot.waitUntil(lambda: self.session.state in states, timeout=round(1000 * seconds))


@pytest.fixture
def user(theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> User:
    """Somebody in front of a window without a text."""
    return User(open_window(Session(), theme, qtbot), qtbot, monkeypatch)
