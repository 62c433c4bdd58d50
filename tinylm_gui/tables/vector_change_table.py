"""A vector before and after, dimension by dimension, in numbers and colours."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QColor

from tinylm_gui.tables.heat import Heat
from tinylm_gui.tables.roles import (
    ALIGNMENT,
    BACKGROUND,
    DISPLAY,
    FOREGROUND,
    NOWHERE,
    RIGHT,
    Index,
)

Vector = npt.NDArray[np.floating[Any]]
NOTHING: Vector = np.zeros((0, 3))


class VectorChangeTable(QAbstractTableModel):
    """A row for each dimension: its number before, after, and the difference."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headers = (self.tr("before"), self.tr("after"), self.tr("change"))
        self._numbers = NOTHING  # (dimensions, 3)
        self._heat = Heat()

    def set_colours(self, scale: Sequence[QColor], texts: Sequence[QColor]) -> None:
        """The colours of the lowest to the highest value, and of the text upon each."""
        self.beginResetModel()
        self._heat.set_colours(scale, texts)
        self.endResetModel()

    def show_vectors(self, before: Vector, after: Vector) -> None:
        """Show two vectors of the same length."""
        self.beginResetModel()
        self._numbers = np.stack((before, after, after - before), axis=1)
        self._heat.measure(self._numbers)
        self.endResetModel()

    def clear(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self._numbers = NOTHING
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._numbers)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._headers) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == DISPLAY:
            return self.tr("dimension") if section == 0 else self._headers[section - 1]
        return None

    def data(self, index: QModelIndex, role: int = DISPLAY) -> Any:  # type: ignore[override]
        row, column = index.row(), index.column() - 1
        if role == ALIGNMENT:
            return RIGHT
        if column < 0:
            return f"dim_{row}" if role == DISPLAY else None
        value = self._numbers.item(row, column)
        if role == DISPLAY:
            return f"{value:.4f}"
        if role in (BACKGROUND, FOREGROUND):
            return self._heat.look(value)[0 if role == BACKGROUND else 1]
        return None
