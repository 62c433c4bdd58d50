"""Starts the program: the application, its language and theme, its session and its window.

`tinylm-gui` opens the default sample; `tinylm-gui FILE...` opens these texts, `tinylm-gui FOLDER`
a project. Without a display it does the main job in the terminal instead.
"""

import gc
import logging
import os
import sys

# Qt's own event dispatcher says in the right order when it sleeps and wakes: see IdleGate.
os.environ.setdefault("QT_NO_GLIB", "1")
# The engine shares out large products itself. OpenBLAS forgets a limit that is set in one thread
# and lifted in another; then its threads spin, and training beside other work is ten times slower.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from tinylm import threads
from tinylm.resources import SAMPLES, sample_path
from tinylm_gui import headless
from tinylm_gui.application import languages
from tinylm_gui.application.crash_trace import keep_crash_traces
from tinylm_gui.application.end_requests import EndRequests
from tinylm_gui.application.full_speed import FullSpeed, cores
from tinylm_gui.application.garbage import GarbageCollector
from tinylm_gui.application.preferences import Preferences
from tinylm_gui.application.theme import Theme
from tinylm_gui.crash_reporter import CrashReporter
from tinylm_gui.main_window import MainWindow
from tinylm_gui.session import Session

SWITCH_INTERVAL = 0.0005  # seconds for which the training thread may keep Python from the window


def make_application(arguments: list[str]) -> QApplication:
    """The application object with its names, which decide where settings are kept.

    From now on garbage is searched for in its thread alone.
    """
    application = QApplication(arguments)
    application.setApplicationName("TinyLM")
    application.setOrganizationName("TinyLM")
    GarbageCollector(application)
    return application


def main(arguments: list[str] | None = None) -> int:
    """Open the window with the given files, or with a sample. Returns the exit status."""
    arguments = sys.argv[1:] if arguments is None else arguments
    paths = arguments or [str(sample_path(SAMPLES[0]))]
    in_terminal = not headless.has_display()
    if in_terminal:
        headless.prepare()
    sys.setswitchinterval(SWITCH_INTERVAL)
    threads.use_threads(cores() - 1)  # one core is for the window
    application = make_application(sys.argv[:1])
    preferences = Preferences(application)
    languages.put_in_place(application, preferences.choices.language)
    theme = Theme(application)
    theme.choose(preferences.choices.theme)
    session = Session()
    if in_terminal:
        return headless.main_job(session, paths, lambda: MainWindow(session, theme, preferences))
    window = MainWindow(session, theme, preferences)
    _log_to_standard_error()
    window.records.take_qt_messages()
    keep_crash_traces()
    crashes = CrashReporter(window, window.records, window.rescue.keep_now)
    crashes.take_over()
    session.crashed.connect(crashes.report)
    requests = EndRequests(window)
    requests.received.connect(window.end)
    requests.listen()
    FullSpeed(window, preferences)
    window.tabs.all_made.connect(spare_the_window)
    window.open_paths(paths)
    window.show()
    QTimer.singleShot(0, window.greet)
    return application.exec()


def spare_the_window() -> None:
    """Let no later collection of garbage look through what is there now and stays.

    In its 90,000 objects that takes 35 ms, in which nothing moves, several times a minute.
    """
    gc.collect()
    gc.freeze()


def _log_to_standard_error() -> None:
    """Problems are told to those who started the program in a terminal too."""
    handler = logging.StreamHandler()
    handler.setLevel(logging.WARNING)
    logging.getLogger().addHandler(handler)
