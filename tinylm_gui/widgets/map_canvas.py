"""The map: points with words, to pan, zoom and turn; which point is meant is found by NumPy."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from tinylm_gui.widgets.camera import Camera
from tinylm_gui.widgets.map_painter import MapPainter, MapScene

Points = npt.NDArray[np.floating[Any]]

NEAR = 12  # pixels from the pointer within which a point is meant
STEP = 40  # pixels an arrow key moves
ZOOM_KEY = 1.25
ZOOM_NOTCH = 1.15  # a notch of the wheel, 120 units
TURN = 0.008  # radians a pixel


class MapCanvas(QWidget):
    """Shows a MapScene through a Camera.

    Drag to pan (to turn in three dimensions), wheel or pinch to zoom, click to choose a word,
    click beside the points to choose none.
    """

    word_clicked = Signal(int)  # an id, or -1 for none

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
        self._pressed: QPoint | None = None
        self._last = QPoint()
        self._dragged = False

    # what is shown

    def set_words(self, words: Sequence[str]) -> None:
        """The names of the points, by id."""
        self.scene = MapScene(words=words)
        self._painter.forget_labels()
        self._follow = True
        self.update()

    def set_points(self, points: Points) -> None:
        """Where the points are, (words, 2 or 3); the view stays put as far as it can."""
        if points.shape[1] != self.scene.points.shape[1]:
            self._follow = True
        self.scene.points = points
        turned = self.camera.turned(self._shown_points())
        if self._follow and len(turned) and not self.camera.fits(turned):
            self.camera.fit(turned)
        self._look_again()

    def set_colours(self, shades: npt.NDArray[np.integer[Any]], scale: Sequence[QColor]) -> None:
        """For each word the index of its colour in `scale`."""
        self.scene.shades = shades
        self._painter.set_scale(list(scale))
        self._look_again()

    def set_marked(self, word_id: int | None, neighbours: Sequence[int] = ()) -> None:
        """The chosen word and the words that lines lead to from it."""
        if (word_id, tuple(neighbours)) != (self.scene.chosen, self.scene.neighbours):
            self.scene.chosen, self.scene.neighbours = word_id, tuple(neighbours)
            self._look_again()

    def fit(self) -> None:
        """Bring all points into the window."""
        self.camera.fit(self.camera.turned(self._shown_points()))
        self._follow = True
        self._look_again()

    def show_word(self, word_id: int) -> None:
        """Move the map so that a word that lies outside comes to the middle."""
        pixel = self.camera.to_pixels(self.camera.turned(self.scene.points[word_id][None]))[0]
        if not self.rect().contains(int(pixel[0]), int(pixel[1])):
            self._moved()
            self.camera.pan(self.width() / 2 - pixel[0], self.height() / 2 - pixel[1])
            self._look_again()

    def word_at(self, place: QPointF) -> int | None:
        """The word whose point is nearest to a place, if it is near."""
        pixels = self._painter.pixels(self.scene, self.camera)
        if len(pixels) == 0:
            return None
        distances = np.hypot(pixels[:, 0] - place.x(), pixels[:, 1] - place.y())
        nearest = int(distances.argmin())
        return nearest if distances[nearest] <= NEAR else None

    def labels(self) -> list[int]:
        """The words whose labels are shown."""
        return self._painter.labels(self.scene, self.camera)

    def pixel_of(self, word_id: int) -> QPoint:
        """Where a word's point is in this widget."""
        x, y = self._painter.pixels(self.scene, self.camera)[word_id]
        return QPoint(round(float(x)), round(float(y)))

    def _shown_points(self) -> Points:
        return self.scene.points

    def _look_again(self) -> None:
        self._painter.forget_places()
        self.update()

    def _moved(self) -> None:
        self._follow = False

    # what Qt calls

    def sizeHint(self) -> QSize:
        return QSize(640, 480)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        self._painter.paint(painter, self.scene, self.camera, self.palette())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.camera.size = (max(self.width(), 1), max(self.height(), 1))
        if self._follow:
            self.camera.fit(self.camera.turned(self._shown_points()))
        self._look_again()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._painter.forget_labels()
            self._look_again()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._last = event.position().toPoint()
        self._dragged = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if self._pressed is None:
            self._hover(self.word_at(event.position()))
            return
        far = (place - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if self._dragged or far:
            step = place - self._last
            self._last = place
            self._dragged = True
            self._moved()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            if self.scene.points.shape[1] == 3 and event.buttons() & Qt.MouseButton.LeftButton:
                self.camera.turn(step.x() * TURN, step.y() * TURN)
            else:
                self.camera.pan(step.x(), step.y())
            self._look_again()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._dragged and event.button() == Qt.MouseButton.LeftButton:
            word_id = self.word_at(event.position())
            self.word_clicked.emit(-1 if word_id is None else word_id)
        self._pressed = None
        self._dragged = False
        self.unsetCursor()

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
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Left: (STEP, 0),
            Qt.Key.Key_Right: (-STEP, 0),
            Qt.Key.Key_Up: (0, STEP),
            Qt.Key.Key_Down: (0, -STEP),
        }
        zooms = {
            Qt.Key.Key_Plus: ZOOM_KEY,
            Qt.Key.Key_Equal: ZOOM_KEY,
            Qt.Key.Key_Minus: 1 / ZOOM_KEY,
        }
        key = Qt.Key(event.key())
        if key in moves:
            self._moved()
            self.camera.pan(*moves[key])
            self._look_again()
        elif key in zooms:
            self._zoom(zooms[key], self.width() / 2, self.height() / 2)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_0):
            self.fit()
        elif key == Qt.Key.Key_Escape:
            self.word_clicked.emit(-1)
        else:
            super().keyPressEvent(event)

    def _zoom(self, factor: float, x: float, y: float) -> None:
        self._moved()
        self.camera.zoom(factor, x, y)
        self._look_again()

    def _hover(self, word_id: int | None) -> None:
        if word_id != self.scene.hovered:
            self.scene.hovered = word_id
            self.update()
