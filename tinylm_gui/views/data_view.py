"""The texts that are open, what they hold, and the ways to open others."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from tinylm.documents import Document
from tinylm.errors import TinyLMError
from tinylm_gui.session import Session

PREVIEW_CHARACTERS = 20_000


class DataView(QWidget):
    """Documents with their sizes, and the beginning of the one that is chosen."""

    open_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._documents: tuple[Document, ...] = ()
        open_button = QPushButton(self.tr("Open text…"))
        open_button.setObjectName("openButton")
        open_button.setToolTip(self.tr("Choose text files; they replace the open text."))
        open_button.clicked.connect(self.open_asked)
        self._summary = QLabel()
        self._summary.setObjectName("corpusSummary")
        self._summary.setWordWrap(True)

        self._table = QTableWidget(0, 4)
        self._table.setObjectName("documentsTable")
        self._table.setAccessibleName(self.tr("Open documents"))
        self._table.setHorizontalHeaderLabels(
            [self.tr("document"), self.tr("size"), self.tr("encoding"), self.tr("tokens")]
        )
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._table.verticalHeader().hide()
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.itemSelectionChanged.connect(self._show_text)
        self._text = QPlainTextEdit()
        self._text.setObjectName("documentText")
        self._text.setAccessibleName(self.tr("Text of the chosen document"))
        self._text.setReadOnly(True)

        top = QHBoxLayout()
        top.addWidget(open_button)
        top.addSpacing(8)
        top.addWidget(self._summary, 1)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setObjectName("dataSplitter")
        splitter.addWidget(self._table)
        splitter.addWidget(self._text)
        splitter.setStretchFactor(1, 2)
        splitter.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(splitter, 1)
        session.corpus_changed.connect(self._show_documents)
        self._show_documents()

    @Slot()
    def _show_documents(self) -> None:
        corpus = self._session.corpus
        self._documents = self._session.documents
        self._table.setRowCount(len(self._documents))
        if corpus is None:
            self._summary.setText(self.tr("Open a text file, or drop one anywhere on the window."))
            return
        for row, (document, span) in enumerate(zip(self._documents, corpus.documents, strict=True)):
            values = (document.name, f"{document.size:,}", document.encoding, f"{span.tokens:,}")
            for column, value in enumerate(values):
                item = QTableWidgetItem(value)
                if column in (1, 3):
                    item.setTextAlignment(
                        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                    )
                self._table.setItem(row, column, item)
        self._summary.setText(self._summary_in_words())
        self._table.selectRow(0)
        self._show_text()

    def _summary_in_words(self) -> str:
        corpus = self._session.corpus
        assert corpus is not None
        held_back = corpus.validation.tokens if corpus.validation else 0
        return self.tr(
            "{tokens} tokens, {words} distinct; {pairs} pairs to train on, "
            "{held_back} tokens held back for validation"
        ).format(
            tokens=f"{corpus.training.tokens + held_back:,}",
            words=f"{len(corpus.vocabulary):,}",
            pairs=f"{corpus.training.pairs:,}",
            held_back=f"{held_back:,}",
        )

    @Slot()
    def _show_text(self) -> None:
        row = self._table.currentRow()
        if not 0 <= row < len(self._documents):
            self._text.clear()
            return
        try:
            self._text.setPlainText(_beginning(self._documents[row]))
        except TinyLMError as error:
            self._text.setPlainText(str(error))


def _beginning(document: Document) -> str:
    """The first PREVIEW_CHARACTERS of a document, read no further."""
    text = ""
    for chunk in document.chunks():
        text += chunk
        if len(text) > PREVIEW_CHARACTERS:
            return text[:PREVIEW_CHARACTERS] + " …"
    return text
