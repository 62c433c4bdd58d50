"""The runs before this one, kept as curves so that they can be compared with it.

They live as long as the session, and in its project for good: beside the losses of the run in
the same checkpoint, so that a save is still whole or not at all.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from tinylm.errors import SettingsError
from tinylm.settings import ModelSettings, TextSettings, TrainingSettings
from tinylm_gui.session.run import TrainingRun

MOST_POINTS = 2000  # of a kept curve; it is drawn with fewer

Array = NDArray[Any]
AllSettings = tuple[TextSettings, ModelSettings, TrainingSettings]


@dataclass(frozen=True)
class PastRun:
    """What is kept of a run: its curves, how it was set, and how it is shown."""

    name: str
    settings: AllSettings
    step: int
    curve: Array  # (2, n): steps and training losses, float64
    validation: Array  # (2, m): steps and validation losses of the epochs, float64
    number: int  # counted from 1 in a session; it decides the colour
    is_shown: bool = True

    @classmethod
    def of(cls, run: TrainingRun, number: int, name: str) -> "PastRun":
        """What is kept of a run that makes way."""
        seen = [e for e in run.evaluations if e.validation_loss is not None]
        points = [[e.step for e in seen], [e.validation_loss for e in seen]]
        return cls(
            name,
            settings_of(run),
            int(run.curve.steps[-1]),
            _thinned(np.array((run.curve.steps, run.curve.losses))),
            np.array(points, np.float64).reshape(2, len(seen)),
            number,
        )

    @property
    def training_loss(self) -> float:
        """The mean over the last twentieth of the run; nan where it has no point."""
        losses = self.curve[1]
        return float(losses[-max(1, len(losses) // 20) :].mean()) if len(losses) else math.nan

    @property
    def validation_loss(self) -> float:
        """That of the last epoch; nan where nothing was held back."""
        return float(self.validation[1, -1]) if self.validation.size else math.nan


def settings_of(run: TrainingRun) -> AllSettings:
    """The settings that a run was trained with last; it may have been given others since."""
    trainer, log = run.trainer, run.trainer.settings_log
    training = TrainingSettings.from_dict(log[-1]["settings"]) if log else trainer.settings
    return trainer.corpus.settings, trainer.model.settings, training


class PastRuns(QObject):
    """Keeps what came before the run at hand."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.runs: list[PastRun] = []
        self.name = self._name_of(1)  # of the run at hand
        self._number = 1
        self._current: TrainingRun | None = None
        self._text: list[str] = []  # the names of its documents

    def begin(self, run: TrainingRun, text: Sequence[str]) -> None:
        """Keep the run before, if it has a curve. Those on another text are hidden.

        `text` names the documents of the run that begins.
        """
        before, self._current = self._current, run
        is_other_text, self._text = self._text != list(text), list(text)
        if before is None or before is run:
            return
        if len(before.curve.steps):
            self.runs.append(PastRun.of(before, self._number, self.name))
            self._begin_number(self._number + 1)
        if is_other_text:
            self.runs = [replace(past, is_shown=False) for past in self.runs]
        self.changed.emit()

    def rename(self, index: int, name: str) -> None:
        """Call a run otherwise; -1 is the run at hand."""
        if index < 0:
            self.name = name
        else:
            self.runs[index] = replace(self.runs[index], name=name)
        self.changed.emit()

    def show(self, index: int, is_shown: bool) -> None:
        """Draw a run, or do not."""
        self.runs[index] = replace(self.runs[index], is_shown=is_shown)
        self.changed.emit()

    def remove(self, index: int) -> None:
        """Forget a run."""
        del self.runs[index]
        self.changed.emit()

    # In a project

    def to_arrays(self) -> dict[str, Array]:
        """All of them, as arrays that a project can keep."""
        arrays = {"past_runs.names": _packed({"name": self.name, "number": self._number})}
        for index, run in enumerate(self.runs):
            text, model, training = (settings.to_dict() for settings in run.settings)
            record = {
                "name": run.name,
                "number": run.number,
                "step": run.step,
                "is_shown": run.is_shown,
                "settings": {"text": text, "model": model, "training": training},
            }
            arrays[f"past_runs.{index}.record"] = _packed(record)
            arrays[f"past_runs.{index}.curve"] = run.curve
            arrays[f"past_runs.{index}.validation"] = run.validation
        return arrays

    def take_arrays(self, arrays: Mapping[str, Array]) -> None:
        """Replace all by those that a project has; what is no run is left out."""
        self.runs = []
        while f"past_runs.{len(self.runs)}.record" in arrays:
            run = _run_in(arrays, f"past_runs.{len(self.runs)}.")
            if run is None:
                break
            self.runs.append(run)
        names = _unpacked(arrays.get("past_runs.names"))
        highest = max((run.number for run in self.runs), default=0)
        self._begin_number(highest + 1)
        if isinstance(names.get("name"), str):
            self.name = names["name"]
        self.changed.emit()

    def _begin_number(self, number: int) -> None:
        self._number, self.name = number, self._name_of(number)

    def _name_of(self, number: int) -> str:
        return self.tr("Run {number}").format(number=number)


def _thinned(curve: Array) -> Array:
    """Means of so many neighbours that no more than MOST_POINTS are left."""
    group = -(-curve.shape[1] // MOST_POINTS) or 1
    whole = curve.shape[1] // group * group
    steps = curve[0, group - 1 : whole : group]
    return np.array((steps, curve[1, :whole].reshape(-1, group).mean(axis=1)))


def _packed(record: Mapping[str, Any]) -> Array:
    return np.frombuffer(json.dumps(record).encode(), np.uint8)


def _unpacked(array: Array | None) -> dict[str, Any]:
    """The record in an array from a file; an empty one where it is none."""
    if array is None or array.dtype != np.uint8:
        return {}
    try:
        record = json.loads(array.tobytes())
    except (ValueError, RecursionError):
        return {}
    return record if isinstance(record, dict) else {}


def _run_in(arrays: Mapping[str, Array], prefix: str) -> PastRun | None:
    record = _unpacked(arrays[f"{prefix}record"])
    curves = [arrays.get(f"{prefix}{kind}") for kind in ("curve", "validation")]
    kinds = {"name": str, "number": int, "step": int, "is_shown": bool, "settings": dict}
    if {key: type(value) for key, value in record.items()} != kinds:
        return None
    curve, validation = curves
    if not (_is_curve(curve) and _is_curve(validation)):
        return None
    assert curve is not None
    assert validation is not None
    try:
        saved = record["settings"]
        settings = (
            TextSettings.from_dict(saved["text"]),
            ModelSettings.from_dict(saved["model"]),
            TrainingSettings.from_dict(saved["training"]),
        )
    except (KeyError, TypeError, SettingsError):
        return None
    number, shown = record["number"], record["is_shown"]
    return PastRun(record["name"], settings, record["step"], curve, validation, number, shown)


def _is_curve(array: Array | None) -> bool:
    return (
        array is not None
        and array.dtype == np.float64
        and array.ndim == 2
        and len(array) == 2
        and bool(np.isfinite(array[0]).all())
    )


def differences(runs: Sequence[AllSettings]) -> list[dict[str, Any]]:
    """For each of `runs` the settings in which not all of them agree, by name."""
    plain = [{**t.to_dict(), **m.to_dict(), **r.to_dict()} for t, m, r in runs]
    return [
        {name: value for name, value in one.items() if any(o[name] != value for o in plain)}
        for one in plain
    ]
