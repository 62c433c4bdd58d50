"""The losses of a run as a table: what stands behind the plot, also as CSV."""

import csv
import io
from collections.abc import Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from tinylm.trainer import Evaluation
from tinylm_gui.presenters.card import card
from tinylm_gui.presenters.smoothing import Floats
from tinylm_gui.session.loss_curve import LossCurve
from tinylm_gui.session.past_runs import PastRun
from tinylm_gui.tables.roles import ALIGNMENT, DISPLAY, NOWHERE, RIGHT, TOOL_TIP, WHATS_THIS, Index

STEP_COLUMN, TRAINING_COLUMN, VALIDATION_COLUMN = 0, 1, 2


class LossesTable(QAbstractTableModel):
    """A row for each point of the curve, the newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: Floats = np.zeros(0)
        self._losses: Floats = np.zeros(0)
        self._validation: dict[int, float] = {}  # by the place of its point

    def show_losses(self, curve: LossCurve, evaluations: Sequence[Evaluation]) -> None:
        """Show the losses of a run so far."""
        steps = np.array(curve.steps)
        if np.array_equal(steps, self._steps):
            return
        self.beginResetModel()
        self._steps, self._losses = steps, np.array(curve.losses)
        seen = [e for e in evaluations if e.validation_loss is not None]
        places = np.searchsorted(steps, [e.step for e in seen]).tolist()
        self._validation = {
            place: e.validation_loss
            for place, e in zip(places, seen, strict=True)
            if e.validation_loss is not None
        }
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._steps)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = DISPLAY
    ) -> str | None:
        if orientation != Qt.Orientation.Horizontal:
            return None
        title = (self.tr("step"), self.tr("training loss"), self.tr("validation loss"))[section]
        if role in (TOOL_TIP, WHATS_THIS):
            meaning = (
                self.tr("Updates of the parameters so far."),
                self.tr("The mean of -ln p(next word) over the pairs of this step's batch."),
                self.tr("The mean of -ln p(next word) over all pairs that are held back."),
            )[section]
            return card(title, meaning)
        return title if role == DISPLAY else None

    def data(self, index: QModelIndex, role: int = DISPLAY) -> Any:  # type: ignore[override]
        if role == ALIGNMENT:
            return RIGHT
        if role != DISPLAY:
            return None
        place = len(self._steps) - 1 - index.row()
        if index.column() == STEP_COLUMN:
            return f"{self._steps[place]:,.0f}"
        if index.column() == TRAINING_COLUMN:
            return f"{self._losses[place]:.4f}"
        validation = self._validation.get(place)
        return "" if validation is None else f"{validation:.4f}"


def as_csv(
    name: str, curve: LossCurve, evaluations: Sequence[Evaluation], past: Sequence[PastRun]
) -> str:
    """The losses of the run called `name` and of past ones, a row for each number."""
    lines = io.StringIO()
    writer = csv.writer(lines)
    writer.writerow(["run", "part", "step", "loss"])
    for step, loss in zip(curve.steps, curve.losses, strict=True):
        writer.writerow([name, "training", int(step), loss])
    for evaluation in evaluations:
        if evaluation.validation_loss is not None:
            writer.writerow([name, "validation", evaluation.step, evaluation.validation_loss])
    for run in past:
        for part, points in (("training", run.curve), ("validation", run.validation)):
            for step, loss in points.T.tolist():
                writer.writerow([run.name, part, int(step), loss])
    return lines.getvalue()
