"""Words with a few numbers each: the places of a map, how far words have moved."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QModelIndex, QObject

from tinylm.vocabulary import Vocabulary
from tinylm_gui.presenters.card import card
from tinylm_gui.tables.roles import ALIGNMENT, DISPLAY, RIGHT, WHATS_THIS
from tinylm_gui.tables.word_table import WORD_COLUMN, Keys, WordTable


class Column(NamedTuple):
    """A number for each word by id, (words,); nan where a word has none."""

    title: str
    meaning: str
    values: npt.NDArray[Any]


class WordNumbersTable(WordTable):
    """A row for each word; the columns are given as arrays."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns: Sequence[Column] = ()

    def _take_vocabulary(self, vocabulary: Vocabulary | None) -> None:
        self._columns = ()  # those of another vocabulary

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Show other numbers; the rows keep their order until they are sorted again."""
        if [column.title for column in columns] != [column.title for column in self._columns]:
            self.beginResetModel()
            self._columns = columns
            self._arrange()
            self.endResetModel()
            return
        self._columns = columns
        self._all_changed()

    def headers(self) -> Sequence[str]:
        return [self.tr("word"), *(column.title for column in self._columns)]

    def meaning(self, column: int) -> str:
        if column == WORD_COLUMN:
            return self.tr("A word of the vocabulary.")
        return self._columns[column - 1].meaning

    def keys(self, column: int) -> Keys:
        values = self._columns[column - 1].values
        return np.where(np.isnan(values), -np.inf, values)

    def fields(self, row: int) -> list[str]:
        values = [column.values.item(self.word_id(row)) for column in self._columns]
        return [self.word(row), *map(repr, values)]

    def data(self, index: QModelIndex, role: int = DISPLAY) -> Any:  # type: ignore[override]
        row, column = index.row(), index.column()
        if role == DISPLAY:
            if column == WORD_COLUMN:
                return self.word(row)
            return shown_number(self._columns[column - 1].values.item(self.word_id(row)))
        if role == ALIGNMENT and column != WORD_COLUMN:
            return RIGHT
        if role == WHATS_THIS and column != WORD_COLUMN:
            working = f"{self.word(row)}: {self.fields(row)[column]}"
            return card(self.headers()[column], self.meaning(column), working)
        return None


def shown_number(value: float) -> str:
    """Whole numbers whole, others with four places; nothing for nan."""
    if isinstance(value, int):
        return f"{value:,}"
    return "" if value != value else f"{value:.4f}"
