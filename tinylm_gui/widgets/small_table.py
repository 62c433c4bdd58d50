"""A table to read and to walk through by key: rows of one height, copied whole with Ctrl+C."""

from PySide6.QtCore import QAbstractItemModel, QEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from tinylm_gui.widgets.copying import CopyTable

ROOM = 6  # pixels of a row above and below the text


class SmallTable(QTableView):
    """Whole rows are selected, one at a time; Tab leaves the table."""

    _rows = 0  # that it is just high enough for; 0: it is as high as its place

    def __init__(self, model: QAbstractItemModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + ROOM)
        self.horizontalHeader().setHighlightSections(False)
        CopyTable(self)

    def show_rows(self, count: int) -> None:
        """Be just high enough for a number of rows."""
        self._rows = count
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Another style has another header."""
        super().changeEvent(event)
        if self._rows and event.type() is QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        rows = self._rows * self.verticalHeader().defaultSectionSize()
        header = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(rows + header + 2 * self.frameWidth())
