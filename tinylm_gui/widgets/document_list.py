"""The open documents with size, encoding and tokens, and the ways to have more or fewer."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tinylm.documents import Document
from tinylm.reading import DocumentSpan
from tinylm_gui.tables.text_rows_table import TextRowsTable
from tinylm_gui.widgets.empty_state import EmptyState
from tinylm_gui.widgets.small_table import SmallTable

NAME, BYTES, ENCODING, TOKENS = range(4)


class DocumentList(QWidget):
    """Emits the number of the document that is gone to; `document` is that number."""

    document_chosen = Signal(int)
    add_asked = Signal()
    remove_asked = Signal(list)  # of numbers

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        titles = (self.tr("document"), self.tr("bytes"), self.tr("encoding"), self.tr("tokens"))
        self._rows = TextRowsTable(titles, numbers=(BYTES, TOKENS), parent=self)
        self._table = SmallTable(self._rows, "documentsTable")
        self._table.setAccessibleName(self.tr("Open documents"))
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._empty = EmptyState(
            self.tr(
                "Open a text file or a folder of them, or drop them anywhere on the window: "
                "a book, letters, any plain text will do. Or begin with a sample."
            ),
            self._table,
        )
        self._add = QPushButton(self.tr("&Add…"))
        self._add.setObjectName("addDocuments")
        self._add.setToolTip(self.tr("Read more texts together with those that are open."))
        self._remove = QPushButton(self.tr("Re&move"))
        self._remove.setObjectName("removeDocuments")
        self._remove.setToolTip(
            self.tr("Close the chosen texts (Delete); the files stay as they are.")
        )
        self._lay_out()
        self._add.clicked.connect(self.add_asked)
        self._remove.clicked.connect(self._ask_to_remove)
        self._table.selectionModel().currentRowChanged.connect(self._choose)
        self._table.selectionModel().selectionChanged.connect(self._show_buttons)
        key = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self._table)
        key.activated.connect(self._ask_to_remove)
        self._show_buttons()

    def _lay_out(self) -> None:
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        width = self.fontMetrics().averageCharWidth()
        for column, letters in ((BYTES, 14), (ENCODING, 13), (TOKENS, 13)):
            header.resizeSection(column, letters * width)
        buttons = QHBoxLayout()
        buttons.addWidget(self._add)
        buttons.addWidget(self._remove)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._table, 1)
        layout.addLayout(buttons)

    @property
    def document(self) -> int:
        """The number of the document gone to last; -1 if there is none."""
        return self._table.currentIndex().row()

    def show_documents(self, documents: Sequence[Document], spans: Sequence[DocumentSpan]) -> None:
        """List documents with the parts of the text that they are."""
        rows = [
            (document.name, f"{document.size:,}", document.encoding, f"{span.tokens:,}")
            for document, span in zip(documents, spans, strict=True)
        ]
        paths = [str(document.path or document.name) for document in documents]
        self._rows.show_rows(rows, paths)
        self._empty.setVisible(not rows)
        self._table.setCurrentIndex(QModelIndex())
        self.go_to(0)
        self._show_buttons()

    def go_to(self, number: int) -> None:
        """Choose a document."""
        if number != self.document:
            self._table.selectRow(number)

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.document_chosen.emit(index.row())

    @Slot()
    def _show_buttons(self) -> None:
        count = self._rows.rowCount()
        self._add.setEnabled(count > 0)
        self._remove.setEnabled(0 < len(self._chosen()) < count)

    @Slot()
    def _ask_to_remove(self) -> None:
        if self._remove.isEnabled():
            self.remove_asked.emit(self._chosen())

    def _chosen(self) -> list[int]:
        return [index.row() for index in self._table.selectionModel().selectedRows()]
