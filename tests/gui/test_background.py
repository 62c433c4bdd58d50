"""Work beside the window: the newest request wins, and errors come out in the open."""

import itertools
import queue
import threading
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from tinylm_gui.session.background import Background


@pytest.fixture
def background(qtbot: QtBot) -> Background:
    return Background()


def test_the_answer_arrives_in_the_windows_thread(background: Background, qtbot: QtBot) -> None:
    threads: list[threading.Thread] = []

    def work() -> Iterator[str]:
        threads.append(threading.current_thread())
        yield "done"

    with qtbot.waitSignal(background.done) as answer:
        background.run(work)
    assert answer.args == ["done"]
    assert threads != [threading.current_thread()]
    qtbot.waitUntil(lambda: not background.is_busy())


def test_of_the_requests_that_wait_only_the_newest_is_run(
    background: Background, qtbot: QtBot
) -> None:
    go = threading.Event()
    answers: list[int] = []
    background.done.connect(answers.append)

    def first() -> Iterator[int]:
        go.wait(10)
        yield 1
        yield 11  # never reached: newer requests wait

    background.run(first)
    background.run(lambda: iter([2]))
    background.run(lambda: iter([3]))
    go.set()
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert answers == [1, 3]


def test_the_last_of_many_answers_always_arrives(background: Background, qtbot: QtBot) -> None:
    answers: list[int] = []
    background.done.connect(answers.append)
    with qtbot.waitSignal(background.ended):
        background.run(lambda: iter(range(1000)))
    assert answers[-1] == 999
    assert len(answers) < 100
    assert answers == sorted(answers)


def test_work_can_be_cancelled(background: Background, qtbot: QtBot) -> None:
    with qtbot.waitSignal(background.ended):
        background.run(lambda: itertools.count())
        with qtbot.waitSignal(background.done):
            pass
        background.cancel()
    assert not background.is_busy()


def test_an_error_is_raised_where_it_is_seen(background: Background, qtbot: QtBot) -> None:
    def fail() -> Iterator[int]:
        raise ValueError("no")
        yield 0

    with capture_exceptions() as exceptions:
        background.run(fail)
        qtbot.waitUntil(lambda: not background.is_busy())
    assert [kind for kind, *_ in exceptions] == [ValueError]


def test_an_object_that_goes_waits_for_its_thread(qtbot: QtBot) -> None:
    """For a signal of an object that is no more would take the program with it."""
    for _ in range(20):
        owner = QObject()
        threads: queue.SimpleQueue[threading.Thread] = queue.SimpleQueue()

        def answers(threads: "queue.SimpleQueue[threading.Thread]" = threads) -> Iterator[int]:
            threads.put(threading.current_thread())
            yield from itertools.count()

        Background(owner).run(answers)
        thread = threads.get()
        shiboken6.delete(owner)
        assert not thread.is_alive()
