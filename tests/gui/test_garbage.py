"""Qt's objects that nobody holds any more end in the window's thread, whoever makes garbage."""

import gc
import threading

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tinylm_gui.application.garbage import FULL_AFTER, GarbageCollector, search_if_due


class Kept(QObject):
    """Holds itself, so that only a search for garbage ends it."""

    def __init__(self, ended_in: list[int]) -> None:
        super().__init__()
        self._me = self
        self._ended_in = ended_in

    def __del__(self) -> None:
        self._ended_in.append(threading.get_ident())


def test_a_thread_that_makes_garbage_ends_no_object_of_the_window(
    qapp: QApplication, qtbot: QtBot
) -> None:
    gc.enable()
    collector = GarbageCollector()
    ended_in: list[int] = []
    Kept(ended_in)
    made: list[list[int]] = []
    busy = threading.Thread(target=lambda: made.extend([] for _ in range(100_000)))
    busy.start()
    busy.join()
    assert ended_in == []
    qtbot.waitUntil(lambda: ended_in == [threading.get_ident()])
    collector.deleteLater()


def test_what_is_old_is_searched_less_often() -> None:
    gc.collect()
    before = [generation["collections"] for generation in gc.get_stats()]
    made: list[list[int]] = []
    for _ in range(30):
        made.extend([] for _ in range(1_000))
        search_if_due()
    after = [generation["collections"] for generation in gc.get_stats()]
    _, young, all_there_is = (b - a for a, b in zip(before, after, strict=True))
    assert young + all_there_is == 30
    assert all_there_is == 30 // FULL_AFTER
