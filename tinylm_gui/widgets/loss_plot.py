"""The loss by step: training as it goes, validation after each epoch."""

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tinylm.trainer import Evaluation
from tinylm_gui.loss_curve import LossCurve
from tinylm_gui.theme import colours_of

MOST_POINTS = 4_000  # drawn; more cannot be told apart
SMOOTHING = 0.02  # of the run so far is averaged for the smooth line


class LossPlot(QWidget):
    """Two curves over the same steps, with a legend."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lossPlot")
        self.setAccessibleName(self.tr("Loss by step"))
        self._plot = pg.PlotWidget()
        self._plot.setLabel("bottom", self.tr("step"))
        self._plot.setLabel("left", self.tr("loss (nats per token)"))
        self._plot.setMenuEnabled(False)
        self._plot.showGrid(x=True, y=True, alpha=0.15)
        self._legend = self._plot.addLegend(offset=(-16, 16))
        self._batches = self._plot.plot(name=self.tr("each batch"))
        self._training = self._plot.plot(name=self.tr("training, smoothed"))
        self._validation = self._plot.plot(name=self.tr("validation"), symbol="o", symbolSize=6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._plot)
        self._take_colours()

    def show_losses(self, curve: LossCurve, evaluations: Sequence[Evaluation]) -> None:
        """Draw the losses of a run so far."""
        every = -(-len(curve.steps) // MOST_POINTS) or 1
        steps, losses = np.array(curve.steps), np.array(curve.losses)
        self._batches.setData(steps[::every], losses[::every])
        smooth = _moving_mean(losses, int(len(losses) * SMOOTHING))
        self._training.setData(steps[::every], smooth[::every])
        seen = [e for e in evaluations if e.validation_loss is not None]
        self._validation.setData([e.step for e in seen], [e.validation_loss for e in seen])

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._take_colours()

    def _take_colours(self) -> None:
        colours = colours_of(self.palette())
        self._plot.setBackground(colours.base)
        for name in ("left", "bottom"):
            axis = self._plot.getAxis(name)
            axis.setPen(colours.line)
            axis.setTextPen(colours.muted)
        faint = QColor(colours.training)
        faint.setAlpha(90)
        self._batches.setPen(faint)
        self._training.setPen(colours.accent)
        self._validation.setPen(colours.validation)
        self._validation.setSymbolBrush(colours.validation)
        self._validation.setSymbolPen(None)
        self._legend.setLabelTextColor(colours.text)


def _moving_mean(values: np.ndarray, window: int) -> np.ndarray:
    """The mean of each value with up to `window` values on either side."""
    if window < 1:
        return values
    sums = np.concatenate(([0.0], np.cumsum(values)))
    places = np.arange(len(values))
    low, high = np.maximum(places - window, 0), np.minimum(places + window + 1, len(values))
    return np.asarray((sums[high] - sums[low]) / (high - low))
