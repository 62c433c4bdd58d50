"""A slider over the steps of a run; its right end is the present."""

from bisect import bisect_left

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QSlider, QStyle, QWidget


class TimeSlider(QSlider):
    """Arrow keys go from one kept step to the next, Home and End to the first and to now."""

    step_chosen = Signal(object)  # a step, or None for now

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._steps: list[int] = []
        self.setRange(0, 0)
        self.valueChanged.connect(self._choose)

    def show_steps(self, steps: list[int], now: int, shown: int | None) -> None:
        """The steps to choose from, ascending, how far the run is, and which step is seen."""
        self._steps = steps[: bisect_left(steps, now)]
        self.blockSignals(True)
        self.setMaximum(len(self._steps))
        self.setPageStep(max(1, len(self._steps) // 10))
        end = len(self._steps)
        self.setValue(end if shown is None else min(bisect_left(self._steps, shown), end))
        self.blockSignals(False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click anywhere takes hold of the handle there."""
        if event.button() == Qt.MouseButton.LeftButton:
            span = max(
                self.width()
                - self.style().pixelMetric(QStyle.PixelMetric.PM_SliderLength, None, self),
                1,
            )
            place = round(event.position().x() - (self.width() - span) / 2)
            self.setValue(
                QStyle.sliderValueFromPosition(self.minimum(), self.maximum(), place, span)
            )
        super().mousePressEvent(event)

    @Slot(int)
    def _choose(self, place: int) -> None:
        self.step_chosen.emit(self._steps[place] if place < len(self._steps) else None)
