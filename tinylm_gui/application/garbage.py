"""Python's search for garbage, kept in the window's thread.

By itself Python searches in whichever thread makes the next object, often the training's. What it
finds may be a closed dialog, and an object of Qt must not end in another thread than its own:
that thread then waits for Python's lock inside one of Qt's, the window the other way round, and
the program hangs.
"""

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL = 1000  # milliseconds between looks
FULL_AFTER = 20  # searches among what is young


class GarbageCollector(QObject):
    """Takes the search over from Python for as long as the program runs."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self)
        timer.timeout.connect(search_if_due)
        timer.start(INTERVAL)


def search_if_due() -> None:
    """Search among what is young, if there is enough of it, and every FULL_AFTER times among all.

    What lies about may be large: of a run that made way, up to its whole past.
    """
    young, _, searched = gc.get_count()
    if young > gc.get_threshold()[0]:
        gc.collect(2 if searched >= FULL_AFTER else 1)
