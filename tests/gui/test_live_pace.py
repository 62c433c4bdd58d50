"""Live updates take their small share of the time and no more."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tinylm_gui.application import live_pace
from tinylm_gui.application.live_pace import ALONE, ATTENDED, LONGEST_WAIT, LivePace


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(live_pace, "time", clock)
    return clock


def test_the_first_update_comes_at_once(qapp: QApplication, clock: Clock, qtbot: QtBot) -> None:
    pace = LivePace(qapp)
    assert pace.wait() == 0
    with qtbot.waitSignal(pace.due):
        pace.ask()


@pytest.mark.parametrize("share", [ATTENDED, ALONE])
def test_an_update_is_paid_for_by_waiting(
    qapp: QApplication,
    clock: Clock,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    share: float,
) -> None:
    monkeypatch.setattr(LivePace, "share", share)
    pace = LivePace(qapp)
    pace.measure()
    clock.now += 0.010
    qtbot.waitUntil(lambda: pace.wait() > 0)
    assert 0.010 / (0.010 + pace.wait()) == pytest.approx(share)
    clock.now += LONGEST_WAIT
    assert pace.wait() == 0


def test_asking_twice_gives_one_update(qapp: QApplication, clock: Clock, qtbot: QtBot) -> None:
    pace = LivePace(qapp)
    answers: list[None] = []
    pace.due.connect(lambda: answers.append(None))
    pace.ask()
    pace.ask()
    qtbot.waitUntil(lambda: len(answers) > 0)
    qtbot.wait(20)
    assert len(answers) == 1


def test_after_a_long_update_the_next_comes_all_the_same(
    qapp: QApplication, clock: Clock, qtbot: QtBot
) -> None:
    pace = LivePace(qapp)
    pace.measure()
    clock.now += LONGEST_WAIT
    qtbot.waitUntil(lambda: pace.wait() > 0)
    assert pace.wait() == LONGEST_WAIT
