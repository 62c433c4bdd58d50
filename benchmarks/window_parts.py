"""What window.py measures inside a window: each part in a process of its own, printed as JSON.

`python -m benchmarks.window_parts PART ARGUMENTS...`; ARGUMENTS are those of a function below.
"""

import json
import os
import sys
import time
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from PySide6.QtCore import QEvent, QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QTableView, QWidget

from tinylm import LanguageModel, Trainer, threads
from tinylm.settings import PRESETS
from tinylm.trainer import Evaluation, Event
from tinylm_gui import app
from tinylm_gui.application.full_speed import FullSpeed, cores
from tinylm_gui.application.preferences import Preferences
from tinylm_gui.application.theme import Theme
from tinylm_gui.main_window import MainWindow
from tinylm_gui.session import Session, SessionState
from tinylm_gui.session.batch import Batch

TICK = 16  # milliseconds
STILL, PAGE = 10.0, 2.0  # seconds on the Train page, and on each page
TURN, ROUNDS = 5.0, 11  # seconds of a turn with the window and one without, and how many of each
SETTLING = 5.0  # seconds of training before it is measured
MOVING = 6.0  # seconds
SWITCH_INTERVAL_OF_PYTHON = 0.005  # seconds

Found = TypeVar("Found", bound=QWidget)


def delays(path: str, preset: str) -> list[tuple[str, float, float]]:
    """What was seen meanwhile, and how late the event loop was: 99 % and worst, in ms."""
    window = _training_window(Path(path), preset)
    _wait(SETTLING)
    window.tabs.setCurrentIndex(0)
    still = lateness(STILL)
    pages = iter([*range(1, window.tabs.count()), 0])
    turning = QTimer()
    turning.timeout.connect(lambda: window.tabs.setCurrentIndex(next(pages, 0)))
    turning.start(round(1000 * PAGE))
    walking = lateness(PAGE * window.tabs.count())
    return [
        (seen, float(np.percentile(late, 99)), max(late))
        for seen, late in (("Train page", still), ("every page", walking))
    ]


def cost(path: str, preset: str) -> list[tuple[float, float]]:
    """Tokens a second with the window and, in turns with it, without."""
    window = _training_window(Path(path), preset)
    session, run = window.session, window.session.run
    assert run is not None
    tokens = run.trainer.corpus.training.pairs / run.trainer.steps_per_epoch  # a step, on average
    rates = []
    model = LanguageModel(
        len(run.trainer.corpus.vocabulary), session.model_settings, np.random.default_rng(0)
    )
    alone = Trainer(model, run.trainer.corpus, run.trainer.settings)
    events = alone.run()
    for _ in range(ROUNDS):
        session.train_until_stopped()
        _wait(SETTLING)
        with_window = tokens * _pace_with_window(session)
        session.pause_now()
        with _as_without_window():
            rates.append((with_window, tokens * _pace_without(alone, events)))
    return rates


def _pace_with_window(session: Session) -> float:
    """Steps a second, told by the batches that come anyway: the window wakes up for no other."""
    loop, counted = QEventLoop(), list[Batch]()

    def count(batch: Batch) -> None:
        if counted:
            counted.append(batch)
        if batch.evaluations and not counted:
            counted.append(batch._replace(losses=array("d"), seconds=0.0))  # from here on
        elif batch.evaluations and sum(one.seconds for one in counted) >= TURN:
            loop.quit()

    session.metrics_added.connect(count)
    loop.exec()
    session.metrics_added.disconnect(count)
    return sum(len(one.losses) for one in counted) / sum(one.seconds for one in counted)


def _pace_without(trainer: Trainer, events: Iterator[Event]) -> float:
    """Steps a second, in whole epochs too."""

    def until_epoch_ends() -> None:
        while not isinstance(next(events), Evaluation):
            pass

    until_epoch_ends()
    first, started = trainer.step, time.perf_counter()
    while time.perf_counter() < started + TURN:
        until_epoch_ends()
    return (trainer.step - first) / (time.perf_counter() - started)


def moves(path: str) -> list[tuple[str, float, float, float]]:
    """What moves, milliseconds of a frame (50 %, 99 %), frames a second."""
    window = _training_window(Path(path), "quick", embedding_dim=128)
    canvas, (words, vectors) = (
        _child(window, QWidget, "mapView"),
        (_child(window, QTableView, name) for name in ("vocabularyTable", "embeddingsTable")),
    )
    moved: list[tuple[str, QWidget, Callable[[int], None]]] = [
        ("map, dragged", canvas, partial(_drag, canvas)),
        ("map, zoomed", canvas, partial(_zoom, canvas)),
        ("embeddings, by pages", vectors.viewport(), partial(_scroll, vectors)),
        ("vocabulary, by pages", words.viewport(), partial(_scroll, words)),
    ]
    found = []
    for name, widget, move in moved:
        page = next(
            i for i in range(window.tabs.count()) if window.tabs.widget(i).isAncestorOf(widget)
        )
        window.tabs.setCurrentIndex(page)
        _wait(SETTLING)
        found.append((name, *_frames(widget, move)))
    return found


