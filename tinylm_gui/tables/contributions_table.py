"""What adds up to a word's score: a row for each input of the output layer, and the bias."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from tinylm.attribution import Contributions
from tinylm_gui.presenters.card import WHATS_THIS, card
from tinylm_gui.tables.word_table import ALIGNMENT, DISPLAY, LEFT, NOWHERE, RIGHT, Index

NAME, VALUE, WEIGHT, TERM = range(4)
LENGTH = int(Qt.ItemDataRole.UserRole)  # of a bar, -1 to 1, the longest shown being 1


class _Row(NamedTuple):
    name: str
    value: str
    weight: str
    term: float


class ContributionsTable(QAbstractTableModel):
    """The bias, then the inputs, those that add or take away most first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._titles = (
            self.tr("from"),
            self.tr("value"),
            self.tr("weight"),
            self.tr("adds"),
        )
        self._rows: list[_Row] = []
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
        self._show(rows)

    def clear(self) -> None:
        """Show nothing."""
        self._show([])

    def _show(self, rows: list[_Row]) -> None:
        is_as_long = len(rows) == len(self._rows)
        if not is_as_long:
            self.beginResetModel()
        self._rows = rows
        self._longest = max((abs(row.term) for row in rows), default=0) or 1.0
        if not is_as_long:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, TERM))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == DISPLAY:
            return self._titles[section]
        return _alignment(section) if role == ALIGNMENT else None

    def data(self, index: QModelIndex, role: int = DISPLAY) -> Any:  # type: ignore[override]
        row = self._rows[index.row()]
        if role == DISPLAY:
            return f"{row.term:+.4f}" if index.column() == TERM else row[index.column()]
        if role == ALIGNMENT:
            return _alignment(index.column())
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


def _alignment(column: int) -> int:
    return LEFT if column == NAME else RIGHT
