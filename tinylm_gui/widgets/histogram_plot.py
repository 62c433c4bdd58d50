"""How the numbers of an array are spread: now as bars, and as it was, a strip for each step."""

from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from tinylm.calculations import number
from tinylm.layers import Array
from tinylm_gui.application.colours import colours_of
from tinylm_gui.widgets.colour_scales import STEPS, blended

BINS = 48
MOST_COUNTED = 2**17  # numbers; of a larger array every second, third, ... is counted
MARGIN, GAP = 8.0, 18.0


class HistogramPlot(QWidget):
    """Bars on the left for now; on the right a column for each step, darker where more are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("histogramPlot")
        self.setMinimumHeight(120)
        self._counts = np.zeros(BINS, np.int64)
        self._edges = np.linspace(-1, 1, BINS + 1)
        self._shares = np.zeros((BINS, 0))
        self._steps: list[int] = []
        self._every = 1  # number of the array is counted

    def show_values(
        self, values: Array, steps: list[int], quantiles: npt.NDArray[np.float32]
    ) -> None:
        """Show an array as it is now, and its `quantiles` (steps, quantiles) over time."""
        low, high = float(values.min()), float(values.max())
        if quantiles.size:
            low, high = min(low, float(quantiles.min())), max(high, float(quantiles.max()))
        if not (np.isfinite(low) and np.isfinite(high)):
            return
        high = high if high > low else low + 1
        self._every = -(-values.size // MOST_COUNTED)
        counted = values.reshape(-1)[:: self._every]
        self._counts, self._edges = np.histogram(counted, BINS, (low, high))
        self._shares = _shares(quantiles, self._edges)
        self._steps = list(steps)  # of this moment
        self.setAccessibleDescription(self.text())
        self.update()

    def text(self) -> str:
        """What is shown, in words."""
        most = int(self._counts.argmax())
        return self.tr("{count} numbers from {low} to {high}; most are between {a} and {b}").format(
            count=f"{self._counts.sum():,}",
            low=number(self._edges[0], 3),
            high=number(self._edges[-1], 3),
            a=number(self._edges[most], 3),
            b=number(self._edges[most + 1], 3),
        )

    def numbers(self) -> str:
        """The bars as CSV."""
        rows = zip(self._edges[:-1], self._edges[1:], self._counts, strict=True)
        return "from,to,count\n" + "".join(f"{a:.9g},{b:.9g},{n}\n" for a, b, n in rows)

    def _places(self) -> tuple[QRectF, QRectF]:
        """Where the bars are, and where the strip."""
        metrics = self.fontMetrics()
        left = metrics.horizontalAdvance("-0.0000") + MARGIN
        top, bottom = metrics.height() + 4.0, metrics.height() + 4.0
        width, height = self.width() - left - MARGIN, self.height() - top - bottom
        bars = QRectF(left, top, width * 0.36, height)
        strip = QRectF(bars.right() + GAP, top, width - bars.width() - GAP, height)
        return bars, strip

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self.palette())
        bars, strip = self._places()
        metrics = self.fontMetrics()
        painter.setPen(QColor(colours.muted))
        above = QRectF(bars.left(), 0, bars.width(), metrics.height())
        title = self.tr("now")
        if self._every > 1:
            title = self.tr("now, 1 number in {every}").format(every=self._every)
        painter.drawText(above, Qt.AlignmentFlag.AlignLeft, title)
        above = QRectF(strip.left(), 0, strip.width(), metrics.height())
        painter.drawText(above, Qt.AlignmentFlag.AlignLeft, self.tr("over the steps"))
        for share, value in ((0.0, self._edges[-1]), (1.0, self._edges[0])):
            centre = bars.top() + share * bars.height()
            label = QRectF(0, centre - 10, bars.left() - 6, 20)
            painter.drawText(
                label, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number(value, 3)
            )
        self._draw_bars(painter, bars)
        self._draw_strip(painter, strip)
        self._draw_zero(painter, bars, strip)
        painter.setPen(QColor(colours.line))
        painter.drawRect(bars)
        painter.drawRect(strip)

    def _draw_bars(self, painter: QPainter, place: QRectF) -> None:
        height = place.height() / BINS
        most = max(int(self._counts.max()), 1)
        colour = QColor(colours_of(self.palette()).accent)
        for bin_, count in enumerate(self._counts.tolist()):
            if count:
                top = place.bottom() - (bin_ + 1) * height
                width = max(1.0, place.width() * count / most)
                painter.fillRect(QRectF(place.left(), top, width, max(height - 1, 1)), colour)

    def _draw_strip(self, painter: QPainter, place: QRectF) -> None:
        if not self._steps:
            return
        colours = colours_of(self.palette())
        scale = blended([QColor(colours.base), QColor(colours.training), QColor(colours.accent)])
        table = np.array([colour.rgb() for colour in scale], np.uint32)
        largest = max(float(self._shares.max()), 1e-9)
        shades = np.minimum(np.sqrt(self._shares / largest) * (STEPS - 1), STEPS - 1)
        columns = max(1, int(place.width()))
        wanted = np.linspace(self._steps[0], self._steps[-1], columns)
        nearest = np.clip(np.searchsorted(self._steps, wanted), 0, len(self._steps) - 1)
        pixels = np.ascontiguousarray(table[shades.astype(int)][::-1][:, nearest])
        image = QImage(pixels.data, columns, BINS, 4 * columns, QImage.Format.Format_RGB32)
        painter.drawImage(place, image)
        painter.setPen(QColor(colours.muted))
        below = QRectF(place.left(), place.bottom() + 2, place.width(), self.fontMetrics().height())
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, f"{self._steps[0]:,}")
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, f"{self._steps[-1]:,}")

    def _draw_zero(self, painter: QPainter, *places: QRectF) -> None:
        low, high = self._edges[0], self._edges[-1]
        if not low < 0 < high:
            return
        painter.setPen(QPen(QColor(colours_of(self.palette()).muted), 1, Qt.PenStyle.DotLine))
        for place in places:
            y = place.bottom() + place.height() * low / (high - low)
            painter.drawLine(QPointF(place.left(), y), QPointF(place.right(), y))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.told_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def told_at(self, point: QPointF) -> str:
        """What a point of the bars says."""
        bars, _ = self._places()
        if not bars.contains(point):
            return self.text()
        bin_ = min(int((bars.bottom() - point.y()) / bars.height() * BINS), BINS - 1)
        return self.tr("{count} numbers between {a} and {b}").format(
            count=f"{self._counts[bin_]:,}",
            a=number(self._edges[bin_], 3),
            b=number(self._edges[bin_ + 1], 3),
        )


def _shares(quantiles: npt.NDArray[np.float32], edges: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """How much of each row of ascending `quantiles` lies between the edges: (bins, rows)."""
    below = [np.searchsorted(row, edges[1:-1]) for row in quantiles]  # the ends hold all
    counts = np.array(below, dtype=np.int64).reshape(len(quantiles), len(edges) - 2)
    ends = ((0, 0), (1, 1))
    padded = np.pad(counts, ends, constant_values=(0, quantiles.shape[1]))
    shares: npt.NDArray[Any] = np.diff(padded, axis=1).T / max(quantiles.shape[1], 1)
    return shares
