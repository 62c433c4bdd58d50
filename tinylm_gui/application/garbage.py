"""Python's search for garbage, kept in the window's thread.

By itself Python searches in whichever thread makes the next object, often the training's. What it
finds may be a closed dialog, and an object of Qt must not end in another thread than its own:
that thread then waits for Python's lock inside one of Qt's, the window the other way round, and
the program hangs.
"""

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL = 1000  # milliseconds between looks


class GarbageCollector(QObject):
    """Takes the search over from Python for as long as the program runs."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self)
        timer.timeout.connect(search_if_due)
        timer.start(INTERVAL)


def search_if_due() -> None:
    """Search if Python itself would: the more often, the younger what is searched."""
    generations = zip(gc.get_count(), gc.get_threshold(), strict=True)
    due = [age for age, (count, most) in enumerate(generations) if count > most]
    if due:
        gc.collect(due[-1])
