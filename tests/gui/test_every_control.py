"""The whole window by keyboard and for those who listen to it: names, reach, every command."""

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QScrollBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tinylm_gui.main_window import MainWindow
from tinylm_gui.session import Session, SessionState

OpenText = Callable[..., Session]
CONTROLS = (
    *(QAbstractButton, QAbstractItemView, QAbstractSlider, QAbstractSpinBox),
    *(QComboBox, QLineEdit, QPlainTextEdit, QTextEdit),
)


@pytest.fixture
def window(window: MainWindow, open_text: OpenText) -> MainWindow:
    """The window with a text."""
    open_text()
    return window


def controls(window: QWidget) -> list[QWidget]:
    """What a user can operate; not the parts of which Qt makes other controls."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if isinstance(widget, CONTROLS)
        and not isinstance(widget, QScrollBar)
        and not widget.objectName().startswith("qt_")
        and not _is_part_of_another(widget)
        and not type(widget).__module__.startswith("pyqtgraph")
    ]


def _is_part_of_another(widget: QWidget) -> bool:
    """The edit of a spin box, the list of a combo box, the button of a tab bar or a header."""
    parent = widget.parentWidget()
    while parent is not None:
        kind = parent.metaObject().className()
        if isinstance(parent, CONTROLS) or kind in ("QComboBoxPrivateContainer", "QTabBar"):
            return True
        parent = parent.parentWidget()
    return False


def spoken_name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def described(widgets: list[QWidget]) -> set[str]:
    return {f"{type(widget).__name__} {widget.objectName()}" for widget in widgets}


def test_every_control_has_a_name_to_be_spoken(window: MainWindow) -> None:
    assert described([w for w in controls(window) if not spoken_name(w).strip()]) == set()


def test_every_control_has_an_object_name(window: MainWindow) -> None:
    assert described([w for w in controls(window) if not w.objectName()]) == set()


def test_every_control_says_what_it_is_for(window: MainWindow) -> None:
    silent = [w for w in controls(window) if not (w.toolTip() or w.whatsThis())]
    # Of a table the headers say it, and what a text is for can be read in it.
    assert described([w for w in silent if not isinstance(w, QAbstractScrollArea)]) == set()


def test_every_control_is_reached_by_the_keyboard(window: MainWindow) -> None:
    """By Tab; or, for what belongs to a control, by that: the close button of a message."""
    unreached = [w for w in controls(window) if not w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert described(unreached) == set()


def test_tab_walks_through_every_page_and_comes_back(window: MainWindow, qtbot: QtBot) -> None:
    window.session.train_steps(5)  # some pages have nothing to show before
    qtbot.waitUntil(lambda: window.session.state is SessionState.PAUSED)
    for number in range(window.tabs.count()):
        window.tabs.setCurrentIndex(number)
        window.tabs.setFocus()
        seen: list[QWidget] = []
        while (focus := QApplication.focusWidget()) is not None and focus not in seen:
            seen.append(focus)
            qtbot.keyClick(focus, Qt.Key.Key_Tab)
        page = window.tabs.currentWidget()
        reached = [w for w in controls(window) if w in seen and page.isAncestorOf(w)]
        assert reached, window.tabs.tabText(number)


def test_every_command_is_carried_out_by_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    """Each is found in its menu with the arrow keys and entered; what it does is left out."""
    carried_out: list[str] = []
    for action in window.menus.all():
        action.setEnabled(True)
        action.triggered.disconnect()
        action.triggered.connect(partial(_note, carried_out, action.objectName()))
    expected = [action.objectName() for action in window.menus.all()]
    bar = window.menuBar()
    for top in bar.actions():
        menu = top.menu()
        assert isinstance(menu, QMenu)
        for path in _paths(menu):
            bar.setFocus(Qt.FocusReason.MenuBarFocusReason)
            bar.setActiveAction(top)
            _enter(menu, path, qtbot)
    assert carried_out == expected


def _note(carried_out: list[str], name: str, *_: bool) -> None:
    carried_out.append(name)


def _paths(menu: QMenu) -> Iterator[list[QAction]]:
    """The ways to the commands of a menu, through the menus inside it."""
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            inner.menuAction().setEnabled(True)
            yield from ([action, *rest] for rest in _paths(inner))
        elif not action.isSeparator():
            yield [action]


def _enter(menu: QMenu, path: list[QAction], qtbot: QtBot) -> None:
    qtbot.waitUntil(menu.isVisible)
    for _ in range(len(menu.actions()) + 1):
        if menu.activeAction() is path[0]:
            break
        qtbot.keyClick(menu, Qt.Key.Key_Down)
    assert menu.activeAction() is path[0], path[0].text()
    if len(path) == 1:
        qtbot.keyClick(menu, Qt.Key.Key_Return)
        return
    inner = path[0].menu()
    assert isinstance(inner, QMenu)
    qtbot.keyClick(menu, Qt.Key.Key_Right)
    _enter(inner, path[1:], qtbot)
