"""A document's text by pages, with its tokens in place; leads to the place of any token."""

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSpinBox, QVBoxLayout, QWidget

from tinylm.corpus import Corpus
from tinylm.documents import Document
from tinylm.errors import TinyLMError
from tinylm.passages import PAGE, Page, Place, TokenPlaces, read_page
from tinylm_gui.presenters.words import qt_length
from tinylm_gui.session.background import Background
from tinylm_gui.widgets.number_box import number_box
from tinylm_gui.widgets.token_text import Reading, TokenText


class _Shown(NamedTuple):
    """A page of a document, with the place that was looked for."""

    document: Document
    page: Page
    place: Place | None = None


class DocumentText(QWidget):
    """Pages are read beside the window, so that a text may be as long as it likes."""

    word_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document: Document | None = None
        self._corpus: Corpus | None = None
        self._places: TokenPlaces | None = None
        self._shown: _Shown | None = None
        self._pages: int | None = None  # of the document; None while that is not known
        self._background = Background(self)
        self._text = TokenText()
        self._text.setObjectName("documentText")
        self._text.setAccessibleName(self.tr("Text of the chosen document"))
        self._number = number_box(QSpinBox)
        self._number.setObjectName("pageNumber")
        self._number.setAccessibleName(self.tr("Page"))
        self._number.setToolTip(self.tr("Which part of the text is shown."))
        self._number.setKeyboardTracking(False)
        self._earlier = QPushButton(self.tr("&Previous"))
        self._earlier.setObjectName("previousPage")
        self._earlier.setToolTip(self.tr("Show the part of the text before this one."))
        self._later = QPushButton(self.tr("&Next"))
        self._later.setObjectName("nextPage")
        self._later.setToolTip(self.tr("Show the part of the text after this one."))
        self._status = QLabel()
        self._status.setObjectName("pageStatus")
        self._status.setProperty("quiet", True)
        self._bar = QWidget()
        self._lay_out()
        self._background.done.connect(self._take)
        self._number.valueChanged.connect(self._go_to_number)
        self._earlier.clicked.connect(self._go_back)
        self._later.clicked.connect(self._go_on)
        self._text.word_chosen.connect(self.word_chosen)

    def _lay_out(self) -> None:
        below = QHBoxLayout(self._bar)
        below.setContentsMargins(0, 0, 0, 0)
        label = QLabel(self.tr("Pa&ge"))
        label.setBuddy(self._number)
        for widget in (self._earlier, self._later, label, self._number):
            below.addWidget(widget)
        below.addWidget(self._status, 1)
        self._bar.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._bar)

    def show_document(self, document: Document | None, corpus: Corpus) -> None:
        """Show the beginning of a document of a corpus."""
        self._document, self._corpus, self._pages = document, corpus, None
        self._places, self._shown = None, None
        if document is None:
            self._background.cancel()
            self._text.show_text("", None)
            self._bar.hide()
        else:
            self._places = TokenPlaces(document, corpus.tokenizer, corpus.settings.unit)
            self._go_to(0)

    def show_place(self, token: int) -> None:
        """Go to a token of the document, counted from 0."""
        if self._document is not None and self._places is not None:
            self._say(self.tr("Looking for the place …"))
            self._background.run(
                partial(_page_of_token, self._document, self._places, token, self._pages)
            )

    def mark_word(self, word_id: int | None) -> None:
        """Make one word stand out wherever it occurs."""
        self._text.mark_word(word_id)

    # pages

    def _go_to(self, number: int) -> None:
        if self._document is not None:
            self._background.run(partial(_page, self._document, number, self._pages))

    @Slot(int)
    def _go_to_number(self, number: int) -> None:
        self._go_to(number - 1)

    @Slot()
    def _go_back(self) -> None:
        self._number.stepDown()

    @Slot()
    def _go_on(self) -> None:
        self._number.stepUp()

    @Slot(object)
    def _take(self, answer: "_Shown | TinyLMError | float") -> None:
        if isinstance(answer, float):
            self._say(self.tr("Looking for the place: {share}").format(share=f"{answer:.0%}"))
        elif isinstance(answer, TinyLMError):
            self._text.show_text(str(answer), None)
            self._bar.hide()
        elif answer.document is self._document:
            self._show(answer)

    def _show(self, shown: _Shown) -> None:
        assert self._corpus is not None
        page, before = shown.page, self._shown
        self._shown = shown
        self._pages = page.pages
        if before is None or before.document is not shown.document or before.page[:3] != page[:3]:
            self._text.show_text(
                page.text, Reading(self._corpus.tokenizer, self._corpus.vocabulary)
            )
        if shown.place is not None:
            self._mark(page, shown.place)
        self._show_number(page)

    def _mark(self, page: Page, place: Place) -> None:
        """Select what was looked for and bring it to the middle."""
        start, end = place.start - page.first, place.end - page.first
        cursor = QTextCursor(self._text.document())
        cursor.setPosition(qt_length(page.text[:start]))
        cursor.setPosition(qt_length(page.text[:end]), QTextCursor.MoveMode.KeepAnchor)
        self._text.setTextCursor(cursor)
        self._text.centerCursor()

    def _show_number(self, page: Page) -> None:
        known = page.pages is not None
        last = page.pages if page.pages is not None else page.number + 1
        with QSignalBlocker(self._number):
            self._number.setRange(1, last)
            self._number.setValue(page.number + 1)
        self._earlier.setEnabled(page.number > 0)
        self._later.setEnabled(page.number + 1 < last)
        self._bar.setVisible(last > 1 or not known)
        self._say(
            self.tr("of {pages}; a page has about {characters} characters").format(
                pages=f"{last:,}" if known else "…", characters=f"{PAGE:,}"
            )
        )

    def _say(self, text: str) -> None:
        self._status.setText(text)


def _page(document: Document, number: int, pages: int | None) -> Iterator[_Shown | TinyLMError]:
    try:
        for page in read_page(document, number, pages):
            yield _Shown(document, page)
    except TinyLMError as error:
        yield error


def _page_of_token(
    document: Document, places: TokenPlaces, token: int, pages: int | None
) -> Iterator[_Shown | TinyLMError | float]:
    try:
        for found in places.find(token):
            if isinstance(found, float):
                yield found
                continue
            for number in (found.start // PAGE, found.start // PAGE + 1):
                for page in read_page(document, number, pages):
                    if found.start < page.first + len(page.text):
                        yield _Shown(document, page, found)
                if found.start < page.first + len(page.text):
                    return
    except TinyLMError as error:
        yield error
