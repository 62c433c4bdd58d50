"""The thread that trains: pulls the trainer's events and sends them on in batches.

It owns the model while it runs. What it sends is frozen or copied; receivers are bound
slots of QObjects, which Qt calls in the window's thread.
"""

import math
import threading
import time
from array import array
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from tinylm.history import History
from tinylm.layers import Array
from tinylm.model import LanguageModel
from tinylm.threads import giving_way
from tinylm.trainer import Diverged, Evaluation, Event, Finished, StepMetrics
from tinylm_gui.session.batch import Batch
from tinylm_gui.session.epoch_keeper import EpochKeeper
from tinylm_gui.session.idle_gate import IdleGate
from tinylm_gui.session.run_ending import TimeUp

SEND_INTERVAL = 0.2  # seconds between batches
LOOK_INTERVAL = 0.0005  # seconds of updates at most before the worker looks up
SNAPSHOT_SHARE = 0.01  # of the time at most goes into copies of the parameters


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
        """Where a small model trains, this loop takes time too: hence its brevity.

        It looks up every LOOK_INTERVAL, at the clock, at the gate, and whether it is to stop.
        """
        clock, is_to_stop, pass_gate = time.monotonic, self._stop.is_set, self._gate.pass_through
        step, losses, pairs, evaluations = 0, array("d"), 0, list[Evaluation]()
        ending: Diverged | Finished | TimeUp | None = None
        sent = copied = looked = clock()
        ends = sent + self._seconds_left
        snapshot_interval = 0.0
        ahead = left = 1  # updates between two looks, and until the next one
        for event in self._past.follow(self._trainer.run()):
            if isinstance(event, StepMetrics):
                step = event.step
                losses.append(event.loss)
                pairs += event.pairs
                left -= 1
                if left > 0:
                    continue
            elif isinstance(event, Evaluation):
                evaluations.append(event)
            elif isinstance(event, Diverged | Finished):
                ending = event
            now = clock()
            if now - sent >= SEND_INTERVAL:
                self.batch_ready.emit(Batch(step, losses, pairs, evaluations, None, now - sent))
                losses, pairs, evaluations, sent = array("d"), 0, [], now
                if now - copied >= snapshot_interval:  # so that the window wakes up once for both
                    self._send_snapshot()
                    copied, snapshot_interval = now, (clock() - now) / SNAPSHOT_SHARE
            if self._keeper is not None and isinstance(event, Evaluation):
                self._keeper.see(self._trainer, event)
            if self._awaited is not None and isinstance(event, self._awaited):
                self._left -= 1
                if self._left == 0:
                    break
            if is_to_stop():
                break
            if now >= ends:
                ending = TimeUp(self._trainer.step)
                break
            if self._awaited is None and left <= 0:
                ahead = 2 * ahead if now - looked < LOOK_INTERVAL / 2 else max(1, ahead // 2)
            pass_gate()
            left, looked = ahead, clock()
        self.batch_ready.emit(Batch(step, losses, pairs, evaluations, ending, clock() - sent))
        self._send_snapshot()
        if self._keeper is not None and not self._is_interrupted:
            self._keeper.rest()

    def _send_snapshot(self) -> None:
        self.snapshot_ready.emit(Snapshot(self._trainer.step, self._trainer.model.copy()))
