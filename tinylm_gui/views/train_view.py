"""The settings on the left and the loss as it falls on the right."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QTableView, QTabWidget, QVBoxLayout, QWidget

from tinylm.settings import ModelSettings, TextSettings, TrainingSettings
from tinylm_gui.application.live_pace import LivePace
from tinylm_gui.session import Session, SessionState
from tinylm_gui.tables.losses_table import LossesTable
from tinylm_gui.widgets.ambiguity_dialog import AmbiguityDialog
from tinylm_gui.widgets.checkpoint_list import CheckpointList
from tinylm_gui.widgets.cost_label import CostLabel, may_use
from tinylm_gui.widgets.loss_plot import LossPlot
from tinylm_gui.widgets.run_table import RunTable
from tinylm_gui.widgets.settings_form import SettingsForm


class TrainView(QWidget):
    """The page on which a model learns."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._form = SettingsForm(CostLabel(session))
        self._plot = LossPlot()
        self._runs = RunTable(session.past_runs)
        self._losses = LossesTable(self)
        self.checkpoints = CheckpointList()
        self._numbers = QTableView()
        self._details = QTabWidget()
        self._lay_out()
        self._form.changed.connect(self._take_settings)
        self._form.refused.connect(session.failed)
        session.settings_changed.connect(self._show_settings)
        session.state_changed.connect(self._show_state)
        self._shown_runs = 0
        session.baselines.changed.connect(self._show_baselines)
        self._plot.why_asked.connect(self._say_why)
        self._plot.save_asked.connect(session.save_file)
        self._plot.details_toggled.connect(self._show_details)
        self._runs.settings_wanted.connect(self._take_settings)
        session.past_runs.changed.connect(self._show_past)
        self._pace = LivePace(self)
        self._pace.due.connect(self._show_losses)
        session.run_started.connect(self._show_past)
        session.run_started.connect(self._pace.ask)
        session.metrics_added.connect(self._pace.ask)
        self._show_settings()
        self._show_state()

    def _lay_out(self) -> None:
        splitter = QSplitter()
        splitter.setObjectName("trainSplitter")
        splitter.addWidget(self._form)
        splitter.addWidget(self._plot_over_details())
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 8)
        layout.addWidget(splitter)

    def _plot_over_details(self) -> QSplitter:
        self._numbers.setModel(self._losses)
        self._numbers.setObjectName("lossesTable")
        self._numbers.setAccessibleName(self.tr("Losses by step"))
        self._numbers.verticalHeader().hide()
        self._numbers.setShowGrid(False)
        self._details.setObjectName("trainDetails")
        self._details.setDocumentMode(True)
        self._details.addTab(self._runs, self.tr("Runs"))
        self._details.addTab(self._numbers, self.tr("Numbers"))
        self._details.addTab(self.checkpoints, self.tr("Checkpoints"))
        self._details.currentChanged.connect(self._show_losses)
        self._details.hide()
        upright = QSplitter(Qt.Orientation.Vertical)
        upright.setObjectName("plotSplitter")
        upright.addWidget(self._plot)
        upright.addWidget(self._details)
        upright.setSizes([400, 180])
        upright.setStretchFactor(0, 1)
        upright.setChildrenCollapsible(False)
        return upright

    @Slot(bool)
    def _show_details(self, visible: bool) -> None:
        self._details.setVisible(visible)
        self._show_losses()

    @Slot()
    def _show_past(self) -> None:
        run, past = self._session.run, self._session.past_runs
        if run is None:
            return
        if len(past.runs) > self._shown_runs:
            self._plot.open_details()  # the legend of what is now drawn
        self._shown_runs = len(past.runs)
        self._runs.show_runs(run)
        self._plot.show_past(past.name, past.runs)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_losses()

    @Slot(object, object, object)
    def _take_settings(
        self, text: TextSettings, model: ModelSettings, training: TrainingSettings
    ) -> None:
        if may_use(self._session, model, training, self):
            self._session.apply_settings(text, model, training)
        else:
            self._show_settings()

    @Slot()
    def _show_settings(self) -> None:
        self._form.show_settings(*self._session.settings)

    @Slot()
    def _show_state(self) -> None:
        state = self._session.state
        self._form.setEnabled(state is not SessionState.LOADING)
        self._form.let_change_all(state is not SessionState.TRAINING)

    @Slot()
    def _show_baselines(self) -> None:
        self._plot.show_baselines(self._session.baselines.baselines)

    @Slot()
    def _say_why(self) -> None:
        corpus, baselines = self._session.corpus, self._session.baselines.baselines
        if corpus is not None and baselines is not None:
            AmbiguityDialog(corpus, baselines, self).open()

    @Slot()
    def _show_losses(self) -> None:
        run = self._session.run
        if run is not None and self.isVisible():
            self._pace.measure()
            self._plot.show_losses(run.curve, run.evaluations, run.trainer.settings_log)
            if self._runs.isVisible():
                self._runs.show_numbers()
            if self._numbers.isVisible():
                self._losses.show_losses(run.curve, run.evaluations)
