"""The checkpoints of a project in a list: how far each one is, and how good.

Only their records are read; every bit of the files is checked on the way.
"""

import math
from pathlib import Path
from typing import Any, NamedTuple

from tinylm.recovery import whole_checkpoints


class SavedCheckpoint(NamedTuple):
    """A checkpoint as a list shows it; losses are those of the last whole epoch, if known."""

    name: str  # of its file
    step: int
    epoch: int  # epochs completed
    train_loss: float | None
    validation_loss: float | None


def saved_checkpoints(folder: Path) -> list[SavedCheckpoint]:
    """Those of the project in `folder` that are whole, in the order of their steps."""
    found = []
    for name, record in whole_checkpoints(folder, []).items():
        state = record.get("state")
        epoch = state.get("epoch") if isinstance(state, dict) else None
        losses = _losses_in(record.get("evaluation"))
        found.append(SavedCheckpoint(name, record["steps"], _count(epoch), *losses))
    return sorted(found, key=lambda checkpoint: (checkpoint.step, checkpoint.name))


def _count(value: Any) -> int:
    return value if type(value) is int else 0


def _losses_in(evaluation: Any) -> tuple[float | None, float | None]:
    if not isinstance(evaluation, dict):
        return None, None
    return _loss(evaluation.get("train_loss")), _loss(evaluation.get("validation_loss"))


def _loss(value: Any) -> float | None:
    return value if isinstance(value, float) and math.isfinite(value) else None
