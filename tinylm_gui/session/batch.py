"""What a training thread sends to the window: updates as numbers, epochs as they are."""

from array import array
from typing import NamedTuple

from tinylm.trainer import Diverged, Evaluation, Finished
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
