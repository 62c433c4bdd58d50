"""The embeddings view shows the numbers of the model, live, and lets one sort and copy them."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from tests.gui.parts import part, put_on_screen
from tinylm_gui.session import Session, SessionState
from tinylm_gui.tables.roles import BACKGROUND
from tinylm_gui.views.embeddings_view import EmbeddingsView
from tinylm_gui.widgets.frozen_column import FrozenColumn

OpenText = Callable[[], Session]


@pytest.fixture
def view(open_text: OpenText, qtbot: QtBot) -> EmbeddingsView:
    return put_on_screen(EmbeddingsView(open_text()), 700, 500, qtbot)


def table_of(view: EmbeddingsView) -> QTableView:
    return part(view, QTableView, "embeddingsTable")


def vectors(view: EmbeddingsView) -> np.ndarray:
    assert view.session.snapshot is not None
    return view.session.snapshot.parameters["embeddings"]


def shown(view: EmbeddingsView) -> np.ndarray:
    model = table_of(view).model()
    rows, columns = model.rowCount(), model.columnCount()
    return np.array(
        [[float(model.index(r, c).data()) for c in range(1, columns)] for r in range(rows)]
    )


def test_it_shows_the_vector_of_each_word(view: EmbeddingsView) -> None:
    model = table_of(view).model()
    titles = [model.headerData(i, Qt.Orientation.Horizontal) for i in range(model.columnCount())]
    assert titles == ["word", *(f"dim_{i}" for i in range(32))]
    assert model.index(0, 0).data() == "the"
    np.testing.assert_allclose(shown(view), vectors(view)[:14], atol=5e-5)


def test_it_follows_the_training(view: EmbeddingsView, qtbot: QtBot) -> None:
    before = shown(view)
    view.session.train_steps(20)
    qtbot.waitUntil(lambda: view.session.state is SessionState.PAUSED)
    assert np.abs(shown(view) - before).max() > 0.01
    np.testing.assert_allclose(shown(view), vectors(view)[:14], atol=5e-5)


def test_sorting_by_a_dimension(view: EmbeddingsView, qtbot: QtBot) -> None:
    header = table_of(view).horizontalHeader()
    place = QPoint(header.sectionViewportPosition(2) + 20, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    values = shown(view)[:, 1].tolist()
    assert values == sorted(values)
    view.session.train_steps(20)
    qtbot.waitUntil(lambda: view.session.state is SessionState.PAUSED)
    values = shown(view)[:, 1].tolist()
    assert values == sorted(values)


def test_colours_and_the_legend_follow_the_theme(view: EmbeddingsView, qtbot: QtBot) -> None:
    model = table_of(view).model()
    row, column = np.unravel_index(int(np.abs(vectors(view)[:14]).argmax()), (14, 32))
    strongest = model.index(int(row), int(column) + 1)
    light = strongest.data(BACKGROUND).color()
    dark = QPalette(QColor(45, 45, 48))
    dark.setColor(QPalette.ColorRole.Base, QColor(30, 30, 32))
    view.setPalette(dark)
    assert strongest.data(BACKGROUND).color() != light


def test_copying_gives_numbers_that_read_back_as_the_same(
    view: EmbeddingsView, qtbot: QtBot
) -> None:
    table_of(view).selectRow(3)
    qtbot.keyClick(table_of(view), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    cells = QGuiApplication.clipboard().text().splitlines()[1].split("\t")
    assert cells[0] == table_of(view).model().index(3, 0).data()
    copied = np.array(cells[1:], dtype=np.float32)
    np.testing.assert_array_equal(copied, vectors(view)[3])


def test_another_text_brings_other_words(
    view: EmbeddingsView, open_text: Callable[[str], Session]
) -> None:
    open_text("one two three four five one two three four five " * 20)
    assert {table_of(view).model().index(row, 0).data() for row in range(5)} == {
        *("one", "two", "three", "four", "five")
    }
    np.testing.assert_allclose(shown(view), vectors(view)[:5], atol=5e-5)


def test_the_words_stay_in_sight_when_the_numbers_scroll(
    view: EmbeddingsView, qtbot: QtBot
) -> None:
    view.resize(700, 240)
    table = table_of(view)
    frozen = part(view, FrozenColumn, "frozenColumn")
    assert not frozen.isVisible()
    table.horizontalScrollBar().setValue(300)
    assert frozen.isVisible()
    assert frozen.width() == table.columnWidth(0)
    place = frozen.visualRect(frozen.model().index(4, 0)).center()
    qtbot.mouseClick(frozen.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert view.session.selected_word == 4
    table.verticalScrollBar().setValue(30)
    assert frozen.verticalScrollBar().value() == 30
    header = frozen.horizontalHeader()
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 8))
    words = [table.model().index(row, 0).data() for row in range(14)]
    assert words == sorted(words)
    assert table.horizontalHeader().sortIndicatorSection() == 0
    table.horizontalScrollBar().setValue(0)
    assert not frozen.isVisible()
