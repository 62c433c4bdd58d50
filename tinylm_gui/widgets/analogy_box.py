"""Word arithmetic: what is to c as a is to b?"""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGroupBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tinylm.vocabulary import Vocabulary
from tinylm_gui.presenters.map_picture import MapPicture
from tinylm_gui.widgets.ranked_words import RankedWords
from tinylm_gui.widgets.word_edit import WordEdit

ANSWERS = 5


class AnalogyBox(QGroupBox):
    """a - b + c, as soon as all three are words."""

    word_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Analogy"))
        self.setToolTip(
            self.tr(
                "Subtracts and adds the vectors of words and lists what lies nearest. "
                "A famous one: king - man + woman."
            )
        )
        self._picture: MapPicture | None = None
        self._edits = [WordEdit(f"analogy{letter}") for letter in "ABC"]
        names = (self.tr("Word"), self.tr("Less"), self.tr("Plus"))
        examples = (self.tr("king"), self.tr("man"), self.tr("woman"))
        signs = ("", "\N{MINUS SIGN}", "+")
        row = QHBoxLayout()
        for edit, name, example, sign in zip(self._edits, names, examples, signs, strict=True):
            edit.setAccessibleName(name)
            edit.setPlaceholderText(example)
            edit.setToolTip(self.tr("A word of the vocabulary"))
            edit.setMinimumWidth(48)
            if sign:
                row.addWidget(QLabel(sign))
            row.addWidget(edit, 1)
            edit.textChanged.connect(self._answer)
        self._answers = RankedWords("analogyTable")
        self._answers.setAccessibleName(self.tr("Answers of the analogy"))
        self._answers.show_rows(ANSWERS)
        self._answers.word_chosen.connect(self.word_chosen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addLayout(row)
        layout.addWidget(self._answers)
        self._hint = QLabel(self.tr("Type three words to see which one completes them."))
        self._hint.setWordWrap(True)
        self._hint.setProperty("quiet", True)
        layout.addWidget(self._hint)
        self._answers.hide()

    def set_vocabulary(self, vocabulary: Vocabulary | None) -> None:
        """The words to reckon with."""
        self._picture = None
        for edit in self._edits:
            edit.set_vocabulary(vocabulary)
            edit.clear()

    def set_picture(self, picture: MapPicture) -> None:
        """Reckon with the vectors behind a picture."""
        self._picture = picture
        self._answer()

    @Slot()
    def _answer(self) -> None:
        a, b, c = (edit.word_id() for edit in self._edits)
        is_asked = self._picture is not None and None not in (a, b, c)
        self._answers.setVisible(is_asked)
        self._hint.setVisible(not is_asked)
        if self._picture is None or a is None or b is None or c is None:
            self._answers.words.clear()
            return
        ids, values = self._picture.neighbours.analogy(plus=(a, c), minus=(b,), count=ANSWERS)
        words = self._picture.request.vocabulary.words
        meaning = self.tr(
            "The cosine of the angle between the word's vector x and the sum v of the question's "
            "vectors of length 1: x·v / (|x| |v|)."
        )
        self._answers.words.show_words(words, ids, values, self.tr("similarity"), meaning)
