"""One run of training as the window sees it: its trainer, its losses, its pace, how far it is."""

from typing import NamedTuple

from tinylm.corpus import Corpus
from tinylm.model import LanguageModel
from tinylm.settings import TrainingSettings
from tinylm.trainer import Evaluation, Event, StepMetrics, Trainer
from tinylm_gui.loss_curve import LossCurve
from tinylm_gui.training_pace import TrainingPace

# A run that goes on after a change of these would no longer be one that these settings make.
FIXED_SETTINGS = ("optimizer", "seed")


class Progress(NamedTuple):
    """How far a run is: updates and epochs, done and in all."""

    step: int
    steps: int
    epoch: int  # the running one, counted from 1
    epochs: int


class TrainingRun:
    """A model from its first step on.

    While the worker trains, only the worker touches the trainer's arrays; what is read here
    meanwhile are whole numbers.
    """

    def __init__(self, model: LanguageModel, corpus: Corpus, settings: TrainingSettings) -> None:
        self.trainer = Trainer(model, corpus, settings)
        self.curve = LossCurve()
        self.evaluations: list[Evaluation] = []
        self.pace = TrainingPace()
        self.is_given_up = False  # by the user: it will not go on

    @property
    def progress(self) -> Progress:
        """How far the run is."""
        trainer = self.trainer
        epochs = trainer.total_epochs
        return Progress(
            trainer.step,
            max(trainer.step, trainer.steps_per_epoch * epochs),
            min(trainer.epoch + 1, epochs),
            epochs,
        )

    @property
    def has_started(self) -> bool:
        """Whether the model is no longer the random one it began as."""
        return self.trainer.step > 0

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to train."""
        return self.is_given_up or self.trainer.epoch >= self.trainer.total_epochs

    @property
    def can_go_on(self) -> bool:
        """Whether it has begun and something is left to train."""
        return self.has_started and not self.is_over

    def take(self, events: list[Event], seconds: float) -> None:
        """Keep what the trainer reported in the last `seconds`."""
        pairs = steps = 0
        for event in events:
            if isinstance(event, StepMetrics):
                self.curve.add(event.step, event.loss)
                pairs, steps = pairs + event.pairs, steps + 1
            elif isinstance(event, Evaluation):
                self.evaluations.append(event)
        self.pace.add(pairs, steps, seconds)

    def change_settings(self, settings: TrainingSettings) -> None:
        """Go on with other settings; a run that cannot is given up. The worker must be at rest."""
        before = self.trainer
        old, new = before.settings.to_dict(), settings.to_dict()
        if any(old[name] != new[name] for name in FIXED_SETTINGS):
            self.is_given_up = True
        else:
            self.trainer = Trainer(before.model, before.corpus, settings)
            self.trainer.restore(before.state())
