"""Paints a map: the points in one picture, then lines, marks and the labels that fit."""

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPalette, QPen, QPolygonF, QStaticText

from tinylm_gui.presenters.words import visible
from tinylm_gui.widgets.camera import Camera
from tinylm_gui.widgets.colour_scales import mixed
from tinylm_gui.widgets.label_layout import GAP, fitting_labels
from tinylm_gui.widgets.map_scene import Ids, MapScene, Points
from tinylm_gui.widgets.map_trails import paint_trails
from tinylm_gui.widgets.point_raster import PointRaster, colour_table

CANDIDATES = 400  # labels considered
MOST_LABELS = 120  # labels shown
MOST_TEXTS = 20_000  # laid-out labels kept
MOST_MARKS = 2_000  # rings round picked points
DEPTHS = 6  # steps of fading with distance, in three dimensions
FARTHEST = 0.25  # how much of its colour the farthest point keeps


class MapPainter:
    """Keeps what is costly to make: places of the points, their picture, laid-out labels."""

    def __init__(self) -> None:
        self._raster = PointRaster()
        self.scale = [QColor("gray")]
        self._texts: dict[int, QStaticText] = {}
        self._pixels: Points | None = None
        self._depths: Points | None = None
        self._labels: list[int] | None = None
        self._picture: QImage | None = None
        self._font = QFont()

    def set_scale(self, colours: list[QColor]) -> None:
        """The colours of the points."""
        self.scale = colours
        self.forget_places()

    def forget_places(self) -> None:
        """The camera or the points have moved."""
        self._pixels = self._depths = self._labels = self._picture = None

    def forget_labels(self) -> None:
        """The words or the font have changed."""
        self._texts.clear()
        self.forget_places()

    def pixels(self, scene: MapScene, camera: Camera) -> Points:
        """Where the points are on the screen, (shown words, 2)."""
        if self._pixels is None:
            turned = camera.turned(scene.points)
            self._pixels = camera.to_pixels(turned)
            self._depths = turned[:, 2] if turned.shape[1] == 3 else None
        return self._pixels

    def labels(self, scene: MapScene, camera: Camera) -> list[int]:
        """The rows whose labels are shown; the chosen word and its neighbours come first."""
        if self._labels is None:
            pixels = self.pixels(scene, camera)
            first = scene.rows([i for i in (scene.chosen, *scene.neighbours) if i is not None])
            x, y = pixels.T
            width, height = camera.size
            inside = np.flatnonzero((x > 0) & (x < width) & (y > 0) & (y < height))[:CANDIDATES]
            wanted = np.concatenate((np.array(first, np.int64), inside[~np.isin(inside, first)]))
            sizes = [self._text(scene, int(row)).size() for row in wanted]
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
        painter.fillRect(0, 0, *camera.size, palette.base())
        if len(scene.points) == 0:
            return
        self._draw_guides(painter, scene, camera, palette)
        self._draw_points(painter, scene, camera, palette)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_trails(painter, scene, camera, palette)
        pixels = self.pixels(scene, camera)
        self._draw_picked(painter, scene, pixels, palette)
        chosen, hovered = scene.row(scene.chosen), scene.row(scene.hovered)
        if chosen is not None:
            self._draw_lines(painter, pixels, chosen, scene.rows(scene.neighbours), palette)
        marked = [row for row in dict.fromkeys((chosen, hovered)) if row is not None]
        self._draw_labels(painter, scene, camera, palette, marked)
        for row in marked:
            self._draw_mark(painter, scene, row, pixels[row], palette)

    def paint_lasso(self, painter: QPainter, outline: list[QPointF], palette: QPalette) -> None:
        """Draw the outline that is being drawn round some points."""
        inside = QColor(palette.highlight().color())
        painter.setPen(QPen(inside, 1.5, Qt.PenStyle.DashLine))
        inside.setAlpha(40)
        painter.setBrush(inside)
        painter.drawPolygon(QPolygonF(outline))

    def _draw_guides(
        self, painter: QPainter, scene: MapScene, camera: Camera, palette: QPalette
    ) -> None:
        width, height = camera.size
        colour = QColor(palette.placeholderText().color())
        for guide in scene.guides:
            place = np.zeros((1, 2))
            place[0, guide.axis] = guide.place
            x, y = (float(pixel) for pixel in camera.to_pixels(place)[0])
            line = QLineF(x, 0, x, height) if guide.axis == 0 else QLineF(0, y, width, y)
            colour.setAlpha(90)
            painter.setPen(QPen(colour, 1, Qt.PenStyle.DashLine))
            painter.drawLine(line)
            colour.setAlpha(255)
            painter.setPen(colour)
            where = QPointF(x + 4, height - 6.0) if guide.axis == 0 else QPointF(4, y - 4)
            painter.drawText(where, guide.name)

    def _draw_points(
        self, painter: QPainter, scene: MapScene, camera: Camera, palette: QPalette
    ) -> None:
        ratio = painter.device().devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatio() != ratio:
            pixels = self.pixels(scene, camera)
            order, shades = self._drawing_order(scene)
            self._picture = self._raster.draw(
                pixels[order] * ratio,
                shades,
                colour_table(self._faded(palette)),
                _radius(len(scene.points)) * ratio,
                (round(camera.size[0] * ratio), round(camera.size[1] * ratio)),
            )
            self._picture.setDevicePixelRatio(ratio)
        painter.drawImage(QPointF(0, 0), self._picture)

    def _drawing_order(self, scene: MapScene) -> tuple[Ids | slice, Ids]:
        """The rows from the one at the back to the one at the front, and their colours."""
        shades = scene.shades[scene.ids]
        if self._depths is None:
            return slice(None, None, -1), shades[::-1]  # the frequent words lie on top
        order = np.argsort(self._depths)
        nearness = np.arange(len(order)) * DEPTHS // len(order)
        return order, shades[order] + len(self.scale) * (DEPTHS - 1 - nearness)

    def _faded(self, palette: QPalette) -> list[QColor]:
        """The scale, and in three dimensions its paler copies for what is far."""
        if self._depths is None:
            return self.scale
        ground = palette.base().color()
        kept = np.linspace(1, FARTHEST, DEPTHS).tolist()
        return [mixed(ground, colour, share) for share in kept for colour in self.scale]

    def _draw_picked(
        self, painter: QPainter, scene: MapScene, pixels: Points, palette: QPalette
    ) -> None:
        painter.setPen(QPen(palette.highlight().color(), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = _radius(len(scene.points)) + 2
        for row in scene.rows(scene.picked[:MOST_MARKS].tolist()):
            painter.drawEllipse(_point(pixels[row]), radius, radius)

    def _draw_lines(
        self, painter: QPainter, pixels: Points, start: int, ends: list[int], palette: QPalette
    ) -> None:
        colour = QColor(palette.highlight().color())
        colour.setAlpha(150)
        painter.setPen(QPen(colour, 1.2))
        place = _point(pixels[start])
        painter.drawLines([QLineF(place, _point(pixels[row])) for row in ends])

    def _draw_labels(
        self,
        painter: QPainter,
        scene: MapScene,
        camera: Camera,
        palette: QPalette,
        marked: list[int],
    ) -> None:
        pixels = self.pixels(scene, camera)
        behind = QColor(palette.base().color())
        behind.setAlpha(170)
        painter.setPen(palette.text().color())
        for row in self.labels(scene, camera):
            if row in marked:
                continue  # the mark has the name
            text = self._text(scene, row)
            size = text.size()
            x, y = pixels[row]
            place = QPointF(round(float(x)) + GAP, round(float(y) - size.height() / 2))
            painter.fillRect(QRectF(place, size), behind)
            painter.drawStaticText(place, text)

    def _draw_mark(
        self, painter: QPainter, scene: MapScene, row: int, pixel: Points, palette: QPalette
    ) -> None:
        """A ring round the point and its name in a box, over everything else."""
        place = _point(pixel)
        radius = _radius(len(scene.points)) + 3
        painter.setPen(QPen(palette.highlight().color(), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(place, radius, radius)
        text = self._text(scene, row)
        size = text.size()
        box = QRectF(place.x() + GAP + 3, place.y() - size.height() / 2 - 2, 0, 0)
        box.setSize(size)
        box.adjust(0, 0, 8, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.highlight())
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(palette.highlightedText().color())
        painter.drawStaticText(box.topLeft() + QPointF(4, 2), text)

    def _text(self, scene: MapScene, row: int) -> QStaticText:
        word_id = int(scene.ids[row])
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
