"""What a training thread sends to the window: updates as numbers, epochs as they are."""

from array import array
from typing import NamedTuple

from tinylm.trainer import Diverged, Evaluation, Event, Finished, StepMetrics
from tinylm_gui.session.run_ending import TimeUp


class Batch(NamedTuple):
    """What happened since the last batch."""

    step: int  # the last update
    losses: "array[float]"  # of the updates, which are those up to `step`
    pairs: int  # of all updates
    evaluations: list[Evaluation]  # of the epochs that have ended
    ending: Diverged | Finished | TimeUp | None  # of the run, if it has come
    seconds: float

    @property
    def steps(self) -> range:
        """Those of the updates."""
        return range(self.step - len(self.losses) + 1, self.step + 1)


class Outbox:
    """What has happened since the last batch, so far."""

    def __init__(self) -> None:
        self.ending: Diverged | Finished | TimeUp | None = None
        self._step = 0
        self._losses, self._pairs, self._evaluations = array("d"), 0, list[Evaluation]()

    def add(self, events: list[Event]) -> None:
        """Put in what the trainer has done; it takes a small model's time, hence its brevity."""
        add_loss, pairs, step = self._losses.append, self._pairs, self._step
        for event in events:
            if isinstance(event, StepMetrics):
                step, _, loss, of_step, _ = event
                add_loss(loss)
                pairs += of_step
            elif isinstance(event, Evaluation):
                self._evaluations.append(event)
            elif isinstance(event, Diverged | Finished):
                self.ending = event
        self._pairs, self._step = pairs, step

    def emptied(self, seconds: float) -> Batch:
        """All of it, as what happened in the last `seconds`."""
        batch = Batch(
            self._step, self._losses, self._pairs, self._evaluations, self.ending, seconds
        )
        self._losses, self._pairs, self._evaluations = array("d"), 0, []
        return batch
