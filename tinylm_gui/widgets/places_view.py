"""Places of a text one under the other, the word in the middle; a click leads to the place."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from tinylm_gui.tables.places_table import AFTER, BEFORE, WORD, PlacesTable
from tinylm_gui.widgets.small_table import SmallTable


class PlacesView(SmallTable):
    """Shows a PlacesTable; emits the position of the place that is clicked or entered."""

    place_chosen = Signal(int)

    def __init__(self, places: PlacesTable, name: str, parent: QWidget | None = None) -> None:
        super().__init__(places, name, parent)
        self._places = places
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setItemDelegateForColumn(BEFORE, _EndsOnTheRight(self))
        self.setItemDelegateForColumn(WORD, _Bold(self))
        self.setToolTip(self.tr("Click a line to read it in the text."))
        header = self.horizontalHeader()
        header.setSectionResizeMode(BEFORE, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(AFTER, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(WORD, 14 * self.fontMetrics().averageCharWidth())
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        self.place_chosen.emit(self._places.position(index.row()))


class _EndsOnTheRight(QStyledItemDelegate):
    """Cuts what does not fit at its beginning."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideLeft


class _Bold(QStyledItemDelegate):
    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.font.setWeight(QFont.Weight.Bold)
