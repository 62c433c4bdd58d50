"""Lets the training thread work while the window has nothing to do, so that it stays fluent.

Every paint and every table cell needs Python's lock; beside a busy training thread each
may wait for it. The gate closes when the window wakes up and opens when it sleeps again.
"""

import threading
import time

from PySide6.QtCore import QAbstractEventDispatcher

LONGEST_WAIT = 0.03  # seconds the training waits for a busy window ...
SLICE = 0.005  # ... and then works all the same, so that it never starves


class IdleGate:
    """Open while the event loop of the thread that made it sleeps."""

    def __init__(self) -> None:
        self._idle = threading.Event()
        self._idle.set()
        self._free_until = 0.0
        dispatcher = QAbstractEventDispatcher.instance()
        if dispatcher is not None:
            dispatcher.awake.connect(self._idle.clear)
            dispatcher.aboutToBlock.connect(self._idle.set)

    def pass_through(self) -> None:
        """Called by the training thread before each step: returns when it may work."""
        if self._idle.is_set() or time.monotonic() < self._free_until:
            return
        if not self._idle.wait(LONGEST_WAIT):
            self._free_until = time.monotonic() + SLICE

    def open(self) -> None:
        """Let the training thread through at once, so that it can be told to stop."""
        self._idle.set()
