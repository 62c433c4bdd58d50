"""The texts that are open, what they hold, and the ways to open others."""

from bisect import bisect_right

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from tinylm.corpus import Corpus
from tinylm.documents import Document
from tinylm.resources import SAMPLES
from tinylm_gui.session import Session
from tinylm_gui.widgets.concordance_panel import ConcordancePanel
from tinylm_gui.widgets.document_list import DocumentList
from tinylm_gui.widgets.document_text import DocumentText
from tinylm_gui.widgets.readout import Readout
from tinylm_gui.widgets.statistics_panel import StatisticsPanel


class DataView(QWidget):
    """Documents on the left; on the right the text of one, statistics, and a word's places."""

    open_asked = Signal()
    folder_asked = Signal()
    sample_asked = Signal(str)
    add_asked = Signal()
    remove_asked = Signal(list)  # of the documents' numbers

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._documents: tuple[Document, ...] = ()
        self._shown: Corpus | None = None  # what is on the screen
        self._open = QPushButton(self.tr("&Open text…"))
        self._folder = QPushButton(self.tr("Open &folder…"))
        self._samples = QPushButton(self.tr("Open &sample"))
        self._list = DocumentList()
        self._text = DocumentText()
        self._statistics = StatisticsPanel()
        self._concordance = ConcordancePanel()
        self._tabs = QTabWidget()
        self._numbers = self._make_numbers()
        self._advice = QLabel(
            self.tr(
                "The language of this text writes no spaces between words: the tokenizers "
                "characters and bpe, among the settings, suit it better than words."
            )
        )
        self._name_parts()
        self._lay_out()
        self._connect_parts()

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
        self._folder.setObjectName("openFolderButton")
        self._folder.setToolTip(self.tr("Read all text files of a folder and the folders in it."))
        self._samples.setObjectName("sampleButton")
        self._samples.setToolTip(self.tr("Choose one of the texts that come with the program."))
        menu = QMenu(self._samples)
        for name in SAMPLES:
            menu.addAction(name)
        menu.triggered.connect(lambda action: self.sample_asked.emit(action.text()))
        self._samples.setMenu(menu)
        self._advice.setObjectName("spacesAdvice")
        self._advice.setWordWrap(True)
        self._advice.hide()
        self._tabs.setObjectName("dataTabs")
        self._tabs.setDocumentMode(True)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        for button in (self._open, self._folder, self._samples):
            top.addWidget(button)
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
        self._tabs.addTab(_page(self._advice, hint, self._text), self.tr("Text"))
        self._tabs.addTab(_page(self._statistics), self.tr("Statistics"))
        self._tabs.addTab(_page(self._concordance), self.tr("Concordance"))
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setObjectName("dataSplitter")
        splitter.addWidget(self._list)
        splitter.addWidget(self._tabs)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([440, 800])
        splitter.setChildrenCollapsible(False)
        self._list.setMinimumSize(QSize(320, 120))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 8)
        layout.setSpacing(16)
        layout.addLayout(top)
        layout.addWidget(splitter, 1)

    def _connect_parts(self) -> None:
        session = self._session
        self._open.clicked.connect(self.open_asked)
        self._folder.clicked.connect(self.folder_asked)
        self._list.add_asked.connect(self.add_asked)
        self._list.remove_asked.connect(self.remove_asked)
        self._list.document_chosen.connect(self._show_text)
        for part in (self._text, self._statistics, self._concordance):
            part.word_chosen.connect(session.select_word)
        self._concordance.place_chosen.connect(self.show_place)
        self._statistics.save_asked.connect(session.save_file)
        self._tabs.currentChanged.connect(self._show_tab)
        session.corpus_changed.connect(self._show_corpus)
        session.word_selected.connect(self._mark_word)

    @Slot(int)
    def show_place(self, position: int) -> None:
        """Go to a token of the text, counted from the start of the first document."""
        corpus = self._session.corpus
        if corpus is None:
            return
        spans = corpus.documents
        number = bisect_right(spans, position, key=lambda span: span.start) - 1
        self._tabs.setCurrentIndex(0)
        self._list.go_to(number)
        self._text.show_place(position - spans[number].start)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_corpus()
        self._mark_word()

    @Slot()
    def _show_corpus(self) -> None:
        corpus = self._session.corpus
        if corpus is None or corpus is self._shown or not self.isVisible():
            return
        self._shown = corpus
        self._documents = self._session.documents
        self._show_numbers(corpus)
        self._advice.setVisible(corpus.is_without_spaces)
        self._list.show_documents(self._documents, corpus.documents)
        self._mark_word()

    def _show_numbers(self, corpus: Corpus) -> None:
        held_back = corpus.validation.tokens if corpus.validation else 0
        for name, count in (
            ("tokenCount", corpus.tokens),
            ("wordCount", len(corpus.vocabulary)),
            ("pairCount", corpus.training.pairs),
            ("heldBackCount", held_back),
        ):
            self._numbers[name].show_value(f"{count:,}")

    @Slot(int)
    def _show_text(self, number: int) -> None:
        corpus = self._session.corpus
        if corpus is not None and number < len(self._documents):
            self._text.show_document(self._documents[number], corpus)

    @Slot()
    def _mark_word(self) -> None:
        if self.isVisible():
            self._text.mark_word(self._session.selected_word)
            self._show_tab()

    @Slot()
    def _show_tab(self) -> None:
        """Bring the tab in front up to date; the others wait until they are looked at."""
        corpus, word_id = self._session.corpus, self._session.selected_word
        shown = self._tabs.currentIndex()
        if corpus is not None and shown == 1:
            self._statistics.show_corpus(corpus)
            self._statistics.mark_word(word_id)
        elif shown == 2:
            self._concordance.show_word(corpus, word_id)


def _page(*parts: QWidget) -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 8, 0, 0)
    layout.setSpacing(8)
    for part in parts:
        layout.addWidget(part, 0 if isinstance(part, QLabel) else 1)
    return page
