"""What a training thread sends to the window: updates as numbers, all other events as they are."""

from array import array
from typing import NamedTuple

from tinylm.trainer import Event
from tinylm_gui.session.run_ending import TimeUp


class Batch(NamedTuple):
    """What happened since the last batch."""

    step: int  # the last update
    losses: "array[float]"  # of the updates, which are those up to `step`
    pairs: int  # of all updates
    reports: list[Event | TimeUp]  # all other events: evaluations, and how the run ended
    seconds: float

    @property
    def steps(self) -> range:
        """Those of the updates."""
        return range(self.step - len(self.losses) + 1, self.step + 1)
