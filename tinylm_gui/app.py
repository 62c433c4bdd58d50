"""Starts the program: the application, its theme, its session and its window.

`tinylm-gui` opens the default sample; `tinylm-gui FILE...` opens these texts, `tinylm-gui FOLDER`
a project. Without a display it does the main job in the terminal instead.
"""

import logging
import os
import sys
import threading
import traceback
from types import TracebackType

# Qt's own event dispatcher says in the right order when it sleeps and wakes: see IdleGate.
os.environ.setdefault("QT_NO_GLIB", "1")
# The engine shares out large products itself. OpenBLAS forgets a limit that is set in one thread
# and lifted in another; then its threads spin, and training beside other work is ten times slower.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QMessageBox

from tinylm import threads
from tinylm.resources import SAMPLES, sample_path
from tinylm_gui import headless
from tinylm_gui.main_window import MainWindow
from tinylm_gui.preferences import Preferences
from tinylm_gui.session import Session
from tinylm_gui.theme import Theme

SWITCH_INTERVAL = 0.0005  # seconds for which the training thread may keep Python from the window


class CrashReporter(QObject):
    """Shows what nobody foresaw in a dialog whose details can be copied, and logs it."""

    _raised = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._raised.connect(self.report, Qt.ConnectionType.QueuedConnection)
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
        """Log `error` and show it."""
        logging.error("An unexpected error", exc_info=error)
        box = QMessageBox(
            QMessageBox.Icon.Warning,
            self.tr("Something went wrong"),
            self.tr(
                "TinyLM ran into an error of its own. Your work is still open: save it, then "
                "restart the program. The details can be copied for a report."
            ),
        )
        box.setDetailedText("".join(traceback.format_exception(error)))
        box.exec()


def make_application(arguments: list[str]) -> QApplication:
    """The application object with its names, which decide where settings are kept."""
    application = QApplication(arguments)
    application.setApplicationName("TinyLM")
    application.setOrganizationName("TinyLM")
    return application


def main(arguments: list[str] | None = None) -> int:
    """Open the window with the given files, or with a sample. Returns the exit status."""
    arguments = sys.argv[1:] if arguments is None else arguments
    paths = arguments or [str(sample_path(SAMPLES[0]))]
    in_terminal = not headless.has_display()
    if in_terminal:
        headless.prepare()
    sys.setswitchinterval(SWITCH_INTERVAL)
    threads.use_threads((os.cpu_count() or 2) - 1)  # one core is for the window
    application = make_application(sys.argv[:1])
    preferences = Preferences(application)
    theme = Theme(application)
    theme.choose(preferences.choices.theme)
    session = Session()
    if in_terminal:
        return headless.main_job(session, paths, lambda: MainWindow(session, theme, preferences))
    window = MainWindow(session, theme, preferences)
    session.crashed.connect(CrashReporter(window).report)
    window.open_paths(paths)
    window.show()
    return application.exec()
