"""What the user is told when a run ends by itself, or is left for one that branches off."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from tinylm.settings import TrainingSettings
from tinylm.stop_rules import FLOOR_REACHED, NO_IMPROVEMENT, TARGET_REACHED
from tinylm.trainer import Diverged, Finished


class TimeUp(NamedTuple):
    """The time limit of the settings is over; the run can go on."""

    step: int


class RunEnding(QObject):
    """Puts the last event of a run into words, if there is something to say."""

    failed = Signal(str)  # a sentence
    message = Signal(str)  # a sentence, nothing wrong

    def say(self, event: Diverged | Finished | TimeUp, settings: TrainingSettings) -> None:
        """Say what the event means for a run with these settings."""
        if isinstance(event, Diverged):
            self.failed.emit(self._explosion(event, settings))
        elif isinstance(event, TimeUp):
            text = self.tr(
                "Paused: the {minutes} minutes of the time limit are over. "
                "Go on trains as long again."
            )
            self.message.emit(text.format(minutes=f"{settings.time_limit:g}"))
        elif sentence := self._ending(event, settings):
            self.message.emit(sentence)

    def say_undone(self, step: int, undone: Sequence[int]) -> None:
        """Say what a run that goes on from `step` leaves out: changes by hand after other steps."""
        if undone:
            text = self.tr(
                "Going on from step {step} as it was set then. What was done by hand later is not "
                "repeated: settings changed or updates applied after step {undone}. The run "
                "before stays on the loss plot."
            )
            steps = ", ".join(f"{number:,}" for number in undone)
            self.message.emit(text.format(step=f"{step:,}", undone=steps))

    def _explosion(self, event: Diverged, settings: TrainingSettings) -> str:
        return self.tr(
            "Training stopped at step {step} because the loss exploded (it was {loss}), usually "
            "from too large a learning rate ({rate}). The model is back in its last good state, "
            "at step {good}: lower the learning rate and go on from there, or start over."
        ).format(
            step=event.step,
            loss=f"{event.loss:.3g}",
            rate=f"{settings.learning_rate:g}",
            good=event.restored_step,
        )

    def _ending(self, event: Finished, settings: TrainingSettings) -> str:
        """Which stop rule has ended the run; empty where all its epochs are done."""
        sentences = {
            NO_IMPROVEMENT: self.tr(
                "Stopped after epoch {epoch}: the validation loss has not improved for {patience} "
                "epochs. The model is back at its best, that of epoch {kept}."
            ),
            TARGET_REACHED: self.tr(
                "Stopped after epoch {epoch}: the loss has reached its target of {target}."
            ),
            FLOOR_REACHED: self.tr(
                "Stopped after epoch {epoch}: the loss over the whole text is within {margin} "
                "of the best possible one."
            ),
        }
        return sentences.get(event.reason, "").format(
            epoch=event.epoch,
            patience=settings.patience,
            kept=event.kept_epoch,
            target=f"{settings.target_loss:g}",
            margin=f"{settings.floor_margin:g}",
        )
