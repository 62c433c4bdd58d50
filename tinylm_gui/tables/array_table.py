"""Any array as a table: its numbers with heat colours, its rows and columns with names."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QBrush, QColor

from tinylm.calculations import number
from tinylm_gui.tables.heat import Heat, Numbers
from tinylm_gui.tables.roles import (
    ALIGNMENT,
    BACKGROUND,
    DISPLAY,
    FOREGROUND,
    NOWHERE,
    RIGHT,
    TOOL_TIP,
    Index,
)

Entry = tuple[int, ...]
Label = Callable[[int], str]  # of a place along an axis


class ArrayTable(QAbstractTableModel):
    """A matrix, or a vector as one column; the array is read in place.

    The axes may be shown in another order than the array has them: `orders` holds for each the
    places in the order shown, or None.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._values: Numbers = np.zeros(0)
        self._symbol = ""
        self._labels: Sequence[Label] = (str,)
        self._orders: Sequence[Numbers | None] = (None,)
        self.heat = Heat()

    def show_array(
        self,
        symbol: str,
        values: Numbers,
        labels: Sequence[Label],
        orders: Sequence[Numbers | None],
    ) -> None:
        """Show `values`, of one or two axes; each has its labels and its order."""
        self.beginResetModel()
        self._symbol, self._values, self._labels, self._orders = symbol, values, labels, orders
        self.heat.measure(values)
        self.endResetModel()

    def show_newer(self, values: Numbers) -> None:
        """Show other numbers in the same places."""
        self._values = values
        self.heat.measure(values)
        self._all_changed()

    def set_colours(self, scale: Sequence[QColor], texts: Sequence[QColor]) -> None:
        """The colours of the lowest to the highest value, and of the text upon each."""
        self.heat.set_colours(scale, texts)
        self._all_changed()

    def entry(self, row: int, column: int) -> Entry:
        """Where in the array the number of a cell is."""
        shown = (row, column)[: self._values.ndim]
        places = (
            place if order is None else int(order[place])
            for place, order in zip(shown, self._orders, strict=True)
        )
        return tuple(places)

    def cell(self, entry: Entry) -> tuple[int, int]:
        """The row and column that show an entry."""
        row, column = (
            place if order is None else int(np.flatnonzero(order == place)[0])
            for place, order in zip((*entry, 0)[:2], (*self._orders, None)[:2], strict=True)
        )
        return row, column

    def name(self, entry: Entry) -> str:
        """The number's name in words."""
        places = zip(self._labels, entry, strict=True)
        return f"{self._symbol}[{', '.join(label(place) for label, place in places)}]"

    def look(self, row: int, column: int) -> tuple[str, QBrush, QColor]:
        """The text of a cell, its background and its colour."""
        value = float(self._values[self.entry(row, column)])
        return number(value), *self.heat.look(value)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._values)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        if parent.isValid():
            return 0
        return int(self._values.shape[1]) if self._values.ndim == 2 else 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        is_row = orientation == Qt.Orientation.Vertical
        if section >= (self.rowCount() if is_row else self.columnCount()):
            return None
        if role == ALIGNMENT:
            return RIGHT
        if role != DISPLAY:
            return None
        axis = 0 if is_row else 1
        if axis >= self._values.ndim:
            return self._symbol
        order = self._orders[axis]
        return self._labels[axis](section if order is None else int(order[section]))

    def data(self, index: QModelIndex, role: int = DISPLAY) -> Any:  # type: ignore[override]
        row, column = index.row(), index.column()
        if role == DISPLAY:
            return number(float(self._values[self.entry(row, column)]))
        if role == ALIGNMENT:
            return RIGHT
        if role in (BACKGROUND, FOREGROUND):
            _, background, text = self.look(row, column)
            return background if role == BACKGROUND else text
        if role == TOOL_TIP:
            entry = self.entry(row, column)
            return f"{self.name(entry)} = {float(self._values[entry])!r}"
        return None

    def _all_changed(self) -> None:
        if self.rowCount() and self.columnCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
