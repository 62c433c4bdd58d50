"""A text in which every other token is shaded; the one under the mouse says its id and count."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextDocument,
)
from PySide6.QtWidgets import QPlainTextEdit, QToolTip, QWidget

from tinylm.tokenizer import Tokenizer
from tinylm.vocabulary import Vocabulary
from tinylm_gui.application.colours import colours_of
from tinylm_gui.presenters.words import visible


class Reading(NamedTuple):
    """How a text is read: into which tokens, with which ids."""

    tokenizer: Tokenizer
    vocabulary: Vocabulary


class TokenAt(NamedTuple):
    """A token of a line; start and end count as Qt does, a rare character being two."""

    start: int
    end: int
    token: str
    id: int  # -1 if the vocabulary has no place for it


def tokens_of_line(line: str, reading: Reading) -> list[TokenAt]:
    """The tokens of one line of a text."""
    tokens = reading.tokenizer.tokens(line)
    spans, ids = reading.tokenizer.spans(line), reading.vocabulary.ids(tokens).tolist()
    places = [0]
    for character in line:
        places.append(places[-1] + (2 if character > "\uffff" else 1))
    return [
        TokenAt(places[start], places[end], token, token_id)
        for (start, end), token, token_id in zip(spans, tokens, ids, strict=True)
    ]


class TokenText(QPlainTextEdit):
    """Shows a text; a click on a token, or Enter at one, chooses its word."""

    word_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setMouseTracking(True)
        self._reading: Reading | None = None
        self.document().setDocumentMargin(12)
        self._shading = _Shading(self.document())
        self._take_colours()

    def show_text(self, text: str, reading: Reading | None) -> None:
        """Show a text; without a reading, as it is."""
        self._reading = reading
        self._shading.reading = reading
        self.setPlainText(text)

    def mark_word(self, word_id: int | None) -> None:
        """Make one word stand out wherever it occurs."""
        if word_id != self._shading.marked:
            self._shading.marked = word_id
            self._shading.rehighlight()

    def meaning_at(self, position: int) -> str:
        """What is known of the token at a position of the text."""
        found = self._token_at(position)
        if found is None or self._reading is None:
            return ""
        vocabulary = self._reading.vocabulary
        if found.id < 0:
            return self.tr("“{token}” is not in the vocabulary").format(token=visible(found.token))
        if vocabulary.word(found.id) != found.token:
            return self.tr("“{token}” is read as the unknown word, id {id}").format(
                token=visible(found.token), id=found.id
            )
        return self.tr("“{token}”: id {id}, occurs {count} times").format(
            token=visible(found.token), id=found.id, count=f"{vocabulary.counts[found.id]:,}"
        )

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            position = self.cursorForPosition(event.pos()).position()
            QToolTip.showText(event.globalPos(), self.meaning_at(position), self)
            return True
        return super().viewportEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if not self.textCursor().hasSelection():
            self._choose(self.cursorForPosition(event.position().toPoint()).position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.textCursor().position())
        else:
            super().keyPressEvent(event)

    def _choose(self, position: int) -> None:
        found = self._token_at(position)
        if found is not None and found.id >= 0:
            self.word_chosen.emit(found.id)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._take_colours()

    def _token_at(self, position: int) -> TokenAt | None:
        block = self.document().findBlock(position)
        if self._reading is None or not block.isValid():
            return None
        column = position - block.position()
        tokens = tokens_of_line(block.text(), self._reading)
        return next((t for t in tokens if t.start <= column < t.end), None)

    def _take_colours(self) -> None:
        colours = colours_of(self.palette())
        self._shading.every_other.setBackground(QColor(colours.raised))
        self._shading.unknown.setForeground(QColor(colours.validation))
        self._shading.chosen.setBackground(QColor(colours.accent))
        self._shading.chosen.setForeground(QColor(colours.accent_text))
        self._shading.rehighlight()


class _Shading(QSyntaxHighlighter):
    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.reading: Reading | None = None
        self.marked: int | None = None
        self.every_other = QTextCharFormat()
        self.unknown = QTextCharFormat()
        self.chosen = QTextCharFormat()

    def highlightBlock(self, text: str) -> None:
        if self.reading is None:
            return
        unknown_id = self.reading.vocabulary.unknown_id
        for number, token in enumerate(tokens_of_line(text, self.reading)):
            if token.id == self.marked:
                form = self.chosen
            elif token.id in (-1, unknown_id):
                form = self.unknown
            elif number % 2:
                form = self.every_other
            else:
                continue
            self.setFormat(token.start, token.end - token.start, form)
