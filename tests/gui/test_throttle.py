"""Asking often is answered now and then, and the last asking is never forgotten."""

import time

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tinylm_gui.widgets.throttle import GRACE, Throttle

INTERVAL = 50  # milliseconds


def _answers_of(throttle: Throttle) -> list[float]:
    answers: list[float] = []
    throttle.due.connect(lambda: answers.append(time.monotonic()))
    return answers


def test_the_first_is_answered_at_once(qapp: QApplication) -> None:
    throttle = Throttle(INTERVAL, qapp)
    answers = _answers_of(throttle)
    throttle.ask()
    assert len(answers) == 1


def test_those_too_soon_are_answered_together_in_the_end(qapp: QApplication, qtbot: QtBot) -> None:
    throttle = Throttle(INTERVAL, qapp)
    answers = _answers_of(throttle)
    for _ in range(5):
        throttle.ask()
    assert len(answers) == 1
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert answers[1] - answers[0] >= INTERVAL / 1000
    qtbot.wait(2 * (INTERVAL + GRACE))
    assert len(answers) == 2


def test_one_that_comes_after_the_interval_needs_no_timer(qapp: QApplication, qtbot: QtBot) -> None:
    throttle = Throttle(INTERVAL, qapp)
    answers = _answers_of(throttle)
    throttle.ask()
    throttle.ask()  # starts the timer
    qtbot.wait(INTERVAL + 5)
    throttle.ask()
    assert len(answers) == 2
    qtbot.wait(2 * (INTERVAL + GRACE))
    assert len(answers) == 2
