"""The losses of a run as a table: what stands behind the plot, also as CSV."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from tinylm.trainer import Evaluation
from tinylm_gui.loss_curve import LossCurve
from tinylm_gui.past_runs import PastRun
from tinylm_gui.tables.word_table import ALIGNMENT, DISPLAY, NOWHERE, RIGHT, Index

STEP_COLUMN, TRAINING_COLUMN, VALIDATION_COLUMN = 0, 1, 2


class LossesTable(QAbstractTableModel):
    """A row for each point of the curve, the newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[int, float, float | None]] = []

    def show_losses(self, curve: LossCurve, evaluations: Sequence[Evaluation]) -> None:
        """Show the losses of a run so far."""
        rows = list(rows_of(curve.steps, curve.losses, evaluations))[::-1]
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = DISPLAY
    ) -> str | None:
        if orientation != Qt.Orientation.Horizontal or role != DISPLAY:
            return None
        return (self.tr("step"), self.tr("training loss"), self.tr("validation loss"))[section]

    def data(self, index: QModelIndex, role: int = DISPLAY) -> Any:  # type: ignore[override]
        if role == ALIGNMENT:
            return RIGHT
        if role != DISPLAY:
            return None
        value = self._rows[index.row()][index.column()]
        if value is None:
            return ""
        return f"{value:,}" if index.column() == STEP_COLUMN else f"{value:.4f}"


def rows_of(
    steps: Iterable[float], losses: Iterable[float], evaluations: Sequence[Evaluation]
) -> Iterable[tuple[int, float, float | None]]:
    """Step, training loss and, in the row of the first point after it, validation loss."""
    seen = [(e.step, e.validation_loss) for e in evaluations if e.validation_loss is not None]
    place = 0
    for step, loss in zip(steps, losses, strict=True):
        validation = None
        while place < len(seen) and seen[place][0] <= step:
            validation = seen[place][1]
            place += 1
        yield int(step), loss, validation


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
