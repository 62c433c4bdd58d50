"""The menus: every command has a name and a place, keys are used once, recent texts come back."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QSplitter
from pytestqt.qtbot import QtBot

from tests.gui import parts
from tests.gui.parts import part
from tinylm_gui.application.preferences import Preferences
from tinylm_gui.application.theme import Theme, ThemeChoice
from tinylm_gui.main_window import MainWindow
from tinylm_gui.session import Session, SessionState


@pytest.fixture
def open_window(session: Session, theme: Theme, qtbot: QtBot) -> Callable[[], MainWindow]:
    """Opens the window; closing it and opening another is another start of the program."""
    return lambda: parts.open_window(session, theme, qtbot)


def command(window: MainWindow, name: str) -> QAction:
    return next(action for action in window.menus.all() if action.objectName() == name)


def test_every_command_has_a_name_of_its_own(open_window: Callable[[], MainWindow]) -> None:
    names = Counter(action.objectName() for action in open_window().menus.all())
    assert "" not in names
    assert {name for name, count in names.items() if count > 1} == set()


def test_no_key_belongs_to_two_commands(open_window: Callable[[], MainWindow]) -> None:
    window_wide = Qt.ShortcutContext.WindowShortcut
    found = open_window().findChildren(QAction)
    actions = [action for action in found if action.shortcutContext() == window_wide]
    keys = Counter(key.toString() for action in actions for key in action.shortcuts())
    assert {key for key, count in keys.items() if count > 1} == set()


def test_a_theme_is_remembered(open_window: Callable[[], MainWindow], qapp: QApplication) -> None:
    window = open_window()
    command(window, "theme_dark").trigger()
    assert qapp.palette().window().color().lightness() < 60
    window.preferences.store.sync()
    assert Preferences().choices.theme is ThemeChoice.DARK


def test_page_and_size_and_splitters_are_as_they_were(
    open_window: Callable[[], MainWindow],
) -> None:
    window = open_window()
    window.resize(window.minimumSizeHint().width(), 700)  # as wide as a small screen lets it be
    size = window.size()
    command(window, "page_DataView").trigger()
    splitter = part(window, QSplitter, "dataSplitter")
    splitter.setSizes([333, 600])
    sizes = splitter.sizes()
    assert window.close()
    again = open_window()
    assert again.size() == size
    assert type(again.tabs.currentWidget()).__name__ == "DataView"
    assert part(again, QSplitter, "dataSplitter").sizes() == sizes


def test_a_text_opened_before_is_opened_from_the_menu(
    open_window: Callable[[], MainWindow], session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text("the cat sat on the mat. " * 9, "utf-8")
    window = open_window()
    for name in ("one.txt", "two.txt"):
        with qtbot.waitSignal(session.corpus_changed):
            window.open_paths([tmp_path / name])
    assert command(window, "recent_1").text() == "&1 two.txt"
    with qtbot.waitSignal(session.corpus_changed):
        command(window, "recent_2").trigger()
    assert [document.name for document in session.documents] == ["one.txt"]
    assert command(window, "recent_1").text() == "&1 one.txt"
    command(window, "clearRecent").trigger()
    assert window.preferences.recent == []


def test_samples_are_not_among_the_recent(
    open_window: Callable[[], MainWindow], session: Session, qtbot: QtBot
) -> None:
    window = open_window()
    command(window, "sample_four-sentences").trigger()
    qtbot.waitUntil(lambda: session.state is SessionState.READY)
    assert window.preferences.recent == []
