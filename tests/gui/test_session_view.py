"""The base of the views: it looks only when it is seen, and an error in it is reported."""

from collections.abc import Callable

from PySide6.QtWidgets import QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from tinylm_gui.session import Session
from tinylm_gui.widgets.session_view import SessionView

OpenText = Callable[..., Session]


class Counting(SessionView):
    """Counts how often it looked."""

    looks = 0

    def refresh(self) -> None:
        self.looks += 1


class Failing(SessionView):
    """Has an error of the kind that Python itself raises."""

    def refresh(self) -> None:
        int("no number")


def pages(view: QWidget, qtbot: QtBot) -> QTabWidget:
    """The view on the second page, behind another."""
    tabs = QTabWidget()
    qtbot.addWidget(tabs)
    tabs.addTab(QWidget(), "first")
    tabs.addTab(view, "second")
    tabs.show()
    qtbot.waitExposed(tabs)
    return tabs


def test_it_looks_once_it_is_seen(session: Session, open_text: OpenText, qtbot: QtBot) -> None:
    view = Counting(session)
    tabs = pages(view, qtbot)
    open_text()
    assert view.looks == 0
    tabs.setCurrentIndex(1)
    assert view.looks == 1
    session.select_word(1)
    assert view.looks == 2


def test_an_error_in_a_view_is_reported_and_ends_nothing(session: Session, qtbot: QtBot) -> None:
    tabs = pages(Failing(session), qtbot)
    with qtbot.captureExceptions() as exceptions:
        tabs.setCurrentIndex(1)
    assert [kind for kind, _, _ in exceptions] == [ValueError]
    assert tabs.currentIndex() == 1
