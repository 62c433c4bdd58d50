"""The box for a prompt: marks words that the model does not know, remembers what was asked."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from tinylm.tokenizer import Tokenizer
from tinylm.vocabulary import Vocabulary
from tinylm_gui.application.preferences import open_store, stored_texts
from tinylm_gui.presenters.words import qt_length

LINES = 3
MOST_REMEMBERED = 50  # prompts


class UnknownWords(QSyntaxHighlighter):
    """Underlines the words of a document that are not in the vocabulary."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._vocabulary: Vocabulary | None = None
        self._tokenizer: Tokenizer | None = None
        self._mark = QTextCharFormat()
        self._mark.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        self._mark.setUnderlineColor(QColor("#d9730d"))

    def set_words(self, vocabulary: Vocabulary | None, tokenizer: Tokenizer | None) -> None:
        """What is known, and how text is cut into words."""
        self._vocabulary, self._tokenizer = vocabulary, tokenizer
        self.rehighlight()

    def unknown(self, text: str) -> list[tuple[str, int, int]]:
        """The unknown words of a text with where they start and end."""
        if self._vocabulary is None or self._tokenizer is None:
            return []
        tokens = zip(self._tokenizer.tokens(text), self._tokenizer.spans(text), strict=True)
        return [(word, *span) for word, span in tokens if word not in self._vocabulary]

    def highlightBlock(self, text: str) -> None:
        for _, start, end in self.unknown(text):
            self.setFormat(qt_length(text[:start]), qt_length(text[start:end]), self._mark)


class PromptEdit(QPlainTextEdit):
    """Enter asks, Shift+Enter starts a line; Up and Down bring back earlier prompts."""

    submitted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("promptEdit")
        self.setTabChangesFocus(True)
        metrics = self.fontMetrics()
        self.setFixedHeight(LINES * metrics.lineSpacing() + 2 * self.frameWidth() + 10)
        self._unknown = UnknownWords(self.document())
        self._store = open_store()
        self.history = stored_texts(self._store, "prompts")
        # In the history, of what is shown; past its end if it is not from there.
        self._place = len(self.history)

    def set_words(self, vocabulary: Vocabulary | None, tokenizer: Tokenizer | None) -> None:
        """What is known, and how text is cut into words."""
        self._unknown.set_words(vocabulary, tokenizer)

    def unknown_words(self) -> list[str]:
        """The words that the model does not know, each once, in the order of the text."""
        return list(dict.fromkeys(word for word, *_ in self._unknown.unknown(self.toPlainText())))

    def remember(self) -> None:
        """Keep the prompt in the history and for the next start, newest last and none twice."""
        prompt = self.toPlainText().strip()
        if prompt:
            earlier = [other for other in stored_texts(self._store, "prompts") if other != prompt]
            self.history = [*earlier, prompt][-MOST_REMEMBERED:]
            self._store.setValue("prompts", self.history)
        self._place = len(self.history) - 1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shift:
            self.submitted.emit()
        elif event.key() == Qt.Key.Key_Up and self._cursor_is_at(QTextCursor.MoveOperation.Up):
            self._go_back(1)
        elif event.key() == Qt.Key.Key_Down and self._cursor_is_at(QTextCursor.MoveOperation.Down):
            self._go_back(-1)
        else:
            super().keyPressEvent(event)
            self._place = len(self.history)

    def _cursor_is_at(self, edge: QTextCursor.MoveOperation) -> bool:
        """Whether there is no line to go to in this direction."""
        return not self.textCursor().movePosition(edge)

    def _go_back(self, steps: int) -> None:
        place = min(max(self._place - steps, 0), len(self.history))
        if place != self._place:
            self._place = place
            self.setPlainText(self.history[place] if place < len(self.history) else "")
            self.moveCursor(QTextCursor.MoveOperation.End)
