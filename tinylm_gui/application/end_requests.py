"""Requests to end that come from outside the window: Ctrl-C, the system shutting down, `kill`.

Python calls a signal's handler only when it runs code of its own, and Qt sleeps in its loop; so
the signal writes a byte into a socket that Qt watches.
"""

import signal
import socket

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot

SIGNALS = [
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
]


class EndRequests(QObject):
    """Emits `received`, in the window's thread, when the program is asked to end."""

    received = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader, self._writer = socket.socketpair()
        for end in (self._reader, self._writer):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._take)

    def listen(self) -> None:
        """Take the signals from now on; call it in the main thread."""
        signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        for number in SIGNALS:
            signal.signal(number, lambda *_: None)  # the byte in the socket says it

    @Slot()
    def _take(self) -> None:
        self._reader.recv(64)
        self.received.emit()
