"""The loss by step: training as it goes, validation after each epoch."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from tinylm.baselines import Baselines
from tinylm.trainer import Evaluation
from tinylm_gui.application.colours import colours_of
from tinylm_gui.presenters.card import card
from tinylm_gui.presenters.smoothing import Floats, peaks, smoothed, thinned
from tinylm_gui.session.loss_curve import LossCurve
from tinylm_gui.session.past_runs import PastRun
from tinylm_gui.tables.losses_table import as_csv
from tinylm_gui.widgets.empty_state import EmptyState
from tinylm_gui.widgets.flow_layout import FlowLayout
from tinylm_gui.widgets.loss_landmarks import LossLandmarks
from tinylm_gui.widgets.past_curves import PastCurves
from tinylm_gui.widgets.picture_menu import PictureMenu
from tinylm_gui.widgets.plot_look import take_colours
from tinylm_gui.widgets.setting_marks import SettingMarks, changes_in

MOST_POINTS = 400  # drawn in the smooth line; more could hardly be told apart, and cost time
MOST_SYMBOLS = 100  # on the validation line; each costs more than a point of a line
SMOOTHEST = 100  # the slider's right end: every point is the mean of a tenth of the run
LABEL_ROOM = 32  # pixels above the highest landmark, for its label
FINENESS = 5  # the range of the plot moves by 1/64 to 1/32 of itself
REACH = 6  # pixels from a mark at which it tells what it stands for


def rounded_up(end: float, span: float) -> float:
    """The end of a range of `span`, a little later: so it stays put while the run grows.

    A range that moves at each step has its axes drawn anew each time, half the cost of a frame.
    """
    unit = 2.0 ** (math.floor(math.log2(span)) - FINENESS) if span > 0 else 1.0
    return math.ceil(end / unit) * unit


class LossPlot(QWidget):
    """Two curves over the same steps, with what is under the mouse in numbers.

    Around them are the landmarks, the runs before, and marks where settings were changed.
    Drag to move, turn the wheel to zoom, and fit to see all again.
    """

    why_asked = Signal()
    details_toggled = Signal(bool)
    save_asked = Signal(str, bytes)  # path, contents

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: Floats = np.zeros(0)
        self._losses: Floats = np.zeros(0)
        self._smooth: Floats = np.zeros(0)
        self._evaluations: list[Evaluation] = []
        self._drawn_evaluations: list[Evaluation] = []
        self._curve = LossCurve()
        self._name = ""  # of the run
        self._follows = True  # the range grows with the run until the user moves or zooms
        self._plot = self._make_plot()
        self._batches = self._plot.plot(connect="finite")
        self._training = self._plot.plot(connect="finite", antialias=True)
        self._training.curve.setSegmentedLineMode("on")  # faster than one path of wide lines
        self._validation = self._plot.plot(symbol="o", symbolSize=6, antialias=True)
        self._landmarks = LossLandmarks(self._plot)
        self._past = PastCurves(self._plot)
        self._marks = SettingMarks(self._plot)
        self._baselines: Baselines | None = None
        self._cursor = pg.InfiniteLine(angle=90)
        self._cursor.hide()
        self._plot.addItem(self._cursor, ignoreBounds=True)
        self._legend = QLabel()
        self._reading = QLabel()
        self._reading.setObjectName("lossReading")
        self._smoothing = QSlider(Qt.Orientation.Horizontal)
        self._log = QCheckBox(self.tr("Log scale"))
        self._fit = QPushButton(self.tr("Fit"))
        self._why = QPushButton(self.tr("Why not lower?"))
        self._details = QPushButton(self.tr("Details"))
        self._picture_menu = PictureMenu(self._plot, "loss", self._numbers)
        self._picture_menu.save_asked.connect(self.save_asked)
        self._empty = EmptyState(self.tr("Click Train to see the loss fall."), self._plot)
        self._name_controls()
        self._lay_out()
        self._smoothing.valueChanged.connect(self._draw)
        self._log.toggled.connect(self._change_scale)
        self._fit.clicked.connect(self._fit_range)
        self._why.clicked.connect(self.why_asked)
        self._details.toggled.connect(self.details_toggled)
        self._plot.getViewBox().sigRangeChangedManually.connect(self._leave_range)
        self._plot.scene().sigMouseMoved.connect(self._show_reading)
        self._show_numbers(False)
        self._take_colours()

    def show_losses(
        self,
        curve: LossCurve,
        evaluations: Sequence[Evaluation],
        settings_log: Sequence[Mapping[str, Any]] = (),
    ) -> None:
        """Draw the losses of a run so far, and where its settings were changed."""
        self._curve = curve
        self._marks.show(changes_in(settings_log))
        self._steps, self._losses = np.array(curve.steps), np.array(curve.losses)
        self._evaluations = [e for e in evaluations if e.validation_loss is not None]
        self._draw()

    def show_past(self, name: str, runs: Sequence[PastRun]) -> None:
        """Draw the runs before this one, which has this name."""
        self._name = name
        self._past.show(runs)
        self._take_colours()
        self._draw()

    def open_details(self) -> None:
        """Ask for what stands beside the plot."""
        self._details.setChecked(True)

    def show_baselines(self, baselines: Baselines | None) -> None:
        """Draw what no training can beat; None where the text has not been counted."""
        self._baselines = baselines
        self._why.setEnabled(baselines is not None)
        self._draw()

    def _make_plot(self) -> pg.PlotWidget:
        plot = pg.PlotWidget()
        plot.setObjectName("lossPlot")
        plot.setAccessibleName(self.tr("Loss by step"))
        meaning = self.tr(
            "How surprised the model was at each step: the mean of -ln p(next word) over the "
            "pairs of its batch, in nats. Guessing blindly among V words it is ln V. Drag to "
            "move, turn the wheel to zoom."
        )
        plot.setWhatsThis(card(plot.accessibleName(), meaning))  # a tool tip would cover it
        plot.setLabel("bottom", self.tr("step"))
        plot.setLabel("left", self.tr("loss (nats per token)"))
        plot.setMenuEnabled(False)
        plot.hideButtons()
        plot.disableAutoRange()
        for name in ("left", "bottom"):
            plot.getAxis(name).enableAutoSIPrefix(False)
        plot.getViewBox().setLimits(xMin=0)
        plot.getPlotItem().layout.setContentsMargins(8, 8, 16, 8)
        return plot

    def _name_controls(self) -> None:
        self._smoothing.setObjectName("smoothing")
        self._smoothing.setAccessibleName(self.tr("Smoothing"))
        self._smoothing.setToolTip(
            self.tr("Over how many steps the training loss is averaged for the strong line.")
        )
        self._smoothing.setRange(0, SMOOTHEST)
        self._smoothing.setValue(SMOOTHEST // 4)
        self._smoothing.setFixedWidth(96)
        self._log.setObjectName("logScale")
        self._log.setToolTip(self.tr("Show the loss on a logarithmic scale."))
        self._fit.setObjectName("fitPlot")
        self._fit.setToolTip(self.tr("Show the whole run again after moving or zooming."))
        self._why.setObjectName("whyNotLower")
        self._why.setToolTip(self.tr("The places of your text where nobody could be sure."))
        self._why.setEnabled(False)
        self._details.setObjectName("plotDetails")
        self._details.setCheckable(True)
        self._details.setToolTip(
            self.tr("The runs so far, the numbers behind the plot, and the checkpoints.")
        )

    def _lay_out(self) -> None:
        smoothing_label = QLabel(self.tr("S&moothing"))
        smoothing_label.setBuddy(self._smoothing)
        smoothing = QWidget()
        beside = QHBoxLayout(smoothing)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(8)
        beside.addWidget(smoothing_label)
        beside.addWidget(self._smoothing)
        controls = QWidget()
        row = FlowLayout(controls)
        save = self._picture_menu.button()
        for control in (smoothing, self._log, self._fit, self._why, save, self._details):
            row.addWidget(control)
        self._reading.setMinimumWidth(1)  # what it says must not widen the window
        legend = QHBoxLayout()
        legend.setSpacing(16)
        legend.addWidget(self._legend)
        legend.addWidget(self._reading, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(controls)
        layout.addLayout(legend)
        layout.addWidget(self._plot, 1)

    @Slot(bool)
    def _change_scale(self, is_log: bool) -> None:
        self._plot.getPlotItem().setLogMode(y=is_log)
        self._draw()

    @Slot()
    def _draw(self) -> None:
        is_log = self._log.isChecked()
        has_curves = len(self._steps) > 0 or len(self._past.runs) > 0
        self._landmarks.show(self._baselines if has_curves else None, is_log)
        if self._follows:
            self._show_all()
        self._batches.setData(*peaks(self._steps, self._losses, MOST_POINTS))
        share = self._smoothing.value() / SMOOTHEST
        self._smooth = smoothed(self._losses, share)
        self._past.smooth(share)
        self._training.setData(
            thinned(self._steps, MOST_POINTS), thinned(self._smooth, MOST_POINTS)
        )
        if self._evaluations != self._drawn_evaluations:
            self._drawn_evaluations = self._evaluations
            places = [(e.step, e.validation_loss) for e in self._evaluations]
            self._validation.setData(thinned(np.array(places).reshape(-1, 2), MOST_SYMBOLS))
        self._show_numbers(has_curves)
        self._plot.scene().prepareForPaint()  # else the new range would draw it all twice

    def _show_all(self) -> None:
        """Choose the range in which the whole run is seen."""
        is_log = self._log.isChecked()
        drawn = np.concatenate([self._losses, *self._past.losses()])
        finite = drawn[np.isfinite(drawn) & (drawn > 0 if is_log else True)]
        if len(finite) == 0:
            return
        marks = [loss for loss in self._landmarks.losses() if loss > 0 or not is_log]
        low, high = min([finite.min(), *marks]), max([self._highest(finite), *marks])
        if is_log:
            low, high = np.log10((low, high))
        room = 0.05 * max(high - low, 0.01)
        label = LABEL_ROOM / max(1, self._plot.height()) * max(high - low, 0.01)
        last = rounded_up(self._last_step(), self._last_step())
        span = high - low + room + label
        ends = -rounded_up(room - low, span), rounded_up(high + label, span)
        self._plot.setRange(xRange=(0, last), yRange=ends, padding=0)

    def _last_step(self) -> int:
        """Of the longest run that is drawn."""
        return max(int(self._steps[-1]) if len(self._steps) else 0, self._past.last_step())

    def _highest(self, losses: Floats) -> float:
        """The top of the range: a few wild losses may leave it, or nothing else could be read."""
        usual = 2 * max([float(np.median(losses)), *self._landmarks.losses()])
        return min(float(losses.max()), usual)

    @Slot()
    def _fit_range(self) -> None:
        self._follows = True
        self._show_all()

    @Slot()
    def _leave_range(self) -> None:
        self._follows = False

    def _show_numbers(self, visible: bool) -> None:
        """Let an empty plot say what to do in place of numbers that mean nothing."""
        if self._empty.isVisibleTo(self._plot) is not visible:
            return
        self._empty.setVisible(not visible)
        for name in ("left", "bottom"):
            self._plot.getAxis(name).setStyle(showValues=visible)

    @Slot(object)
    def _show_reading(self, place: QPointF) -> None:
        """Say what the curves are at the step under the mouse."""
        inside = self._plot.getPlotItem().vb.sceneBoundingRect().contains(place)
        self._cursor.setVisible(inside and self._last_step() > 0)
        if not self._cursor.isVisible():
            self._reading.clear()
            self._past.say_nothing()
            return
        box = self._plot.getPlotItem().vb
        wanted = box.mapSceneToView(place).x()
        self._tell_mark(self._marks.near(wanted, REACH * box.viewPixelSize()[0]), place)
        step = min(max(round(wanted), 1), self._last_step())
        index = int(np.searchsorted(self._steps, step))
        if index < len(self._steps):
            step = int(self._steps[index])
        self._cursor.setPos(step)
        self._reading.setText(self._reading_at(index))
        self._past.tell(step)

    def _reading_at(self, index: int) -> str:
        """The losses of the run at hand at one of its steps; empty beyond its end."""
        if index == len(self._steps):
            return ""
        step = int(self._steps[index])
        text = self.tr("step {step}: {loss} (smoothed {smooth})").format(
            step=f"{step:,}", loss=f"{self._losses[index]:.4f}", smooth=f"{self._smooth[index]:.4f}"
        )
        before = [e for e in self._evaluations if e.step <= step]
        if before:
            text += self.tr(", validation {loss}").format(loss=f"{before[-1].validation_loss:.4f}")
        return text

    def _tell_mark(self, text: str, place: QPointF) -> None:
        """Say beside the mouse what was changed where it is."""
        if text:
            spot = self._plot.mapToGlobal(self._plot.mapFromScene(place))
            QToolTip.showText(spot, text, self._plot)
        else:
            QToolTip.hideText()

    def _numbers(self) -> str:
        """What is drawn, as CSV."""
        name = self._name or self.tr("this run")
        return as_csv(name, self._curve, self._evaluations, self._past.runs)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._take_colours()

    def _take_colours(self) -> None:
        colours = colours_of(self.palette())
        take_colours(self._plot, colours)
        self._batches.setPen(colours.batches)
        self._training.setPen(pg.mkPen(colours.accent, width=2))
        self._validation.setPen(pg.mkPen(colours.validation, width=2))
        self._validation.setSymbolBrush(colours.validation)
        self._validation.setSymbolPen(None)
        self._cursor.setPen(colours.muted)
        self._landmarks.take_colours(colours)
        self._past.take_colours(colours)
        self._marks.take_colours(colours)
        training, validation = self.tr("training"), self.tr("validation")
        self._legend.setText(
            f'<span style="color:{colours.accent}">━</span> {training} &nbsp; '
            f'<span style="color:{colours.validation}">●</span> {validation}'
        )
