"""The embedding of each word in numbers and colours, following the training."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QStyledItemDelegate, QVBoxLayout, QWidget

from tinylm_gui.session import Session, SessionState
from tinylm_gui.tables.embeddings_table import EmbeddingsTable
from tinylm_gui.tables.word_table import WORD_COLUMN
from tinylm_gui.widgets.colour_legend import ColourLegend
from tinylm_gui.widgets.colour_scales import heat_colours
from tinylm_gui.widgets.frozen_column import FrozenColumn
from tinylm_gui.widgets.heat_delegate import HeatDelegate
from tinylm_gui.widgets.searchable_words import SearchableWords
from tinylm_gui.widgets.session_view import SessionView


class EmbeddingsView(SessionView):
    """A searchable table of word, dim_0, dim_1, ..."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._snapshot: object = None  # shown
        self._sorted: object = None  # by whose values the rows are in order
        self._model = EmbeddingsTable(self)
        self._words = SearchableWords(self._model, "embeddings")
        self._legend = ColourLegend()
        self._words.top.addWidget(self._legend)
        table = self._words.table
        table.setAccessibleName(self.tr("Embeddings"))
        table.setItemDelegate(HeatDelegate(self._model, table))
        table.setItemDelegateForColumn(WORD_COLUMN, QStyledItemDelegate(table))
        digit = self.fontMetrics().horizontalAdvance("0")
        table.horizontalHeader().setDefaultSectionSize(10 * digit)
        table.horizontalHeader().resizeSection(WORD_COLUMN, 15 * digit)
        FrozenColumn(table)
        layout = QVBoxLayout(self.content)
        layout.setContentsMargins(0, 12, 0, 8)
        layout.addWidget(self._words)
        self._limit = ""
        self._take_colours()
        self._words.word_chosen.connect(session.select_word)

    def refresh(self) -> None:
        snapshot = self.session.snapshot
        self._words.show_vocabulary(self.session.vocabulary)
        if snapshot is not None and snapshot is not self._snapshot:
            self._model.set_vectors(snapshot.parameters["embeddings"])
            self._show_limit()
        self._snapshot = snapshot
        # Rows that swap places while one reads are no help: they do so when training rests.
        if self.session.state is not SessionState.TRAINING and snapshot is not self._sorted:
            self._sorted = snapshot
            self._model.sort_again()
        self._words.show_word(self.session.selected_word)
        self.say(self._missing())

    def _missing(self) -> str:
        if self.session.vocabulary is None:
            return self.tr("Open a text to see its words as vectors here.")
        if self.session.snapshot is None:
            return self.tr("Click Train: the vectors of the words appear here and change live.")
        return ""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._take_colours()

    def _take_colours(self) -> None:
        self._model.set_colours(*heat_colours(self.palette()))
        self._limit = ""
        self._show_limit()

    def _show_limit(self) -> None:
        limit = f"{self._model.heat.limit:.2g}"
        if limit != self._limit:
            self._limit = limit
            meaning = self.tr("Colours: blue down to -{limit}, orange up to {limit}, none at 0.")
            scale = heat_colours(self.palette()).scale
            self._legend.show_scale(scale, f"-{limit}", limit, meaning.format(limit=limit))
