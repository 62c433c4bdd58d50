"""Where a word stands in the text: every place in its context, sorted, a click leads there."""

from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tinylm.concordance import Concordance, find_word
from tinylm.corpus import Corpus
from tinylm_gui.presenters.words import visible
from tinylm_gui.session.background import Background
from tinylm_gui.tables.places_table import PlacesTable
from tinylm_gui.tables.word_table import alphabetical_places
from tinylm_gui.widgets.empty_state import EmptyState
from tinylm_gui.widgets.places_view import PlacesView
from tinylm_gui.widgets.word_edit import WordEdit

IN_ORDER, BY_AFTER, BY_BEFORE = range(3)


class _Sorted(NamedTuple):
    """Places of a word in the order in which they are shown."""

    corpus: Corpus
    found: Concordance
    positions: NDArray[np.int64]


class ConcordancePanel(QWidget):
    """A word to type or chosen elsewhere, and a line for each place."""

    word_chosen = Signal(int)
    place_chosen = Signal(int)  # a position of the text

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._corpus: Corpus | None = None
        self._word_id: int | None = None
        self._alphabet: NDArray[Any] = np.zeros(0, np.int64)  # places of the words in it
        self._background = Background(self)
        self._word = WordEdit("concordanceWord")
        self._word.setPlaceholderText(self.tr("Find a word"))
        self._word.setAccessibleName(self.tr("Word to find in the text"))
        self._word.setToolTip(self.tr("Type a word and press Enter to see where it stands."))
        self._word.setClearButtonEnabled(True)
        self._word.setMaximumWidth(260)
        self._order = QComboBox()
        self._order.setObjectName("concordanceOrder")
        self._order.setAccessibleName(self.tr("Order of the places"))
        self._order.setToolTip(
            self.tr("Sorted by what follows or precedes the word, the same phrases come together.")
        )
        self._order.addItems(
            [
                self.tr("in the order of the text"),
                self.tr("sorted by the words after"),
                self.tr("sorted by the words before"),
            ]
        )
        self._count = QLabel()
        self._count.setObjectName("concordanceCount")
        self._places = PlacesTable(self)
        self._lines = PlacesView(self._places, "concordanceTable")
        self._lines.setAccessibleName(self.tr("Places of the word"))
        self._empty = EmptyState(
            self.tr("Choose a word here, in the text or on any page to see all its places."),
            self._lines,
        )
        top = QHBoxLayout()
        top.addWidget(self._word)
        top.addWidget(self._order)
        top.addWidget(self._count, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self._lines, 1)
        self._word.word_entered.connect(self.word_chosen)
        self._order.currentIndexChanged.connect(self._look)
        self._lines.place_chosen.connect(self.place_chosen)
        self._background.done.connect(self._take)

    def show_word(self, corpus: Corpus | None, word_id: int | None) -> None:
        """Show where a word stands; it is looked for beside the window."""
        if corpus is not self._corpus:
            self._corpus = corpus
            self._word.set_vocabulary(corpus.vocabulary if corpus else None)
            self._alphabet = np.zeros(0, np.int64)
        elif word_id == self._word_id:
            return
        self._word_id = word_id
        self._places.show_places(corpus, ())
        self._empty.setVisible(word_id is None)
        self._count.clear()
        if corpus is not None and word_id is not None:
            self._word.setText(corpus.vocabulary.word(word_id))
        self._look()

    @Slot()
    def _look(self) -> None:
        corpus, word_id = self._corpus, self._word_id
        if corpus is None or word_id is None:
            self._background.cancel()
            return
        order = self._order.currentIndex()
        if order != IN_ORDER and not len(self._alphabet):
            # What is beyond the text has the number -1 and comes first.
            self._alphabet = np.append(alphabetical_places(corpus.vocabulary.words), -1)
        self._background.run(partial(_places, corpus, word_id, order, self._alphabet))

    @Slot(object)
    def _take(self, answer: _Sorted) -> None:
        found = answer.found
        if answer.corpus is not self._corpus or found.word_id != self._word_id:
            return
        self._places.show_places(answer.corpus, answer.positions)
        text = self.tr("“{word}” occurs {count} times")
        if len(found.positions) < found.count:
            text = self.tr("“{word}” occurs {count} times; the first {shown} are listed")
        word = visible(answer.corpus.vocabulary.word(found.word_id))
        counts = {"count": f"{found.count:,}", "shown": f"{len(found.positions):,}"}
        self._count.setText(text.format(word=word, **counts))


def _places(corpus: Corpus, word_id: int, order: int, alphabet: NDArray[Any]) -> Iterator[_Sorted]:
    for found in find_word(corpus, word_id):
        positions = found.positions
        if order != IN_ORDER:
            words = found.after if order == BY_AFTER else found.before
            positions = positions[np.lexsort(alphabet[words].T[::-1])]
        yield _Sorted(corpus, found, positions)
