"""The words of the text with their ids and counts; sort by a column, search above."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from tinylm_gui.session import Session
from tinylm_gui.tables.vocabulary_table import SHARE_COLUMN, VocabularyTable
from tinylm_gui.tables.word_table import WORD_COLUMN
from tinylm_gui.widgets.bars import ShareDelegate
from tinylm_gui.widgets.searchable_words import SearchableWords
from tinylm_gui.widgets.session_view import SessionView


class VocabularyView(SessionView):
    """A searchable table of word, id, count and share."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._words = SearchableWords(VocabularyTable(self), "vocabulary")
        table = self._words.table
        table.setAccessibleName(self.tr("Vocabulary"))
        table.setToolTip(
            self.tr("Each word of the text, its number for the model, and how often it occurs.")
        )
        table.setItemDelegateForColumn(SHARE_COLUMN, ShareDelegate(table))
        header, width = table.horizontalHeader(), self.fontMetrics().averageCharWidth()
        header.resizeSection(WORD_COLUMN, 30 * width)
        header.setStretchLastSection(True)
        layout = QVBoxLayout(self.content)
        layout.setContentsMargins(0, 12, 0, 8)
        layout.addWidget(self._words)
        self._words.word_chosen.connect(session.select_word)

    def refresh(self) -> None:
        vocabulary = self.session.vocabulary
        self._words.show_vocabulary(vocabulary)
        self._words.show_word(self.session.selected_word)
        self.say(
            ""
            if vocabulary
            else self.tr(
                "Open a text to see its words here: each with its number for the model and how "
                "often it occurs."
            )
        )
