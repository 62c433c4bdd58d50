"""What every test starts from: no screen, and the settings of a first start, never the user's."""

import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tinylm_gui.application.garbage import search_if_due

if TYPE_CHECKING:
    from tinylm_gui.application.theme import Theme

ROOT = Path(__file__).parents[1]

if sys.platform != "win32":  # there Qt finds no fonts without the screen
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as app.py does

# How long a test waits for what it expects before it fails: a loaded machine takes its time.
PATIENCE = 60_000  # milliseconds
for wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals, QtBot.waitExposed):
    wait.__kwdefaults__ = {**(wait.__kwdefaults__ or {}), "timeout": PATIENCE}


@pytest.fixture(autouse=True)
def first_start(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty home for this test and for the programs it starts, which find the source too."""
    home = str(tmp_path_factory.mktemp("home"))
    for variable in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(variable, home)
    for form in (QSettings.Format.IniFormat, QSettings.Format.NativeFormat):
        QSettings.setPath(form, QSettings.Scope.UserScope, home)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT / "core"), str(ROOT)]))


@pytest.fixture(autouse=True)
def closed_windows_go() -> Iterator[None]:
    """No test restyles the windows of those before it: Qt keeps them until an event loop ends.

    Nor does any end in a thread of the next: garbage is searched for here, as in the program.
    """
    gc.disable()
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    search_if_due()


@pytest.fixture
def theme(qapp: QApplication) -> "Iterator[Theme]":
    """The colours of the system, which are back after the test."""
    # Not above: it imports NumPy, which reads the number of threads when it is imported.
    from tinylm_gui.application.theme import Theme, ThemeChoice

    theme = Theme(qapp)
    yield theme
    theme.choose(ThemeChoice.SYSTEM)
