"""A line on the terminal that says how far training is, how fast, and how long it will take."""

import sys
import time
from typing import Self, TextIO

from tinylm.stop_rules import UNTIL_STOPPED
from tinylm.trainer import Evaluation, Event, StepMetrics, Trainer

BAR_WIDTH = 30  # characters
INTERVAL = 0.2  # seconds between two states of the line


class ProgressLine:
    """Follows the events of one run; writes nothing where nobody watches."""

    def __init__(self, trainer: Trainer, stream: TextIO = sys.stderr) -> None:
        self._stream = stream if stream.isatty() else None
        self._first_step = trainer.step
        self._has_end = trainer.total_epochs != UNTIL_STOPPED
        self._last_step = trainer.steps_per_epoch * trainer.total_epochs
        self._started = time.monotonic()
        self._shown = 0.0
        self._validation = ""
        self.pairs = 0

    @property
    def seconds(self) -> float:
        """Time since the run started."""
        return time.monotonic() - self._started

    @property
    def tokens_per_second(self) -> float:
        """Tokens learned from in a second, on average."""
        return self.pairs / self.seconds if self.pairs else 0.0

    def show(self, event: Event) -> None:
        """Take in one event and renew the line if it is time to."""
        if isinstance(event, StepMetrics):
            self.pairs += event.pairs
            if self._stream and time.monotonic() - self._shown >= INTERVAL:
                self._shown = time.monotonic()
                self._stream.write("\r" + self._line(event) + "\x1b[K")
                self._stream.flush()
        elif isinstance(event, Evaluation) and event.validation_loss is not None:
            self._validation = f"  validation {event.validation_loss:.3f}"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        """Take the line away."""
        if self._stream:
            self._stream.write("\r\x1b[K")
            self._stream.flush()

    def _line(self, event: StepMetrics) -> str:
        state = (
            f"epoch {event.epoch}  loss {event.loss:.3f}{self._validation}  "
            f"{self.tokens_per_second:,.0f} tokens/s"
        )
        return self._bar(event, state) if self._has_end else f"step {event.step:,}  {state}"

    def _bar(self, event: StepMetrics, state: str) -> str:
        done = event.step / max(self._last_step, event.step)
        filled = int(BAR_WIDTH * done)
        steps = event.step - self._first_step
        left = self.seconds / steps * (self._last_step - event.step)
        bar = f"[{'#' * filled}{'.' * (BAR_WIDTH - filled)}] {done:4.0%}"
        return f"{bar}  {state}  {left:,.0f} s left"
