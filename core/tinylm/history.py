"""The past of a run: moments to look at again, and from which another run can go on.

`History.follow` passes a trainer's events on and keeps what memory and time allow: every step
of a small model, every second, fourth, eighth, ... of a large one or a long run. A run that
goes on from a kept step repeats the original bit for bit.
"""

import math
import time
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Generic, TypeVar

from tinylm.model import LanguageModel
from tinylm.trainer import Diverged, Event, Moment, StepMetrics, Trainer

MEMORY = 2**28  # bytes
OVERHEAD = 2**12  # bytes that a moment takes beside its arrays
# Seconds of copying that a run may take at once, and the share of its time in the long run. Both
# are small because a copy costs about three times as much as copying: the caches are cold then.
FREE_TIME = 0.03
TIME_SHARE = 0.001
LOOK_EVERY = 32  # steps between looks at the clock while no time is free
MOST_MOMENTS = 2**15  # more would slow down Python's memory management

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
        return list(self._items)  # one call, so that another thread may add meanwhile

    @property
    def items(self) -> list[_Item]:
        """The items themselves, in the order of their steps."""
        return list(self._items.values())

    def __getitem__(self, step: int) -> _Item:
        return self._items[step]

    def get(self, step: int) -> _Item | None:
        """The item of a step, None if it was not kept."""
        return self._items.get(step)

    def takes(self, step: int) -> bool:
        """Whether an item of this step would be kept."""
        return step % self.stride == 0

    def add(self, step: int, item: _Item) -> None:
        """Keep `item`, if its step is one of those kept; steps must ascend."""
        if step % self.stride:  # `takes` would be another call for each of many
            return
        self._items[step] = item
        while len(self._items) > self.capacity:
            self.stride *= 2
            self._items = {s: i for s, i in self._items.items() if self.takes(s)}

    def forget_after(self, step: int) -> None:
        """Drop the items of later steps."""
        self._items = {s: i for s, i in self._items.items() if s <= step}


class History:
    """The past of `trainer`'s run, within `memory` bytes.

    `earlier` are moments of the same run that were kept elsewhere, by step.
    """

    def __init__(
        self, trainer: Trainer, memory: int = MEMORY, earlier: Mapping[int, Moment] | None = None
    ) -> None:
        self.trainer = trainer
        self.memory = memory
        now = trainer.moment()
        size = sum(array.nbytes for array in now.state.arrays.values()) + OVERHEAD
        if trainer.settings.patience:  # a moment may be the only one with the best epoch of then
            size += sum(array.nbytes for array in trainer.model.parameters().values())
        self.moments: ByStep[Moment] = ByStep(min(memory // size, MOST_MOMENTS))
        for step, moment in sorted((earlier or {}).items()):
            self.moments.add(step, moment)
        self.moments.add(trainer.step, now)

    def follow(
        self, events: Iterator[Event], most: Callable[[], int] = lambda: 1
    ) -> Iterator[list[Event]]:
        """The events of the trainer's run in lists, its moments kept as they pass.

        `most` tells how many events the next list may have: where a step takes microseconds, so
        does looking at its event. Only the last of a list is another than StepMetrics, so the
        trainer has not gone on from there.
        """
        clock, moments = time.perf_counter, self.moments
        started, spent, shortest = clock(), 0.0, math.inf
        free = started  # the time from which on another moment may be kept
        until_look = 1  # steps until it is worth a look at the clock
        while together := _steps_and_what_follows(events, min(most(), until_look)):
            last, before = together[-1], clock()
            if isinstance(last, Diverged):
                moments.forget_after(last.restored_step)
            elif isinstance(last, StepMetrics) and before >= free and moments.takes(last.step):
                self.keep(last.step)
                taken = clock() - before
                shortest = min(shortest, taken)
                spent += min(taken, 10 * shortest)  # the rest went to other programs
                free = started + max(spent - FREE_TIME, 0.0) / TIME_SHARE
            gap = min(moments.stride, LOOK_EVERY) if before >= free else LOOK_EVERY
            until_look = gap - last.step % gap
            yield together

    def keep(self, step: int) -> None:
        """Keep the moment after a step, the trainer's last, if it is one of those kept."""
        self.moments.add(step, self.trainer.moment())

    def model(self, step: int) -> LanguageModel | None:
        """The model after a kept step, around the kept arrays; None if it was not kept."""
        moment = self.moments.get(step)
        return None if moment is None else _model_of(self.trainer, moment, copied=False)

    def branch(self, step: int) -> "History":
        """The past of a new run that goes on from a kept step with the settings it had.

        Its trainer is another one: this run stays as it is. Raises KeyError if `step` is
        not in `moments.steps`.
        """
        moment = self.moments[step]
        model = _model_of(self.trainer, moment, copied=True)
        trainer = Trainer(model, self.trainer.corpus, moment.settings)
        trainer.losses.extend(self.trainer.losses[:step])
        trainer.restore(moment.state)
        earlier = {s: self.moments[s] for s in self.moments.steps if s < step}
        return History(trainer, self.memory, earlier)


def _steps_and_what_follows(events: Iterator[Event], most: int) -> list[Event]:
    together: list[Event] = []
    for event in islice(events, most):
        together.append(event)
        if type(event) is not StepMetrics:
            break
    return together


def _model_of(trainer: Trainer, moment: Moment, copied: bool) -> LanguageModel:
    prefix = "parameters."
    arrays = {name: moment.state.arrays[prefix + name] for name in trainer.model.parameters()}
    if copied:
        arrays = {name: array.copy() for name, array in arrays.items()}
    return LanguageModel.from_parameters(trainer.model.config(), arrays)
