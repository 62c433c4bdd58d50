"""The map over time: one frame for all steps, trails of words, and the film."""

import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from tests.gui.parts import part, put_on_screen
from tests.gui.sessions import train_steps
from tinylm.neighbours import along_axis
from tinylm.projection import pca
from tinylm_gui.presenters.map_picture import (
    MapRequest,
    Method,
    Movement,
    make_pictures,
    with_trails,
)
from tinylm_gui.session import Session
from tinylm_gui.views.map_view import MapView
from tinylm_gui.widgets.map_canvas import MapCanvas

OpenText = Callable[..., Session]
STEPS = 60


@pytest.fixture
def view(open_text: OpenText, qtbot: QtBot) -> MapView:
    """A map of a run of STEPS steps."""
    session = open_text()
    train_steps(session, STEPS, qtbot)
    view = put_on_screen(MapView(session), 1000, 640, qtbot)
    qtbot.waitUntil(lambda: len(canvas_of(view).scene.points) == 14)
    return view


def canvas_of(view: MapView) -> MapCanvas:
    return part(view, MapCanvas, "mapView")


def vectors_at(view: MapView, step: int) -> np.ndarray:
    snapshot = view.session.lookback.at(step)
    assert snapshot is not None
    return snapshot.parameters["embeddings"][:14]


def points_at(view: MapView, step: int | None, qtbot: QtBot) -> np.ndarray:
    """What the map shows at a step."""
    before = canvas_of(view).scene.points
    view.session.lookback.show(step)
    qtbot.waitUntil(lambda: canvas_of(view).scene.points is not before)
    return canvas_of(view).scene.points


def test_all_steps_are_seen_along_the_same_axes(view: MapView, qtbot: QtBot) -> None:
    now = canvas_of(view).scene.points
    axes = pca(vectors_at(view, STEPS)).axes.T
    scale = canvas_of(view).camera.scale
    for step in (3, 40, 0):
        then = vectors_at(view, step)
        expected = (then - then.mean(axis=0)) @ axes
        np.testing.assert_allclose(points_at(view, step, qtbot), expected, atol=1e-4)
    assert canvas_of(view).camera.scale == scale  # or one would see things move that did not
    np.testing.assert_allclose(points_at(view, None, qtbot), now, atol=1e-5)


def test_a_step_looks_the_same_whatever_was_seen_before(view: MapView, qtbot: QtBot) -> None:
    first = points_at(view, 10, qtbot).copy()
    for step in (50, 0, 33):
        points_at(view, step, qtbot)
    np.testing.assert_array_equal(points_at(view, 10, qtbot), first)


def test_the_chosen_word_leaves_a_trail(view: MapView, qtbot: QtBot) -> None:
    scene = canvas_of(view).scene
    view.session.select_word(3)
    part(view, QComboBox, "mapMovement").setCurrentIndex(1)
    qtbot.waitUntil(lambda: scene.trails is not None)
    assert scene.trail_ids.tolist() == [3]
    assert scene.trails is not None
    assert len(scene.trails) == 40
    points = scene.trails[0, 0].copy()
    np.testing.assert_allclose(points_at(view, 0, qtbot)[3], points, atol=1e-4)


def test_without_a_choice_those_that_moved_most_have_arrows(view: MapView, qtbot: QtBot) -> None:
    scene = canvas_of(view).scene
    part(view, QComboBox, "mapMovement").setCurrentIndex(2)
    qtbot.waitUntil(lambda: scene.trails is not None)
    distances = np.linalg.norm(vectors_at(view, STEPS) - vectors_at(view, 0), axis=1)
    assert scene.trail_ids.tolist() == sorted(np.argsort(-distances)[:12].tolist())
    assert scene.trails is not None
    assert scene.trails.shape == (1, 12, 2)
    assert not np.array_equal(canvas_of(view).grab().toImage().constBits(), b"")


def test_words_also_leave_trails_between_axes_of_words(view: MapView) -> None:
    vocabulary = view.session.vocabulary
    assert vocabulary is not None
    axes = ((1, 2), (3, 4))
    request = MapRequest(vocabulary, vectors_at(view, STEPS), np.arange(14), Method.AXES, axes=axes)
    past = [vectors_at(view, 0)]
    request = with_trails(request, Movement.ARROWS, np.array([5]), lambda count: past[:count])
    *_, picture = make_pictures(request, None)
    expected = [along_axis(past[0], [start], [end])[5] for start, end in axes]
    assert picture.trails is not None
    np.testing.assert_allclose(picture.trails[0, 0], expected, atol=1e-6)


@pytest.mark.parametrize(("name", "kind"), [("film.gif", "GIF"), ("film.webp", "WEBP")])
def test_the_film_is_saved(
    name: str,
    kind: str,
    view: MapView,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / name
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    with qtbot.waitSignal(view.session.message):
        qtbot.mouseClick(part(view, QPushButton, "mapFilm"), Qt.MouseButton.LeftButton)
    with Image.open(io.BytesIO(path.read_bytes())) as film:
        assert film.format == kind
        assert getattr(film, "n_frames", 0) == STEPS + 1
        canvas = canvas_of(view)
        assert film.size == (canvas.width(), canvas.height())
        first = np.asarray(film.convert("RGB")).astype(int)
        film.seek(STEPS)
        last = np.asarray(film.convert("RGB")).astype(int)
    assert (np.abs(first - last).max(axis=2) > 60).sum() > 100


def test_the_film_keeps_the_chosen_word_in_the_picture(view: MapView) -> None:
    canvas = canvas_of(view)
    view.session.select_word(3)
    drawing = canvas.drawing()
    start, end = canvas.scene.points, canvas.scene.points.copy()
    end[3] += (50 * np.ptp(start, axis=0)).astype(end.dtype)  # far off

    def chosen_is_seen() -> list[bool]:
        lit = canvas.palette().highlight().color()
        pictures = [drawing.draw(points, None, "") for points in (start, end)]
        return [
            any(picture.pixelColor(x, y) == lit for x in range(0, picture.width(), 2)
                for y in range(0, picture.height(), 2))
            for picture in pictures
        ]  # fmt: skip

    assert chosen_is_seen() == [True, False]
    drawing.fit([start, end])
    assert chosen_is_seen() == [True, True]


def test_the_table_behind_the_map_has_its_numbers(view: MapView, qtbot: QtBot) -> None:
    qtbot.mouseClick(part(view, QPushButton, "mapTable"), Qt.MouseButton.LeftButton)
    table = part(view, QTableView, "mapWordsTable")
    assert table.isVisible()
    model, points = table.model(), canvas_of(view).scene.points
    assert model.columnCount() == 4
    for row in (0, 5, 13):
        shown = [float(model.index(row, column).data()) for column in (2, 3)]
        np.testing.assert_allclose(shown, points[row], atol=1e-4)
    qtbot.mouseClick(part(view, QPushButton, "mapTable"), Qt.MouseButton.LeftButton)
    assert canvas_of(view).isVisible()
