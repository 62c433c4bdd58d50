"""Settings on the left, the run on the right: train, pause, stop, and the loss as it falls."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from tinylm_gui.session import Session, SessionState
from tinylm_gui.widgets.loss_plot import LossPlot
from tinylm_gui.widgets.settings_form import SettingsForm


class TrainView(QWidget):
    """The page on which a model learns."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stale = True
        self.form = SettingsForm()
        self.form.changed.connect(session.apply_settings)
        self.form.refused.connect(session.failed)

        self._train = self._button("trainButton", session.train)
        self._train.setProperty("primary", True)
        self._pause = self._button("pauseButton", session.pause)
        self._pause.setText(self.tr("Pause"))
        self._stop = self._button("stopButton", session.stop)
        self._stop.setText(self.tr("Stop"))
        self._losses = QLabel()
        self._losses.setObjectName("lossText")
        self._plot = LossPlot()

        self._lay_out()
        session.state_changed.connect(self._show_state)
        session.settings_changed.connect(self._show_settings)
        session.run_started.connect(self._show_losses)
        session.metrics_added.connect(self._show_losses)
        self._show_settings()
        self._show_state()

    def _button(self, name: str, action: object) -> QPushButton:
        button = QPushButton()
        button.setObjectName(name)
        button.clicked.connect(action)
        return button

    def _lay_out(self) -> None:
        scroll = QScrollArea()
        scroll.setWidget(self.form)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setMinimumWidth(280)

        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for widget in (self._train, self._pause, self._stop):
            buttons.addWidget(widget)
        buttons.addSpacing(8)
        buttons.addWidget(self._losses, 1)

        run = QWidget()
        right = QVBoxLayout(run)
        right.setContentsMargins(8, 0, 0, 0)
        right.setSpacing(8)
        right.addLayout(buttons)
        right.addWidget(self._plot, 1)

        splitter = QSplitter()
        splitter.setObjectName("trainSplitter")
        splitter.addWidget(scroll)
        splitter.addWidget(run)
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.addWidget(splitter)

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        if self._stale:
            self._show_losses()

    @Slot()
    def _show_settings(self) -> None:
        session = self._session
        self.form.show_settings(
            session.text_settings, session.model_settings, session.training_settings
        )

    @Slot()
    def _show_state(self) -> None:
        state = self._session.state
        is_training = state is SessionState.TRAINING
        is_paused = state is SessionState.PAUSED
        self._train.setText(self.tr("Go on") if is_paused else self.tr("Train"))
        self._train.setEnabled(state in (SessionState.READY, SessionState.PAUSED))
        self._pause.setEnabled(is_training)
        self._stop.setEnabled(is_training or is_paused)
        self.form.setEnabled(state is not SessionState.LOADING and not is_training)
        self._show_losses()

    @Slot()
    def _show_losses(self) -> None:
        self._stale = not self.isVisible()
        if self._stale:
            return
        session = self._session
        if session.run is not None:
            self._plot.show_losses(session.run.curve, session.run.evaluations)
        self._losses.setText(self._losses_in_words())

    def _losses_in_words(self) -> str:
        session = self._session
        run = session.run
        if run is None:
            return self.tr("Open a text to train on.")
        if not run.curve.losses:
            return self.tr("Click Train to see the loss fall.")
        recent = run.curve.losses[-100:]
        text = self.tr("training loss {loss}").format(loss=f"{sum(recent) / len(recent):.3f}")
        validated = [e for e in run.evaluations if e.validation_loss is not None]
        if validated:
            text += self.tr(", validation loss {loss} after epoch {epoch}").format(
                loss=f"{validated[-1].validation_loss:.3f}", epoch=validated[-1].epoch
            )
        return text
