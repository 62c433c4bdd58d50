"""What the text says of a candidate: counts after the same words and fewer, and the places."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from tinylm.context_counts import ContextMatches, Verdict, verdict
from tinylm.corpus import Corpus
from tinylm_gui.presenters.words import visible
from tinylm_gui.tables.places_table import PlacesTable
from tinylm_gui.tables.text_rows_table import TextRowsTable
from tinylm_gui.widgets.places_view import PlacesView
from tinylm_gui.widgets.small_table import SmallTable

MOST_PLACES = 200
RIVALS = 5  # most frequent followers that are told
LOWEST_TABLE = 5  # rows


class TextEvidence(QWidget):
    """A table of counts above the sentences; the longest context stands first."""

    place_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        titles = (
            self.tr("after"),
            self.tr("times"),
            self.tr("this word"),
            self.tr("share"),
            self.tr("the network"),
        )
        self._counts = TextRowsTable(titles, numbers=(1, 2, 3), parent=self)
        table = SmallTable(self._counts, "whyCounts")
        table.setAccessibleName(self.tr("Counts after the same words"))
        table.show_rows(LOWEST_TABLE)
        header = table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        width = self.fontMetrics().averageCharWidth()
        for column, letters in ((1, 11), (2, 12), (3, 11), (4, 16)):
            header.resizeSection(column, letters * width)
        self._places = PlacesTable(self)
        self._lines = PlacesView(self._places, "whyPlaces")
        self._lines.setAccessibleName(self.tr("Places of the text that support the word"))
        self._shown: tuple[ContextMatches, int] | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(table)
        layout.addWidget(self._lines, 1)
        self._lines.place_chosen.connect(self.place_chosen)

    def show_matches(
        self, corpus: Corpus, matches: ContextMatches | None, word_id: int, probability: float
    ) -> str:
        """Show the counts for a word with this `probability`; None while they are counted.

        Returns a sentence that compares the two.
        """
        if matches is None:
            self._counts.show_rows([])
            self._show_places(corpus, None, word_id)
            return self.tr("Counting in the text …")
        lengths = range(len(matches.context), 0, -1)
        rows = []
        for length in lengths:
            total, count = matches.total(length), matches.count(length, word_id)
            says = self.tr("not in the text") if not total else ""
            if length == matches.longest:
                says = self._marks()[verdict(probability, count, total)]
            words = _words(corpus, matches.context[-length:])
            rows.append((words, f"{total:,}", f"{count:,}", _share(count, total), says))
        total = corpus.tokens
        count = int(corpus.vocabulary.counts[word_id])
        everywhere = self.tr("anywhere in the text")
        rows.append((everywhere, f"{total:,}", f"{count:,}", _share(count, total), ""))
        self._counts.show_rows(rows, [self._rivals(corpus, matches, n) for n in (*lengths, 0)])
        self._show_places(corpus, matches, word_id)
        return self._summary(corpus, matches, word_id, probability)

    def _marks(self) -> dict[Verdict, str]:
        return {
            Verdict.AGREES: self.tr("= agrees"),
            Verdict.HIGHER: self.tr("▲ says more"),
            Verdict.LOWER: self.tr("▼ says less"),
        }

    def _rivals(self, corpus: Corpus, matches: ContextMatches, length: int) -> str:
        if not length:
            return self.tr("How often the word occurs in the text, whatever comes before it.")
        followers = matches.followers(length, RIVALS)
        if not followers:
            return self.tr(
                "These words never stand in a row in the text: "
                "here the network can only carry over what it learned elsewhere."
            )
        told = ", ".join(f"{visible(corpus.vocabulary.word(i))} {n:,}" for i, n in followers)
        return self.tr("What follows most often: {followers}").format(followers=told)

    def _summary(
        self, corpus: Corpus, matches: ContextMatches, word_id: int, probability: float
    ) -> str:
        """One sentence that compares the probability with the counts."""
        length = matches.longest  # what the network should agree with
        if not length:
            return self.tr(
                "The network gives it {probability}; the text never has a word after “{words}”."
            ).format(probability=f"{probability:.2%}", words=_words(corpus, matches.context[-1:]))
        total, count = matches.total(length), matches.count(length, word_id)
        says = {
            Verdict.AGREES: self.tr("they agree."),
            Verdict.HIGHER: self.tr("they disagree, the network says more."),
            Verdict.LOWER: self.tr("they disagree, the network says less."),
        }[verdict(probability, count, total)]
        text = self.tr(
            "The network gives it {probability}, in the text it follows “{words}” "
            "{count} of {total} times ({share}): {says}"
        )
        return text.format(
            probability=f"{probability:.2%}",
            words=_words(corpus, matches.context[-length:]),
            count=f"{count:,}",
            total=f"{total:,}",
            share=_share(count, total),
            says=says,
        )

    def _show_places(self, corpus: Corpus, matches: ContextMatches | None, word_id: int) -> None:
        if matches is None:
            self._shown = None
            self._places.show_places(corpus, ())
        elif self._shown is None or self._shown[0] is not matches or self._shown[1] != word_id:
            self._shown = matches, word_id
            self._places.show_places(corpus, matches.places(word_id, MOST_PLACES))


def _share(count: int, total: int) -> str:
    return f"{count / total:.2%}" if total else "—"


def _words(corpus: Corpus, ids: tuple[int, ...]) -> str:
    return " ".join(visible(corpus.vocabulary.word(word_id)) for word_id in ids)
