"""A seeded monkey at the window while it trains: `python -m tests.trials.monkey --minutes 30`.

It clicks, types, turns the wheel and carries out commands at random, in whatever window is in
front. Told at the end, and the reason for exit status 1: exceptions and warnings of Qt. Told
besides: how late the event loop was, and how the memory grew after the first minutes.
"""

import argparse
import os
import random
import sys
import tempfile
import threading
import time
from collections import Counter
from functools import partial
from pathlib import Path
from types import FrameType, TracebackType
from typing import Any, NamedTuple

import numpy as np
from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QPoint,
    QPointF,
    QSettings,
    Qt,
    QTimer,
    QtMsgType,
    Slot,
    qInstallMessageHandler,
)
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget

from tinylm.resources import SAMPLES
from tinylm_gui.app import SWITCH_INTERVAL, make_application
from tinylm_gui.application.theme import Theme
from tinylm_gui.main_window import MainWindow
from tinylm_gui.session import Session, SessionState

PAUSE = 40  # milliseconds between deeds
TICK = 16  # milliseconds between looks at the clock
LATE = 0.1  # seconds without a tick after which it is noted what the window is doing
WORST = 10  # of the longest delays are told
WARM = 0.2  # of the time, after which growth of memory counts
KEYS = (
    *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Space),
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Escape),
    *(Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageDown, Qt.Key.Key_F1, Qt.Key.Key_Delete),
)
LETTERS = "abcdefghij 0123456789.,-"
HARMLESS = (  # of the offscreen platform, and of the keys that QTest presses
    "This plugin does not support",
    "Keyboard event not accepted",
)
LEFT_OUT = ("quit", "guide")  # the end; and links that would open a browser


class Delay(NamedTuple):
    """A time in which the window did not answer."""

    milliseconds: float
    deed: str
    place: str  # in the program; "" for delays below LATE