def start(*_: str) -> float:
    """The moment at which the window answers and its sample is ready to be trained on."""

    answered: list[float] = []

    class Watched(MainWindow):
        def __init__(self, *what: Any) -> None:
            super().__init__(*what)
            self._train = _child(self, QPushButton, "trainButton")
            self._looking = QTimer(self)
            self._looking.timeout.connect(self._look)
            self._looking.start(1)

        def _look(self) -> None:
            if self.isVisible() and self._train.isEnabled() and not answered:
                self.repaint()
                answered.append(time.time())
                QApplication.exit()

    app.MainWindow = Watched  # type: ignore[misc]
    app.main([])
    return answered[0]


def _training_window(path: Path, preset: str, **model: int) -> MainWindow:
    """A window as the program shows it, that trains with the preset until it is stopped."""
    sys.setswitchinterval(app.SWITCH_INTERVAL)
    threads.use_threads(cores() - 1)
    application = app.make_application(sys.argv[:1])
    preferences = Preferences(application)
    session = Session()
    window = MainWindow(session, Theme(application), preferences)
    FullSpeed(window, preferences)
    chosen = PRESETS[preset]
    training = chosen.training.changed(epochs=0, minimum_steps=0, patience=0)
    session.apply_settings(chosen.text, chosen.model.changed(**model), training)
    session.load_files([path])
    window.tabs.all_made.connect(app.spare_the_window)
    window.show()
    window.tabs.make_all()
    while session.state is not SessionState.READY:
        _wait(0.01)
    session.train()
    return window


def _wait(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()


def lateness(seconds: float) -> list[float]:
    """By how much a timer of TICK comes late, in milliseconds, for so many seconds."""
    late: list[float] = []
    ticked = time.perf_counter()

    def tick() -> None:
        nonlocal ticked
        now = time.perf_counter()
        late.append(1000 * (now - ticked) - TICK)
        ticked = now

    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(tick)
    timer.start(TICK)
    _wait(seconds)
    return late


def _frames(widget: QWidget, move: Callable[[int], None]) -> tuple[float, float, float]:
    """Milliseconds from a move until it is painted (50 %, 99 %), and moves a second."""
    taken: list[float] = []

    def one() -> None:
        started = time.perf_counter()
        move(len(taken))
        widget.repaint()
        taken.append(1000 * (time.perf_counter() - started))

    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(one)
    timer.start(TICK)
    started = time.perf_counter()
    _wait(MOVING)
    half, most = np.percentile(taken, (50, 99)).tolist()
    return half, most, len(taken) / (time.perf_counter() - started)


def _drag(canvas: QWidget, frame: int) -> None:
    """Forth and back, three pixels a frame, the button held down."""
    middle = QPoint(canvas.width() // 2, canvas.height() // 2)
    if frame == 0:
        QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=middle)
    place = QPointF(middle + QPoint(3 * abs(frame % 80 - 40), 0))
    held = Qt.MouseButton.LeftButton
    kind, none = QEvent.Type.MouseMove, Qt.MouseButton.NoButton
    there = QPointF(canvas.mapToGlobal(place))
    QApplication.sendEvent(
        canvas, QMouseEvent(kind, place, there, none, held, Qt.KeyboardModifier.NoModifier)
    )


def _zoom(canvas: QWidget, frame: int) -> None:
    """Twenty notches of the wheel in, twenty out."""
    middle = QPointF(canvas.width() / 2, canvas.height() / 2)
    notch = QPoint(0, 120 if frame % 40 < 20 else -120)
    QApplication.sendEvent(
        canvas,
        QWheelEvent(
            middle,
            QPointF(canvas.mapToGlobal(middle)),
            QPoint(),
            notch,
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        ),
    )


def _scroll(view: QTableView, frame: int) -> None:
    """A page down at each frame; where the table ends, from its beginning again."""
    bar = view.verticalScrollBar()
    below = bar.value() + bar.pageStep()
    bar.setValue(below if below < bar.maximum() else 0)


def _child(window: QWidget, kind: type[Found], name: str) -> Found:
    found = window.findChild(kind, name)
    assert found is not None, name
    return found


@contextmanager
def _as_without_window() -> Iterator[None]:
    """Threads as a program without a window has them."""
    of_window = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_INTERVAL_OF_PYTHON)
    threads.use_threads(cores())
    yield
    sys.setswitchinterval(of_window)  # all threads stay: the window is left alone


PARTS = {part.__name__: part for part in (delays, cost, moves, start)}

if __name__ == "__main__":
    print(json.dumps(PARTS[sys.argv[1]](*sys.argv[2:])), flush=True)
    os._exit(0)  # what still trains is of no interest
