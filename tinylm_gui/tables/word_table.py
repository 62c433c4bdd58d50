"""What tables of words share: an array of word ids in the order shown, sorted and filtered."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from tinylm.vocabulary import Vocabulary
from tinylm_gui.presenters.card import card
from tinylm_gui.presenters.words import visible
from tinylm_gui.tables.roles import (
    ALIGNMENT,
    DISPLAY,
    LEFT,
    NOWHERE,
    RIGHT,
    TOOL_TIP,
    WHATS_THIS,
    Index,
)
from tinylm_gui.tables.word_filter import WordFilter

Keys = npt.NDArray[Any]
Ids = npt.NDArray[np.int64]

WORD_COLUMN = 0


class WordTable(QAbstractTableModel):
    """Rows are words; `shown` holds their ids in the order of the rows.

    A subclass names its columns (`headers`), gives a column as an array over all words
    (`keys`, by which the table sorts) and the content of a cell (`data`).
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: Sequence[str] = ()
        self._alphabetical: Ids | None = None
        self._filter = WordFilter()
        self._sort_column = -1
        self._sort_order = Qt.SortOrder.AscendingOrder
        self.shown: Ids = np.zeros(0, dtype=np.int64)

    # what a subclass says

    def headers(self) -> Sequence[str]:
        """The titles of the columns; the first is the word's."""
        raise NotImplementedError

    def meaning(self, column: int) -> str:
        """What the values of a column mean."""
        raise NotImplementedError

    def keys(self, column: int) -> Keys:
        """The values of a column for all words by id, (words,)."""
        raise NotImplementedError

    def fields(self, row: int) -> list[str]:
        """The cells of a row in full precision, to be copied."""
        raise NotImplementedError

    def _take_vocabulary(self, vocabulary: Vocabulary | None) -> None:
        """Keep what the subclass needs beside the words."""
        raise NotImplementedError

    # the words

    def set_vocabulary(self, vocabulary: Vocabulary | None) -> None:
        """Show the words of a vocabulary, sorted and filtered as before."""
        self.beginResetModel()
        self._words = () if vocabulary is None else vocabulary.words
        self._alphabetical = None
        self._take_vocabulary(vocabulary)
        self._arrange()
        self.endResetModel()

    def set_filter(self, word_filter: WordFilter) -> None:
        """Show only the words that match."""
        self.beginResetModel()
        self._filter = word_filter
        self._arrange()
        self.endResetModel()

    def word_count(self) -> int:
        """All words, shown or not."""
        return len(self._words)

    def word_id(self, row: int) -> int:
        """The id of the word in a row."""
        return int(self.shown.item(row))

    def word(self, row: int) -> str:
        """The word in a row, with its white space made visible."""
        return visible(self._words[self.shown.item(row)])

    def row_of(self, word_id: int) -> int | None:
        """The row that shows a word, None if it is filtered out."""
        rows = np.flatnonzero(self.shown == word_id)
        return int(rows[0]) if len(rows) else None

    def tsv(self, rows: Sequence[int]) -> str:
        """Rows under a line of titles, cells separated by tabs."""
        lines = [self.headers(), *(self.fields(row) for row in rows)]
        return "".join("\t".join(line) + "\n" for line in lines)

    # sorting

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; equal values keep the order of their ids."""
        self._sort_column, self._sort_order = column, order
        self.sort_again()

    def sort_again(self) -> None:
        """Sort by the values as they are now."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        ids = [self.word_id(index.row()) for index in before]
        self._arrange()
        row_of = np.zeros(len(self._words), dtype=np.int64)
        row_of[self.shown] = np.arange(len(self.shown))
        columns = [index.column() for index in before]
        after = [self.index(int(row_of[i]), c) for i, c in zip(ids, columns, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        """Set `shown` by the sort column and the filter."""
        order = np.arange(len(self._words))
        if 0 <= self._sort_column < len(self.headers()):
            keys = self._sort_keys()
            descending = self._sort_order == Qt.SortOrder.DescendingOrder
            order = np.argsort(-keys if descending else keys, kind="stable")
        self.shown = order[self._filter.matches(self._words)[order]]

    def _sort_keys(self) -> Keys:
        if self._sort_column != WORD_COLUMN:
            return self.keys(self._sort_column)
        if self._alphabetical is None:
            self._alphabetical = alphabetical_places(self._words)
        return self._alphabetical

    def _all_changed(self) -> None:
        """Tell those who show the table that every cell may be another now."""
        if self.rowCount() and self.columnCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    # what Qt asks

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.headers())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < self.columnCount():
            return None
        if role == DISPLAY:
            return self.headers()[section]
        if role == ALIGNMENT:
            return LEFT if section == WORD_COLUMN else RIGHT
        if role in (TOOL_TIP, WHATS_THIS):
            return card(self.headers()[section], self.meaning(section))
        return None


def alphabetical_places(words: Sequence[str]) -> Ids:
    """Each word's place among all words in the order of the alphabet, (words,)."""
    by_name = sorted(range(len(words)), key=lambda i: (words[i].casefold(), words[i]))
    places = np.empty(len(words), dtype=np.int64)
    places[by_name] = np.arange(len(words))
    return places
