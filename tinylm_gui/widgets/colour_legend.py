"""A strip that says which colour stands for which number."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class ColourLegend(QWidget):
    """The colours of a scale between the names of its ends."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale: list[QColor] = []
        self._low = self._high = ""
        self.setObjectName("colourLegend")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_scale(self, scale: list[QColor], low: str, high: str, meaning: str) -> None:
        """Show `scale` between `low` and `high`; `meaning` says in words what it is."""
        self._scale, self._low, self._high = scale, low, high
        self.setToolTip(meaning)
        self.setAccessibleName(meaning)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        texts = self._text_width(self._low) + self._text_width(self._high)
        return QSize(texts + 8 * self.fontMetrics().height(), self.fontMetrics().height() + 4)

    def _text_width(self, text: str) -> int:
        return self.fontMetrics().horizontalAdvance(text) + self.fontMetrics().averageCharWidth()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._scale:
            return
        painter = QPainter(self)
        left, right = self._text_width(self._low), self._text_width(self._high)
        strip = QRect(left, 3, self.width() - left - right, self.height() - 6)
        gradient = QLinearGradient(QPointF(strip.topLeft()), QPointF(strip.topRight()))
        for i in range(0, len(self._scale), 8):
            gradient.setColorAt(i / (len(self._scale) - 1), self._scale[i])
        painter.fillRect(strip, gradient)
        painter.setPen(self.palette().mid().color())
        painter.drawRect(strip.adjusted(0, 0, -1, -1))
        painter.setPen(self.palette().text().color())
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | middle, self._low)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignRight | middle, self._high)
