"""Verifying a project: the same training again, compared step by step with what was saved.

The command line asks here whether a model is what its text, settings and seed make of it.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np

from tinylm.errors import BadFileError
from tinylm.layers import Array
from tinylm.project import Project
from tinylm.settings import TrainingSettings
from tinylm.trainer import StepMetrics, Trainer


class Verification(NamedTuple):
    """What came of training again."""

    steps: int
    first_difference: int | None  # the first step whose loss was another; None if all is identical


def verify(project: Project) -> Verification:
    """Train the project's model again from its first step, with the settings on record.

    If every loss is identical but the parameters are not, the first difference is the last
    step. Raises BadFileError if a file is not as it was saved, or nothing was trained.
    """
    saved = project.trainer()
    state = saved.state()
    log = state.values["settings_log"]
    if not log or log[0]["step"] != 0:
        raise BadFileError(
            f"{project.folder} does not tell how its training began: start a new run to verify."
        )
    if not _equal(project.load_model().model.parameters(), saved.model.parameters()):
        raise BadFileError(
            f"{project.folder / 'model'} is not the model of the last save: resume the training, "
            "which saves it again."
        )
    first_settings = TrainingSettings.from_dict(log[0]["settings"])
    again = Trainer(project.load_run().first_model(), saved.corpus, first_settings)
    ends = [(entry["step"], entry["epoch"]) for entry in log[1:]] + [(saved.step, saved.epoch)]
    for entry, end in zip(log, ends, strict=True):
        again.settings = TrainingSettings.from_dict(entry["settings"])
        for step, loss in _losses_from(again, entry, end):
            if loss != saved.losses[step - 1]:
                return Verification(saved.step, step)
    arrays, values = again.state()
    identical = _equal(arrays, state.arrays) and values == state.values
    return Verification(saved.step, None if identical else saved.step)


def _losses_from(
    trainer: Trainer, entry: dict[str, Any], end: tuple[int, int]
) -> Iterator[tuple[int, float]]:
    """What an entry of the log began, until step and epoch are those of `end`."""
    if "pair" in entry:
        try:
            context, target = entry["pair"]["context"], entry["pair"]["target"]
            metrics = trainer.train_on(np.array(context), target)
        except (KeyError, TypeError, ValueError, IndexError) as error:
            raise BadFileError("The log of the training is damaged: a pair is not one.") from error
        yield metrics.step, metrics.loss
    else:
        trainer.take_settings()  # they may have held for no step at all
    yield from _losses_until(trainer, end)


def _losses_until(trainer: Trainer, end: tuple[int, int]) -> Iterator[tuple[int, float]]:
    """Train until step and epoch are those of `end`, and to the last event if that is the end."""
    if (trainer.step, trainer.epoch) == end:
        return
    for event in trainer.run():
        if isinstance(event, StepMetrics):
            yield event.step, event.loss
        if (trainer.step, trainer.epoch) == end and not trainer.is_over:
            return


def _equal(first: dict[str, Array], second: dict[str, Array]) -> bool:
    return first.keys() == second.keys() and all(
        array.tobytes() == second[name].tobytes() for name, array in first.items()
    )
