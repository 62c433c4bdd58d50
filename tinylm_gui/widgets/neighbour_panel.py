"""The nearest words of the chosen word in the model's own space, beside the map."""

from html import escape

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from tinylm.vocabulary import Vocabulary
from tinylm_gui.presenters.map_picture import NEAREST, MapPicture
from tinylm_gui.presenters.words import visible
from tinylm_gui.widgets.ranked_words import RankedWords
from tinylm_gui.widgets.word_edit import WordEdit


class NeighbourPanel(QWidget):
    """Find a word, see what lies near it, and how much of that the map shows."""

    word_chosen = Signal(int)
    neighbours_changed = Signal()  # `nearest` holds their ids

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.nearest: list[int] = []
        self._question: tuple[MapPicture, int] | None = None
        self._find = WordEdit("mapSearch")
        self._find.setPlaceholderText(self.tr("Find a word"))
        self._find.setAccessibleName(self.tr("Find a word on the map"))
        self._find.setToolTip(self.tr("Type a word and press Enter to choose it."))
        self._find.setClearButtonEnabled(True)
        self._title = QLabel()
        self._title.setObjectName("mapWord")
        self._title.setWordWrap(True)
        self._measure = QComboBox()
        self._measure.setObjectName("mapMeasure")
        self._measure.setAccessibleName(self.tr("Measure of nearness"))
        self._measure.addItems([self.tr("by cosine similarity"), self.tr("by Euclidean distance")])
        self._measure.setToolTip(
            self.tr(
                "Cosine compares the directions of two vectors (1: the same, 0: unrelated); "
                "Euclidean distance is how far apart their ends are."
            )
        )
        self._list = RankedWords("neighboursTable")
        self._list.setAccessibleName(self.tr("Nearest words"))
        self._list.show_rows(NEAREST)
        self._kept = QLabel()
        self._kept.setObjectName("mapKept")
        self._kept.setWordWrap(True)
        self._kept.setProperty("quiet", True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self._find, self._title, self._measure, self._list, self._kept):
            layout.addWidget(widget)
        self._find.word_entered.connect(self.word_chosen)
        self._list.word_chosen.connect(self.word_chosen)
        self._measure.currentIndexChanged.connect(self._answer)

    def set_vocabulary(self, vocabulary: Vocabulary | None) -> None:
        """The words that can be found."""
        self._find.set_vocabulary(vocabulary)

    def show_nothing(self) -> None:
        """No word is chosen."""
        self._question = None
        self.nearest = []
        self._title.setText(self.tr("Click a word on the map to see its nearest words."))
        for widget in (self._measure, self._list, self._kept):
            widget.hide()

    def show_word(self, picture: MapPicture, word_id: int) -> None:
        """List the neighbours of a word and compare them with those in the picture."""
        self._question = (picture, word_id)
        for widget in (self._measure, self._list, self._kept):
            widget.show()
        self._answer()

    @Slot()
    def _answer(self) -> None:
        if self._question is None:
            return
        picture, word_id = self._question
        vocabulary, neighbours = picture.request.vocabulary, picture.neighbours
        title = self.tr("<b>{word}</b> (count {count}) and the words nearest to it:")
        word = escape(visible(vocabulary.word(word_id)))
        self._title.setText(title.format(word=word, count=f"{vocabulary.counts.item(word_id):,}"))
        by_cosine = self._measure.currentIndex() == 0
        search = neighbours.by_cosine if by_cosine else neighbours.by_distance
        ids, values = search(neighbours.vectors[word_id], NEAREST, (word_id,))
        measure = self.tr("similarity") if by_cosine else self.tr("distance")
        meaning = (
            self.tr("The cosine of the angle between two vectors: x·y / (|x| |y|).")
            if by_cosine
            else self.tr("How far apart the ends of two vectors are: √Σ(xᵢ - yᵢ)².")
        )
        self._list.words.show_words(vocabulary.words, ids, values, measure, meaning)
        self._kept.setText(self._trust(picture, word_id))
        self.nearest = ids.tolist()
        self.neighbours_changed.emit()

    def _trust(self, picture: MapPicture, word_id: int) -> str:
        row = picture.row(word_id)
        if row is None:
            return self.tr("This word is not on the map now.")
        kept, count = picture.kept_of(row)
        return self.tr("{kept} of its {count} nearest words on the map lie near it there.").format(
            kept=kept, count=count
        )
