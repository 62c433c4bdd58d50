"""The written text: grows word by word, and each written word can be chosen."""

from bisect import bisect_right

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from tinylm_gui.presenters.draft import Draft
from tinylm_gui.presenters.words import qt_length


class OutputText(QTextEdit):
    """Shows a Draft; emits the place of the written word that was clicked, or -1."""

    word_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outputText")
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.document().setDocumentMargin(10)
        self._draft: Draft | None = None
        self._pieces: list[str] = []  # the prompt, then each word with the space before it
        self._ends: list[int] = []  # where each piece ends, as Qt counts
        self._marked: int | None = None
        self._pressed_at = -1

    def show_draft(self, draft: Draft | None) -> None:
        """Show a draft; if it goes on with the one shown, only what is new is added."""
        if draft is None or not self._goes_on(draft):
            self.clear()
            self._pieces, self._ends = [], []
        self._draft = draft
        if draft is None:
            return
        shown = len("".join(self._pieces))
        for count in range(len(self._pieces), len(draft.words) + 1):
            text = draft.text_up_to(count)
            self._add(text[shown:])
            shown = len(text)
        self.ensureCursorVisible()

    def _goes_on(self, draft: Draft) -> bool:
        shown = self._draft
        return (
            shown is not None
            and draft.prompt == shown.prompt
            and draft.words[: len(shown.words)] == shown.words
        )

    def _add(self, piece: str) -> None:
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(piece, QTextCharFormat() if self._pieces else self._prompt_format())
        before = self._ends[-1] if self._ends else 0
        self._pieces.append(piece)
        self._ends.append(before + qt_length(piece))

    def _prompt_format(self) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setForeground(self.palette().placeholderText())
        return form

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._ends:
            cursor = QTextCursor(self.document())
            cursor.setPosition(self._ends[0], QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(self._prompt_format())
            self.mark_word(self._marked)

    def mark_word(self, place: int | None) -> None:
        """Mark a written word, or none."""
        self._marked = place
        marks = []
        if place is not None and 0 <= place < len(self._ends) - 1:
            piece = self._pieces[place + 1]
            start = self._ends[place] + len(piece) - len(piece.lstrip())
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(self._ends[place + 1], QTextCursor.MoveMode.KeepAnchor)
            mark = QTextEdit.ExtraSelection()
            mark.cursor = cursor
            mark.format.setBackground(self.palette().highlight())
            mark.format.setForeground(self.palette().highlightedText())
            marks.append(mark)
        self.setExtraSelections(marks)

    def word_at(self, position: int) -> int:
        """The place of the written word at a position of the text, or -1."""
        place = bisect_right(self._ends, position) - 1
        return place if 0 <= place < len(self._ends) - 1 else -1

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed_at = self._position_at(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if not self.textCursor().hasSelection() and self._position_at(event) == self._pressed_at:
            self.word_chosen.emit(self.word_at(self._pressed_at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.word_chosen.emit(self.word_at(self.textCursor().position()))
        else:
            super().keyPressEvent(event)

    def _position_at(self, event: QMouseEvent) -> int:
        """The position of the letter under the pointer, not of the gap nearest to it."""
        cursor = self.cursorForPosition(event.position().toPoint())
        if self.cursorRect(cursor).left() > event.position().x() and cursor.position() > 0:
            return cursor.position() - 1
        return cursor.position()
