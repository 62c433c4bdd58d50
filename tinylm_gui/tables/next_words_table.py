"""The likeliest next words, each with its probability before and after the settings."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from tinylm.generation import NextWord
from tinylm.sampling import likeliest
from tinylm.vocabulary import Vocabulary
from tinylm_gui.presenters.card import WHATS_THIS, card
from tinylm_gui.presenters.words import visible
from tinylm_gui.tables.word_table import DISPLAY, NOWHERE, TOOL_TIP, Index

WORD_COLUMN, PROBABILITY_COLUMN = 0, 1
LENGTHS = int(Qt.ItemDataRole.UserRole)  # of the two bars, the longest shown being 1
MOST_WORDS = 15


class NextWordsTable(QAbstractTableModel):
    """Two columns: the word, and its probability, which a delegate draws as bars."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[int, str, float, float]] = []  # id, word, before, after

    def show_choices(
        self, vocabulary: Vocabulary, choices: NextWord, chosen: int | None = None
    ) -> None:
        """Show the words that are likeliest before the settings, and the chosen one anyway."""
        ids = likeliest(choices.probabilities, MOST_WORDS).tolist()
        if chosen is not None and chosen not in ids:
            ids[-1] = chosen
        rows = [
            (
                i,
                visible(vocabulary.word(i)),
                float(choices.probabilities[i]),
                float(choices.chances[i]),
            )
            for i in ids
        ]
        if len(rows) != len(self._rows):
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
        elif rows:
            self._rows = rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, 1))

    def clear(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self._rows = []
        self.endResetModel()

    def word_id(self, row: int) -> int:
        """The id of the word in a row."""
        return self._rows[row][0]

    def row_of(self, word_id: int) -> int | None:
        """The row of a word, if it is shown."""
        ids = [row[0] for row in self._rows]
        return ids.index(word_id) if word_id in ids else None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else 2

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = DISPLAY
    ) -> str | None:
        if orientation != Qt.Orientation.Horizontal or role != DISPLAY:
            return None
        return self.tr("next word") if section == WORD_COLUMN else self.tr("probability → as drawn")

    def data(self, index: QModelIndex, role: int = DISPLAY) -> Any:  # type: ignore[override]
        _, word, before, after = self._rows[index.row()]
        if role == DISPLAY:
            return word if index.column() == WORD_COLUMN else _change(before, after)
        if role == LENGTHS and index.column() == PROBABILITY_COLUMN:
            longest = max(max(row[2:]) for row in self._rows)
            return (before / longest, after / longest)
        if role == TOOL_TIP:
            return self.tr("{word}: the model gives it {before}, it is drawn with {after}.").format(
                word=word, before=f"{before:.4%}", after=f"{after:.4%}"
            )
        if role == WHATS_THIS:
            return card(
                word,
                self.tr(
                    "Softmax turns the scores of all words into probabilities that sum to 1: e to "
                    "the power of the score, divided by the sum of the same over all words. The "
                    "settings for writing then change what a word is drawn with."
                ),
                f"P({word}) = {before:.6f} → {after:.6f}",
            )
        return None


def _change(before: float, after: float) -> str:
    """One percentage, or both where the settings make them differ."""
    texts = _percentage(before), _percentage(after)
    return texts[0] if texts[0] == texts[1] else " → ".join(texts)


def _percentage(probability: float) -> str:
    """With a decimal, or with as many as a small one needs to be more than zero."""
    return f"{probability:.1%}" if probability >= 0.001 or not probability else f"{probability:.3%}"
