"""What the window is measured with: the texts, and the clock that tells a late event loop."""

import time
from collections import Counter
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.window import WORDS, large_text, many_words
from benchmarks.window_parts import lateness


def test_the_large_text_is_large_and_always_the_same(tmp_path: Path) -> None:
    text = large_text(tmp_path).read_text("utf-8")
    assert len(text) > 1_000_000
    assert len(set(text.split())) > 5_000
    assert large_text(tmp_path).read_text("utf-8") == text


def test_many_words_are_there_twice_each(tmp_path: Path) -> None:
    counts = Counter(many_words(tmp_path).read_text("utf-8").split())
    assert len(counts) == WORDS
    assert set(counts.values()) == {2}


def test_an_event_loop_that_is_held_up_comes_late(qapp: QApplication) -> None:
    QTimer.singleShot(100, lambda: time.sleep(0.2))
    assert max(lateness(0.5)) > 150
