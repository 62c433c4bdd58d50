"""What can be counted in the text: words, lengths, and how frequent the frequent words are."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tinylm.corpus import Corpus
from tinylm.statistics import LengthSummary, TextStatistics, measure_statistics
from tinylm_gui.session.background import Background
from tinylm_gui.widgets.flow_layout import FlowLayout
from tinylm_gui.widgets.rank_plot import RankPlot
from tinylm_gui.widgets.readout import Readout


class StatisticsPanel(QWidget):
    """Numbers above the plot of counts by rank; counted beside the window."""

    word_chosen = Signal(int)
    save_asked = Signal(str, bytes)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._corpus: Corpus | None = None
        self._background = Background(self)
        self._numbers = {name: Readout(name, *texts) for name, texts in self._meanings().items()}
        self._plot = RankPlot()
        numbers = QWidget()
        row = FlowLayout(numbers, spacing=12)
        for readout in self._numbers.values():
            row.addWidget(readout)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(numbers)
        layout.addWidget(self._plot, 1)
        self._background.done.connect(self._take)
        self._plot.word_chosen.connect(self.word_chosen)
        self._plot.menu.save_asked.connect(self.save_asked)

    def _meanings(self) -> dict[str, tuple[str, str]]:
        return {
            "onceCount": (
                self.tr("Seen once"),
                self.tr("Different tokens that occur only once; a model can learn little of them."),
            ),
            "typeTokenRatio": (
                self.tr("Type-token ratio"),
                self.tr("Different tokens divided by all tokens: how rich the words are."),
            ),
            "unknownShare": (
                self.tr("Unknown"),
                self.tr("Share of the tokens that are too rare and read as the unknown word."),
            ),
            "unitLength": (
                self.tr("Unit length"),
                self.tr(
                    "Mean number of tokens in a unit: a document or a sentence, as the settings "
                    "have it. No context looks beyond its unit."
                ),
            ),
            "sentenceLength": (
                self.tr("Sentence length"),
                self.tr("Mean number of tokens up to a mark that ends a sentence (. ! ?)."),
            ),
            "longestSentence": (
                self.tr("Longest sentence"),
                self.tr("Tokens of the longest sentence."),
            ),
        }

    def show_corpus(self, corpus: Corpus) -> None:
        """Show the statistics of a text; nothing happens if they are there already."""
        if corpus is self._corpus:
            return
        self._corpus = corpus
        for readout in self._numbers.values():
            readout.show_value("")
        self._plot.show_vocabulary(corpus.vocabulary)
        self._background.run(partial(_measured, corpus))

    def mark_word(self, word_id: int | None) -> None:
        """Make the chosen word stand out."""
        self._plot.mark_word(word_id)

    @Slot(object)
    def _take(self, answer: tuple[Corpus, TextStatistics]) -> None:
        corpus, measured = answer
        if corpus is not self._corpus:
            return
        tokens, numbers = f"{measured.tokens:,}", self._numbers
        numbers["onceCount"].show_value(
            f"{measured.once:,}",
            f"{measured.once:,} / {measured.distinct:,} = {measured.once / measured.distinct:.1%}"
            if measured.distinct
            else "",
        )
        ratio = f"{measured.type_token_ratio:.3f}"
        numbers["typeTokenRatio"].show_value(ratio, f"{measured.distinct:,} / {tokens} = {ratio}")
        share = f"{measured.unknown / measured.tokens:.2%}"
        numbers["unknownShare"].show_value(share, f"{measured.unknown:,} / {tokens} = {share}")
        numbers["unitLength"].show_value(
            f"{measured.units.mean:,.1f}", self._working(measured.tokens, measured.units)
        )
        sentences = measured.sentences
        if sentences is not None:
            numbers["sentenceLength"].show_value(
                f"{sentences.mean:,.1f}", self._working(measured.tokens, sentences)
            )
            numbers["longestSentence"].show_value(f"{sentences.longest:,}")

    def _working(self, tokens: int, lengths: LengthSummary) -> str:
        text = self.tr("{tokens} / {parts} = {mean}\nmedian {median}, longest {longest}")
        return text.format(
            tokens=f"{tokens:,}",
            parts=f"{lengths.parts:,}",
            mean=f"{lengths.mean:,.1f}",
            median=f"{lengths.median:,g}",
            longest=f"{lengths.longest:,}",
        )


def _measured(corpus: Corpus) -> Iterator[tuple[Corpus, TextStatistics]]:
    yield corpus, measure_statistics(corpus)
