"""A short list of words, each with a number: neighbours, answers of an analogy."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

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


class RankedWordsTable(QAbstractTableModel):
    """Two columns: the word and its number, in the order given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: Sequence[str] = ()
        self._values: Sequence[float] = ()
        self._ids: Sequence[int] = ()
        self._title = self._meaning = ""

    def show_words(
        self,
        words: Sequence[str],
        ids: npt.NDArray[np.int64],
        values: npt.NDArray[np.floating[Any]],
        title: str,
        meaning: str,
    ) -> None:
        """Show `ids` with `values`, named by `words`; `title` and `meaning` say what these are."""
        self.beginResetModel()
        self._words, self._ids, self._values = words, ids.tolist(), values.tolist()
        self._title, self._meaning = title, meaning
        self.endResetModel()

    def clear(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self._ids = self._values = ()
        self.endResetModel()

    def word_id(self, row: int) -> int:
        """The id of the word in a row."""
        return self._ids[row]

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else 2

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = DISPLAY
    ) -> str | int | None:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == DISPLAY:
            return self.tr("word") if section == 0 else self._title
        if role == ALIGNMENT:
            return RIGHT if section == 1 else LEFT
        if role in (TOOL_TIP, WHATS_THIS) and section == 1:
            return card(self._title, self._meaning)
        return None

    def data(self, index: QModelIndex, role: int = DISPLAY) -> Any:  # type: ignore[override]
        if role == DISPLAY:
            if index.column() == 0:
                return visible(self._words[self._ids[index.row()]])
            return f"{self._values[index.row()]:.3f}"
        if role == WHATS_THIS:
            word = visible(self._words[self._ids[index.row()]])
            return card(self._title, self._meaning, f"{word}: {self._values[index.row()]!r}")
        return RIGHT if role == ALIGNMENT and index.column() == 1 else None
