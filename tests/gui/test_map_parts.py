"""The parts of the map that can be checked by numbers: camera, labels, points."""

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from tinylm_gui.application.colours import colours_of
from tinylm_gui.widgets.camera import Camera
from tinylm_gui.widgets.label_layout import fitting_labels
from tinylm_gui.widgets.lasso import inside_outline
from tinylm_gui.widgets.map_painter import MapPainter
from tinylm_gui.widgets.map_scene import MapScene
from tinylm_gui.widgets.point_raster import PointRaster, colour_table

WINDOW = (400, 300)


def random_points(count: int, dimensions: int = 2) -> np.ndarray:
    return np.random.default_rng(0).normal(size=(count, dimensions)).astype(np.float32)


@pytest.fixture
def camera() -> Camera:
    camera = Camera()
    camera.size = WINDOW
    return camera


# camera


def test_fitting_brings_every_point_into_the_window(camera: Camera) -> None:
    points = random_points(100) * 50 + 1000
    camera.fit(points)
    pixels = camera.to_pixels(points)
    assert (pixels >= 0).all()
    assert (pixels <= WINDOW).all()
    assert camera.fits(points)
    assert not camera.fits(points * 2)
    assert not camera.fits(points + 100)


def test_a_single_point_can_be_fitted(camera: Camera) -> None:
    point = np.array([[3.0, 4.0]])
    camera.fit(point)
    np.testing.assert_allclose(camera.to_pixels(point), [[200, 150]])


def test_up_in_the_map_is_up_on_the_screen(camera: Camera) -> None:
    low, high = camera.to_pixels(np.array([[0.0, 0.0], [0.0, 1.0]]))
    assert high[1] < low[1]


def test_pixels_and_places_are_inverse(camera: Camera) -> None:
    camera.pan(30, -20)
    camera.zoom(3, 10, 10)
    place = camera.to_map(123, 45)
    np.testing.assert_allclose(camera.to_pixels(place[None]), [[123, 45]])


def test_zooming_keeps_what_is_under_the_pointer(camera: Camera) -> None:
    before = camera.to_map(50, 60)
    camera.zoom(2.5, 50, 60)
    np.testing.assert_allclose(camera.to_map(50, 60), before)
    assert camera.scale == pytest.approx(2.5)


def test_panning_moves_by_pixels(camera: Camera) -> None:
    points = random_points(5)
    before = camera.to_pixels(points)
    camera.pan(7, -3)
    np.testing.assert_allclose(camera.to_pixels(points), before + np.array([7, -3]), atol=1e-4)


def test_turning_keeps_distances_and_a_full_turn_comes_back(camera: Camera) -> None:
    points = random_points(20, 3)
    camera.turn(0.4, -0.7)
    turned = camera.turned(points)
    np.testing.assert_allclose(
        np.linalg.norm(turned, axis=1), np.linalg.norm(points, axis=1), rtol=1e-5
    )
    assert np.abs(turned - points).max() > 0.1
    camera.rotation = np.eye(3)
    for _ in range(4):
        camera.turn(np.pi / 2, 0)
    np.testing.assert_allclose(camera.turned(points), points, atol=1e-5)


# labels


def boxes(pixels: np.ndarray, widths: np.ndarray, chosen: list[int]) -> np.ndarray:
    left = pixels[chosen, 0]
    top = pixels[chosen, 1] - 7
    return np.stack([left, top, left + widths[chosen], top + 14], axis=1)


def test_labels_never_overlap_and_the_important_come_first() -> None:
    rng = np.random.default_rng(1)
    pixels = rng.uniform((0, 0), WINDOW, size=(500, 2))
    widths = rng.uniform(10, 80, size=500)
    chosen = fitting_labels(pixels, widths, 14, WINDOW, (0, 0), 200)
    assert chosen == sorted(chosen)
    assert len(chosen) > 20
    shown = boxes(pixels, widths, chosen)
    for i, a in enumerate(shown):
        for b in shown[i + 1 :]:
            assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


def test_labels_stay_the_same_while_the_map_is_dragged() -> None:
    rng = np.random.default_rng(2)
    pixels = rng.uniform((100, 100), (300, 200), size=(80, 2))
    widths = np.full(80, 40.0)
    before = fitting_labels(pixels, widths, 14, WINDOW, (0.0, 0.0), 200)
    for dx, dy in ((1, 0), (2, 3), (-3, 1), (17, -9)):
        moved = fitting_labels(pixels + np.array([dx, dy]), widths, 14, WINDOW, (dx, dy), 200)
        assert moved == before


