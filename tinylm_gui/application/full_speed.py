"""All cores for the training while the window is left alone, one fewer while it is used."""

import os

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication

from tinylm import threads
from tinylm_gui.application.preferences import Preferences

PATIENCE = 3000  # milliseconds in another program after which the window counts as left alone


class FullSpeed(QObject):
    """Follows the application's state; how many threads work changes no number."""

    def __init__(self, application: QGuiApplication, preferences: Preferences) -> None:
        super().__init__(application)
        self._application = application
        self._preferences = preferences
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE)
        self._timer.timeout.connect(self._let_go)
        application.applicationStateChanged.connect(self._look)
        preferences.changed.connect(self._look)
        self._look()

    @Slot()
    def _look(self) -> None:
        is_used = self._application.applicationState() == Qt.ApplicationState.ApplicationActive
        if is_used or not self._preferences.choices.full_speed:
            self._timer.stop()
            threads.use_threads(cores() - 1)
        else:
            self._timer.start()

    @Slot()
    def _let_go(self) -> None:
        threads.use_threads(cores())


def cores() -> int:
    """The cores of this computer."""
    return os.cpu_count() or 2
