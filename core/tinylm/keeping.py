"""Which moments of a run stay in its project: every so many epochs, and the best one.

Whoever trains shows each evaluation to a `Keeper`; the command line does.
"""

import math
from collections.abc import Mapping

from tinylm.evaluation import evaluate
from tinylm.layers import Array
from tinylm.project import Project
from tinylm.run import Run
from tinylm.trainer import Evaluation, Trainer

BEST = "best_model.ckpt"


class Keeper:
    """Writes `epoch_100.ckpt`, `epoch_200.ckpt` and so on, and `best_model.ckpt`.

    The best epoch is that with the lowest validation loss, or training loss where no part of
    the text is held back. `every` is in epochs; 0 keeps the best alone.
    """

    def __init__(self, project: Project, trainer: Trainer, every: int) -> None:
        self._project = project
        self._trainer = trainer
        self._every = every
        self._best_loss = self._loss_of_best()
        self._best: Run | None = None  # not on the disk yet

    def _loss_of_best(self) -> float:
        """What a resumed run has to beat."""
        best = self._project.load_checkpoint(BEST)
        corpus = self._trainer.corpus
        return (
            math.inf if best is None else evaluate(best.model, corpus.validation or corpus.training)
        )

    def see(self, evaluation: Evaluation, history: Mapping[str, Array]) -> None:
        """Keep what the trainer has at the end of an epoch, if it is worth it.

        Raises StorageError.
        """
        validation_loss = evaluation.validation_loss
        loss = evaluation.train_loss if validation_loss is None else validation_loss
        is_due = self._every > 0 and evaluation.epoch % self._every == 0
        if loss >= self._best_loss and not is_due:
            return
        run = Run.of(self._trainer, history, evaluation)
        if is_due:
            self._project.save_checkpoint(run, f"epoch_{evaluation.epoch}.ckpt")
        if loss < self._best_loss:
            self._best_loss, self._best = loss, run

    def write_best(self) -> None:
        """Put the best epoch so far on the disk: it changes often, so that is left to the caller.

        Raises StorageError.
        """
        if self._best is not None:
            self._project.save_checkpoint(self._best, BEST)
            self._best = None
