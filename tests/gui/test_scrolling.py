"""A page fills its room, and scrolls where the room is less than it needs."""

import pytest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tinylm_gui.widgets.scrolling import Scrolling

LINES = "many words that need more than one line. " * 8


@pytest.fixture
def area(qtbot: QtBot) -> Scrolling:
    content = QWidget()
    layout = QVBoxLayout(content)
    words = QLabel(LINES)
    words.setWordWrap(True)
    layout.addWidget(words)
    box = QLabel("a box")
    box.setMinimumSize(200, 100)
    layout.addWidget(box, 1)
    area = Scrolling(content)
    qtbot.addWidget(area)
    return area


def show(area: Scrolling, width: int, height: int, qtbot: QtBot) -> None:
    area.resize(width, height)
    area.show()
    qtbot.waitExposed(area)


def content_of(area: Scrolling) -> QWidget:
    content = area.widget()
    assert content is not None
    return content


def scrolls(area: Scrolling) -> tuple[bool, bool]:
    """Sideways, and up and down."""
    bars = area.horizontalScrollBar(), area.verticalScrollBar()
    return bars[0].maximum() > 0, bars[1].maximum() > 0


def test_where_there_is_room_it_is_filled(area: Scrolling, qtbot: QtBot) -> None:
    show(area, 500, 400, qtbot)
    assert content_of(area).size() == area.size()
    assert scrolls(area) == (False, False)


def test_a_page_that_needs_more_scrolls(area: Scrolling, qtbot: QtBot) -> None:
    show(area, 500, 100, qtbot)
    assert scrolls(area) == (False, True)
    content = content_of(area)
    qtbot.waitUntil(lambda: content.width() == area.viewport().width())
    layout = content.layout()
    assert layout is not None
    assert content.height() == layout.minimumHeightForWidth(content.width())
    area.resize(150, 2000)
    qtbot.waitUntil(lambda: scrolls(area) == (True, False))
    area.resize(500, 400)
    qtbot.waitUntil(lambda: scrolls(area) == (False, False))


def test_it_follows_its_content(area: Scrolling, qtbot: QtBot) -> None:
    show(area, 500, 400, qtbot)
    layout = content_of(area).layout()
    assert layout is not None
    tall = QWidget()
    tall.setMinimumHeight(600)
    layout.addWidget(tall)
    qtbot.waitUntil(lambda: scrolls(area) == (False, True))
    tall.hide()
    qtbot.waitUntil(lambda: scrolls(area) == (False, False))
