"""What happened since the start, in lines: kept for the log panel and for reports.

`LogRecords` takes all records of Python's logging, from whatever thread, and Qt's own messages;
`SessionLog` writes down what the session does.
"""

import logging
import math
import time
from collections import deque
from functools import partial

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QtMsgType,
    Signal,
    Slot,
    qInstallMessageHandler,
)

from tinylm_gui.session import Session
from tinylm_gui.session.batch import Batch

MOST_LINES = 2000
EPOCH_INTERVAL = 1.0  # seconds; a small model has thousands of epochs a second
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class LogRecords(QObject):
    """The last lines of the log; `added` brings each new one, with its level."""

    added = Signal(int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: deque[tuple[int, str]] = deque(maxlen=MOST_LINES)
        handler = _Handler(self)
        logging.getLogger().addHandler(handler)
        self.destroyed.connect(partial(logging.getLogger().removeHandler, handler))
        logging.getLogger("tinylm").setLevel(logging.INFO)

    def text(self, last: int = MOST_LINES) -> str:
        """The last lines as one text."""
        return "\n".join(line for _, line in list(self.lines)[-last:])

    def take_qt_messages(self) -> None:
        """Let Qt's warnings come here too instead of to standard error alone."""
        qInstallMessageHandler(_log_qt_message)


class _Handler(logging.Handler):
    def __init__(self, records: LogRecords) -> None:
        super().__init__()
        self._records = records
        self.setFormatter(logging.Formatter("%(asctime)s  %(message)s", "%H:%M:%S"))

    def emit(self, record: logging.LogRecord) -> None:
        line = self.format(record)
        self._records.lines.append((record.levelno, line))
        self._records.added.emit(record.levelno, line)


def _log_qt_message(kind: QtMsgType, _: QMessageLogContext, message: str) -> None:
    logging.getLogger("tinylm.qt").log(_LEVELS[kind], "Qt: %s", message)


class SessionLog(QObject):
    """Logs what is opened, trained, measured and said."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._log = logging.getLogger("tinylm.session")
        self._told = -math.inf  # when an epoch was written down
        session.corpus_changed.connect(self._text)
        session.run_started.connect(self._run)
        session.state_changed.connect(self._state)
        session.metrics_added.connect(self._events)
        session.failed.connect(self._log.warning)
        session.message.connect(self._log.info)

    @Slot()
    def _text(self) -> None:
        corpus = self._session.corpus
        if corpus is not None:
            names = ", ".join(document.name for document in self._session.documents)
            tokens, words = f"{corpus.tokens:,}", f"{len(corpus.vocabulary):,}"
            self._log.info("%s: %s tokens, %s words", names, tokens, words)

    @Slot()
    def _run(self) -> None:
        if self._session.run is not None:
            model = self._session.run.trainer.model
            parameters = f"{model.parameter_count():,}"
            self._log.info("New model: %s, %s parameters", model.settings, parameters)

    @Slot()
    def _state(self) -> None:
        run = self._session.run
        step = run.trainer.step if run is not None else 0
        self._log.info("%s at step %s", self._session.state.value.capitalize(), f"{step:,}")

    @Slot(object)
    def _events(self, batch: Batch) -> None:
        """Write down the last epoch that has ended, but not more than once a second."""
        now = time.monotonic()
        if batch.evaluations and now - self._told >= EPOCH_INTERVAL:
            self._told = now
            last = batch.evaluations[-1]
            unseen = last.validation_loss
            self._log.info(
                "Epoch %s: training loss %.4f%s",
                last.epoch,
                last.train_loss,
                "" if unseen is None else f", validation loss {unseen:.4f}",
            )
