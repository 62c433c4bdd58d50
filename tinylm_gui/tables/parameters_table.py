"""Every parameter of the model with its shape and what its numbers are like."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from tinylm.calculations import number
from tinylm.database import parameter_title
from tinylm.layers import Array
from tinylm_gui.tables.word_table import ALIGNMENT, DISPLAY, LEFT, NOWHERE, RIGHT, TOOL_TIP, Index

FIRST_NUMBER = 2  # of the columns
DIGITS = 4


class ParametersTable(QAbstractTableModel):
    """A row for each array, named as in a project's model.db."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names: list[str] = []
        self._rows: list[list[str]] = []

    def show_parameters(self, parameters: Mapping[str, Array]) -> None:
        """Show arrays by their names."""
        names = list(parameters)
        rows = [_row(name, array) for name, array in parameters.items()]
        if names != self._names:
            self.beginResetModel()
            self._names, self._rows = names, rows
            self.endResetModel()
        elif rows != self._rows:
            self._rows = rows
            last = self.index(len(rows) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def name(self, row: int) -> str:
        """The parameter in a row."""
        return self._names[row]

    def row_of(self, name: str) -> int:
        """The row of a parameter."""
        return self._names.index(name)

    def headers(self) -> tuple[str, ...]:
        """The titles of the columns."""
        return (
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

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.headers())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if orientation != Qt.Orientation.Horizontal or section >= self.columnCount():
            return None
        if role == DISPLAY:
            return self.headers()[section]
        if role == ALIGNMENT:
            return RIGHT if section >= FIRST_NUMBER else LEFT
        if role == TOOL_TIP and section == self.columnCount() - 1:
            return self.tr("The root of the sum of all squares.")
        return None

    def data(self, index: QModelIndex, role: int = DISPLAY) -> Any:  # type: ignore[override]
        if role == DISPLAY:
            return self._rows[index.row()][index.column()]
        if role == ALIGNMENT:
            return RIGHT if index.column() >= FIRST_NUMBER else LEFT
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
