"""The likeliest next words before an update and after it."""

from PySide6.QtCore import QModelIndex, QObject

from tinylm_gui.tables.next_words_table import NextWordsTable
from tinylm_gui.tables.roles import DISPLAY, TOOL_TIP


class UpdateTable(NextWordsTable):
    """The same two columns; its bars are before and after the update."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._titles = (self._titles[0], self.tr("probability before → after"))

    def data(self, index: QModelIndex, role: int = DISPLAY) -> object:  # type: ignore[override]
        return None if role == TOOL_TIP else super().data(index, role)
