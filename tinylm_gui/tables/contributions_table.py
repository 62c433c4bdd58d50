"""What adds up to a word's score: a row for each input of the output layer, and the bias."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from PySide6.QtCore import QModelIndex, QObject, Qt

from tinylm.attribution import Contributions
from tinylm_gui.presenters.card import card
from tinylm_gui.tables.roles import ALIGNMENT, DISPLAY, LEFT, RIGHT, WHATS_THIS
from tinylm_gui.tables.rows_table import RowsTable

TERM = 3  # the column of what an input adds
ALIGNMENTS = (LEFT, RIGHT, RIGHT, RIGHT)
LENGTH = int(Qt.ItemDataRole.UserRole)  # of a bar, -1 to 1, the longest shown being 1


class _Row(NamedTuple):
    name: str
    value: str
    weight: str
    term: float


class ContributionsTable(RowsTable):
    """The bias, then the inputs, those that add or take away most first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((), ALIGNMENTS, parent)
        self._titles = (self.tr("from"), self.tr("value"), self.tr("weight"), self.tr("adds"))
        self._longest = 1.0

    def show_contributions(self, shares: Contributions, names: Sequence[str]) -> None:
        """Show the shares of a logit; `names` (width,) says what the inputs are."""
        terms = shares.terms
        order = np.argsort(-np.abs(terms), kind="stable").tolist()
        rows = [
            _Row(names[i], f"{shares.inputs[i]:.4f}", f"{shares.weights[i]:+.4f}", float(terms[i]))
            for i in order
        ]
        rows.insert(0, _Row(self.tr("bias"), "", "", shares.bias))
        self._longest = max(abs(row.term) for row in rows) or 1.0
        self._show(rows)

    def data(self, index: QModelIndex, role: int = DISPLAY) -> Any:  # type: ignore[override]
        row: _Row = self._rows[index.row()]
        if role == DISPLAY:
            return f"{row.term:+.4f}" if index.column() == TERM else row[index.column()]
        if role == ALIGNMENT:
            return ALIGNMENTS[index.column()]
        if role == LENGTH and index.column() == TERM:
            return row.term / self._longest
        return self._card(row) if role == WHATS_THIS else None

    def _card(self, row: _Row) -> str:
        if not row.value:
            meaning = self.tr("What the word has of itself, whatever comes before it.")
            return card(row.name, meaning, f"{row.term:+.4f}")
        meaning = self.tr(
            "A number that enters the output layer, times its weight to this word: so much it "
            "adds to the word's score, or takes away."
        )
        return card(row.name, meaning, f"{row.value} · {row.weight} = {row.term:+.4f}")
