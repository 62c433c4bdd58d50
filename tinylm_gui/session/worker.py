"""The thread that trains: pulls the trainer's events and sends them on in batches.

It owns the model while it runs. What it sends is frozen or copied; receivers are bound
slots of QObjects, which Qt calls in the window's thread.
"""

import math
import threading
import time
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from tinylm.history import History
from tinylm.layers import Array
from tinylm.model import LanguageModel
from tinylm.threads import giving_way
from tinylm.trainer import Evaluation, Event
from tinylm_gui.session.batch import Outbox
from tinylm_gui.session.epoch_keeper import EpochKeeper
from tinylm_gui.session.idle_gate import IdleGate
from tinylm_gui.session.run_ending import TimeUp

# Seconds between batches: while somebody is at the window, and while nobody is. Each wakes it up.
ATTENDED, ALONE = 0.2, 0.5
LOOK_INTERVAL = 0.0005  # seconds of updates before the worker looks up
SNAPSHOT_SHARE = 0.005  # of the time at most goes into copies of the parameters


class Snapshot(NamedTuple):
    """The model as it was at a step: a copy that nobody changes."""

    step: int
    model: LanguageModel

    @property
    def parameters(self) -> dict[str, Array]:
        """The model's arrays by name."""
        return self.model.parameters()


Goal = tuple[int, type[Event] | None]  # so many events of a kind; None for all there are
ENDLESS: Goal = (0, None)


class TrainingWorker(QObject):
    """Runs a trainer until it is done or told to stop, and keeps its past."""

    batch_ready = Signal(object)  # Batch
    snapshot_ready = Signal(object)  # Snapshot
    ended = Signal(object)  # the exception that ended it, or None
    send_interval = ATTENDED  # for all of them

    def __init__(
        self,
        past: History,
        gate: IdleGate,
        keeper: EpochKeeper | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._past = past
        self._trainer = past.trainer
        self._gate = gate
        self._keeper = keeper
        self._stop = threading.Event()
        self._awaited: type[Event] | None = None
        self._left = 0
        self._seconds_left = math.inf
        self._ahead = 1  # updates until the worker looks up, at most
        self._is_interrupted = False
        self._thread = threading.Thread(target=self._run, name="training", daemon=True)

    def start(self, goal: Goal = ENDLESS, seconds: float = 0.0) -> None:
        """Train until the trainer is done, the goal is reached or the time limit is over.

        `seconds` of the time limit are over already.
        """
        self._left, self._awaited = goal
        limit = 60 * self._trainer.settings.time_limit or math.inf
        self._seconds_left = limit - seconds
        self._thread.start()

    def stop(self) -> None:
        """Ask the thread to end after the running step; `ended` follows."""
        self._stop.set()
        self._gate.open()

    def interrupt(self) -> Goal | None:
        """Stop and wait, as another worker will go on at once; what is left to be done."""
        was_to_stop = self._stop.is_set()
        self._is_interrupted = True
        self.stop()
        self.wait()
        is_reached = self._awaited is not None and self._left == 0
        return None if was_to_stop or is_reached else (self._left, self._awaited)

    def wait(self) -> None:
        """Block until the thread has ended, as it must have before the worker is let go."""
        self._thread.join()

    def _run(self) -> None:
        failure: Exception | None = None
        try:
            with giving_way(self._gate.pass_through):
                self._pull_events()
        except Exception as error:  # handed to the window, which shows and logs it
            failure = error
        self.ended.emit(failure)

    def _pull_events(self) -> None:
        """Looks up every LOOK_INTERVAL: at the clock, at the gate, and whether it is to stop."""
        clock, outbox = time.monotonic, Outbox()
        sent = copied = looked = clock()
        ends = sent + self._seconds_left
        snapshot_interval = 0.0
        for events in self._past.follow(self._trainer.run(), lambda: self._ahead):
            outbox.add(events)
            last, now = events[-1], clock()
            if now - sent >= self.send_interval:
                self.batch_ready.emit(outbox.emptied(now - sent))
                sent = now
                if now - copied >= snapshot_interval:  # so that the window wakes up once for both
                    self._send_snapshot()
                    copied, snapshot_interval = now, (clock() - now) / SNAPSHOT_SHARE
            if self._keeper is not None and isinstance(last, Evaluation):
                self._keeper.see(self._trainer, last)
            if self._awaited is not None and isinstance(last, self._awaited):
                self._left -= 1
                if self._left == 0:
                    break
            if self._stop.is_set():
                break
            if now >= ends:
                outbox.ending = TimeUp(self._trainer.step)
                break
            self._look_ahead(len(events), now - looked)
            self._gate.pass_through()
            looked = clock()
        self.batch_ready.emit(outbox.emptied(clock() - sent))
        self._send_snapshot()
        if self._keeper is not None and not self._is_interrupted:
            self._keeper.rest()

    def _look_ahead(self, steps: int, seconds: float) -> None:
        """Bring the looks nearer to LOOK_INTERVAL, after `steps` that took `seconds`."""
        if seconds > LOOK_INTERVAL:
            self._ahead = max(1, self._ahead // 2)
        elif steps == self._ahead and seconds < LOOK_INTERVAL / 2 and self._awaited is None:
            self._ahead *= 2

    def _send_snapshot(self) -> None:
        self.snapshot_ready.emit(Snapshot(self._trainer.step, self._trainer.model.copy()))
