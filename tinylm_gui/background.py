"""Runs a function beside the window, and only the newest of those asked for."""

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot


class Background(QObject):
    """Emits `done` with what the function returned, in the window's thread.

    While one runs, at most one more waits: a newer request takes the place of the waiting one.
    """

    done = Signal(object)
    _ended = Signal(object, object)  # result, exception

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None
        self._waiting: Callable[[], Any] | None = None
        self._ended.connect(self._finish)

    def run(self, function: Callable[[], Any]) -> None:
        """Run `function` as soon as the one before it has ended."""
        if self._thread is not None:
            self._waiting = function
            return
        self._thread = threading.Thread(target=self._work, args=(function,), daemon=True)
        self._thread.start()

    def is_busy(self) -> bool:
        """Whether a function runs."""
        return self._thread is not None

    def wait(self) -> None:
        """Wait until nothing runs; nothing more is emitted."""
        self._waiting = None
        if self._thread is not None:
            self._thread.join()

    def _work(self, function: Callable[[], Any]) -> None:
        try:
            result, error = function(), None
        except Exception as exception:  # raised again in the window's thread
            result, error = None, exception
        self._ended.emit(result, error)

    @Slot(object, object)
    def _finish(self, result: Any, error: Exception | None) -> None:
        self._thread = None
        function, self._waiting = self._waiting, None
        if function is not None:
            self.run(function)
        if error is not None:
            raise error
        self.done.emit(result)
