"""A table of words with the search above it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tinylm.vocabulary import Vocabulary
from tinylm_gui.tables.word_filter import WordFilter
from tinylm_gui.tables.word_table import WordTable
from tinylm_gui.widgets.word_search import WordSearch
from tinylm_gui.widgets.word_table_view import WordTableView


class SearchableWords(QWidget):
    """Search and table as one; emits `word_chosen` when the user goes to a word.

    `name` is the start of the object names: nameTable, nameSearch.
    """

    word_chosen = Signal(int)

    def __init__(self, model: WordTable, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._vocabulary: Vocabulary | None = None
        self._word: int | None = None
        self.table = WordTableView(model, f"{name}Table")
        self._search = WordSearch(f"{name}Search")
        self.top = QHBoxLayout()  # room for more beside the search
        self.top.addWidget(self._search, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self.top)
        layout.addWidget(self.table)
        self._search.filter_changed.connect(self._filter)
        self.table.word_chosen.connect(self.word_chosen)

    def show_vocabulary(self, vocabulary: Vocabulary | None) -> None:
        """Show the words of a vocabulary; nothing happens if they are there already."""
        if vocabulary is not self._vocabulary:
            self._vocabulary = vocabulary
            self._model.set_vocabulary(vocabulary)
            self._show_count()

    def show_word(self, word_id: int | None) -> None:
        """Select a word and bring it into view."""
        self._word = word_id
        self.table.show_word(word_id)

    def is_read(self) -> bool:
        """Whether somebody is at the table: rows that swap places under their eyes are no help."""
        return self.table.underMouse() or self.table.hasFocus()

    @Slot(object)
    def _filter(self, word_filter: WordFilter) -> None:
        self._model.set_filter(word_filter)
        self._show_count()
        self.table.show_word(self._word)

    def _show_count(self) -> None:
        self._search.show_count(self._model.rowCount(), self._model.word_count())
