"""Keeps the first column of a table in sight while the others scroll under it."""

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView


class FrozenColumn(QTableView):
    """A second view of the same model and selection, laid over the table's left edge.

    It is as wide as the first column, and there only when the table is scrolled sideways.
    """

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self.setObjectName("frozenColumn")
        self.setModel(table.model())
        self.setSelectionModel(table.selectionModel())
        self.setSelectionBehavior(table.selectionBehavior())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(table.verticalHeader().defaultSectionSize())
        header, own = table.horizontalHeader(), self.horizontalHeader()
        own.setSectionsClickable(True)
        own.setSortIndicatorShown(True)
        own.setHighlightSections(False)
        own.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        own.setSortIndicatorClearable(True)
        own.setSortIndicator(header.sortIndicatorSection(), header.sortIndicatorOrder())
        own.sortIndicatorChanged.connect(self._sort)
        header.sortIndicatorChanged.connect(self._show_sorting)
        header.sectionResized.connect(self.place)
        table.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(table.verticalScrollBar().setValue)
        table.horizontalScrollBar().valueChanged.connect(self.place)
        table.viewport().installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.place()
        return super().eventFilter(watched, event)

    @Slot()
    def place(self) -> None:
        """Cover the first column, if the table is scrolled sideways."""
        table = self._table
        self.setVisible(table.horizontalScrollBar().value() > 0)
        header = table.horizontalHeader()
        self.setColumnWidth(0, header.sectionSize(0))
        frame = table.frameWidth()
        self.setGeometry(
            frame, frame, header.sectionSize(0), table.viewport().height() + header.height()
        )

    @Slot(int, Qt.SortOrder)
    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        self._table.horizontalHeader().setSortIndicator(column, order)

    @Slot(int, Qt.SortOrder)
    def _show_sorting(self, column: int, order: Qt.SortOrder) -> None:
        own = self.horizontalHeader()
        own.blockSignals(True)
        own.setSortIndicator(column, order)
        own.blockSignals(False)
