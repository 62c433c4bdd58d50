"""Which pair of the text is looked at: by number, by word, by a click, or the next one."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from tinylm.pairs import Pairs
from tinylm.vocabulary import Vocabulary
from tinylm_gui.presenters.words import visible
from tinylm_gui.widgets.number_box import number_box
from tinylm_gui.widgets.token_strip import Token, TokenStrip

REACH = 30  # tokens shown before and after the target


class PairChooser(QWidget):
    """Emits the number of the pair that the user goes to, from 0."""

    pair_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pairs: Pairs | None = None
        self._vocabulary: Vocabulary | None = None
        self._number = number_box(QSpinBox)
        self._number.setObjectName("pairNumber")
        self._number.setAccessibleName(self.tr("Number of the pair"))
        self._number.setToolTip(
            self.tr("The pairs of the text are numbered from 1; those held back come last.")
        )
        self._number.setKeyboardTracking(False)
        self._number.setMinimumWidth(110)
        self._count = QLabel()
        self._count.setObjectName("pairCountText")
        self._search = QLineEdit()
        self._search.setObjectName("pairSearch")
        self._search.setPlaceholderText(self.tr("Find a next word"))
        self._search.setAccessibleName(self.tr("Find a pair by its next word"))
        self._search.setToolTip(
            self.tr("Type a word and press Enter: the next pair in which this word comes next.")
        )
        self._search.setMaximumWidth(200)
        self._previous = QPushButton(self.tr("&Previous pair"))
        self._previous.setObjectName("previousPair")
        self._previous.setToolTip(self.tr("Look at the pair before this one."))
        self._next = QPushButton(self.tr("&Next pair"))
        self._next.setObjectName("nextPair")
        self._next.setToolTip(self.tr("Look at the pair after this one."))
        self._said = QLabel()
        self._said.setObjectName("pairSaid")
        self._said.setProperty("quiet", True)
        self._strip = TokenStrip()
        self._strip.setToolTip(
            self.tr(
                "Framed: the words that the model sees. Filled: the word that comes next. Click "
                "another to look at it."
            )
        )
        self._lay_out()
        self._number.valueChanged.connect(self._go_to_number)
        self._search.returnPressed.connect(self._find)
        self._previous.clicked.connect(lambda: self._step(-1))
        self._next.clicked.connect(lambda: self._step(1))
        self._strip.pair_chosen.connect(self.pair_chosen)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        label = QLabel(self.tr("Pai&r"))
        label.setBuddy(self._number)
        for part in (label, self._number, self._count, self._previous, self._next, self._search):
            row.addWidget(part)
        row.addWidget(self._said, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(row)
        layout.addWidget(self._strip)

    def show_pair(self, pairs: Pairs, vocabulary: Vocabulary, number: int) -> None:
        """Show a pair in its text."""
        self._pairs, self._vocabulary = pairs, vocabulary
        self._number.blockSignals(True)
        self._number.setRange(1, len(pairs))
        self._number.setValue(number + 1)
        self._number.blockSignals(False)
        self._count.setText(self.tr("of {count}").format(count=f"{len(pairs):,}"))
        self._previous.setEnabled(number > 0)
        self._next.setEnabled(number + 1 < len(pairs))
        pair = pairs[number]
        self._say(self.tr("This pair is held back: it is never trained on.") * pair.is_held_back)
        around = pairs.around(number, REACH)
        middle = next(i for i, token in enumerate(around) if token.number == number)
        known = sum(1 for word in pair.context.tolist() if word != vocabulary.start_id)
        seen = range(middle - known, middle)
        self._strip.show_tokens(
            [
                Token(visible(vocabulary.word(t.id)), t.number, i in seen, i == middle)
                for i, t in enumerate(around)
            ]
        )

    def _say(self, text: str) -> None:
        self._said.setText(text)

    def _step(self, by: int) -> None:
        self.pair_chosen.emit(self._number.value() - 1 + by)

    @Slot(int)
    def _go_to_number(self, value: int) -> None:
        self.pair_chosen.emit(value - 1)

    @Slot()
    def _find(self) -> None:
        text, vocabulary = self._search.text().strip(), self._vocabulary
        if not text or vocabulary is None or self._pairs is None:
            return
        word = vocabulary.id(text)
        if word is None:
            word = vocabulary.id(text.lower())
        if word is None:
            self._say(self.tr("“{word}” is not in the vocabulary.").format(word=text))
            return
        found = self._pairs.next_with_target(word, self._number.value() - 1)
        if found is None:
            self._say(self.tr("“{word}” never follows another word.").format(word=text))
        else:
            self.pair_chosen.emit(found)
