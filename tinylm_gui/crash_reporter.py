"""What nobody foresaw: logged, the work copied first, then shown once with a report to copy."""

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from tinylm_gui.application.about import versions
from tinylm_gui.application.log_records import LogRecords
from tinylm_gui.widgets.crash_dialog import CrashDialog

LOG_LINES = 30  # of the report


class CrashReporter(QObject):
    """Takes exceptions that reach the top of the program, from whatever thread."""

    _raised = Signal(object)

    def __init__(self, window: QWidget, records: LogRecords, keep_work: Callable[[], str]) -> None:
        """`keep_work` copies what is not saved and tells where it is."""
        super().__init__(window)
        self._window = window
        self._records = records
        self._keep_work = keep_work
        self._dialog: CrashDialog | None = None
        self._raised.connect(self.report, Qt.ConnectionType.QueuedConnection)

    def take_over(self) -> None:
        """Receive all that is raised and not caught from now on."""
        sys.excepthook = self._take
        threading.excepthook = self._take_from_thread

    def _take(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        self._raised.emit(error)

    def _take_from_thread(self, arguments: threading.ExceptHookArgs) -> None:
        self._raised.emit(arguments.exc_value)

    @Slot(object)
    def report(self, error: BaseException) -> None:
        """Log `error`; copy the work and show it, unless one is being shown already."""
        logging.getLogger("tinylm").error("An unexpected error", exc_info=error)
        if self._dialog is not None and self._dialog.isVisible():
            return  # one at a time: the log has the others
        kept = self._keep_work()
        self._dialog = CrashDialog(kept, self._text(error), self._window)
        self._dialog.open()

    def _text(self, error: BaseException) -> str:
        """The report: what is installed, where it happened, what came before."""
        parts = "\n".join(f"{name}: {value}" for name, value in versions().items())
        trace = "".join(traceback.format_exception(error))
        return f"{parts}\n\n{trace}\n{self._records.text(LOG_LINES)}\n"
