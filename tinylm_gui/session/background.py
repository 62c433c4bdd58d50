"""Runs a function beside the window, and only the newest of those asked for."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

INTERVAL = 0.05  # seconds between answers of one function


class _Threads:
    """What must end before a Background goes: a thread may not signal through what is no more."""

    def __init__(self) -> None:
        self.cancel = threading.Event()
        self.running: threading.Thread | None = None

    def wait(self) -> None:
        """End the running function at its next answer and wait for that."""
        self.cancel.set()
        if self.running not in (None, threading.current_thread()):
            self.running.join()


class Background(QObject):
    """Emits `done` with the answers of a function, in the window's thread.

    The function returns an iterator: the last answer is always emitted, those before it at
    most every INTERVAL. A newer request ends the running one at its next answer, and of the
    requests that wait only the newest is run.
    """

    done = Signal(object)
    ended = Signal()  # nothing runs and nothing waits
    _ended = Signal(object)  # the exception, or None

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None
        self._threads = _Threads()
        self.destroyed.connect(self._threads.wait)
        self._waiting: Callable[[], Iterator[Any]] | None = None
        self._cancel = self._threads.cancel
        self._ended.connect(self._finish)

    def run(self, function: Callable[[], Iterator[Any]]) -> None:
        """Run `function` as soon as the one before it has ended."""
        if self._thread is not None:
            self._waiting = function
            self._cancel.set()
            return
        self._cancel.clear()
        self._thread = threading.Thread(target=self._work, args=(function,), daemon=True)
        self._threads.running = self._thread
        self._thread.start()

    def is_busy(self) -> bool:
        """Whether a function runs."""
        return self._thread is not None

    def cancel(self) -> None:
        """End what runs at its next answer."""
        self._waiting = None
        self._cancel.set()

    def _work(self, function: Callable[[], Iterator[Any]]) -> None:
        error = None
        try:
            self._send_answers(function())
        except Exception as exception:  # raised again in the window's thread
            error = exception
        with suppress(RuntimeError):  # this object is on its way out
            self._ended.emit(error)

    def _send_answers(self, answers: Iterator[Any]) -> None:
        answer = unsent = None
        sent_at = 0.0
        for answer in answers:
            unsent = answer
            if time.monotonic() - sent_at >= INTERVAL:
                self.done.emit(answer)
                sent_at, unsent = time.monotonic(), None
            if self._cancel.is_set():
                return
        if unsent is not None:
            self.done.emit(answer)

    @Slot(object)
    def _finish(self, error: Exception | None) -> None:
        if self._thread is not None:
            self._thread.join()
        self._thread = None
        function, self._waiting = self._waiting, None
        if function is not None:
            self.run(function)
        else:
            self.ended.emit()
        if error is not None:
            raise error
