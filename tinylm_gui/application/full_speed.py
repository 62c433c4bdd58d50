"""All that can be had for the training while nobody touches the window.

While somebody does, one core is kept for it, it hears more often from the training, and live
pages are drawn more often.
"""

import os

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtGui import QInputEvent
from PySide6.QtWidgets import QWidget

from tinylm import threads
from tinylm_gui.application import live_pace
from tinylm_gui.application.live_pace import LivePace
from tinylm_gui.application.preferences import Preferences
from tinylm_gui.session import worker
from tinylm_gui.session.worker import TrainingWorker

PATIENCE = 3000  # milliseconds without mouse and keys after which a window counts as left alone


class FullSpeed(QObject):
    """Watches the mouse and the keys; how many threads work changes no number."""

    def __init__(self, window: QWidget, preferences: Preferences) -> None:
        super().__init__(window)
        self._preferences = preferences
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE)
        self._timer.timeout.connect(self._let_go)
        window.winId()  # there is no handle before
        handle = window.windowHandle()
        assert handle is not None
        handle.installEventFilter(self)
        preferences.changed.connect(self._hold_back)
        self._hold_back()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QInputEvent):
            self._hold_back()
        return False

    @Slot()
    def _hold_back(self) -> None:
        threads.use_threads(cores() - 1)
        LivePace.share, TrainingWorker.send_interval = live_pace.ATTENDED, worker.ATTENDED
        self._timer.start()

    @Slot()
    def _let_go(self) -> None:
        if self._preferences.choices.full_speed:
            threads.use_threads(cores())
            LivePace.share, TrainingWorker.send_interval = live_pace.ALONE, worker.ALONE


def cores() -> int:
    """The cores of this computer."""
    return os.cpu_count() or 2
