"""The texts that are open, what they hold, and the ways to open others."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from tinylm.corpus import Corpus
from tinylm.documents import Document
from tinylm.errors import TinyLMError
from tinylm.resources import SAMPLES
from tinylm_gui.session import Session
from tinylm_gui.widgets.empty_state import EmptyState
from tinylm_gui.widgets.readout import Readout
from tinylm_gui.widgets.token_text import Reading, TokenText

PREVIEW_CHARACTERS = 20_000


class DataView(QWidget):
    """Documents with their sizes, and the tokens of the one that is chosen."""

    open_asked = Signal()
    sample_asked = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._documents: tuple[Document, ...] = ()
        self._shown: object = None  # the corpus that is on the screen
        self._open = QPushButton(self.tr("&Open text…"))
        self._samples = QPushButton(self.tr("Open &sample"))
        self._table = QTableWidget(0, 4)
        self._text = TokenText()
        self._empty = EmptyState(
            self.tr("Open a text file, or drop one anywhere on the window."), self._table
        )
        self._numbers = self._make_numbers()
        self._advice = QLabel(
            self.tr(
                "The language of this text writes no spaces between words: the tokenizers "
                "characters and bpe, among the settings, suit it better than words."
            )
        )
        self._name_parts()
        self._lay_out()
        self._open.clicked.connect(self.open_asked)
        self._table.itemSelectionChanged.connect(self._show_text)
        self._text.word_chosen.connect(session.select_word)
        session.corpus_changed.connect(self._show_corpus)
        session.word_selected.connect(self._mark_word)

    def _make_numbers(self) -> dict[str, Readout]:
        described = {
            "tokenCount": (self.tr("Tokens"), self.tr("Words and marks in all documents.")),
            "wordCount": (self.tr("Distinct"), self.tr("Different tokens: the vocabulary.")),
            "pairCount": (
                self.tr("Pairs to train on"),
                self.tr("A pair is a token with those before it: what comes next is learned."),
            ),
            "heldBackCount": (
                self.tr("Held back"),
                self.tr("Tokens at the end of the text that only measure the model, never teach."),
            ),
        }
        return {name: Readout(name, *texts) for name, texts in described.items()}

    def _name_parts(self) -> None:
        self._open.setObjectName("openButton")
        self._open.setToolTip(self.tr("Choose text files; they replace the open text (Ctrl+O)."))
        self._samples.setObjectName("sampleButton")
        self._samples.setToolTip(self.tr("Choose one of the texts that come with the program."))
        menu = QMenu(self._samples)
        for name in SAMPLES:
            menu.addAction(name)
        menu.triggered.connect(lambda action: self.sample_asked.emit(action.text()))
        self._samples.setMenu(menu)
        self._table.setObjectName("documentsTable")
        self._table.setAccessibleName(self.tr("Open documents"))
        self._table.setHorizontalHeaderLabels(
            [self.tr("document"), self.tr("bytes"), self.tr("encoding"), self.tr("tokens")]
        )
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        self._table.verticalHeader().hide()
        self._table.setShowGrid(False)
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.setTabKeyNavigation(False)
        self._advice.setObjectName("spacesAdvice")
        self._advice.setWordWrap(True)
        self._advice.hide()
        self._text.setObjectName("documentText")
        self._text.setAccessibleName(self.tr("Text of the chosen document"))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._open)
        top.addWidget(self._samples)
        top.addStretch(1)
        for readout in self._numbers.values():
            top.addSpacing(16)
            top.addWidget(readout)
        hint = QLabel(
            self.tr(
                "Every other token is shaded. Point at one to see its id; click it to choose "
                "its word on every page."
            )
        )
        hint.setProperty("quiet", True)
        hint.setWordWrap(True)
        reading = QWidget()
        right = QVBoxLayout(reading)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(8)
        right.addWidget(self._advice)
        right.addWidget(hint)
        right.addWidget(self._text, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setObjectName("dataSplitter")
        splitter.addWidget(self._table)
        splitter.addWidget(reading)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([440, 800])
        splitter.setChildrenCollapsible(False)
        self._table.setMinimumSize(QSize(320, 120))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 16, 0, 8)
        layout.setSpacing(16)
        layout.addLayout(top)
        layout.addWidget(splitter, 1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_corpus()

    @Slot()
    def _show_corpus(self) -> None:
        corpus = self._session.corpus
        if corpus is None or corpus is self._shown or not self.isVisible():
            return
        self._shown = corpus
        self._documents = self._session.documents
        self._empty.hide()
        self._show_numbers(corpus)
        self._advice.setVisible(corpus.is_without_spaces)
        self._table.setRowCount(len(self._documents))
        for row, (document, span) in enumerate(zip(self._documents, corpus.documents, strict=True)):
            values = (document.name, f"{document.size:,}", document.encoding, f"{span.tokens:,}")
            for column, value in enumerate(values):
                self._table.setItem(row, column, _cell(value, is_number=column in (1, 3)))
        self._table.selectRow(0)
        self._show_text()
        self._mark_word()

    def _show_numbers(self, corpus: Corpus) -> None:
        held_back = corpus.validation.tokens if corpus.validation else 0
        for name, count in (
            ("tokenCount", corpus.training.tokens + held_back),
            ("wordCount", len(corpus.vocabulary)),
            ("pairCount", corpus.training.pairs),
            ("heldBackCount", held_back),
        ):
            self._numbers[name].show_value(f"{count:,}")

    @Slot()
    def _show_text(self) -> None:
        corpus, row = self._session.corpus, self._table.currentRow()
        if corpus is None or not 0 <= row < len(self._documents):
            self._text.show_text("", None)
            return
        try:
            text = _beginning(self._documents[row])
        except TinyLMError as error:
            self._text.show_text(str(error), None)
        else:
            self._text.show_text(text, Reading(corpus.tokenizer, corpus.vocabulary))

    @Slot()
    def _mark_word(self) -> None:
        if self.isVisible():
            self._text.mark_word(self._session.selected_word)


def _cell(value: str, is_number: bool) -> QTableWidgetItem:
    item = QTableWidgetItem(value)
    if is_number:
        item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return item


def _beginning(document: Document) -> str:
    """The first PREVIEW_CHARACTERS of a document, read no further."""
    text = ""
    for chunk in document.chunks():
        text += chunk
        if len(text) > PREVIEW_CHARACTERS:
            return text[:PREVIEW_CHARACTERS] + " …"
    return text
