"""The terms of a sum of products, one a row, with what is added to them at the end."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QBrush, QColor

from tinylm.calculations import Sum, number
from tinylm_gui.presenters.subscripts import with_subscripts
from tinylm_gui.tables.heat import Heat
from tinylm_gui.tables.roles import ALIGNMENT, DISPLAY, LEFT, NOWHERE, RIGHT, Index

PRODUCT_COLUMN = 3


class TermsTable(QAbstractTableModel):
    """Four columns: what the term is of, its two factors, their product.

    The factors have as many digits as it takes to get the sum's own by adding up.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sum: Sum | None = None
        self._products = np.zeros(0)
        self._digits = 0
        self._label: Callable[[int], str] = str
        self.heat = Heat()

    def show_sum(self, shown: Sum | None, label: Callable[[int], str]) -> None:
        """Show the terms; `label` names those that have no label of their own, by number."""
        self.beginResetModel()
        self._sum, self._label = shown, label
        if shown is not None:
            self._products = np.append(shown.products, [value for _, value in shown.added])
            self._digits = shown.digits()
            self.heat.measure(self._products)
        self.endResetModel()

    def set_colours(self, scale: Sequence[QColor], texts: Sequence[QColor]) -> None:
        """The colours of the lowest to the highest product, and of the text upon each."""
        self.heat.set_colours(scale, texts)

    def look(self, row: int, column: int) -> tuple[str, QBrush, QColor]:
        """The text of a cell of a product, its background and its colour."""
        return str(self._text(row, column)), *self.heat.look(float(self._products[row]))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() or self._sum is None else len(self._products)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() or self._sum is None else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if self._sum is None or orientation == Qt.Orientation.Vertical:
            return None
        if role == ALIGNMENT:
            return RIGHT if section else LEFT
        if role == DISPLAY:
            factors = map(with_subscripts, (self._sum.left_name, self._sum.right_name))
            return (self.tr("term"), *factors, self.tr("product"))[section]
        return None

    def data(self, index: QModelIndex, role: int = DISPLAY) -> Any:  # type: ignore[override]
        if role == DISPLAY:
            return self._text(index.row(), index.column())
        if role == ALIGNMENT:
            return RIGHT if index.column() else LEFT
        return None

    def _text(self, row: int, column: int) -> str:
        assert self._sum is not None
        terms = len(self._sum.left)
        if row >= terms:  # what is added
            name, value = self._sum.added[row - terms]
            return (with_subscripts(name), "", "", number(value, self._digits))[column]
        if column == 0:
            labels = self._sum.labels
            return with_subscripts(labels[row]) if labels else self._label(row)
        if column == PRODUCT_COLUMN:
            return number(float(self._products[row]))
        factors = self._sum.left if column == 1 else self._sum.right
        return number(float(factors[row]), self._digits)
