"""Sort, search and read the embeddings table, and one word selected everywhere."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QTableView, QTextEdit
from pytestqt.qtbot import QtBot

from tests.acceptance.conftest import User
from tinylm.resources import sample_path
from tinylm_gui.session import SessionState
from tinylm_gui.widgets.map_canvas import MapCanvas


def cells(table: QTableView) -> list[list[str]]:
    model = table.model()
    columns = range(model.columnCount())
    return [[model.index(row, c).data() for c in columns] for row in range(model.rowCount())]


def trained(user: User) -> dict[str, np.ndarray]:
    """The vectors of the words after a training of the four sentences."""
    user.open_files(sample_path("four-sentences"))
    user.click("trainButton")
    user.wait_for(SessionState.TRAINING)
    user.wait_for(SessionState.READY)
    snapshot, vocabulary = user.session.snapshot, user.session.vocabulary
    assert snapshot is not None
    assert vocabulary is not None
    return dict(zip(vocabulary.words, snapshot.parameters["embeddings"], strict=False))


def test_the_embeddings_table_can_be_sorted_searched_and_read(user: User, qtbot: QtBot) -> None:
    vectors = trained(user)
    table = user.find(QTableView, "embeddingsTable")
    assert table.isVisible()
    for word, *numbers in cells(table):
        np.testing.assert_allclose(np.array(numbers, dtype=float), vectors[word], atol=5.1e-5)

    header = table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(1) + 20, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    first = [float(row[1]) for row in cells(table)]
    assert first == sorted(first)
    assert len(first) == len(vectors)

    user.type_into("embeddingsSearch", "at")
    assert {row[0] for row in cells(table)} == {"cat", "sat", "mat", "ate"}
    user.find(QLineEdit, "embeddingsSearch").clear()
    assert len(cells(table)) == len(vectors)


def test_a_word_selected_on_one_page_is_selected_on_all(user: User, qtbot: QtBot) -> None:
    trained(user)
    table = user.find(QTableView, "vocabularyTable")
    row = [cell[0] for cell in cells(table)].index("dog")
    place = table.visualRect(table.model().index(row, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    embeddings = user.find(QTableView, "embeddingsTable")
    assert embeddings.currentIndex().siblingAtColumn(0).data() == "dog"
    canvas = user.find(MapCanvas, "mapView")
    user.wait_until(lambda: len(canvas.scene.points) > 0)
    vocabulary = user.session.vocabulary
    assert vocabulary is not None
    assert canvas.scene.chosen == vocabulary.id("dog")
    assert len(canvas.scene.neighbours) == 10


def test_what_was_written_can_be_saved(
    user: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trained(user)
    user.enter("promptEdit", "the cat")
    user.wait_until(lambda: len(written(user).split()) > 10)
    path = tmp_path / "written.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))
    user.click("generateSaveButton")
    assert path.read_text("utf-8") == written(user)
    complaints: list[str] = []
    user.session.failed.connect(complaints.append)
    nowhere = str(tmp_path / "nowhere" / "written.txt")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (nowhere, ""))
    user.click("generateSaveButton")
    assert "was not written" in complaints[0]


def written(user: User) -> str:
    return user.find(QTextEdit, "outputText").toPlainText()
