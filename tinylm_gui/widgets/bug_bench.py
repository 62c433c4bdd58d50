"""The bug bench of the tour: two lines in the wrong order, and what becomes of the loss."""

import math
from collections.abc import Iterator, Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, Slot
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from tinylm.bug_bench import EPOCHS, RIGHT_ORDER, WRONG_ORDER, BenchEpoch, run_bench
from tinylm_gui.application.colours import colours_of
from tinylm_gui.session.background import Background
from tinylm_gui.widgets.plot_look import take_colours
from tinylm_gui.widgets.what_is_this import explain

PLOT_HEIGHT = 190
FEW_DECADES = 3  # of the loss in view: then there is room for more than powers of ten
DIGITS = (1, 2, 3, 5)


class LossAxis(pg.AxisItem):  # type: ignore[misc]
    """A logarithmic axis that says 20 for 2·10¹; no prefix of a unit multiplies its numbers."""

    def __init__(self, orientation: str) -> None:
        super().__init__(orientation)
        self.enableAutoSIPrefix(False)

    def logTickValues(
        self, low: float, high: float, size: float, usual: list[tuple[float, list[float]]]
    ) -> list[tuple[float, list[float]]]:
        """Where the axis has ticks: few enough that their labels do not run into each other."""
        if high - low > FEW_DECADES:
            return usual
        decades = range(math.floor(low), math.ceil(high))
        ticks = [decade + math.log10(digit) for decade in decades for digit in DIGITS]
        return [(1.0, [tick for tick in ticks if low <= tick <= high])]

    def logTickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """The losses whose powers of ten are given."""
        return [f"{10**value:.3g}" for value in values]


class BugBench(QWidget):
    """Runs the little program in the order shown, and draws its loss on a logarithmic scale."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_right = False
        self._code = QLabel()
        self._code.setObjectName("benchCode")
        self._code.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._run = QPushButton(self.tr("&Run it"))
        self._run.setObjectName("benchRun")
        self._run.setToolTip(self.tr("Train it on three sentences, 900 times over."))
        self._swap = QPushButton(self.tr("S&wap the lines"))
        self._swap.setObjectName("benchSwap")
        self._swap.setToolTip(self.tr("Put the two lines in the other order."))
        self._said = QLabel()
        self._said.setObjectName("benchSaid")
        self._said.setWordWrap(True)
        self._plot = self._make_plot()
        self._curve = self._plot.plot(connect="finite")
        self._running = Background(self)
        self._running.done.connect(self._show)
        self._running.ended.connect(self._end)
        buttons = QHBoxLayout()
        buttons.addWidget(self._run)
        buttons.addWidget(self._swap)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for part in (self._code, buttons, self._said, self._plot):
            if isinstance(part, QHBoxLayout):
                layout.addLayout(part)
            else:
                layout.addWidget(part)
        self._run.clicked.connect(self.run)
        self._swap.clicked.connect(self.swap)
        self._show_order()
        self._take_colours()

    def _make_plot(self) -> pg.PlotWidget:
        plot = pg.PlotWidget(axisItems={"left": LossAxis("left")})
        plot.setObjectName("benchPlot")
        explain(
            plot,
            self.tr("Loss of the bug bench"),
            self.tr(
                "The sum of -ln p over the 14 pairs of words of three sentences, for each pass, "
                "on a logarithmic scale."
            ),
        )
        plot.setFixedHeight(PLOT_HEIGHT)  # the text above is to be read too
        plot.setMenuEnabled(False)
        plot.setMouseEnabled(False, False)
        plot.hideButtons()
        plot.getPlotItem().setLogMode(y=True)
        plot.getAxis("left").setStyle(maxTickLevel=0)  # few lines, far apart
        plot.setLabel("bottom", self.tr("epoch"))
        plot.setLabel("left", self.tr("summed loss"))
        plot.setXRange(0, EPOCHS)
        plot.setYRange(1, 2)  # powers of ten, until there is something to see
        return plot

    @Slot()
    def run(self) -> None:
        """Train from the start."""
        self._run.setEnabled(False)
        self._swap.setEnabled(False)
        self._said.setText(self.tr("Running…"))
        self._plot.enableAutoRange("y")
        epochs = run_bench(self._is_right)

        def all_so_far() -> Iterator[list[BenchEpoch]]:
            done: list[BenchEpoch] = []
            for epoch in epochs:
                done.append(epoch)
                yield done[:]

        self._running.run(all_so_far)

    @Slot()
    def swap(self) -> None:
        """Put the lines in the other order."""
        self._is_right = not self._is_right
        self._show_order()

    def stop(self) -> None:
        """End what runs; nobody looks at it."""
        self._running.cancel()

    def _show_order(self) -> None:
        lines = RIGHT_ORDER if self._is_right else WRONG_ORDER
        self._code.setText("\n".join(lines))
        self._code.setAccessibleName("; ".join(lines))
        self._said.clear()
        self._curve.setData([], [])

    @Slot(object)
    def _show(self, epochs: list[BenchEpoch]) -> None:
        losses = np.array([epoch.loss for epoch in epochs])
        losses[~np.isfinite(losses)] = np.nan
        self._curve.setData([epoch.epoch for epoch in epochs], losses)
        self._said.setText(self._in_words(epochs[-1]))

    @Slot()
    def _end(self) -> None:
        self._run.setEnabled(True)
        self._swap.setEnabled(True)

    def _in_words(self, last: BenchEpoch) -> str:
        if math.isnan(last.loss):
            return self.tr(
                "Epoch {epoch}: the loss is nan, no number any more. Each step took its gradient "
                "from weights that it had just changed, and stretched both a little further."
            ).format(epoch=last.epoch)
        if last.epoch == EPOCHS:
            return self.tr(
                "Epoch {epoch}: the loss has settled at {loss}. Counting shows that nothing could "
                "go below 10.75: after “the” and “cat” more than one word may follow."
            ).format(epoch=last.epoch, loss=f"{last.loss:.2f}")
        return self.tr("Epoch {epoch}: loss {loss}").format(
            epoch=last.epoch, loss=f"{last.loss:.4g}"
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._take_colours()

    def _take_colours(self) -> None:
        colours = colours_of(self.palette())
        take_colours(self._plot, colours)
        self._curve.setPen(pg.mkPen(colours.accent, width=2))
