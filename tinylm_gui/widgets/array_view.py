"""A table of the numbers of an array, to walk through by key or mouse."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from tinylm_gui.tables.array_table import ArrayTable, Entry
from tinylm_gui.widgets.colour_scales import heat_colours
from tinylm_gui.widgets.copying import CopyTable
from tinylm_gui.widgets.heat_delegate import HeatDelegate

DIGITS_WIDE = 11


class ArrayView(QTableView):
    """Shows an ArrayTable; emits the entry that the user goes to."""

    entry_chosen = Signal(tuple)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.array = ArrayTable(self)
        self.setObjectName(name)
        self.setModel(self.array)
        self.setItemDelegate(HeatDelegate(self.array, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        digit, height = self.fontMetrics().horizontalAdvance("0"), self.fontMetrics().height()
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setHighlightSections(False)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setResizeContentsPrecision(0)  # else thousands of rows are measured
        self.horizontalHeader().setDefaultSectionSize(DIGITS_WIDE * digit)
        self.verticalHeader().setDefaultSectionSize(height + 8)
        CopyTable(self)
        self._choosing = True
        self.selectionModel().currentChanged.connect(self._changed)
        self._take_colours()

    def show_entry(self, entry: Entry) -> None:
        """Go to an entry chosen elsewhere."""
        self._choosing = False
        index = self.array.index(*self.array.cell(entry))
        if index != self.currentIndex():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        self._choosing = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            event.ignore()  # it is for those around the table
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._take_colours()

    def _take_colours(self) -> None:
        self.array.set_colours(*heat_colours(self.palette()))

    @Slot(QModelIndex, QModelIndex)
    def _changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        if self._choosing and current.isValid():
            self.entry_chosen.emit(self.array.entry(current.row(), current.column()))
