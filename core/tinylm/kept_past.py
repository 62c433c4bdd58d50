"""The past of a project's run after opening: its beginning and what its checkpoints kept.

Moments live in memory only; those that were saved as checkpoints are there again.
"""

from contextlib import suppress

from tinylm.errors import TinyLMError
from tinylm.history import MEMORY, History
from tinylm.project import Project
from tinylm.run import Run
from tinylm.settings import TrainingSettings
from tinylm.trainer import Moment, Trainer


def kept_past(project: Project, trainer: Trainer, memory: int = MEMORY) -> History:
    """The past of `trainer`, the run that was saved last in `project`.

    Checkpoints of other runs, damaged ones, and those beyond half of `memory` are left out.
    """
    earlier = {moment.state.values["step"]: moment for moment in _beginning(project, trainer)}
    left = memory // 2
    for checkpoint in project.checkpoints():
        with suppress(TinyLMError):
            moment = _moment_of(project.checkpoint_of(checkpoint.name), trainer)
            if moment is not None:
                left -= sum(array.nbytes for array in moment.state.arrays.values())
                if left < 0:
                    break
                earlier[moment.state.values["step"]] = moment
    return History(trainer, memory, earlier)


def _beginning(project: Project, trainer: Trainer) -> list[Moment]:
    """The run before its first step, if its record goes back so far."""
    log = trainer.settings_log
    if trainer.step == 0 or not log or log[0]["step"] != 0:
        return []
    first = TrainingSettings.from_dict(log[0]["settings"])
    return [Trainer(project.load_run().first_model(), trainer.corpus, first).moment()]


def _moment_of(run: Run, trainer: Trainer) -> Moment | None:
    """What a checkpoint holds, if it is an earlier step of the trainer's run."""
    again = run.trainer(trainer.corpus)
    is_earlier = again.step < trainer.step and again.losses == trainer.losses[: again.step]
    is_same_shape = again.model.config() == trainer.model.config()
    return again.moment() if is_earlier and is_same_shape else None
