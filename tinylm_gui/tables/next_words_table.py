"""The likeliest next words, each with its probability before and after the settings."""

from typing import Any, NamedTuple

from PySide6.QtCore import QModelIndex, QObject, Qt

from tinylm.generation import NextWord
from tinylm.sampling import likeliest
from tinylm.vocabulary import Vocabulary
from tinylm_gui.presenters.card import card
from tinylm_gui.presenters.words import visible
from tinylm_gui.tables.roles import DISPLAY, TOOL_TIP, WHATS_THIS
from tinylm_gui.tables.rows_table import RowsTable

WORD_COLUMN, PROBABILITY_COLUMN = 0, 1
LENGTHS = int(Qt.ItemDataRole.UserRole)  # of the two bars, the longest shown being 1
MOST_WORDS = 15


class _Row(NamedTuple):
    word_id: int
    word: str
    before: float  # the settings
    after: float


class NextWordsTable(RowsTable):
    """Two columns: the word, and its probability, which a delegate draws as bars."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((), parent=parent)
        self._titles = (self.tr("next word"), self.tr("probability → as drawn"))

    def show_choices(
        self, vocabulary: Vocabulary, choices: NextWord, chosen: int | None = None
    ) -> None:
        """Show the words that are likeliest before the settings, and the chosen one anyway."""
        ids = likeliest(choices.probabilities, MOST_WORDS).tolist()
        if chosen is not None and chosen not in ids:
            ids[-1] = chosen
        before, after = choices.probabilities, choices.chances
        self._show(
            [_Row(i, visible(vocabulary.word(i)), float(before[i]), float(after[i])) for i in ids]
        )

    def clear(self) -> None:
        """Show nothing."""
        self._show([])

    def word_id(self, row: int) -> int:
        """The id of the word in a row."""
        shown: _Row = self._rows[row]
        return shown.word_id

    def row_of(self, word_id: int) -> int | None:
        """The row of a word, if it is shown."""
        ids = [row.word_id for row in self._rows]
        return ids.index(word_id) if word_id in ids else None

    def data(self, index: QModelIndex, role: int = DISPLAY) -> Any:  # type: ignore[override]
        _, word, before, after = self._rows[index.row()]
        if role == DISPLAY:
            return word if index.column() == WORD_COLUMN else _change(before, after)
        if role == LENGTHS and index.column() == PROBABILITY_COLUMN:
            longest = max(max(row.before, row.after) for row in self._rows)
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
    """With a decimal; a small one with as many as it needs to say more than one digit."""
    if probability >= 0.01 or not probability:
        return f"{probability:.1%}"
    return f"{probability:.2%}" if probability >= 0.001 else f"{probability:.3%}"
