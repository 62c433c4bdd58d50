"""Spreads what a view does live, so that it leaves the time to the training."""

import time

from PySide6.QtCore import QAbstractEventDispatcher, QObject, Qt, QTimer, Signal, Slot

# Of the time that live updates may take: while somebody is at the window, and while nobody is,
# when with all else it costs the training a twentieth.
ATTENDED, ALONE = 0.05, 0.007
LONGEST_WAIT = 2.0  # seconds after an update, however long it took: such as the first of a page


class LivePace(QObject):
    """`due` follows an `ask` as soon as the updates before have been paid for by waiting."""

    due = Signal()
    share = ATTENDED  # for all of them

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._started: float | None = None
        self._free = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.due, Qt.ConnectionType.QueuedConnection)
        dispatcher = QAbstractEventDispatcher.instance()
        if dispatcher is not None:
            dispatcher.aboutToBlock.connect(self._pay)

    @Slot()
    def ask(self) -> None:
        """Ask for `due`; asking again before it comes changes nothing."""
        if not self._timer.isActive():
            self._timer.start(round(1000 * self.wait()))

    def wait(self) -> float:
        """Seconds until an update may come."""
        return max(self._free - time.monotonic(), 0.0)

    def measure(self) -> None:
        """What the window does from now until it sleeps, painting too, counts as an update."""
        self._started = time.monotonic()

    @Slot()
    def _pay(self) -> None:
        if self._started is not None:
            now = time.monotonic()
            cost = (now - self._started) * (1 / self.share - 1)
            self._free = max(self._free, now + min(cost, LONGEST_WAIT))
            self._started = None
