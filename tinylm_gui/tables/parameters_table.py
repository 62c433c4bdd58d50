"""Every parameter of the model with its shape and what its numbers are like."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from PySide6.QtCore import QModelIndex, QObject, Qt

from tinylm.calculations import number
from tinylm.database import parameter_title
from tinylm.layers import Array
from tinylm_gui.tables.roles import ALIGNMENT, DISPLAY, LEFT, RIGHT, TOOL_TIP
from tinylm_gui.tables.rows_table import RowsTable

ALIGNMENTS = (LEFT, LEFT, *[RIGHT] * 7)
DIGITS = 4


class ParametersTable(RowsTable):
    """A row for each array, named as in a project's model.db."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((), ALIGNMENTS, parent)
        self._titles = (
            self.tr("layer"),
            self.tr("parameter"),
            self.tr("shape"),
            self.tr("count"),
            self.tr("min"),
            self.tr("max"),
            self.tr("mean"),
            self.tr("std"),
            self.tr("norm"),
        )
        self._names: list[str] = []

    def show_parameters(self, parameters: Mapping[str, Array]) -> None:
        """Show arrays by their names."""
        names = list(parameters)
        rows = [_row(name, array) for name, array in parameters.items()]
        if names != self._names:
            self.beginResetModel()
            self._names, self._rows = names, rows
            self.endResetModel()
        elif rows != self._rows:
            self._show(rows)

    def name(self, row: int) -> str:
        """The parameter in a row."""
        return self._names[row]

    def row_of(self, name: str) -> int:
        """The row of a parameter."""
        return self._names.index(name)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if role == TOOL_TIP and section == len(self._titles) - 1:
            return self.tr("The root of the sum of all squares.")
        return super().headerData(section, orientation, role)

    def data(self, index: QModelIndex, role: int = DISPLAY) -> Any:  # type: ignore[override]
        if role == DISPLAY:
            return self._rows[index.row()][index.column()]
        if role == ALIGNMENT:
            return ALIGNMENTS[index.column()]
        return None


def _row(name: str, array: Array) -> list[str]:
    layer, parameter = parameter_title(name)
    values = array.ravel()
    mean = float(values.mean())
    norm = float(np.sqrt(np.vdot(values, values)))
    deviation = max(norm * norm / values.size - mean * mean, 0.0) ** 0.5
    numbers = (float(values.min()), float(values.max()), mean, deviation, norm)
    shape = " × ".join(f"{size:,}" for size in array.shape)
    return [layer, parameter, shape, f"{array.size:,}", *(number(n, DIGITS) for n in numbers)]