def test_zooming_in_makes_room_for_more_labels() -> None:
    pixels = np.random.default_rng(3).uniform((150, 100), (250, 200), size=(60, 2))
    widths = np.full(60, 50.0)
    near = (pixels - (200, 150)) * 2 + (200, 150)
    few = fitting_labels(pixels, widths, 14, WINDOW, (0, 0), 200)
    assert len(fitting_labels(near, widths, 14, WINDOW, (0, 0), 200)) > len(few)


def test_labels_that_do_not_fit_into_the_window_are_left_out() -> None:
    pixels = np.array([[-50.0, 50.0], [395.0, 50.0], [50.0, 50.0], [50.0, 299.0]])
    assert fitting_labels(pixels, np.full(4, 60.0), 14, WINDOW, (0, 0), 9) == [2]
    assert fitting_labels(np.zeros((0, 2)), np.zeros(0), 0, WINDOW, (0, 0), 9) == []


# points


def drawn(pixels: list[tuple[float, float]], colours: list[int], radius: float = 2) -> QImage:
    table = colour_table([QColor("#ff0000"), QColor("#0000ff")])
    raster = PointRaster()
    places = np.array(pixels, dtype=float).reshape(-1, 2)
    return raster.draw(places, np.array(colours, dtype=int), table, radius, (40, 30)).copy()


def test_a_disc_has_its_colour_in_the_middle_and_nothing_around() -> None:
    image = drawn([(10, 20)], [0])
    assert image.pixelColor(10, 20) == QColor("#ff0000")
    assert image.pixelColor(11, 20) == QColor("#ff0000")
    assert image.pixelColor(15, 20).alpha() == 0
    assert 0 < image.pixelColor(11, 22).alpha() < 255  # its edge is smooth


def test_the_later_of_two_discs_is_seen() -> None:
    assert drawn([(10, 10), (10, 10)], [0, 1]).pixelColor(10, 10) == QColor("#0000ff")


def test_discs_may_stick_out_of_the_picture_or_lie_beside_it() -> None:
    edges = [(0, 0), (39, 29), (-1, 5), (40, 5), (-90, 3), (1e6, 1e6), (5, -1), (5, 30)]
    image = drawn(edges, [0] * len(edges), radius=3)
    assert image.pixelColor(0, 0) == QColor("#ff0000")
    assert image.pixelColor(39, 29) == QColor("#ff0000")
    assert image.pixelColor(20, 15).alpha() == 0


def test_no_points_give_an_empty_picture() -> None:
    image = drawn([], [])
    assert all(image.pixelColor(x, y).alpha() == 0 for x in range(40) for y in range(30))


# lasso


def test_a_line_round_points_surrounds_them_whatever_its_shape() -> None:
    # A U: what lies between its arms is outside.
    outline = np.array([[0, 0], [10, 0], [10, 10], [7, 10], [7, 3], [3, 3], [3, 10], [0, 10.0]])
    points = np.array([[1, 5], [8, 9], [5, 1], [5, 8], [-1, 5], [11, 1], [5, 20.0]])
    expected = [True, True, True, False, False, False, False]
    assert inside_outline(points, outline).tolist() == expected
    assert inside_outline(points, outline[::-1]).tolist() == expected


def test_a_line_without_extent_surrounds_nothing() -> None:
    assert not inside_outline(random_points(20), np.zeros((3, 2))).any()


def test_a_trail_is_seen_among_many_points(qapp: QApplication) -> None:
    points = np.random.default_rng(0).uniform(-1, 1, (20_000, 2)).astype(np.float32)
    points[7] = 0.5, 0.0
    ids = np.arange(len(points))
    scene = MapScene([f"w{n}" for n in ids], points, ids, np.zeros(len(ids), np.int64))
    scene.trails, scene.trail_ids = np.array([[[-0.5, 0.0]]], np.float32), np.array([7])
    camera = Camera()
    camera.size, camera.scale = (200, 200), 100.0
    image = QImage(200, 200, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    MapPainter().paint(painter, scene, camera, qapp.palette())
    painter.end()
    trail = QColor(colours_of(qapp.palette()).validation)
    seen = [image.pixelColor(x, 100).hue() - trail.hue() for x in range(60, 140)]
    assert sum(abs(difference) < 12 for difference in seen) > 70  # but for a label
