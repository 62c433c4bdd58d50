"""What a run was like at each step: its metrics, and states from which it can go on.

`History.follow` passes a trainer's events on and keeps what memory allows: every step of a
small model, every second, fourth, eighth, ... of a large one or a long run. A run that
goes on from a kept step repeats the original bit for bit.
"""

from collections.abc import Iterator
from typing import Generic, TypeVar

from tinylm.trainer import Event, Moment, StepMetrics, Trainer

STATE_MEMORY = 2**28  # bytes
METRICS = 2**16  # steps

_Item = TypeVar("_Item")


class ByStep(Generic[_Item]):
    """Items of evenly spaced steps, at most `capacity` (2 or more).

    The spacing doubles whenever there are too many, and those between are dropped.
    """

    def __init__(self, capacity: int) -> None:
        self.capacity = max(2, capacity)
        self.stride = 1
        self._items: dict[int, _Item] = {}  # in ascending order

    @property
    def steps(self) -> list[int]:
        """The steps that have an item, ascending."""
        return list(self._items)

    def __getitem__(self, step: int) -> _Item:
        return self._items[step]

    def takes(self, step: int) -> bool:
        """Whether an item of this step would be kept."""
        return step % self.stride == 0

    def add(self, step: int, item: _Item) -> None:
        """Keep `item`, if its step is one of those kept; steps must ascend."""
        if not self.takes(step):
            return
        self._items[step] = item
        while len(self._items) > self.capacity:
            self.stride *= 2
            self._items = {s: i for s, i in self._items.items() if self.takes(s)}

    def forget_after(self, step: int) -> None:
        """Drop the items of later steps."""
        self._items = {s: i for s, i in self._items.items() if s <= step}


class History:
    """The past of one run, within `state_memory` bytes for its states."""

    def __init__(self, trainer: Trainer, state_memory: int = STATE_MEMORY) -> None:
        self._trainer = trainer
        start = trainer.moment()
        size = sum(array.nbytes for array in start.state.arrays.values())
        self.moments: ByStep[Moment] = ByStep(state_memory // max(1, size))
        self.metrics: ByStep[StepMetrics] = ByStep(METRICS)
        self.moments.add(trainer.step, start)

    def follow(self, events: Iterator[Event]) -> Iterator[Event]:
        """The events of the trainer's run, kept as they pass."""
        for event in events:
            if isinstance(event, StepMetrics):
                self.metrics.add(event.step, event)
                if self.moments.takes(event.step):
                    self.moments.add(event.step, self._trainer.moment())
            yield event

    def return_to(self, step: int) -> None:
        """Put the trainer back to a kept step and forget what came after it.

        Its generator of events is of no use afterwards: `Trainer.run` starts a new one.
        Raises KeyError if the step is not in `moments.steps`.
        """
        self._trainer.return_to(self.moments[step])
        self.moments.forget_after(step)
        self.metrics.forget_after(step)
