"""A short table whose cells are texts made elsewhere."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject

from tinylm_gui.tables.roles import (
    ALIGNMENT,
    DISPLAY,
    LEFT,
    RIGHT,
    TOOL_TIP,
    WHATS_THIS,
)
from tinylm_gui.tables.rows_table import RowsTable

Row = tuple[str, ...]


class TextRowsTable(RowsTable):
    """Rows of texts under titles; the columns in `numbers` keep to the right."""

    def __init__(
        self, titles: Sequence[str], numbers: Sequence[int] = (), parent: QObject | None = None
    ) -> None:
        super().__init__(
            titles, [RIGHT if column in numbers else LEFT for column in range(len(titles))], parent
        )
        self._explanations: Sequence[str] = ()  # of each row; none if there are none

    def show_rows(self, rows: Sequence[Row], explanations: Sequence[str] = ()) -> None:
        """Show other rows, each with an explanation under the mouse."""
        self._explanations = explanations
        self._show(rows)

    def data(self, index: QModelIndex, role: int = DISPLAY) -> Any:  # type: ignore[override]
        if role == DISPLAY:
            return self._rows[index.row()][index.column()]
        if role == ALIGNMENT:
            return self._alignments[index.column()]
        if role in (TOOL_TIP, WHATS_THIS) and self._explanations:
            return self._explanations[index.row()]
        return None
