"""Train, pause and stop, with the losses beside them; in sight whatever page is open."""

import math

from PySide6.QtCore import QEvent, QSize, Slot
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from tinylm.trainer import Evaluation
from tinylm_gui.commands.training_actions import TrainingActions
from tinylm_gui.session import Session
from tinylm_gui.session.loss_curve import RECENT
from tinylm_gui.session.run import Progress, TrainingRun
from tinylm_gui.widgets.icons import SIZE, icon
from tinylm_gui.widgets.readout import Readout
from tinylm_gui.widgets.throttle import Throttle

SHOWING_INTERVAL = 150  # milliseconds; faster could not be read


class RunBar(QWidget):
    """The controls and the state of the run."""

    def __init__(
        self, session: Session, actions: TrainingActions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._buttons: dict[str, QPushButton] = {}
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._add_button("play", "trainButton", actions.train)
        self._add_button("pause", "pauseButton", actions.pause)
        self._add_button("stop", "stopButton", actions.stop)
        self._add_button("step", "stepButton", actions.one_step)
        self._buttons["play"].setProperty("primary", True)
        self._layout.addWidget(self._more(actions))
        self._layout.addStretch(1)
        self._training_loss = self._readout(
            "trainingLoss",
            self.tr("Training loss"),
            self.tr(
                "How surprised the model was by the words it learns from: the mean of "
                "-ln p(next word) over the last steps, in nats. Lower is better."
            ),
        )
        self._validation_loss = self._readout(
            "validationLoss",
            self.tr("Validation loss"),
            self.tr(
                "The same on the part of the text that was held back, measured after each "
                "epoch. If it rises while the training loss falls, the model learns by heart."
            ),
        )
        self._perplexity = self._readout(
            "perplexity",
            self.tr("Perplexity"),
            self.tr(
                "e to the power of the validation loss (of the training loss where nothing is "
                "held back): as unsure as if it chose among so many words."
            ),
        )
        self._epoch = self._readout(
            "epoch", self.tr("Epoch"), self.tr("Passes over the training text, done and in all.")
        )
        showing = Throttle(SHOWING_INTERVAL, self)
        showing.due.connect(self._show)
        session.run_started.connect(showing.ask)
        session.metrics_added.connect(showing.ask)
        session.state_changed.connect(showing.ask)
        self._take_colours()
        self._show()
        self.setFocusProxy(self._buttons["play"])

    def _add_button(self, drawing: str, name: str, action: QAction) -> None:
        """A button that looks and does like the action."""
        button = QPushButton()
        button.setObjectName(name)
        button.setIconSize(QSize(SIZE, SIZE))
        button.clicked.connect(action.trigger)

        def follow() -> None:
            button.setText(action.text().replace("&", ""))
            button.setAccessibleName(button.text())
            keys = action.shortcut().toString()
            button.setToolTip(f"{action.toolTip()} ({keys})")
            button.setEnabled(action.isEnabled())

        action.changed.connect(follow)
        follow()
        self._buttons[drawing] = button
        self._layout.addWidget(button)

    def _more(self, actions: TrainingActions) -> QPushButton:
        """The other ways to train, in a menu."""
        more = QPushButton()
        more.setObjectName("moreTraining")
        more.setText(self.tr("More"))
        more.setAccessibleName(self.tr("More ways to train"))
        more.setToolTip(self.tr("One pair, one epoch, until stopped, start over."))
        menu = QMenu(more)
        menu.addActions(
            [actions.one_pair, actions.one_step, actions.one_epoch, actions.until_stopped]
        )
        menu.addSeparator()
        menu.addAction(actions.start_over)
        more.setMenu(menu)
        return more

    def _readout(self, name: str, title: str, meaning: str) -> Readout:
        readout = Readout(name, title, meaning)
        digits = readout.fontMetrics().horizontalAdvance("0000.0000  ")
        readout.setMinimumWidth(max(digits, readout.minimumSizeHint().width()))
        self._layout.addSpacing(8)
        self._layout.addWidget(readout)
        return readout

    @Slot()
    def _show(self) -> None:
        run = self._session.run
        if run is None:
            return
        training = run.curve.recent_mean()
        self._training_loss.show_value(_shown(training), self._mean_over_steps(run, training))
        last = next((e for e in run.evaluations[-1:] if e.validation_loss is not None), None)
        validation = last.validation_loss if last else None
        self._validation_loss.show_value(
            "" if validation is None else _shown(validation), self._mean_after_epoch(last)
        )
        loss = training if validation is None else validation
        perplexity = _perplexity(loss)
        self._perplexity.show_value(perplexity, perplexity and f"e^{_shown(loss)} = {perplexity}")
        progress = run.progress
        epochs = f"{progress.epochs:,}" if progress.epochs else "∞"
        self._epoch.show_value(f"{progress.epoch:,} / {epochs}", self._share_of_steps(progress))

    def _mean_over_steps(self, run: TrainingRun, mean: float) -> str:
        steps = run.curve.steps[-RECENT:]
        if not steps:
            return ""
        first, last = int(steps[0]) - run.curve.stride + 1, int(steps[-1])
        return self.tr("mean loss of steps {first} to {last} = {mean} nats").format(
            first=f"{first:,}", last=f"{last:,}", mean=_shown(mean)
        )

    def _mean_after_epoch(self, evaluation: Evaluation | None) -> str:
        corpus = self._session.corpus
        if evaluation is None or corpus is None or corpus.validation is None:
            return ""
        return self.tr(
            "mean over {pairs} held back pairs after epoch {epoch} = {mean} nats"
        ).format(
            pairs=f"{corpus.validation.pairs:,}",
            epoch=f"{evaluation.epoch:,}",
            mean=f"{evaluation.validation_loss:.3f}",
        )

    def _share_of_steps(self, progress: Progress) -> str:
        if progress.steps == 0:
            return self.tr("step {step}, until stopped").format(step=f"{progress.step:,}")
        return self.tr("step {step} of {steps} = {share}").format(
            step=f"{progress.step:,}", steps=f"{progress.steps:,}", share=f"{progress.share:.1%}"
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._take_colours()

    def _take_colours(self) -> None:
        role = QPalette.ColorRole
        for drawing, button in self._buttons.items():
            is_primary = button.property("primary")
            colour = role.HighlightedText if is_primary else role.ButtonText
            button.setIcon(icon(drawing, self.palette(), colour))


def _shown(loss: float) -> str:
    return "" if math.isnan(loss) else f"{loss:.3f}"


def _perplexity(loss: float) -> str:
    if math.isnan(loss):
        return ""
    return f"{math.exp(loss):,.1f}" if loss < 20 else f"e^{loss:.0f}"
