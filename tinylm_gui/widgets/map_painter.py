"""Paints a map: the points in one picture, then lines, marks and the labels that fit."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPalette, QPen, QStaticText

from tinylm_gui.widgets.camera import Camera
from tinylm_gui.widgets.label_layout import GAP, fitting_labels
from tinylm_gui.widgets.point_raster import PointRaster, colour_table
from tinylm_gui.words import visible

Points = npt.NDArray[np.floating[Any]]

CANDIDATES = 500  # labels considered
MOST_LABELS = 120  # labels shown
MOST_TEXTS = 20_000  # laid-out labels kept


@dataclass
class MapScene:
    """What a map shows; everything is by word id, and a lower id is a more frequent word."""

    words: Sequence[str] = ()
    points: Points = field(default_factory=lambda: np.zeros((0, 2), dtype=np.float32))
    shades: npt.NDArray[np.integer[Any]] = field(default_factory=lambda: np.zeros(0, np.int64))
    chosen: int | None = None
    neighbours: tuple[int, ...] = ()
    hovered: int | None = None


class MapPainter:
    """Keeps what is costly to make: places of the points, their picture, laid-out labels."""

    def __init__(self) -> None:
        self._raster = PointRaster()
        self._table = colour_table([QColor("gray")])
        self._texts: dict[int, QStaticText] = {}
        self._pixels: Points | None = None
        self._labels: list[int] | None = None
        self._picture: QImage | None = None
        self._font = QFont()

    def set_scale(self, colours: list[QColor]) -> None:
        """The colours of the points."""
        self._table = colour_table(colours)
        self.forget_places()

    def forget_places(self) -> None:
        """The camera or the points have moved."""
        self._pixels = self._labels = self._picture = None

    def forget_labels(self) -> None:
        """The words or the font have changed."""
        self._texts.clear()
        self.forget_places()

    def pixels(self, scene: MapScene, camera: Camera) -> Points:
        """Where the points are on the screen, (words, 2)."""
        if self._pixels is None:
            self._pixels = camera.to_pixels(camera.turned(scene.points))
        return self._pixels

    def labels(self, scene: MapScene, camera: Camera) -> list[int]:
        """The words whose labels are shown, the chosen one and its neighbours first."""
        if self._labels is None:
            pixels = self.pixels(scene, camera)
            width, height = camera.size
            x, y = pixels.T
            inside = (x > 0) & (x < width) & (y > 0) & (y < height)
            first = [i for i in (scene.chosen, *scene.neighbours) if i is not None]
            rest = np.flatnonzero(inside)[:CANDIDATES]
            wanted = np.concatenate((np.array(first, dtype=np.int64), rest[~np.isin(rest, first)]))
            sizes = [self._text(scene, int(i)).size() for i in wanted]
            origin = camera.to_pixels(np.zeros((1, 2)))[0]
            chosen = fitting_labels(
                pixels[wanted],
                np.array([size.width() for size in sizes]),
                sizes[0].height() if sizes else 0,
                camera.size,
                (float(origin[0]), float(origin[1])),
                MOST_LABELS,
            )
            self._labels = [int(wanted[i]) for i in chosen]
        return self._labels

    def paint(self, painter: QPainter, scene: MapScene, camera: Camera, palette: QPalette) -> None:
        """Draw the scene as the camera sees it."""
        if painter.font() != self._font:
            self._font = painter.font()
            self.forget_labels()
        width, height = camera.size
        painter.fillRect(0, 0, width, height, palette.base())
        pixels = self.pixels(scene, camera)
        if len(pixels) == 0:
            return
        self._draw_points(painter, scene, camera)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_lines(painter, scene, pixels, palette)
        self._draw_labels(painter, scene, camera, palette)
        for word_id in {i for i in (scene.chosen, scene.hovered) if i is not None}:
            self._draw_mark(painter, scene, word_id, pixels[word_id], palette)

    def _draw_points(self, painter: QPainter, scene: MapScene, camera: Camera) -> None:
        ratio = painter.device().devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatio() != ratio:
            size = (round(camera.size[0] * ratio), round(camera.size[1] * ratio))
            # Drawn from the last word to the first: the frequent ones lie on top.
            self._picture = self._raster.draw(
                self.pixels(scene, camera)[::-1] * ratio,
                scene.shades[::-1],
                self._table,
                _radius(len(scene.points)) * ratio,
                size,
            )
            self._picture.setDevicePixelRatio(ratio)
        painter.drawImage(QPointF(0, 0), self._picture)

    def _draw_lines(
        self, painter: QPainter, scene: MapScene, pixels: Points, palette: QPalette
    ) -> None:
        if scene.chosen is None or not scene.neighbours:
            return
        colour = QColor(palette.highlight().color())
        colour.setAlpha(150)
        painter.setPen(QPen(colour, 1.2))
        start = _point(pixels[scene.chosen])
        painter.drawLines([QLineF(start, _point(pixels[i])) for i in scene.neighbours])

    def _draw_labels(
        self, painter: QPainter, scene: MapScene, camera: Camera, palette: QPalette
    ) -> None:
        pixels = self.pixels(scene, camera)
        behind = QColor(palette.base().color())
        behind.setAlpha(170)
        painter.setPen(palette.text().color())
        for word_id in self.labels(scene, camera):
            if word_id in (scene.chosen, scene.hovered):
                continue  # its mark has the name
            text = self._text(scene, word_id)
            x, y = pixels[word_id]
            place = QPointF(round(float(x)) + GAP, round(float(y) - text.size().height() / 2))
            painter.fillRect(QRectF(place, text.size()), behind)
            painter.drawStaticText(place, text)

    def _draw_mark(
        self,
        painter: QPainter,
        scene: MapScene,
        word_id: int,
        pixel: Points,
        palette: QPalette,
    ) -> None:
        """A ring round the point and its name in a box, over everything else."""
        place = _point(pixel)
        radius = _radius(len(scene.points)) + 3
        painter.setPen(QPen(palette.highlight().color(), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(place, radius, radius)
        text = self._text(scene, word_id)
        box = QRectF(place.x() + GAP + 3, place.y() - text.size().height() / 2 - 2, 0, 0)
        box.setSize(text.size())
        box.adjust(0, 0, 8, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.highlight())
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(palette.highlightedText().color())
        painter.drawStaticText(box.topLeft() + QPointF(4, 2), text)

    def _text(self, scene: MapScene, word_id: int) -> QStaticText:
        text = self._texts.get(word_id)
        if text is None:
            if len(self._texts) >= MOST_TEXTS:
                self._texts.clear()
            text = QStaticText(visible(scene.words[word_id]))
            text.setTextFormat(Qt.TextFormat.PlainText)
            text.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
            text.prepare(font=self._font)
            self._texts[word_id] = text
        return text


def _radius(points: int) -> float:
    """Of a disc in pixels: large when there are few."""
    return 4.0 if points <= 200 else 3.0 if points <= 5_000 else 2.0


def _point(pixel: Points) -> QPointF:
    return QPointF(float(pixel[0]), float(pixel[1]))
