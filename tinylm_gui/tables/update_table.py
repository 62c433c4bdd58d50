"""The likeliest next words before an update and after it."""

from PySide6.QtCore import QModelIndex, Qt

from tinylm_gui.tables.next_words_table import PROBABILITY_COLUMN, NextWordsTable
from tinylm_gui.tables.word_table import DISPLAY, TOOL_TIP


class UpdateTable(NextWordsTable):
    """The same two columns; its bars are before and after the update."""

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = DISPLAY
    ) -> str | None:
        if section == PROBABILITY_COLUMN and orientation == Qt.Orientation.Horizontal:
            return self.tr("probability before → after") if role == DISPLAY else None
        return super().headerData(section, orientation, role)

    def data(self, index: QModelIndex, role: int = DISPLAY) -> object:  # type: ignore[override]
        return None if role == TOOL_TIP else super().data(index, role)
