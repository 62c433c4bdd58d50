"""A short table whose cells are texts made elsewhere."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from tinylm_gui.presenters.card import WHATS_THIS
from tinylm_gui.tables.word_table import (
    ALIGNMENT,
    DISPLAY,
    LEFT,
    NOWHERE,
    RIGHT,
    TOOL_TIP,
    Index,
)

Row = tuple[str, ...]


class TextRowsTable(QAbstractTableModel):
    """Rows of texts under titles; the columns in `numbers` keep to the right."""

    def __init__(
        self, titles: Sequence[str], numbers: Sequence[int] = (), parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._titles = tuple(titles)
        self._numbers = frozenset(numbers)
        self._rows: Sequence[Row] = ()
        self._explanations: Sequence[str] = ()  # of each row; none if there are none

    def show_rows(self, rows: Sequence[Row], explanations: Sequence[str] = ()) -> None:
        """Show other rows, each with an explanation under the mouse."""
        is_as_long = len(rows) == len(self._rows)
        if not is_as_long:
            self.beginResetModel()
        self._rows, self._explanations = rows, explanations
        if not is_as_long:
            self.endResetModel()
        elif rows:
            last = self.index(len(rows) - 1, len(self._titles) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == DISPLAY:
            return self._titles[section]
        return self._alignment(section) if role == ALIGNMENT else None

    def data(self, index: QModelIndex, role: int = DISPLAY) -> Any:  # type: ignore[override]
        if role == DISPLAY:
            return self._rows[index.row()][index.column()]
        if role == ALIGNMENT:
            return self._alignment(index.column())
        if role in (TOOL_TIP, WHATS_THIS) and self._explanations:
            return self._explanations[index.row()]
        return None

    def _alignment(self, column: int) -> int:
        return RIGHT if column in self._numbers else LEFT
