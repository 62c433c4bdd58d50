"""The training has all cores until somebody touches the window, and again when nobody does."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tinylm_gui.application import full_speed
from tinylm_gui.application.full_speed import FullSpeed
from tinylm_gui.application.live_pace import ALONE, ATTENDED, LivePace
from tinylm_gui.application.preferences import Preferences
from tinylm_gui.session import worker
from tinylm_gui.session.worker import TrainingWorker


@pytest.fixture
def used(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many threads were asked for, one after the other."""
    asked: list[int] = []
    monkeypatch.setattr("tinylm.threads.use_threads", asked.append)
    monkeypatch.setattr(full_speed, "cores", lambda: 4)
    monkeypatch.setattr(full_speed, "PATIENCE", 20)
    monkeypatch.setattr(LivePace, "share", 0.0)
    monkeypatch.setattr(TrainingWorker, "send_interval", 0.0)
    return asked


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


def touches() -> dict[str, Callable[[QWidget], None]]:
    return {
        "key": lambda window: QTest.keyClick(window.windowHandle(), Qt.Key.Key_A),
        "mouse": lambda window: QTest.mouseMove(window.windowHandle()),
        "button": lambda window: QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton),
    }


@pytest.mark.parametrize("touch", touches())
def test_one_core_is_for_the_window_while_it_is_used(
    window: QWidget, used: list[int], qtbot: QtBot, touch: str
) -> None:
    FullSpeed(window, Preferences())
    assert (used, LivePace.share) == ([3], ATTENDED)
    assert TrainingWorker.send_interval == worker.ATTENDED
    qtbot.waitUntil(lambda: (used[-1], LivePace.share) == (4, ALONE))
    assert TrainingWorker.send_interval == worker.ALONE
    touches()[touch](window)
    qtbot.waitUntil(lambda: 3 in used[2:])
    qtbot.waitUntil(lambda: used[-1] == 4)


def test_who_prefers_so_keeps_a_core_for_the_window(
    window: QWidget, used: list[int], qtbot: QtBot
) -> None:
    preferences = Preferences()
    FullSpeed(window, preferences)
    qtbot.waitUntil(lambda: used[-1] == 4)
    preferences.change(full_speed=False)
    assert used[-1] == 3
    qtbot.wait(60)
    assert used[-1] == 3
