"""The vocabulary as a table: word, id, count and share of all tokens."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QModelIndex, QObject, Qt

from tinylm.vocabulary import Vocabulary
from tinylm_gui.presenters.card import card
from tinylm_gui.tables.roles import ALIGNMENT, DISPLAY, LEFT, RIGHT, WHATS_THIS
from tinylm_gui.tables.word_table import WORD_COLUMN, Keys, WordTable

ID_COLUMN, COUNT_COLUMN, SHARE_COLUMN = 1, 2, 3
LENGTH = int(Qt.ItemDataRole.UserRole)  # of a bar, the most frequent word's being 1
NO_COUNTS: npt.NDArray[np.int64] = np.zeros(0, dtype=np.int64)


class VocabularyTable(WordTable):
    """A row for each word of the vocabulary."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headers = (self.tr("word"), self.tr("id"), self.tr("count"), self.tr("share"))
        self._counts = NO_COUNTS
        self._total = self._most = 0

    def _take_vocabulary(self, vocabulary: Vocabulary | None) -> None:
        self._counts = NO_COUNTS if vocabulary is None else vocabulary.counts
        self._total = int(self._counts.sum())
        self._most = int(self._counts.max(initial=0))

    def headers(self) -> Sequence[str]:
        return self._headers

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if role == ALIGNMENT and section == SHARE_COLUMN:
            return LEFT  # as the bars begin there
        return super().headerData(section, orientation, role)

    def meaning(self, column: int) -> str:
        return (
            self.tr("A token as the text has it; the model knows only its id."),
            self.tr("The number of the word: the row of the embeddings that is its vector."),
            self.tr("How often the word occurs in the text."),
            self.tr("Its part of all tokens of the text: count / tokens."),
        )[column]

    def keys(self, column: int) -> Keys:
        return np.arange(len(self._counts)) if column == ID_COLUMN else self._counts

    def fields(self, row: int) -> list[str]:
        return [self._text(row, column) for column in range(len(self._headers))]

    def data(self, index: QModelIndex, role: int = DISPLAY) -> Any:  # type: ignore[override]
        column = index.column()
        if role == DISPLAY:
            return self._text(index.row(), column)
        if role == ALIGNMENT and column in (ID_COLUMN, COUNT_COLUMN):
            return RIGHT
        if role == LENGTH and column == SHARE_COLUMN:
            return self._counts.item(self.word_id(index.row())) / max(self._most, 1)
        if role == WHATS_THIS:
            return card(self._headers[column], self.meaning(column), self._working(index.row()))
        return None

    def _working(self, row: int) -> str:
        """How the share of a word comes about."""
        word, _, count, share = self.fields(row)
        return f"{word}: {int(count):,} / {self._total:,} = {share}"

    def _text(self, row: int, column: int) -> str:
        if column == WORD_COLUMN:
            return self.word(row)
        word_id = self.word_id(row)
        if column == ID_COLUMN:
            return str(word_id)
        count = self._counts.item(word_id)
        return str(count) if column == COUNT_COLUMN else f"{count / max(self._total, 1):.3%}"
