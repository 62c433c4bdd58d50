"""The chart of the next word: what the model gives, and what is drawn from."""

from PySide6.QtWidgets import QHeaderView, QWidget

from tinylm_gui.tables.next_words_table import PROBABILITY_COLUMN, NextWordsTable
from tinylm_gui.widgets.bars import ChangeDelegate
from tinylm_gui.widgets.small_table import SmallTable


class ProbabilityBars(SmallTable):
    """A chart that is a table, so that it can be read out and walked through by key."""

    def __init__(self, model: NextWordsTable, parent: QWidget | None = None) -> None:
        super().__init__(model, "probabilityChart", parent)
        self._model = model
        self.setItemDelegateForColumn(PROBABILITY_COLUMN, ChangeDelegate(self))
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)
        self.setToolTip(
            self.tr(
                "Pale: what the model gives. Full: what is drawn from, after the settings. "
                "Click a bar to see why; press Enter on it, or double-click, to write the word."
            )
        )
        header = self.horizontalHeader()
        header.setSectionResizeMode(PROBABILITY_COLUMN, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(0, 14 * self.fontMetrics().averageCharWidth())

    def select_word(self, word_id: int | None) -> None:
        """Select the row of a word, or none."""
        row = None if word_id is None else self._model.row_of(word_id)
        if row is None:
            self.clearSelection()
        else:
            self.selectRow(row)