class Monkey(QObject):
    """Does something every PAUSE and remembers what went wrong."""

    def __init__(self, window: MainWindow, seed: int, folder: Path) -> None:
        super().__init__(window)
        self._window = window
        self._rng = random.Random(seed)
        self._folder = folder
        self.deeds: Counter[str] = Counter()
        self.problems: list[str] = []
        self.delays: list[Delay] = []
        self.memory: list[tuple[float, int]] = []  # seconds since the start, bytes
        self._started = self._ticked = time.monotonic()
        self._last = ""
        self._is_at_it = False
        self._place = ""
        self._watching = threading.Thread(target=self._watch, daemon=True)
        self._ticking = QTimer(self)
        self._ticking.setTimerType(Qt.TimerType.PreciseTimer)
        self._ticking.timeout.connect(self._tick)
        self._weighing = QTimer(self)
        self._weighing.timeout.connect(self._weigh)

    def start(self) -> None:
        """Begin."""
        sys.excepthook = self._take
        threading.excepthook = lambda a: self._take(a.exc_type, a.exc_value, a.exc_traceback)
        qInstallMessageHandler(self._take_message)
        self._window.session.crashed.connect(self._take_crash)
        self._is_at_it = True
        QTimer.singleShot(PAUSE, self._act)
        self._ticking.start(TICK)
        self._watching.start()
        self._weighing.start(5000)

    def stop(self) -> None:
        """Leave the window alone."""
        self._is_at_it = False
        self._place = ""
        self._watching = threading.Thread(target=self._watch, daemon=True)
        self._ticking.stop()
        self._weighing.stop()

    # What it does

    @Slot()
    def _act(self) -> None:
        if not self._is_at_it:
            return
        # Asked for first: a deed may open a dialog, which ends only by another deed.
        QTimer.singleShot(PAUSE, self._act)
        popup, modal = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        front = popup or modal or self._window
        deed = self._rng.choices(
            (self._click, self._press, self._type, self._turn, self._command, self._page),
            (40, 20, 10, 10, 8, 12),
        )[0]
        if front is not self._window and self._rng.random() < 0.1:
            deed = self._leave
        self._last = f"{deed.__name__} in {type(front).__name__}"
        self.deeds[deed.__name__.lstrip("_")] += 1
        deed(front)
        self._keep_training()

    def _click(self, front: QWidget) -> None:
        target = self._somewhere(front)
        if target is not None:
            widget, place = target
            button = Qt.MouseButton.LeftButton
            modifier = self._rng.choice((Qt.KeyboardModifier.NoModifier,) * 8 + MODIFIERS)
            QTest.mouseClick(widget, button, modifier, place)

    def _press(self, front: QWidget) -> None:
        QTest.keyClick(QApplication.focusWidget() or front, self._rng.choice(KEYS))

    def _type(self, front: QWidget) -> None:
        letters = "".join(self._rng.choices(LETTERS, k=self._rng.randint(1, 6)))
        QTest.keyClicks(QApplication.focusWidget() or front, letters)

    def _turn(self, front: QWidget) -> None:
        target = self._somewhere(front)
        if target is not None:
            widget, place = target
            delta = QPoint(0, self._rng.choice((-240, -120, 120, 240)))
            event = QWheelEvent(
                QPointF(place),
                QPointF(widget.mapToGlobal(place)),
                QPoint(),
                delta,
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            )
            QApplication.sendEvent(widget, event)

    def _command(self, front: QWidget) -> None:
        if front is self._window:
            commands = [a for a in self._window.menus.all() if a.objectName() not in LEFT_OUT]
            command = self._rng.choice([a for a in commands if a.isEnabled()])
            self._last = f"command {command.objectName()}"
            command.trigger()

    def _page(self, front: QWidget) -> None:
        if front is self._window:
            self._window.tabs.setCurrentIndex(self._rng.randrange(self._window.tabs.count()))

    def _leave(self, front: QWidget) -> None:
        if isinstance(front, QMenu):
            front.close()
        else:
            QTest.keyClick(front, Qt.Key.Key_Escape)

    def _somewhere(self, front: QWidget) -> tuple[QWidget, QPoint] | None:
        """A widget and a place in it; the front itself where it has no parts."""
        parts = [w for w in front.findChildren(QWidget) if w.isVisible() and w.isEnabled()]
        widget = self._rng.choice(parts) if parts else front
        if widget.window() is not front.window() or not widget.width() or not widget.height():
            return None
        return widget, QPoint(
            self._rng.randrange(widget.width()), self._rng.randrange(widget.height())
        )

    def _keep_training(self) -> None:
        """Most of the time something is learned."""
        session = self._window.session
        at_rest = session.state in (SessionState.READY, SessionState.PAUSED)
        if at_rest and self._rng.random() < 0.02:
            session.train_until_stopped()
        if session.state is SessionState.EMPTY and self._rng.random() < 0.1:
            session.load_sample(self._rng.choice(SAMPLES))

    def file_to_save(self, *_: Any, **__: Any) -> tuple[str, str]:
        """Stands in for the dialog that asks where to save: some new name, or none."""
        name = f"{self._rng.randrange(10**6)}"
        return (str(self._folder / name) if self._rng.random() < 0.5 else "", "")

    # What it sees

    @Slot()
    def _tick(self) -> None:
        now = time.monotonic()
        late = 1000 * (now - self._ticked) - TICK
        self.delays.append(Delay(late, self._last, self._place))
        self._ticked, self._place = now, ""

    def _watch(self) -> None:
        """In a thread of its own: where the window's thread is while it does not tick."""
        window = threading.main_thread().ident or 0
        while self._is_at_it:
            time.sleep(LATE / 2)
            if time.monotonic() - self._ticked > LATE:
                self._place = _place_of(sys._current_frames().get(window))

    @Slot()
    def _weigh(self) -> None:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        size = pages * os.sysconf("SC_PAGE_SIZE")
        self.memory.append((time.monotonic() - self._started, size))

    def _take(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        sys.__excepthook__(kind, error or kind(), trace)
        self._note(f"{kind.__name__}: {error}")

    @Slot(object)
    def _take_crash(self, error: BaseException) -> None:
        self._take(type(error), error, error.__traceback__)

    def _take_message(self, kind: QtMsgType, _: QMessageLogContext, message: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and not message.startswith(HARMLESS):
            self._note(f"Qt: {message}")

    def _note(self, problem: str) -> None:
        seconds = time.monotonic() - self._started
        self.problems.append(f"{seconds:.0f} s, after {self._last}: {problem}")
        print(self.problems[-1], file=sys.stderr, flush=True)


MODIFIERS = (Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier)


def _place_of(frame: FrameType | None) -> str:
    """The innermost places in the program's own files."""
    places: list[str] = []
    while frame is not None and len(places) < 3:
        path = Path(frame.f_code.co_filename)
        if path.parts[-3:-1] != ("tests", "trials") and {"tinylm", "tinylm_gui"} & {*path.parts}:
            places.append(f"{path.name}:{frame.f_lineno}")
        frame = frame.f_back
    return " < ".join(places)


def report(monkey: Monkey, minutes: float) -> None:
    """Print what was seen."""
    late = np.array([delay.milliseconds for delay in monkey.delays])
    times, sizes = np.array(monkey.memory, dtype=float).T
    warm = times > WARM * 60 * minutes
    grown = np.polyfit(times[warm] / 60, sizes[warm] / 1e6, 1)[0] if warm.sum() > 2 else 0.0
    print(f"{sum(monkey.deeds.values()):,} deeds in {minutes:g} minutes: {dict(monkey.deeds)}")
    print(f"problems: {len(monkey.problems)}")
    print(
        f"event loop late by {np.percentile(late, 50):.1f} ms (median), "
        f"{np.percentile(late, 99):.1f} (99 %), {late.max():.0f} (worst)"
    )
    for delay in sorted(monkey.delays, reverse=True)[:WORST]:
        print(f"  {delay.milliseconds:5.0f} ms after {delay.deed}: {delay.place}")
    print(
        f"memory {sizes[0] / 1e6:.0f} MB at first, {sizes[-1] / 1e6:.0f} at the end, "
        f"{sizes.max() / 1e6:.0f} at most; {grown:+.2f} MB a minute after the first {WARM:.0%}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    sys.setswitchinterval(SWITCH_INTERVAL)
    with tempfile.TemporaryDirectory() as temporary:
        for variable in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
            os.environ[variable] = temporary
        form, scope = QSettings.Format.IniFormat, QSettings.Scope.UserScope
        QSettings.setPath(form, scope, temporary)
        application = make_application(sys.argv[:1])
        session = Session()
        window = MainWindow(session, Theme(application))
        monkey = Monkey(window, options.seed, Path(temporary))
        for name in ("getSaveFileName", "getOpenFileName", "getOpenFileNames"):
            setattr(QFileDialog, name, monkey.file_to_save)
        QFileDialog.getExistingDirectory = lambda *_, **__: ""  # type: ignore[method-assign]
        session.load_sample(SAMPLES[0])
        window.show()
        monkey.start()
        end = QTimer()
        end.setSingleShot(True)
        end.timeout.connect(partial(finish, monkey, options.minutes))
        end.start(round(60_000 * options.minutes))
        application.exec()


def finish(monkey: Monkey, minutes: float) -> None:
    """Tell what was seen and end, also inside a dialog's own event loop."""
    monkey.stop()
    qInstallMessageHandler(None)
    report(monkey, minutes)
    sys.stdout.flush()
    os._exit(1 if monkey.problems else 0)


if __name__ == "__main__":
    main()
