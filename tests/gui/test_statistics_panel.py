"""The text in numbers, and the plot of counts by rank with its mouse, table and files."""

import math
from collections.abc import Callable
from pathlib import Path

import pyqtgraph as pg
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QTableView, QTabWidget
from pytestqt.qtbot import QtBot

from tests.gui.parts import part, point_until, put_on_screen
from tinylm_gui.session import Session
from tinylm_gui.views.data_view import DataView

OpenText = Callable[..., Session]

ZIPF = " ".join(" ".join([f"w{rank}"] * (120 // rank)) for rank in range(1, 21)) + "."


@pytest.fixture
def view(open_text: OpenText, session: Session, qtbot: QtBot) -> DataView:
    open_text(ZIPF)
    view = put_on_screen(DataView(session), 1000, 700, qtbot)
    part(view, QTabWidget, "dataTabs").setCurrentIndex(1)
    qtbot.waitUntil(lambda: part(view, QLabel, "onceCount").text() != "—")
    return view


def reading(view: DataView) -> str:
    return part(view, QLabel, "rankReading").text()


def place_of(view: DataView, rank: int, count: int) -> QPoint:
    """Where in the plot's viewport a point is."""
    plot = part(view, pg.PlotWidget, "rankPlot")
    point = plot.getViewBox().mapViewToScene(QPointF(math.log10(rank), math.log10(count)))
    return QPoint(plot.mapFromScene(point))


def test_the_numbers_are_those_of_the_text(view: DataView) -> None:
    tokens = ZIPF.count(" ") + 2
    assert part(view, QLabel, "tokenCount").text() == str(tokens)
    assert part(view, QLabel, "onceCount").text() == "1"  # the full stop
    assert part(view, QLabel, "typeTokenRatio").text() == f"{21 / tokens:.3f}"
    assert part(view, QLabel, "unknownShare").text() == "0.00%"
    assert part(view, QLabel, "sentenceLength").text() == f"{tokens:.1f}"
    assert part(view, QLabel, "longestSentence").text() == str(tokens)


def test_the_point_under_the_mouse_is_named(view: DataView, qtbot: QtBot) -> None:
    plot = part(view, pg.PlotWidget, "rankPlot")
    assert "Zipf's law" in reading(view)
    expected = "rank 5: “w5” occurs 24 times; Zipf's law says 24.0"
    place = place_of(view, 5, 24)
    point_until(plot.viewport(), place, lambda: reading(view) == expected, qtbot)


def test_a_click_chooses_the_word_and_the_chosen_word_is_marked(
    view: DataView, qtbot: QtBot
) -> None:
    plot, session = part(view, pg.PlotWidget, "rankPlot"), view._session
    assert session.vocabulary is not None
    qtbot.mouseMove(plot.viewport(), place_of(view, 4, 30))
    qtbot.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=place_of(view, 4, 30))
    qtbot.waitUntil(lambda: session.selected_word is not None)
    assert session.selected_word == session.vocabulary.id("w4")
    word = session.vocabulary.id("w9")
    assert word is not None
    session.select_word(word)
    assert part(view, QTableView, "rankTable").currentIndex().row() == 8


def test_the_table_behind_has_every_word_and_chooses_too(view: DataView, qtbot: QtBot) -> None:
    qtbot.mouseClick(part(view, QPushButton, "rankTableButton"), Qt.MouseButton.LeftButton)
    table = part(view, QTableView, "rankTable")
    assert table.isVisible()
    model = table.model()
    assert model.rowCount() == 21
    row = [model.index(2, column).data() for column in range(4)]
    assert row == ["3", "w3", "40", "40.0"]
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    session = view._session
    assert session.vocabulary is not None
    assert session.selected_word == session.vocabulary.id(
        table.currentIndex().siblingAtColumn(1).data()
    )
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().splitlines()[3] == "3\tw3\t40\t40.0"


def test_the_plot_leaves_as_picture_and_numbers(
    view: DataView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plot = part(view, pg.PlotWidget, "rankPlot")
    for name, start in (("savePng", b"\x89PNG"), ("saveSvg", b"<?xml"), ("saveCsv", b"rank,word")):
        path = tmp_path / name
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, p=path: (str(p), ""))
        action = plot.findChild(QAction, name)
        assert action is not None
        action.trigger()
        assert path.read_bytes().startswith(start)
    lines = (tmp_path / "saveCsv").read_text().splitlines()
    assert lines[1] == '1,"w1",120'
    assert len(lines) == 22
