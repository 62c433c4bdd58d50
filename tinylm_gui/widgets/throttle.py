"""Lets something happen at most so often: at once, or when the time since the last is over."""

import time

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

# Milliseconds in which another `ask` is waited for, such as one with the next batch of a training.
# Answering then spares the window from waking up once more, which stops the training each time.
GRACE = 220


class Throttle(QObject):
    """`due` follows every `ask`; several that come too fast are answered together."""

    due = Signal()

    def __init__(self, milliseconds: int, parent: QObject) -> None:
        super().__init__(parent)
        self._interval = milliseconds / 1000
        self._free = 0.0  # when `due` may come again
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(milliseconds + GRACE)
        self._timer.timeout.connect(self._elapse, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def ask(self) -> None:
        """Ask for `due`."""
        if time.monotonic() >= self._free:
            self._answer()
        elif not self._timer.isActive():
            self._timer.start()

    def _answer(self) -> None:
        self._timer.stop()
        self._free = time.monotonic() + self._interval
        self.due.emit()

    @Slot()
    def _elapse(self) -> None:
        if time.monotonic() >= self._free:  # else it was answered meanwhile
            self._answer()
