"""Lines on the loss plot that say what no training can beat."""

import math

import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from tinylm.baselines import Baselines
from tinylm_gui.application.colours import Colours

ABOVE, BELOW = (1, 1), (1, 0)  # corners of a label that lie on its line


class LossLandmarks:
    """Uniform, context-free and best-possible loss as labelled lines across a plot."""

    def __init__(self, plot: pg.PlotWidget) -> None:
        self._baselines: Baselines | None = None
        self._is_log = False
        # The first two lie close together on a small text: one has its label above, one below.
        self._lines = [
            _line(text, side) for text, side in zip(_labels(), (ABOVE, BELOW, ABOVE), strict=True)
        ]
        for line in self._lines:
            line.hide()
            plot.addItem(line, ignoreBounds=True)

    def show(self, baselines: Baselines | None, is_log: bool) -> None:
        """Draw the lines of a text; none where it has not been counted."""
        if (baselines, is_log) == (self._baselines, self._is_log):
            return
        self._baselines, self._is_log = baselines, is_log
        for line, loss in zip(self._lines, self.losses() or (0.0,) * 3, strict=True):
            is_drawn = baselines is not None and (loss > 0 or not is_log)
            line.setVisible(is_drawn)
            if is_drawn:
                line.setValue(math.log10(loss) if is_log else loss)
                line.label.setFormat(f"{line.name()} {loss:.3f}")

    def losses(self) -> tuple[float, ...]:
        """The losses that are drawn."""
        found = self._baselines
        return () if found is None else (found.uniform, found.context_free, found.best_possible)

    def take_colours(self, colours: Colours) -> None:
        """Follow the theme."""
        for line in self._lines:
            line.setPen(pg.mkPen(colours.muted, style=pg.QtCore.Qt.PenStyle.DashLine))
            line.label.setColor(QColor(colours.muted))


def _labels() -> list[str]:
    def tr(text: str) -> str:
        return QCoreApplication.translate("LossLandmarks", text)

    return [tr("guessing blindly"), tr("knowing only word frequencies"), tr("best possible")]


def _line(text: str, side: tuple[int, int]) -> pg.InfiniteLine:
    options = {"position": 0.98, "anchors": [side, side], "movable": False}
    return pg.InfiniteLine(angle=0, label=text, labelOpts=options, name=text)
