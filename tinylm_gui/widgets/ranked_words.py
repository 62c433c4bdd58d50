"""A short list of words with numbers; a click goes to the word."""

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from tinylm_gui.tables.ranked_words_table import RankedWordsTable
from tinylm_gui.widgets.copying import CopyTable


class RankedWords(QTableView):
    """Shows `words`, a RankedWordsTable; emits the word that is clicked or entered."""

    word_chosen = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = RankedWordsTable(self)
        self.setObjectName(name)
        self.setModel(self.words)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 6)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setHighlightSections(False)
        CopyTable(self)
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)

    def show_rows(self, count: int) -> None:
        """Be just high enough for a number of rows."""
        rows = count * self.verticalHeader().defaultSectionSize()
        header = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(rows + header + 2 * self.frameWidth())

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        self.word_chosen.emit(self.words.word_id(index.row()))
