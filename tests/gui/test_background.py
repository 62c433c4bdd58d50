"""Work beside the window: the newest request wins, and errors come out in the open."""

import threading

import pytest
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from tinylm_gui.background import Background


@pytest.fixture
def background(qtbot: QtBot) -> Background:
    return Background()


def test_the_answer_arrives_in_the_windows_thread(background: Background, qtbot: QtBot) -> None:
    threads: list[threading.Thread] = []

    def work() -> str:
        threads.append(threading.current_thread())
        return "done"

    with qtbot.waitSignal(background.done) as answer:
        background.run(work)
    assert answer.args == ["done"]
    assert threads != [threading.current_thread()]
    assert not background.is_busy()


def test_of_the_requests_that_wait_only_the_newest_is_run(
    background: Background, qtbot: QtBot
) -> None:
    go = threading.Event()
    answers: list[int] = []
    background.done.connect(answers.append)
    background.run(lambda: go.wait(10) and 1)
    background.run(lambda: 2)
    background.run(lambda: 3)
    go.set()
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert answers == [1, 3]


def test_an_error_is_raised_where_it_is_seen(background: Background, qtbot: QtBot) -> None:
    def fail() -> None:
        raise ValueError("no")

    with capture_exceptions() as exceptions:
        background.run(fail)
        qtbot.waitUntil(lambda: not background.is_busy())
    assert [kind for kind, *_ in exceptions] == [ValueError]
