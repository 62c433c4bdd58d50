"""Writes words in short turns between the window's own work, so that it stays fluent."""

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from tinylm.generation import GeneratedWord, continue_ids
from tinylm.settings import GenerationSettings
from tinylm_gui.presenters.draft import Draft

TURN = 0.008  # seconds of writing before the window has its turn; at least one word


class Writer(QObject):
    """Goes on with a draft, some words at a time."""

    wrote = Signal()  # `draft` has grown
    finished = Signal()  # nothing more will come

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.draft: Draft | None = None
        self._words: Iterator[GeneratedWord] = iter(())
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._write)

    def start(self, draft: Draft, settings: GenerationSettings) -> None:
        """Write `settings.words` more words."""
        self.draft = draft
        self._words = continue_ids(draft.model, draft.vocabulary, draft.ids(), settings)
        self._timer.start()

    @Slot()
    def stop(self) -> None:
        """Write no more; what is written stays."""
        if self._timer.isActive():
            self._timer.stop()
            self.finished.emit()

    def is_writing(self) -> bool:
        """Whether more words will come."""
        return self._timer.isActive()

    def forget(self) -> None:
        """Write no more and drop what is written."""
        self._timer.stop()
        self.draft = None

    @Slot()
    def _write(self) -> None:
        until = time.perf_counter() + TURN
        word = None
        while self.draft is not None and time.perf_counter() < until:
            word = next(self._words, None)
            if word is None:
                break
            self.draft = self.draft.with_word(word)
        self.wrote.emit()
        if word is None:
            self.stop()
