"""What can be done with the training, as actions that menus and buttons share."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QKeySequence

from tinylm_gui.session import Session, SessionState


class TrainingActions(QObject):
    """Actions that are enabled when they make sense."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.train = self._action("train", session.train, "Ctrl+R")
        self.pause = self._action("pause", session.pause, "Ctrl+P")
        self.pause.setText(self.tr("&Pause"))
        self.pause.setToolTip(self.tr("Hold the training; the model can be used and goes on later"))
        self.stop = self._action("stop", session.stop, "Ctrl+.")
        self.stop.setText(self.tr("&Stop"))
        self.stop.setToolTip(self.tr("End this run; its model stays until the next run begins"))
        self.one_pair = self._action("onePair", session.train_pair, "Ctrl+Shift+B")
        self.one_pair.setText(self.tr("One pai&r"))
        self.one_pair.setToolTip(self.tr("Train on a single pair of context and next word"))
        self.one_step = self._action("oneBatch", self._train_one_step, "Ctrl+B")
        self.one_step.setText(self.tr("One &batch"))
        self.one_step.setToolTip(self.tr("Train on one batch of pairs, then pause"))
        self.one_epoch = self._action("oneEpoch", session.train_epoch, "Ctrl+E")
        self.one_epoch.setText(self.tr("One &epoch"))
        self.one_epoch.setToolTip(self.tr("Train to the end of this pass over the text"))
        self.until_stopped = self._action(
            "untilStopped", session.train_until_stopped, "Ctrl+Shift+T"
        )
        self.until_stopped.setText(self.tr("&Until stopped"))
        self.until_stopped.setToolTip(
            self.tr("Train with no end of the epochs, until you or a stop rule end it")
        )
        self.start_over = self._action("startOver", session.reset, "Ctrl+Shift+R")
        self.start_over.setText(self.tr("Start &over"))
        self.start_over.setToolTip(self.tr("Forget what was learned: new random parameters"))
        session.state_changed.connect(self._show_state)
        session.run_started.connect(self._show_state)
        session.settings_changed.connect(self._show_state)
        session.lookback.moved.connect(self._show_state)
        self._show_state()

    def all(self) -> list[QAction]:
        """Every action, in the order of a menu."""
        parts = [self.one_pair, self.one_step, self.one_epoch, self.until_stopped]
        return [self.train, self.pause, self.stop, *parts, self.start_over]

    def _action(self, name: str, slot: Callable[[], None], shortcut: str) -> QAction:
        action = QAction(self)
        action.setObjectName(name)
        action.setShortcut(QKeySequence(shortcut))
        action.triggered.connect(slot)
        return action

    @Slot()
    def _train_one_step(self) -> None:
        self._session.train_steps(1)

    @Slot()
    def _show_state(self) -> None:
        state, run = self._session.state, self._session.run
        is_training = state is SessionState.TRAINING
        is_at_rest = state in (SessionState.READY, SessionState.PAUSED)
        self.pause.setEnabled(is_training)
        self.stop.setEnabled(is_training or state is SessionState.PAUSED)
        parts = (self.one_pair, self.one_step, self.one_epoch, self.until_stopped)
        looked_at = self._session.lookback.step
        for action in (self.train, *parts):
            action.setEnabled(is_at_rest or looked_at is not None)
        has_learned = run is not None and (is_training or run.has_started)
        self.start_over.setEnabled(has_learned and state is not SessionState.LOADING)
        if looked_at is not None:
            self.train.setText(self.tr("&Train from step {step}").format(step=f"{looked_at:,}"))
            self.train.setToolTip(
                self.tr("Go on from the step that you see; what came after it stays as a curve")
            )
        elif state is SessionState.PAUSED:
            self.train.setText(self.tr("&Go on"))
            self.train.setToolTip(self.tr("Go on with this run"))
        elif is_at_rest and has_learned:
            self.train.setText(self.tr("&Train again"))
            self.train.setToolTip(self.tr("Start over with these settings and a new model"))
        else:
            self.train.setText(self.tr("&Train"))
            self.train.setToolTip(self.tr("Let the model learn to predict each next word"))
