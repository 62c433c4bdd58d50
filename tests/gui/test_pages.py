"""The pages are made when they are opened, or one by one in free moments."""

import gc
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSplitter, QTabWidget
from pytestqt.qtbot import QtBot

from tests.gui.parts import part
from tests.gui.sessions import forget
from tinylm_gui import app
from tinylm_gui.application.theme import Theme
from tinylm_gui.main_window import MainWindow
from tinylm_gui.session import Session, SessionState
from tinylm_gui.views.data_view import DataView
from tinylm_gui.views.network_view import NetworkView
from tinylm_gui.widgets import pages
from tinylm_gui.widgets.pages import Pages


@pytest.fixture
def window(
    session: Session, theme: Theme, qtbot: QtBot, open_text: Callable[[], Session]
) -> MainWindow:
    """A window that waits for its free moments."""
    window = MainWindow(session, theme)
    qtbot.addWidget(window, before_close_func=lambda _: forget(session))
    open_text()
    return window


def _made(window: MainWindow) -> list[str]:
    bar = window.tabs.tabBar()
    widgets = [window.tabs.widget(number) for number in range(window.tabs.count())]
    return [bar.tabData(n) for n, w in enumerate(widgets) if type(w).__name__ == bar.tabData(n)]


def test_the_window_begins_with_the_page_in_front(window: MainWindow) -> None:
    assert _made(window) == ["TrainView"]
    assert [window.tabs.tabText(number) for number in range(3)] == ["Train", "Data", "Vocabulary"]


def test_free_moments_make_the_others(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.tabs.all_made, timeout=20 * 9 * pages.PAUSE):
        window.show()
    assert len(_made(window)) == window.tabs.count() == 9
    assert window.tabs.currentIndex() == 0


def test_a_page_that_is_opened_is_there_at_once(window: MainWindow, qtbot: QtBot) -> None:
    window.show()
    bar = window.tabs.tabBar()
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(1).center())
    page = window.tabs.currentWidget()
    assert isinstance(page, DataView)
    assert window.tabs.currentIndex() == 1
    assert window.tabs.tabToolTip(1).endswith("(Ctrl+2)")
    assert window.session.corpus is not None
    assert part(page, QLabel, "tokenCount").text() == f"{window.session.corpus.tokens:,}"


def test_the_network_is_watched_from_the_first_step(window: MainWindow, qtbot: QtBot) -> None:
    window.session.train_until_stopped()
    qtbot.waitUntil(lambda: window.session.state is SessionState.TRAINING)
    assert "NetworkView" in _made(window)
    assert isinstance(window.tabs.widget(6), NetworkView)


def test_a_page_made_late_is_divided_as_it_was(
    window: MainWindow, session: Session, theme: Theme, qtbot: QtBot
) -> None:
    window.show()
    window.tabs.setCurrentWidget(window.tabs.page(DataView))
    splitter = part(window, QSplitter, "dataSplitter")
    usual = splitter.sizes()
    splitter.setSizes([usual[0] + 50, usual[1] - 50])
    width = splitter.sizes()[0]
    assert width != usual[0]
    window.tabs.setCurrentIndex(0)
    assert window.close()
    again = MainWindow(session, theme)
    qtbot.addWidget(again, before_close_func=lambda _: forget(session))
    again.show()
    assert _made(again) == ["TrainView"]
    again.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: part(again, QSplitter, "dataSplitter").sizes()[0] == width)


def test_the_page_that_was_in_front_is_so_again(
    window: MainWindow, session: Session, theme: Theme, qtbot: QtBot
) -> None:
    window.show()
    window.tabs.setCurrentIndex(1)
    assert window.close()
    again = MainWindow(session, theme)
    qtbot.addWidget(again, before_close_func=lambda _: forget(session))
    assert isinstance(again.tabs.currentWidget(), DataView)


def test_the_collector_of_garbage_passes_over_the_window(window: MainWindow) -> None:
    window.tabs.all_made.connect(app.spare_the_window)
    try:
        window.tabs.make_all()
        assert gc.get_freeze_count() > 10_000
    finally:
        gc.unfreeze()


def test_asking_twice_gives_the_same_page(qtbot: QtBot) -> None:
    tabs = Pages()
    qtbot.addWidget(tabs)
    tabs.add("labels", QLabel, QLabel)
    tabs.add("tabs", QTabWidget, QTabWidget)
    label = tabs.page(QLabel)
    assert tabs.page(QLabel) is label
    assert tabs.count() == 2
