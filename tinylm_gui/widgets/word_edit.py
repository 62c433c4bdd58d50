"""A line in which to type a word of the vocabulary, with suggestions."""

from PySide6.QtCore import QStringListModel, Qt, Signal, Slot
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from tinylm.vocabulary import Vocabulary
from tinylm_gui.tables.word_filter import WordFilter

MOST_SUGGESTIONS = 12


class WordEdit(QLineEdit):
    """Emits `word_entered` with the id of the word that was typed or picked."""

    word_entered = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._vocabulary: Vocabulary | None = None
        self._suggestions = QStringListModel(self)
        completer = QCompleter(self._suggestions, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.activated.connect(self._enter)
        self.setCompleter(completer)
        self.textEdited.connect(self._suggest)
        self.returnPressed.connect(self._enter)

    def set_vocabulary(self, vocabulary: Vocabulary | None) -> None:
        """The words to choose from."""
        self._vocabulary = vocabulary

    def word_id(self) -> int | None:
        """The id of the word in the line; None if it is no word of the vocabulary."""
        if self._vocabulary is None:
            return None
        word = self._vocabulary.id(self.text().strip())
        return self._vocabulary.id(self.text().strip().lower()) if word is None else word

    @Slot(str)
    def _suggest(self, text: str) -> None:
        if self._vocabulary is None or not text.strip():
            self._suggestions.setStringList([])
            return
        words = self._vocabulary.words
        found = [words[i] for i in WordFilter(text.strip()).matches(words).nonzero()[0]]
        start = text.strip().casefold()
        # Words that begin so come first; within each kind the frequent ones, as by id.
        found.sort(key=lambda word: not word.casefold().startswith(start))
        self._suggestions.setStringList(found[:MOST_SUGGESTIONS])

    @Slot()
    def _enter(self) -> None:
        word_id = self.word_id()
        if word_id is not None:
            self.word_entered.emit(word_id)
