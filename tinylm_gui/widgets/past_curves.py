"""The runs before this one on the loss plot, each in a colour and a line style of its own."""

from collections.abc import Sequence
from html import escape

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from tinylm_gui.application.colours import Colours
from tinylm_gui.presenters.smoothing import Floats, smoothed, thinned
from tinylm_gui.session.past_runs import PastRun

MOST_POINTS = 200  # drawn for each run: all of them are drawn again as the new one grows
MOST_SYMBOLS = 50
STYLES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine)


def pen_of(number: int, colours: Colours) -> QPen:
    """The line of the run with this number: colours first, then other styles."""
    place = number - 1
    count = len(colours.past_runs)
    style = STYLES[place // count % len(STYLES)]
    pen = QPen(QColor(colours.past_runs[place % count]), 1.5, style)
    pen.setCosmetic(True)  # as wide at every zoom
    return pen


class PastCurves:
    """Two curves for each run: training as a line, validation as points on a thin one."""

    def __init__(self, plot: pg.PlotWidget) -> None:
        self._plot = plot
        self._items: list[tuple[PastRun, pg.PlotDataItem, pg.PlotDataItem]] = []
        self._smooth: list[Floats] = []  # the training losses of each
        self._told = pg.TextItem()
        self._told.hide()
        plot.addItem(self._told, ignoreBounds=True)
        self._share = 0.0
        self._colours: Colours | None = None

    @property
    def runs(self) -> list[PastRun]:
        """Those that are drawn."""
        return [run for run, _, _ in self._items]

    def show(self, runs: Sequence[PastRun]) -> None:
        """Draw those of the runs that are to be shown."""
        for _, *items in self._items:
            for item in items:
                self._plot.removeItem(item)
        self._items = [
            (run, self._plot.plot(connect="finite"), self._plot.plot(symbolSize=5))
            for run in runs
            if run.is_shown
        ]
        for run, training, validation in self._items:
            training.setZValue(-2)
            validation.setZValue(-2)
            validation.setData(thinned(run.validation.T, MOST_SYMBOLS), symbol="o")
        self._draw_training()
        if self._colours is not None:
            self.take_colours(self._colours)

    def smooth(self, share: float) -> None:
        """Smooth them as the run at hand is smoothed."""
        if share != self._share:
            self._share = share
            self._draw_training()

    def losses(self) -> list[Floats]:
        """All that are drawn, for the range of the plot."""
        return [losses for run in self.runs for losses in (run.curve[1], run.validation[1])]

    def last_step(self) -> int:
        """Of the longest run."""
        return max((run.step for run in self.runs), default=0)

    def tell(self, step: int) -> None:
        """Say beside `step` what the smoothed loss was there of each run that got so far."""
        lines = [
            f'<span style="color:{pen_of(run.number, self._colours).color().name()}">━</span> '
            f"{escape(run.name)}: {smooth[np.searchsorted(run.curve[0], step)]:.4f}"
            for run, smooth in zip(self.runs, self._smooth, strict=True)
            if self._colours and run.curve.size and step <= run.curve[0, -1]
        ]
        (left, right), (_, top) = self._plot.getPlotItem().vb.viewRange()
        self._told.setHtml("<br>".join(lines))
        self._told.setAnchor((int(step > (left + right) / 2), 0))  # where there is room
        self._told.setPos(step, top)
        self._told.setVisible(bool(lines))

    def say_nothing(self) -> None:
        """Nobody points at a step."""
        self._told.hide()

    def take_colours(self, colours: Colours) -> None:
        """Follow the theme."""
        self._colours = colours
        self._told.setColor(colours.text)
        self._told.fill, self._told.border = pg.mkBrush(colours.base), pg.mkPen(colours.line)
        for run, training, validation in self._items:
            pen = pen_of(run.number, colours)
            training.setPen(pen)
            validation.setPen(pg.mkPen(pen.color(), width=0.5))
            validation.setSymbolBrush(pen.color())
            validation.setSymbolPen(None)

    def _draw_training(self) -> None:
        self._smooth = [smoothed(run.curve[1], self._share) for run in self.runs]
        for (run, training, _), smooth in zip(self._items, self._smooth, strict=True):
            training.setData(thinned(run.curve[0], MOST_POINTS), thinned(smooth, MOST_POINTS))
