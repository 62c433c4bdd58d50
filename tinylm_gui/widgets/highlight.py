"""A frame around a part of the window, to show where something is."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from tinylm_gui.application.colours import colours_of

SHOWN = 6000  # milliseconds; a click or a key ends it earlier
WIDTH = 4


class Highlight(QWidget):
    """Lies over a window and lets the mouse through."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("highlight")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._target: QWidget | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN)
        self._timer.timeout.connect(self.leave)
        self.hide()

    @property
    def target(self) -> QWidget | None:
        """What is framed now."""
        return self._target

    def point_at(self, target: QWidget) -> None:
        """Frame a part of the window until it is used or some seconds are over."""
        self.leave()
        self._target = target
        target.installEventFilter(self)
        self._follow()
        self.raise_()
        self.show()
        self._timer.start()

    def leave(self) -> None:
        """Frame nothing."""
        if self._target is not None:
            self._target.removeEventFilter(self)
            self._target = None
        self._timer.stop()
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress, QEvent.Type.Hide):
            self.leave()
        elif kind in (QEvent.Type.Resize, QEvent.Type.Move):
            self._follow()
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        window, target = self.parentWidget(), self._target
        if window is not None and target is not None:
            corner = target.mapTo(window, QPoint(0, 0))
            frame = QRect(corner, target.size()).adjusted(-WIDTH, -WIDTH, WIDTH, WIDTH)
            self.setGeometry(frame.intersected(window.rect()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours_of(self.palette()).accent), WIDTH))
        half = WIDTH // 2
        painter.drawRoundedRect(self.rect().adjusted(half, half, -half, -half), 8, 8)
