"""An error that nobody foresaw: the work is copied, the report can be copied, once is enough."""

import logging
import sys
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.gui.parts import part
from tinylm_gui.crash_reporter import CrashReporter
from tinylm_gui.main_window import MainWindow
from tinylm_gui.widgets.crash_dialog import CrashDialog


@pytest.fixture
def kept() -> list[str]:
    """How often the work was copied."""
    return []


@pytest.fixture
def crashes(window: MainWindow, kept: list[str]) -> CrashReporter:
    def keep() -> str:
        kept.append("copied")
        return "A copy is in /somewhere."

    return CrashReporter(window, window.records, keep)


def error() -> Exception:
    try:
        raise ZeroDivisionError("of all things")
    except ZeroDivisionError as raised:
        return raised


def test_the_work_is_copied_and_the_report_says_where_it_happened(
    window: MainWindow, crashes: CrashReporter, kept: list[str], qtbot: QtBot
) -> None:
    logging.getLogger("tinylm").info("before it happened")
    crashes.report(error())
    dialog = part(window, CrashDialog, "crashDialog")
    assert kept == ["copied"]
    assert part(dialog, QLabel, "crashKept").text() == "A copy is in /somewhere."
    qtbot.mouseClick(part(dialog, QPushButton, "copyReport"), Qt.MouseButton.LeftButton)
    report = QApplication.clipboard().text()
    assert report == part(dialog, QPlainTextEdit, "crashReport").toPlainText()
    for expected in ("Python: 3.", "NumPy: ", "ZeroDivisionError: of all things", "before it"):
        assert expected in report
    dialog.reject()


def test_a_second_error_opens_no_second_dialog(
    window: MainWindow, crashes: CrashReporter, kept: list[str]
) -> None:
    crashes.report(error())
    crashes.report(error())
    assert kept == ["copied"]
    assert len(window.findChildren(CrashDialog)) == 1
    assert window.records.text().count("ZeroDivisionError: of all things") == 2


def test_an_error_that_nobody_caught_arrives(
    window: MainWindow, crashes: CrashReporter, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (sys, threading):
        monkeypatch.setattr(module, "excepthook", module.excepthook)  # put back at the end
    crashes.take_over()
    raised = error()
    sys.excepthook(type(raised), raised, None)
    qtbot.waitUntil(lambda: len(window.findChildren(CrashDialog)) == 1)
