"""Places of a text as lines, each with the words before and after; read when they are looked at."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QModelIndex, QObject

from tinylm.corpus import Corpus
from tinylm_gui.presenters.quote import quote
from tinylm_gui.tables.roles import (
    ALIGNMENT,
    CENTRE,
    DISPLAY,
    LEFT,
    RIGHT,
    TOOL_TIP,
)
from tinylm_gui.tables.rows_table import RowsTable

WORDS_AROUND = 14  # on each side
BEFORE, WORD, AFTER = range(3)
ALIGNMENTS = (RIGHT, CENTRE, LEFT)
LINES_KEPT = 500

Line = tuple[str, str, str]


class PlacesTable(RowsTable):
    """Three columns: what comes before, the word itself, what comes after."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((), ALIGNMENTS, parent)
        self._titles = (self.tr("before"), self.tr("word"), self.tr("after"))
        self._corpus: Corpus | None = None
        self._line = lru_cache(LINES_KEPT)(self._read_line)

    def show_places(
        self, corpus: Corpus | None, positions: Sequence[int] | npt.NDArray[np.int64]
    ) -> None:
        """Show the text around `positions`, in their order."""
        self.beginResetModel()
        self._corpus = corpus
        self._rows: Any = positions
        self._line.cache_clear()
        self.endResetModel()

    def position(self, row: int) -> int:
        """Which token of the text a line is about."""
        return int(self._rows[row])

    def data(self, index: QModelIndex, role: int = DISPLAY) -> Any:  # type: ignore[override]
        if role == DISPLAY:
            return self._line(index.row())[index.column()]
        if role == ALIGNMENT:
            return ALIGNMENTS[index.column()]
        return "".join(self._line(index.row())) if role == TOOL_TIP else None

    def _read_line(self, row: int) -> Line:
        assert self._corpus is not None
        before, word, after = quote(self._corpus, self.position(row), WORDS_AROUND)
        return before, word.strip(" "), after
