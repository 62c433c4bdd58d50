"""Reads texts beside the window: progress while it runs, a corpus or a clear error at the end."""

import os
import threading
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from tinylm.corpus import Corpus
from tinylm.documents import Document
from tinylm.settings import TextSettings
from tinylm_gui.session.idle_gate import IdleGate

PROGRESS_INTERVAL = 0.05  # seconds


class LoadedText(NamedTuple):
    """The documents of a text and what became of them."""

    documents: tuple[Document, ...]
    corpus: Corpus


class _CancelledError(Exception):
    """Raised inside the reading to end it."""


class TextLoader(QObject):
    """Loads one text; made anew for each."""

    progressed = Signal(float)  # share read, 0 to 1
    loaded = Signal(object)  # LoadedText
    failed = Signal(object)  # the exception
    cancelled = Signal()

    def __init__(self, gate: IdleGate, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gate = gate
        self._cancel = threading.Event()
        self._last_report = 0.0
        self._thread: threading.Thread | None = None

    def start(
        self, open_documents: Callable[[], Sequence[Document]], settings: TextSettings
    ) -> None:
        """Open and read the documents in a thread of their own; one of the signals follows."""
        self._thread = threading.Thread(
            target=self._run, args=(open_documents, settings), name="loading", daemon=True
        )
        self._thread.start()

    def cancel(self) -> None:
        """Ask the reading to end; `cancelled` follows."""
        self._cancel.set()
        self._gate.open()

    def wait(self) -> None:
        """Block until the thread has ended."""
        if self._thread is not None:
            self._thread.join()

    def _run(
        self, open_documents: Callable[[], Sequence[Document]], settings: TextSettings
    ) -> None:
        try:
            documents = tuple(open_documents())
            corpus = Corpus.from_documents(
                documents, settings, self._report, processes=os.cpu_count() or 1
            )
        except _CancelledError:
            self.cancelled.emit()
        except Exception as error:
            self.failed.emit(error)
        else:
            self.loaded.emit(LoadedText(documents, corpus))

    def _report(self, done: int, total: int) -> None:
        if self._cancel.is_set():
            raise _CancelledError
        self._gate.pass_through()
        now = time.monotonic()
        if now - self._last_report >= PROGRESS_INTERVAL:
            self._last_report = now
            self.progressed.emit(done / max(total, 1))
