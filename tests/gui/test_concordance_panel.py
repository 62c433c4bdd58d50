"""A word in its contexts: all places, sorted, found by typing or choosing, a click leads there."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QTableView, QTabWidget
from pytestqt.qtbot import QtBot

from tests.gui.conftest import CATS
from tests.gui.parts import part, put_on_screen
from tinylm import concordance
from tinylm_gui.session import Session
from tinylm_gui.views.data_view import DataView

OpenText = Callable[..., Session]


@pytest.fixture
def view(open_text: OpenText, session: Session, qtbot: QtBot) -> DataView:
    open_text(CATS)
    view = put_on_screen(DataView(session), 1000, 600, qtbot)
    part(view, QTabWidget, "dataTabs").setCurrentIndex(2)
    return view


def lines(view: DataView) -> list[list[str]]:
    model = part(view, QTableView, "concordanceTable").model()
    return [[model.index(row, c).data() for c in range(3)] for row in range(model.rowCount())]


def count(view: DataView) -> str:
    return part(view, QLabel, "concordanceCount").text()


def find(view: DataView, word: str, qtbot: QtBot) -> None:
    edit = part(view, QLineEdit, "concordanceWord")
    edit.selectAll()
    qtbot.keyClicks(edit, word)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: count(view).startswith(f"“{word}”"))


def test_without_a_word_it_says_what_to_do(view: DataView) -> None:
    table = part(view, QTableView, "concordanceTable")
    assert part(table, QLabel, "emptyMessage").isVisible()
    assert lines(view) == []


def test_typing_a_word_shows_its_places_and_chooses_it(view: DataView, qtbot: QtBot) -> None:
    find(view, "sat", qtbot)
    assert count(view) == "“sat” occurs 2 times"
    assert lines(view) == [
        ["the cat", "sat", " on the mat. The dog sat on the rug. The bird flew"],
        ["the cat sat on the mat. The dog", "sat", lines(view)[1][2]],
    ]
    session = view._session
    assert session.vocabulary is not None
    assert session.selected_word == session.vocabulary.id("sat")


def test_the_places_can_be_sorted_by_their_contexts(view: DataView, qtbot: QtBot) -> None:
    find(view, "the", qtbot)
    order = part(view, QComboBox, "concordanceOrder")

    def words(side: int) -> list[str]:
        return [line[side].split()[-1 if side == 0 else 0] for line in lines(view) if line[side]]

    in_text = ["cat", "mat.", "dog", "rug.", "bird", "tree.", "cat", "fish."]
    assert words(2) == in_text
    qtbot.keyClick(order, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: words(2) == sorted(in_text))
    qtbot.keyClick(order, Qt.Key.Key_Down)
    before = ["mat.", "rug.", "tree.", "ate", "on", "on", "over"]  # the marks sort first
    qtbot.waitUntil(lambda: words(0) == before)
    assert lines(view)[0][0] == ""  # nothing is before the first


def test_a_click_leads_to_the_place_in_the_text(view: DataView, qtbot: QtBot) -> None:
    find(view, "sat", qtbot)
    table = part(view, QTableView, "concordanceTable")
    place = table.visualRect(table.model().index(1, 1)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    text = part(view, QPlainTextEdit, "documentText")
    second = CATS.index("sat", CATS.index("sat") + 1)
    qtbot.waitUntil(lambda: text.textCursor().selectionStart() == second)
    assert text.textCursor().selectedText() == "sat"
    assert text.isVisible()


def test_it_follows_the_chosen_word_once_it_is_looked_at(view: DataView, qtbot: QtBot) -> None:
    session, tabs = view._session, part(view, QTabWidget, "dataTabs")
    assert session.vocabulary is not None
    tabs.setCurrentIndex(0)
    for word, times in (("cat", 2), ("bird", 1)):
        word_id = session.vocabulary.id(word)
        assert word_id is not None
        session.select_word(word_id)
        tabs.setCurrentIndex(2)
        qtbot.waitUntil(partial(lambda n: len(lines(view)) == n, times))
        assert part(view, QLineEdit, "concordanceWord").text() == word


def test_of_very_many_places_the_first_are_listed(
    view: DataView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(concordance, "MOST_PLACES", 3)
    find(view, "the", qtbot)
    assert count(view) == "“the” occurs 8 times; the first 3 are listed"
    assert len(lines(view)) == 3


def test_chosen_lines_can_be_copied(view: DataView, qtbot: QtBot) -> None:
    find(view, "bird", qtbot)
    table = part(view, QTableView, "concordanceTable")
    table.setFocus()
    table.selectAll()
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    titles, line = QGuiApplication.clipboard().text().splitlines()
    assert titles == "before\tword\tafter"
    assert line.split("\t")[1] == "bird"
