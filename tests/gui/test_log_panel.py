"""The log of the session: what happens is written down, problems stand out, old lines go."""

import logging
import threading
from array import array
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.gui.parts import part
from tinylm.trainer import Evaluation
from tinylm_gui.application.log_records import MOST_LINES, LogRecords, SessionLog
from tinylm_gui.session import Session, SessionState
from tinylm_gui.session.batch import Batch
from tinylm_gui.widgets.log_panel import LogPanel

OpenText = Callable[..., Session]
LOG = logging.getLogger("tinylm.test")


@pytest.fixture
def records(qtbot: QtBot) -> LogRecords:
    return LogRecords()


@pytest.fixture
def panel(records: LogRecords, qtbot: QtBot) -> LogPanel:
    panel = LogPanel(records)
    qtbot.addWidget(panel)
    panel.show()
    return panel


def text(panel: LogPanel) -> QPlainTextEdit:
    return part(panel, QPlainTextEdit, "logText")


def test_a_session_is_written_down(
    session: Session, records: LogRecords, open_text: OpenText, qtbot: QtBot
) -> None:
    SessionLog(session, records)
    open_text()
    session.train_epoch()
    qtbot.waitUntil(lambda: session.state is SessionState.PAUSED)
    session.failed.emit("100 % of nothing.")
    written = records.text()
    for expected in ("text.txt: 27 tokens", "Training at step ", "Epoch 1: training loss"):
        assert expected in written
    assert "Paused at step" in written
    assert records.lines[-1][0] == logging.WARNING
    assert written.endswith("100 % of nothing.")


def test_of_many_short_epochs_one_a_second_is_written_down(
    session: Session, records: LogRecords, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [0.0]
    monkeypatch.setattr("tinylm_gui.application.log_records.time.monotonic", lambda: now[0])
    SessionLog(session, records)
    for epoch in range(1, 513):
        now[0] += 1 / 128  # exact in binary
        ended = Evaluation(epoch, epoch, 1.0, 2.0)
        session.metrics_added.emit(Batch(0, array("d"), 0, [ended], None, 0.1))
    told = [line.partition("  ")[2] for _, line in records.lines]
    assert [line.split(":")[0] for line in told] == [
        "Epoch 1",
        "Epoch 129",
        "Epoch 257",
        "Epoch 385",
    ]
    assert told[0].endswith("training loss 1.0000, validation loss 2.0000")


def test_a_hidden_log_catches_up_when_it_is_shown(records: LogRecords, panel: LogPanel) -> None:
    LOG.info("seen")
    panel.hide()
    LOG.info("unseen")
    assert "unseen" not in text(panel).toPlainText()
    panel.show()
    lines = text(panel).toPlainText().splitlines()
    assert [line.partition("  ")[2] for line in lines] == ["seen", "unseen"]


def test_problems_are_bold(panel: LogPanel) -> None:
    LOG.info("all is well")
    LOG.warning("or not")
    cursor = QTextCursor(text(panel).document())
    weights = []
    for block in (0, 1):
        cursor.setPosition(text(panel).document().findBlockByNumber(block).position() + 12)
        weights.append(cursor.charFormat().fontWeight())
    assert weights[1] > 500 >= weights[0]


def test_old_lines_make_room(records: LogRecords, panel: LogPanel) -> None:
    for number in range(MOST_LINES + 10):
        LOG.info("line %s", number)
    assert len(records.lines) == text(panel).blockCount() == MOST_LINES
    assert text(panel).toPlainText().splitlines()[0].endswith("line 10")


def test_other_threads_may_log(records: LogRecords, panel: LogPanel, qtbot: QtBot) -> None:
    thread = threading.Thread(target=LOG.info, args=("from afar",))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: "from afar" in text(panel).toPlainText())


def test_the_log_is_copied(panel: LogPanel, qtbot: QtBot) -> None:
    LOG.info("to be told")
    qtbot.mouseClick(part(panel, QPushButton, "copyLog"), Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text().endswith("to be told")
