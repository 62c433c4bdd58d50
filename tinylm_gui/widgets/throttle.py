"""Lets something happen at most so often: at once, or when the time since the last is over."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot


class Throttle(QObject):
    """`due` follows every `ask`; several that come too fast are answered together."""

    due = Signal()

    def __init__(self, milliseconds: int, parent: QObject) -> None:
        super().__init__(parent)
        self._is_asked = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(milliseconds)
        self._timer.timeout.connect(self._elapse, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def ask(self) -> None:
        """Ask for `due`."""
        if self._timer.isActive():
            self._is_asked = True
        else:
            self._answer()

    def _answer(self) -> None:
        self._is_asked = False
        self._timer.start()
        self.due.emit()

    @Slot()
    def _elapse(self) -> None:
        if self._is_asked:
            self._answer()
