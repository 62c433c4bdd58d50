"""The embedding vectors as a table: word, dim_0, dim_1, ... with a colour for each value."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QModelIndex, QObject
from PySide6.QtGui import QBrush, QColor

from tinylm.vocabulary import Vocabulary
from tinylm_gui.presenters.card import card
from tinylm_gui.tables.heat import Heat
from tinylm_gui.tables.roles import (
    ALIGNMENT,
    BACKGROUND,
    DISPLAY,
    FOREGROUND,
    RIGHT,
    TOOL_TIP,
    WHATS_THIS,
)
from tinylm_gui.tables.word_table import WORD_COLUMN, Keys, WordTable

Vectors = npt.NDArray[np.floating[Any]]
NO_VECTORS: Vectors = np.zeros((0, 0), dtype=np.float32)


class EmbeddingsTable(WordTable):
    """A row for each word, a column for each dimension of its vector.

    The array is read in place; `set_vectors` swaps it for a newer one without touching the
    order of the rows, so that a reader does not lose the place while the model trains.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._vectors = NO_VECTORS
        self._headers: tuple[str, ...] = (self.tr("word"),)
        self.heat = Heat()

    def _take_vocabulary(self, vocabulary: Vocabulary | None) -> None:
        self._take_vectors(NO_VECTORS)  # those of another vocabulary say nothing about this one

    def set_vectors(self, vectors: Vectors) -> None:
        """Show `vectors` (at least as many rows as words, dimensions)."""
        if vectors.shape[1] == self._vectors.shape[1]:
            self._take_vectors(vectors)
            self._all_changed()
        else:
            self.beginResetModel()
            self._take_vectors(vectors)
            self._arrange()
            self.endResetModel()

    def _take_vectors(self, vectors: Vectors) -> None:
        if vectors.shape[1] != self._vectors.shape[1]:
            self._headers = (self._headers[0], *(f"dim_{i}" for i in range(vectors.shape[1])))
        self._vectors = vectors
        self.heat.measure(vectors[: self.word_count()])

    def set_colours(self, scale: Sequence[QColor], texts: Sequence[QColor]) -> None:
        """The colours of the lowest to the highest value, and of the text upon each."""
        self.heat.set_colours(scale, texts)
        self._all_changed()

    def headers(self) -> Sequence[str]:
        return self._headers

    def meaning(self, column: int) -> str:
        if column == WORD_COLUMN:
            return self.tr("A word of the vocabulary; the rest of its row is its vector.")
        return self.tr(
            "One of the numbers by which the model knows a word. They begin at random and move "
            "with every update, so that words used alike come to have similar numbers."
        )

    def keys(self, column: int) -> Keys:
        return self._vectors[: self.word_count(), column - 1]

    def fields(self, row: int) -> list[str]:
        vector = self._vectors[self.shown.item(row)]
        # With so many digits a number reads back as the same number.
        form = "%.9g" if vector.itemsize == 4 else "%.17g"
        return [self.word(row), *map(form.__mod__, vector.tolist())]

    def value(self, row: int, column: int) -> float:
        """The number behind a cell of a dimension."""
        return float(self._vectors.item(self.shown.item(row), column - 1))

    def look(self, row: int, column: int) -> tuple[str, QBrush, QColor]:
        """The text of a cell of a dimension, its background and its colour."""
        value = self._vectors.item(self.shown.item(row), column - 1)
        return f"{value:.4f}", *self.heat.look(value)

    def data(self, index: QModelIndex, role: int = DISPLAY) -> Any:  # type: ignore[override]
        row, column = index.row(), index.column()
        if column == WORD_COLUMN:
            return self.word(row) if role == DISPLAY else None
        if role == DISPLAY:
            return f"{self.value(row, column):.4f}"
        if role == BACKGROUND:
            return self.heat.look(self.value(row, column))[0]
        if role == FOREGROUND:
            return self.heat.look(self.value(row, column))[1]
        if role == ALIGNMENT:
            return RIGHT
        if role == TOOL_TIP:
            return f"{self.word(row)}, {self._headers[column]}: {self.value(row, column)!r}"
        if role == WHATS_THIS:
            return card(self._headers[column], self.meaning(column), self._working(row, column))
        return None

    def _working(self, row: int, column: int) -> str:
        """Which number of the model a cell shows."""
        place = f"embeddings[{self.word_id(row)}, {column - 1}]"
        return f"{self.word(row)}: {place} = {self.value(row, column)!r}"
