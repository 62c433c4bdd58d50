"""A table of words to sort, walk through by key or mouse, and copy from."""

from typing import cast

from PySide6.QtCore import QItemSelectionRange, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from tinylm_gui.tables.word_table import WordTable


class WordTableView(QTableView):
    """Shows a WordTable; emits `word_chosen` when the user goes to another row."""

    word_chosen = Signal(int)

    def __init__(self, model: WordTable, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setObjectName(name)
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        # Rows of one fixed height and no row header: nothing is measured, however many rows.
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSortIndicatorClearable(True)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self._choosing = True
        self.selectionModel().currentRowChanged.connect(self._row_changed)

        copy = QAction(self.tr("Copy as TSV"), self)
        copy.setObjectName(f"{name}Copy")
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self.copy_selection)
        self.addAction(copy)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def show_word(self, word_id: int | None) -> None:
        """Select a word chosen elsewhere and bring it into view."""
        row = None if word_id is None else self._model.row_of(word_id)
        self._choosing = False
        if row is None:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        elif row != self.currentIndex().row():
            column = max(self.currentIndex().column(), 0)
            self.setCurrentIndex(self._model.index(row, column))
            self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)
        self._choosing = True

    @Slot()
    def copy_selection(self) -> None:
        """Put the selected rows, under a line of titles, on the clipboard."""
        # selectedRows() asks for every cell of every row; the ranges are at hand.
        ranges = cast(list[QItemSelectionRange], self.selectionModel().selection())
        rows = sorted({row for part in ranges for row in range(part.top(), part.bottom() + 1)})
        if rows:
            QGuiApplication.clipboard().setText(self._model.tsv(rows))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selection()  # Qt would copy one cell
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex, QModelIndex)
    def _row_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        if self._choosing and current.isValid():
            self.word_chosen.emit(self._model.word_id(current.row()))
