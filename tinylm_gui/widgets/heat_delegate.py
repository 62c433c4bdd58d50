"""Paints the cells of a table of numbers: a number on the colour of its value.

Qt's own delegate asks the model eight questions a cell, which is too slow for a page of
numbers that scrolls at the screen's rate.
"""

from typing import Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QBrush, QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from tinylm_gui.tables.roles import RIGHT

SELECTED = QStyle.StateFlag.State_Selected
MARGIN = 4


class Looks(Protocol):
    """A table that says how its cells look."""

    def look(self, row: int, column: int) -> tuple[str, QBrush, QColor]:
        """The text of a cell, its background and its colour."""
        ...


class HeatDelegate(QStyledItemDelegate):
    """For the cells of a table that hold numbers."""

    def __init__(self, model: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        rect = option.rect
        text, brush, colour = self._model.look(index.row(), index.column())
        if option.state & SELECTED:
            palette = option.palette
            brush, colour = palette.highlight(), palette.highlightedText().color()
        painter.fillRect(rect, brush)
        painter.setPen(colour)
        painter.drawText(rect.adjusted(MARGIN, 0, -MARGIN, 0), RIGHT, text)
