"""What short tables share whose rows are all at hand: titles, and rows that take their places."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from tinylm_gui.tables.roles import ALIGNMENT, DISPLAY, NOWHERE, Index


class RowsTable(QAbstractTableModel):
    """Columns under `titles`; a subclass says what is in a cell (`data`).

    `alignments` are those of the titles; without them Qt puts these in the middle.
    """

    def __init__(
        self, titles: Sequence[str], alignments: Sequence[int] = (), parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._titles = tuple(titles)
        self._alignments = tuple(alignments)
        self._rows: Sequence[Any] = ()

    def _show(self, rows: Sequence[Any]) -> None:
        """Show other rows; where there are as many as before, what is selected stays so."""
        is_as_long = len(rows) == len(self._rows)
        if not is_as_long:
            self.beginResetModel()
        self._rows = rows
        if not is_as_long:
            self.endResetModel()
        elif len(rows):
            last = self.index(len(rows) - 1, len(self._titles) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._titles):
            return None
        if role == DISPLAY:
            return self._titles[section]
        return self._alignments[section] if role == ALIGNMENT and self._alignments else None
