"""When a run has learned enough: the reasons for which it ends, and how two of them are judged.

The settings say which rules hold; the trainer asks at the end of each epoch.
"""

import sys

from tinylm.baselines import measure_baselines
from tinylm.settings import TrainingSettings
from tinylm.token_sequence import TokenSequence

# Why a run has ended. One that reached its target or the floor can go on for another epoch.
ALL_EPOCHS = "all epochs"
NO_IMPROVEMENT = "no improvement"
TARGET_REACHED = "target loss reached"
FLOOR_REACHED = "floor reached"

UNTIL_STOPPED = sys.maxsize  # epochs of a run that only its user or a stop rule ends


class LossRules:
    """Judges losses by a target, and by the best possible one of a text and a context length."""

    def __init__(self, text: TokenSequence, vocabulary_size: int, context: int) -> None:
        self._counted = (text, vocabulary_size, context)
        self._floor: float | None = None  # counted when it is first needed

    def reason_to_stop(
        self, settings: TrainingSettings, loss: float, whole_loss: float
    ) -> str | None:
        """The rule that holds, if any does.

        `loss` is what the target is for, `whole_loss` the mean loss over the whole text.
        """
        if settings.target_loss and loss <= settings.target_loss:
            return TARGET_REACHED
        if settings.floor_margin and whole_loss <= self._best_possible() + settings.floor_margin:
            return FLOOR_REACHED
        return None

    def _best_possible(self) -> float:
        if self._floor is None:
            self._floor = measure_baselines(*self._counted, limit=0).best_possible
        return self._floor
