"""A short list of words with numbers; a click goes to the word."""

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QHeaderView, QWidget

from tinylm_gui.tables.ranked_words_table import RankedWordsTable
from tinylm_gui.widgets.small_table import SmallTable


class RankedWords(SmallTable):
    """Shows `words`, a RankedWordsTable; emits the word that is clicked or entered."""

    word_chosen = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        self.words = RankedWordsTable()
        super().__init__(self.words, name, parent)
        self.words.setParent(self)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        self.word_chosen.emit(self.words.word_id(index.row()))
