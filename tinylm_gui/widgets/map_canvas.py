"""The map: points with words, to pan, zoom and turn; which point is meant is found by NumPy."""

from collections.abc import Sequence
from copy import copy
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from tinylm_gui.presenters.map_film import Drawing
from tinylm_gui.widgets.camera import Camera
from tinylm_gui.widgets.lasso import inside_outline
from tinylm_gui.widgets.map_painter import MapPainter
from tinylm_gui.widgets.map_scene import Guide, Ids, MapScene, Points

NEAR = 12  # pixels from the pointer within which a point is meant
STEP = 40  # pixels an arrow key moves
ZOOM_KEY = 1.25
ZOOM_NOTCH = 1.15  # a notch of the wheel, 120 units
TURN = 0.008  # radians a pixel

MOVES = {
    Qt.Key.Key_Left: (STEP, 0),
    Qt.Key.Key_Right: (-STEP, 0),
    Qt.Key.Key_Up: (0, STEP),
    Qt.Key.Key_Down: (0, -STEP),
}
ZOOMS = {
    Qt.Key.Key_Plus: ZOOM_KEY,
    Qt.Key.Key_Equal: ZOOM_KEY,
    Qt.Key.Key_Minus: 1 / ZOOM_KEY,
}


class MapCanvas(QWidget):
    """Shows a MapScene through a Camera.

    Drag to pan (to turn in three dimensions; with the right button to pan there too), wheel or
    pinch to zoom, click to choose a word, click beside the points to choose none. With Shift,
    or in lasso mode, dragging draws a line round words to pick them.
    """

    word_clicked = Signal(int)  # an id, or -1 for none
    words_picked = Signal(object)  # ids, (n,)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mapView")
        self.setAccessibleName(self.tr("Map of the words"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(240, 200)
        self.camera = Camera()
        self.scene = MapScene()
        self._painter = MapPainter()
        self._follow = True  # keep the whole picture in the window until the user moves it
        self._lasso_mode = False
        self._pressed: QPoint | None = None
        self._last = QPoint()
        self._dragged = False
        self._outline: list[QPointF] | None = None

    # what is shown

    def set_words(self, words: Sequence[str]) -> None:
        """The names of all words, by id; the map is empty until points come."""
        self.scene = MapScene(words=words, shades=np.zeros(len(words), dtype=np.int64))
        self._painter.forget_labels()
        self._follow = True
        self.update()

    def set_points(
        self, points: Points, ids: Ids, guides: Sequence[Guide] = (), still: bool = False
    ) -> None:
        """Where the words `ids` are, (n, 2 or 3); the view stays put as far as it can.

        With `still` it stays even if the points then fill little of it, or too much.
        """
        same = points.shape == self.scene.points.shape and np.array_equal(ids, self.scene.ids)
        self.scene.points, self.scene.ids, self.scene.guides = points, ids, guides
        turned = self.camera.turned(points)
        outgrown = self._follow and not self.camera.fits(turned, self._guide_places())
        if not same or (outgrown and not still):
            self.fit()
        self._look_again()

    def set_colours(self, shades: Ids, scale: Sequence[QColor]) -> None:
        """For each word by id the index of its colour in `scale`."""
        self.scene.shades = shades
        self._painter.set_scale(list(scale))
        self._look_again()

    def set_marked(self, word_id: int | None, neighbours: Sequence[int] = ()) -> None:
        """The chosen word and the words that lines lead to from it."""
        if (word_id, tuple(neighbours)) != (self.scene.chosen, self.scene.neighbours):
            self.scene.chosen, self.scene.neighbours = word_id, tuple(neighbours)
            self._look_again()

    def set_trails(self, trails: Points | None, ids: Ids) -> None:
        """Where the words `ids` were at earlier steps, (steps, n, 2 or 3)."""
        self.scene.trails, self.scene.trail_ids = trails, ids
        self.update()

    def set_picked(self, ids: Ids) -> None:
        """The words inside the lasso."""
        self.scene.picked = ids
        self.update()

    @Slot(bool)
    def set_lasso_mode(self, on: bool) -> None:
        """Whether dragging draws a line round words instead of moving the map."""
        self._lasso_mode = on
        self.setCursor(Qt.CursorShape.CrossCursor if on else Qt.CursorShape.ArrowCursor)

    @Slot()
    def fit(self) -> None:
        """Bring all points into the window."""
        self.camera.fit(self.camera.turned(self.scene.points), self._guide_places())
        self._follow = True
        self._look_again()

    def show_word(self, word_id: int) -> None:
        """Move the map so that a word that lies outside comes to the middle."""
        row = self.scene.row(word_id)
        if row is not None and not self.rect().contains(self.pixel_of(word_id)):
            x, y = self._pixels()[row]
            self._follow = False
            self.camera.pan(self.width() / 2 - float(x), self.height() / 2 - float(y))
            self._look_again()

    def word_at(self, place: QPointF) -> int | None:
        """The word whose point is nearest to a place, if it is near."""
        pixels = self._pixels()
        if len(pixels) == 0:
            return None
        distances = np.hypot(pixels[:, 0] - place.x(), pixels[:, 1] - place.y())
        nearest = int(distances.argmin())
        return int(self.scene.ids[nearest]) if distances[nearest] <= NEAR else None

    def labels(self) -> list[int]:
        """The words whose labels are shown."""
        rows = self._painter.labels(self.scene, self.camera)
        return [int(self.scene.ids[row]) for row in rows]

    def pixel_of(self, word_id: int) -> QPoint:
        """Where a shown word's point is in this widget."""
        x, y = self._pixels()[self.scene.rows([word_id])[0]]
        return QPoint(round(float(x)), round(float(y)))

    def _pixels(self) -> Points:
        return self._painter.pixels(self.scene, self.camera)

    def _guide_places(self) -> Points:
        places = np.full((len(self.scene.guides), 2), np.nan)
        for place, guide in zip(places, self.scene.guides, strict=True):
            place[guide.axis] = guide.place
        return places

    def _look_again(self) -> None:
        self._painter.forget_places()
        self.update()

    def drawing(self) -> Drawing:
        """Draws other points and trails of the same words, with a caption, as they would be here.

        Where the user has not moved the view, the start, the end and the way of the chosen words
        are all in it. It shares nothing with the canvas, so another thread may call it.
        """
        scene, camera, painter_of_map = replace(self.scene), copy(self.camera), MapPainter()
        painter_of_map.set_scale(self._painter.scale)
        palette, font = QPalette(self.palette()), QFont(self.font())
        follows, guides = self._follow, self._guide_places()

        def fit(pictures: Sequence[Points]) -> None:
            if follows:
                turned = [camera.turned(points) for points in pictures]
                chosen = () if scene.chosen is None else (scene.chosen,)
                rows = scene.rows([*scene.trail_ids.tolist(), *chosen])
                ways = np.concatenate([points[rows, :2] for points in turned])
                both = np.concatenate((turned[0], turned[-1]))
                camera.fit(both, np.concatenate((guides, ways)))

        def draw(points: Points, trails: Points | None, caption: str) -> QImage:
            scene.points, scene.trails = points, trails
            painter_of_map.forget_places()
            image = QImage(*camera.size, QImage.Format.Format_RGB32)
            painter = QPainter(image)
            painter.setFont(font)
            painter_of_map.paint(painter, scene, camera, palette)
            painter.setPen(palette.text().color())
            painter.drawText(12, 12 + painter.fontMetrics().ascent(), caption)
            painter.end()
            return image

        return Drawing(fit, draw)

    # what Qt calls

    def sizeHint(self) -> QSize:
        return QSize(640, 480)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        self._painter.paint(painter, self.scene, self.camera, self.palette())
        if self._outline is not None:
            self._painter.paint_lasso(painter, self._outline, self.palette())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.camera.size = (max(self.width(), 1), max(self.height(), 1))
        if self._follow:
            self.fit()
        self._look_again()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._painter.forget_labels()
            self._look_again()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._last = event.position().toPoint()
        self._dragged = False
        with_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        left = event.button() == Qt.MouseButton.LeftButton
        self._outline = [event.position()] if left and (self._lasso_mode or with_shift) else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if self._pressed is None:
            self._hover(self.word_at(event.position()))
            return
        far = (place - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if not (self._dragged or far):
            return
        self._dragged = True
        step, self._last = place - self._last, place
        if self._outline is not None:
            self._outline.append(event.position())
            self.update()
            return
        left = bool(event.buttons() & Qt.MouseButton.LeftButton)
        self._move(step.x(), step.y(), turn=left and self._is_solid())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        outline, dragged = self._outline, self._dragged
        self._outline, self._pressed, self._dragged = None, None, False
        if outline is not None and dragged:
            corners = np.array([(corner.x(), corner.y()) for corner in outline])
            self.words_picked.emit(self.scene.ids[inside_outline(self._pixels(), corners)])
            self.update()
        elif not dragged and event.button() == Qt.MouseButton.LeftButton:
            word_id = self.word_at(event.position())
            self.word_clicked.emit(-1 if word_id is None else word_id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.word_at(event.position()) is None:
            self.fit()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        place = event.position()
        self._zoom(ZOOM_NOTCH ** (event.angleDelta().y() / 120), place.x(), place.y())
        event.accept()

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QNativeGestureEvent)
            and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
        ):
            self._zoom(1 + event.value(), event.position().x(), event.position().y())
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in MOVES:
            self._move(*MOVES[key], turn=self._is_solid())
        elif key in ZOOMS:
            self._zoom(ZOOMS[key], self.width() / 2, self.height() / 2)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_0):
            self.fit()
        elif key == Qt.Key.Key_Escape:
            self.words_picked.emit(self.scene.ids[:0])
            self.word_clicked.emit(-1)
        else:
            super().keyPressEvent(event)

    def _is_solid(self) -> bool:
        return bool(self.scene.points.shape[1] == 3)

    def _move(self, dx: float, dy: float, turn: bool) -> None:
        self._follow = False
        if turn:
            self.camera.turn(dx * TURN, dy * TURN)
        else:
            self.camera.pan(dx, dy)
        self._look_again()

    def _zoom(self, factor: float, x: float, y: float) -> None:
        self._follow = False
        self.camera.zoom(factor, x, y)
        self._look_again()

    def _hover(self, word_id: int | None) -> None:
        if word_id != self.scene.hovered:
            self.scene.hovered = word_id
            self.update()
