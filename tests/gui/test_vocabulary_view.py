"""The vocabulary view, worked with mouse and keys."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from tests.gui.parts import part, put_on_screen
from tinylm_gui.session import Session
from tinylm_gui.views.vocabulary_view import VocabularyView

OpenText = Callable[[], Session]


@pytest.fixture
def view(open_text: OpenText, qtbot: QtBot) -> VocabularyView:
    return put_on_screen(VocabularyView(open_text()), 600, 500, qtbot)


def table_of(view: VocabularyView) -> QTableView:
    return part(view, QTableView, "vocabularyTable")


def column(view: VocabularyView, number: int) -> list[str]:
    model = table_of(view).model()
    return [model.index(row, number).data() for row in range(model.rowCount())]


def click_header(view: VocabularyView, section: int, qtbot: QtBot) -> None:
    header = table_of(view).horizontalHeader()
    x = header.sectionViewportPosition(section) + header.sectionSize(section) // 2
    place = QPoint(x, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_it_shows_each_word_with_its_count(view: VocabularyView) -> None:
    words = dict(zip(column(view, 0), column(view, 2), strict=True))
    assert words["the"] == "8"
    assert words["."] == "4"
    assert words["cat"] == words["sat"] == "2"
    assert column(view, 1) == [str(i) for i in range(14)]


def test_clicking_a_title_sorts_and_a_third_click_takes_it_back(
    view: VocabularyView, qtbot: QtBot
) -> None:
    before = column(view, 0)
    click_header(view, 0, qtbot)
    assert column(view, 0) == sorted(before)
    click_header(view, 0, qtbot)
    assert column(view, 0) == sorted(before, reverse=True)
    click_header(view, 0, qtbot)
    assert column(view, 0) == before


def test_typing_searches(view: VocabularyView, qtbot: QtBot) -> None:
    search = part(view, QLineEdit, "vocabularySearch")
    qtbot.keyClicks(search, "AT")
    assert column(view, 0) == ["cat", "sat", "mat", "ate"]
    assert part(view, QLabel, "vocabularySearchStatus").text() == "4 of 14 words"
    search.clear()
    assert len(column(view, 0)) == 14


def test_a_pattern_searches_and_a_wrong_one_is_explained(
    view: VocabularyView, qtbot: QtBot
) -> None:
    qtbot.mouseClick(part(view, QPushButton, "vocabularySearchPattern"), Qt.MouseButton.LeftButton)
    search = part(view, QLineEdit, "vocabularySearch")
    qtbot.keyClicks(search, "^.at$")
    assert column(view, 0) == ["cat", "sat", "mat"]
    qtbot.keyClicks(search, "(")
    assert "Not a pattern" in part(view, QLabel, "vocabularySearchStatus").text()
    assert column(view, 0) == ["cat", "sat", "mat"]


def test_walking_through_the_rows_selects_the_word_everywhere(
    view: VocabularyView, qtbot: QtBot
) -> None:
    table = table_of(view)
    place = table.visualRect(table.model().index(1, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert view.session.selected_word == 1
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert view.session.selected_word == 2


def test_a_word_selected_elsewhere_is_selected_here(view: VocabularyView, qtbot: QtBot) -> None:
    view.session.select_word(9)
    assert table_of(view).currentIndex().row() == 9
    qtbot.keyClicks(part(view, QLineEdit, "vocabularySearch"), "zzz")
    assert not table_of(view).currentIndex().isValid()
    part(view, QLineEdit, "vocabularySearch").clear()
    assert table_of(view).currentIndex().row() == 9
    assert view.session.selected_word == 9


def test_copying_gives_tsv(view: VocabularyView, qtbot: QtBot) -> None:
    table = table_of(view)
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines == ["word\tid\tcount\tshare", "the\t0\t8\t29.630%"]


def test_hidden_it_does_no_work_and_catches_up_when_shown(
    open_text: OpenText, session: Session, qtbot: QtBot
) -> None:
    view = VocabularyView(session)
    qtbot.addWidget(view)
    open_text()
    assert table_of(view).model().rowCount() == 0
    view.show()
    assert table_of(view).model().rowCount() == 14


def test_without_a_text_it_says_what_to_do(session: Session, qtbot: QtBot) -> None:
    view = VocabularyView(session)
    qtbot.addWidget(view)
    view.show()
    message = part(view, QLabel, "emptyMessage")
    assert message.isVisible()
    assert "Open a text" in message.text()
