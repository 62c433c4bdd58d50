"""The status bar: progress, tokens per second and time left, while reading and training."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QStatusBar

from tinylm_gui.session import Session, SessionState
from tinylm_gui.session.run import Progress, TrainingRun
from tinylm_gui.widgets.throttle import Throttle

SHOWING_INTERVAL = 250  # milliseconds
FINE = 1000  # parts of the progress bar


class TrainingStatus(QStatusBar):
    """Follows the session."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._state = QLabel()
        self._state.setObjectName("statusState")
        self.setContentsMargins(14, 0, 14, 2)
        self._progress = QProgressBar()
        self._progress.setObjectName("progressBar")
        self._progress.setAccessibleName(self.tr("Progress"))
        self._progress.setToolTip(self.tr("How much of the run, or of the text, is done."))
        self._progress.setRange(0, FINE)
        self._progress.setFixedWidth(220)
        self._progress.setTextVisible(False)
        self._cancel = QPushButton(self.tr("Cancel"))
        self._cancel.setObjectName("cancelLoading")
        self._cancel.setToolTip(self.tr("Stop reading; what was open stays open."))
        self._cancel.clicked.connect(session.cancel_loading)
        self._rate = QLabel()
        self._rate.setObjectName("statusRate")
        self._rate.setToolTip(self.tr("How many next tokens the model learns from each second."))
        self._left = QLabel()
        self._left.setObjectName("statusTimeLeft")
        self._left.setToolTip(self.tr("Until all epochs are done, at the present rate."))
        self.addWidget(self._state, 1)
        for widget in (self._cancel, self._progress, self._rate, self._left):
            self.addPermanentWidget(widget)
        session.state_changed.connect(self._show)
        session.corpus_changed.connect(self._show)
        session.run_started.connect(self._show)
        showing = Throttle(SHOWING_INTERVAL, self)
        showing.due.connect(self._show)
        session.metrics_added.connect(showing.ask)
        session.loading_progressed.connect(self._show_loading)
        self._show()

    @Slot()
    def _show(self) -> None:
        state, run = self._session.state, self._session.run
        is_loading = state is SessionState.LOADING
        is_training = state is SessionState.TRAINING
        self._cancel.setVisible(is_loading)
        has_end = run is not None and run.progress.steps > 0
        is_under_way = has_end and (is_training or state is SessionState.PAUSED)
        self._progress.setVisible(is_loading or is_under_way)
        self._rate.setVisible(is_training)
        self._left.setVisible(is_training)
        if is_loading:
            self._state.setText(self.tr("Reading…"))
        elif run is None:
            self._state.setText(self.tr("No text is open."))
        else:
            self._show_run(run)

    def _show_run(self, run: TrainingRun) -> None:
        progress, pace = run.progress, run.pace
        self._progress.setValue(int(FINE * progress.share))
        self._state.setText(self._state_in_words(progress))
        self._rate.setText(self.tr("{rate} tokens/s").format(rate=f"{pace.tokens_per_second:,.0f}"))
        seconds = pace.seconds_for(progress.steps - progress.step) if progress.steps else None
        self._left.setText("" if seconds is None else self._time_in_words(seconds))

    @Slot(float)
    def _show_loading(self, share: float) -> None:
        self._progress.setValue(int(FINE * share))

    def _state_in_words(self, progress: Progress) -> str:
        step = f"{progress.step:,}"
        if progress.steps:
            where = self.tr("epoch {epoch} of {epochs}, step {step} of {steps}")
        else:
            where = self.tr("epoch {epoch}, step {step}, until stopped")
        where = where.format(
            epoch=progress.epoch,
            epochs=progress.epochs,
            step=step,
            steps=f"{progress.steps:,}",
        )
        state = self._session.state
        if state is SessionState.TRAINING:
            return self.tr("Training: {where}").format(where=where)
        if state is SessionState.PAUSED:
            return self.tr("Paused: {where}").format(where=where)
        if progress.step == 0:
            return self.tr("Ready to train.")
        return self.tr("Trained for {step} steps.").format(step=step)

    def _time_in_words(self, seconds: float) -> str:
        minutes, rest = divmod(round(seconds), 60)
        hours, minutes = divmod(minutes, 60)
        if hours:
            return self.tr("{hours} h {minutes} min left").format(hours=hours, minutes=minutes)
        if minutes:
            return self.tr("{minutes} min {seconds} s left").format(minutes=minutes, seconds=rest)
        return self.tr("{seconds} s left").format(seconds=rest)
