"""The map, worked with mouse and keys."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
)
from pytestqt.qtbot import QtBot

from tests.gui.parts import part, put_on_screen
from tinylm.neighbours import Neighbours, along_axis
from tinylm.projection import pca
from tinylm.tsne import tsne
from tinylm_gui.session import Session, SessionState
from tinylm_gui.views.map_view import MapView
from tinylm_gui.widgets.map_canvas import MapCanvas

OpenText = Callable[..., Session]


@pytest.fixture
def view(open_text: OpenText, qtbot: QtBot) -> MapView:
    view = put_on_screen(MapView(open_text()), 1000, 640, qtbot)
    qtbot.waitUntil(lambda: len(canvas_of(view).scene.points) == 14)
    return view


def canvas_of(view: MapView) -> MapCanvas:
    return part(view, MapCanvas, "mapView")


def vectors(view: MapView) -> np.ndarray:
    assert view.session.snapshot is not None
    return view.session.snapshot.parameters["embeddings"][:14]


def drag(canvas: MapCanvas, start: QPoint, end: QPoint, qtbot: QtBot) -> None:
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 5):
        place = QPointF(start + (end - start) * step / 4)
        move(canvas, place, Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=end)


def move(canvas: MapCanvas, place: QPointF, buttons: Qt.MouseButton) -> None:
    """Send a move with its buttons, which QTest leaves out."""
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        place,
        canvas.mapToGlobal(place),
        Qt.MouseButton.NoButton,
        buttons,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(canvas, event)


def wheel(canvas: MapCanvas, place: QPoint, notches: int) -> None:
    event = QWheelEvent(
        QPointF(place),
        QPointF(canvas.mapToGlobal(place)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, event)


def test_the_points_are_the_principal_components(view: MapView) -> None:
    np.testing.assert_allclose(canvas_of(view).scene.points, pca(vectors(view)).points, atol=1e-5)
    share = pca(vectors(view)).explained.sum()
    assert f"{share:.0%}" in part(view, QLabel, "mapCaption").text()


def test_every_word_of_a_small_map_lies_in_the_window_and_most_have_labels(view: MapView) -> None:
    canvas = canvas_of(view)
    assert all(canvas.rect().contains(canvas.pixel_of(i)) for i in range(14))
    assert len(canvas.labels()) >= 10


def test_clicking_a_point_selects_its_word_and_lists_its_neighbours(
    view: MapView, qtbot: QtBot
) -> None:
    canvas = canvas_of(view)
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=canvas.pixel_of(3))
    assert view.session.selected_word == 3
    table = part(view, QTableView, "neighboursTable")
    ids, similarities = Neighbours(vectors(view)).by_cosine(vectors(view)[3], 10, (3,))
    vocabulary = view.session.vocabulary
    assert vocabulary is not None
    rows = [(table.model().index(r, 0).data(), table.model().index(r, 1).data()) for r in range(10)]
    assert rows == [
        (vocabulary.word(int(i)), f"{s:.3f}") for i, s in zip(ids, similarities, strict=True)
    ]
    assert canvas.scene.neighbours == tuple(ids.tolist())


def test_neighbours_by_distance(view: MapView) -> None:
    view.session.select_word(3)
    part(view, QComboBox, "mapMeasure").setCurrentIndex(1)
    ids, _ = Neighbours(vectors(view)).by_distance(vectors(view)[3], 10, (3,))
    assert canvas_of(view).scene.neighbours == tuple(ids.tolist())


def test_clicking_a_neighbour_goes_to_it(view: MapView, qtbot: QtBot) -> None:
    view.session.select_word(3)
    nearest = canvas_of(view).scene.neighbours[0]
    table = part(view, QTableView, "neighboursTable")
    place = table.visualRect(table.model().index(0, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert view.session.selected_word == nearest


def test_clicking_beside_the_points_selects_nothing(view: MapView, qtbot: QtBot) -> None:
    view.session.select_word(3)
    qtbot.mouseClick(canvas_of(view), Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert view.session.selected_word is None
    assert canvas_of(view).scene.neighbours == ()


def test_dragging_moves_the_map_and_selects_nothing(view: MapView, qtbot: QtBot) -> None:
    canvas = canvas_of(view)
    before = [canvas.pixel_of(i) for i in range(14)]
    drag(canvas, QPoint(100, 100), QPoint(160, 80), qtbot)
    assert [canvas.pixel_of(i) - before[i] for i in range(14)] == [QPoint(60, -20)] * 14
    assert view.session.selected_word is None


def test_the_wheel_zooms_about_the_pointer(view: MapView) -> None:
    canvas = canvas_of(view)
    place = canvas.pixel_of(5)
    scale = canvas.camera.scale
    wheel(canvas, place, 3)
    assert canvas.camera.scale == pytest.approx(scale * 1.15**3)
    assert (canvas.pixel_of(5) - place).manhattanLength() <= 2  # a rounded pixel each way


def test_keys_move_zoom_and_fit(view: MapView, qtbot: QtBot) -> None:
    canvas = canvas_of(view)
    fitted = canvas.pixel_of(0)
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.pixel_of(0) == fitted - QPoint(40, 0)
    qtbot.keyClick(canvas, Qt.Key.Key_Plus)
    qtbot.keyClick(canvas, Qt.Key.Key_Home)
    assert (canvas.pixel_of(0) - fitted).manhattanLength() <= 1
    drag(canvas, QPoint(100, 100), QPoint(300, 300), qtbot)
    qtbot.mouseClick(part(view, QPushButton, "mapFit"), Qt.MouseButton.LeftButton)
    assert (canvas.pixel_of(0) - fitted).manhattanLength() <= 1


def test_hovering_names_the_word(view: MapView) -> None:
    canvas = canvas_of(view)
    move(canvas, QPointF(canvas.pixel_of(7)), Qt.MouseButton.NoButton)
    assert canvas.scene.hovered == canvas.word_at(QPointF(canvas.pixel_of(7)))
    move(canvas, QPointF(1, 1), Qt.MouseButton.NoButton)
    assert canvas.scene.hovered is None


def test_searching_selects_the_word(view: MapView, qtbot: QtBot) -> None:
    search = part(view, QLineEdit, "mapSearch")
    qtbot.keyClicks(search, "Bird")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    vocabulary = view.session.vocabulary
    assert vocabulary is not None
    assert view.session.selected_word == vocabulary.id("bird")


def test_it_follows_the_training_without_turning(view: MapView, qtbot: QtBot) -> None:
    canvas = canvas_of(view)
    before = canvas.scene.points.copy()
    view.session.train_steps(5)
    qtbot.waitUntil(lambda: view.session.state is SessionState.PAUSED)
    qtbot.waitUntil(lambda: np.abs(canvas.scene.points - before).max() > 1e-4)
    after = canvas.scene.points
    # The frame is the one before: no turn of the new points brings them closer to the old ones.
    left, _, right = np.linalg.svd(after.T @ before)
    np.testing.assert_allclose(left @ right, np.eye(2), atol=1e-3)


def test_colour_by_count_or_rank(view: MapView) -> None:
    canvas = canvas_of(view)
    by_count = canvas.scene.shades.copy()
    assert by_count[0] == by_count.max()
    assert len(set(by_count[-5:].tolist())) == 1  # words seen equally often
    part(view, QComboBox, "mapColour").setCurrentIndex(1)
    assert (np.diff(canvas.scene.shades) <= 0).all()
    assert len(set(canvas.scene.shades[-5:].tolist())) > 1


def test_another_text_brings_another_map(view: MapView, open_text: OpenText, qtbot: QtBot) -> None:
    view.session.select_word(3)
    open_text("one two three four five one two three four five " * 20)
    qtbot.waitUntil(lambda: len(canvas_of(view).scene.points) == 5)
    assert view.session.selected_word is None
    assert canvas_of(view).scene.words == view.session.vocabulary.words  # type: ignore[union-attr]


def test_without_a_text_it_says_what_to_do(session: Session, qtbot: QtBot) -> None:
    view = MapView(session)
    qtbot.addWidget(view)
    view.show()
    assert "Open a text" in part(view, QLabel, "emptyMessage").text()


# pictures


def choose(view: MapView, method: int) -> None:
    part(view, QComboBox, "mapMethod").setCurrentIndex(method)


def test_tsne_arranges_the_words_and_tells_how_far_it_is(view: MapView, qtbot: QtBot) -> None:
    canvas = canvas_of(view)
    choose(view, 1)
    caption = part(view, QLabel, "mapCaption")
    qtbot.waitUntil(lambda: "nearest words" in caption.text() and "variance" not in caption.text())
    vocabulary = view.session.vocabulary
    assert vocabulary is not None
    *_, arranged = tsne(vectors(view))
    np.testing.assert_allclose(canvas.scene.points, arranged, rtol=1e-4)


def test_axes_of_words_put_each_word_along_the_line_between_two(
    view: MapView, qtbot: QtBot
) -> None:
    canvas = canvas_of(view)
    choose(view, 2)
    vocabulary = view.session.vocabulary
    assert vocabulary is not None
    for name, word in zip("0123", ("cat", "dog", "mat", "rug"), strict=True):
        edit = part(view, QLineEdit, f"mapAxis{name}")
        edit.clear()
        qtbot.keyClicks(edit, word)
    qtbot.keyClick(part(view, QLineEdit, "mapAxis3"), Qt.Key.Key_Return)
    cat, dog, mat, rug = (vocabulary.ids(["cat", "dog", "mat", "rug"])).tolist()
    expected = np.stack(
        [along_axis(vectors(view), [cat], [dog]), along_axis(vectors(view), [mat], [rug])], axis=1
    )
    qtbot.waitUntil(lambda: np.allclose(canvas.scene.points, expected, atol=1e-5))
    np.testing.assert_allclose(canvas.scene.points[[cat, dog], 0], [0, 1], atol=1e-6)
    assert [guide.name for guide in canvas.scene.guides] == ["cat", "dog", "mat", "rug"]
    for guide in canvas.scene.guides:  # the picture is large enough to show them
        place = np.zeros((1, 2))
        place[0, guide.axis] = guide.place
        pixel = canvas.camera.to_pixels(place)[0]
        assert 0 <= pixel[guide.axis] <= (canvas.width(), canvas.height())[guide.axis]


def test_in_three_dimensions_dragging_turns(view: MapView, qtbot: QtBot) -> None:
    canvas = canvas_of(view)
    qtbot.mouseClick(part(view, QPushButton, "map3D"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: canvas.scene.points.shape == (14, 3))
    assert part(view, QLabel, "mapCaption").text().count("%") >= 4  # a share for each direction
    drag(canvas, QPoint(200, 200), QPoint(300, 200), qtbot)
    np.testing.assert_allclose(canvas.camera.rotation @ [0, 1, 0], [0, 1, 0], atol=1e-9)
    assert canvas.camera.rotation[0, 0] == pytest.approx(np.cos(100 * 0.008))
    place = canvas.pixel_of(4)
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=place)
    assert view.session.selected_word is not None
    qtbot.keyClick(canvas, Qt.Key.Key_Home)
    assert all(canvas.rect().contains(canvas.pixel_of(i)) for i in range(14))


# some of the words


def test_the_lasso_picks_words_and_isolating_draws_only_them(view: MapView, qtbot: QtBot) -> None:
    canvas = canvas_of(view)
    isolate, show_all = part(view, QPushButton, "mapIsolate"), part(view, QPushButton, "mapShowAll")
    assert not isolate.isEnabled()
    qtbot.mouseClick(part(view, QPushButton, "mapLasso"), Qt.MouseButton.LeftButton)
    pixels = np.array([(canvas.pixel_of(i).x(), canvas.pixel_of(i).y()) for i in range(14)])
    middle = int(np.median(pixels[:, 0]))
    corners = [QPoint(middle, 1), QPoint(middle, canvas.height()), QPoint(1, canvas.height())]
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    for corner in corners:
        move(canvas, QPointF(corner), Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=corners[-1])
    left = np.flatnonzero(pixels[:, 0] < middle)
    assert set(left.tolist()) <= set(canvas.scene.picked.tolist())
    assert 3 < len(canvas.scene.picked) < 11
    picked = canvas.scene.picked.copy()
    qtbot.mouseClick(isolate, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(canvas.scene.ids) == len(picked))
    np.testing.assert_array_equal(canvas.scene.ids, picked)
    np.testing.assert_allclose(canvas.scene.points, pca(vectors(view)[picked]).points, atol=1e-5)
    assert not part(view, QPushButton, "mapLasso").isChecked()
    qtbot.mouseClick(show_all, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(canvas.scene.ids) == 14)
    assert not show_all.isEnabled()


def test_escape_lets_the_picked_words_go(view: MapView, qtbot: QtBot) -> None:
    canvas = canvas_of(view)
    canvas.words_picked.emit(np.arange(5))
    assert len(canvas.scene.picked) == 5
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert len(canvas.scene.picked) == 0


def test_a_chosen_word_can_be_isolated_with_its_neighbours(
    open_text: OpenText, qtbot: QtBot
) -> None:
    session = open_text(" ".join(f"word{i} other{i % 7}" for i in range(300)))
    view = MapView(session)
    qtbot.addWidget(view)
    view.show()
    canvas = canvas_of(view)
    qtbot.waitUntil(lambda: len(canvas.scene.points) > 100)
    session.select_word(20)
    qtbot.mouseClick(part(view, QPushButton, "mapIsolate"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(canvas.scene.points) == 101)
    assert 20 in canvas.scene.ids
    session.select_word(int(np.setdiff1d(np.arange(200), canvas.scene.ids)[0]))
    assert "not on the map" in part(view, QLabel, "mapKept").text()


# word arithmetic and colours


def test_the_analogy_box_adds_and_subtracts_words(view: MapView, qtbot: QtBot) -> None:
    vocabulary = view.session.vocabulary
    assert vocabulary is not None
    table = part(view, QTableView, "analogyTable")
    for letter, word in zip("ABC", ("cat", "mat", "rug"), strict=True):
        assert table.model().rowCount() == 0
        qtbot.keyClicks(part(view, QLineEdit, f"analogy{letter}"), word)
    cat, mat, rug = vocabulary.ids(["cat", "mat", "rug"]).tolist()
    ids, _ = Neighbours(vectors(view)).analogy((cat, rug), (mat,), 5)
    answers = [table.model().index(row, 0).data() for row in range(5)]
    assert answers == [vocabulary.word(int(i)) for i in ids]
    place = table.visualRect(table.model().index(1, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert view.session.selected_word == int(ids[1])


def test_colour_by_likeness_to_the_chosen_word(view: MapView) -> None:
    part(view, QComboBox, "mapColour").setCurrentIndex(2)
    view.session.select_word(4)
    shades = canvas_of(view).scene.shades
    unit = vectors(view) / np.linalg.norm(vectors(view), axis=1, keepdims=True)
    cosines = unit @ unit[4]
    assert int(shades.argmax()) == 4
    np.testing.assert_array_equal(np.argsort(cosines)[[0, -1]], [shades.argmin(), 4])


# leaving the window


@pytest.mark.parametrize(
    ("action", "start"),
    [("savePng", b"\x89PNG"), ("saveSvg", b"<?xml"), ("saveCsv", b"word,count,x,y\r\nthe,8,")],
)
def test_the_map_can_be_saved(
    view: MapView, action: str, start: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "map"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))
    canvas = canvas_of(view)
    next(a for a in canvas.actions() if a.objectName() == action).trigger()
    assert path.read_bytes().startswith(start)
    if action == "saveCsv":
        rows = path.read_text("utf-8").splitlines()[1:]
        places = np.array([row.split(",")[-2:] for row in rows], dtype=np.float32)
        np.testing.assert_array_equal(places, canvas.scene.points)


def test_the_map_can_be_copied(view: MapView) -> None:
    canvas = canvas_of(view)
    next(a for a in canvas.actions() if a.objectName() == "copyPicture").trigger()
    assert QApplication.clipboard().pixmap().size() == canvas.size()


def test_arranging_can_be_stopped_and_stays_as_it_is(open_text: OpenText, qtbot: QtBot) -> None:
    view = MapView(open_text(" ".join(f"word{i} other{i % 7}" for i in range(700))))
    qtbot.addWidget(view)
    view.show()
    canvas, stop = canvas_of(view), part(view, QPushButton, "mapStop")
    qtbot.waitUntil(lambda: len(canvas.scene.points) > 700)
    choose(view, 1)
    qtbot.waitUntil(stop.isEnabled)
    qtbot.mouseClick(stop, Qt.MouseButton.LeftButton)
    assert not stop.isEnabled()
    qtbot.waitUntil(lambda: not view._background.is_busy())
    assert "Arranging" in part(view, QLabel, "mapCaption").text()
    points = canvas.scene.points
    view.session.train_steps(1)
    qtbot.waitUntil(lambda: view.session.state is SessionState.PAUSED)
    assert canvas.scene.points is points


@pytest.mark.parametrize("has_library", [True, False])
def test_many_words_need_the_library_or_become_fewer(
    has_library: bool, open_text: OpenText, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tinylm_gui.presenters.map_picture.LARGEST", 100)
    monkeypatch.setattr("tinylm_gui.presenters.map_picture.is_installed", lambda: has_library)
    monkeypatch.setattr("tinylm_gui.presenters.map_picture.STEPS", 20)
    view = MapView(open_text(" ".join(f"word{i} other{i % 7}" for i in range(130))))
    qtbot.addWidget(view)
    view.show()
    canvas, caption = canvas_of(view), part(view, QLabel, "mapCaption")
    qtbot.waitUntil(lambda: len(canvas.scene.points) > 100)
    choose(view, 1)
    qtbot.waitUntil(lambda: "Keeps" in caption.text() and "variance" not in caption.text())
    assert (len(canvas.scene.points) == 100) is not has_library
    assert ("openTSNE" in caption.text()) is not has_library
