"""Why the loss cannot go lower: the contexts after which more than one word follows."""

from html import escape

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from tinylm.baselines import AmbiguousContext, Baselines, Follower
from tinylm.corpus import Corpus
from tinylm_gui.presenters.quote import quote
from tinylm_gui.presenters.words import visible
from tinylm_gui.tables.text_rows_table import TextRowsTable
from tinylm_gui.widgets.small_table import SmallTable

SHOWN_FOLLOWERS = 6
WORDS_AROUND = 6  # of the text, before and after the place that is quoted


class AmbiguityDialog(QDialog):
    """Each context with what follows it, how often, what that costs, and where the text has it."""

    def __init__(self, corpus: Corpus, baselines: Baselines, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._corpus = corpus
        self._contexts = baselines.ambiguous
        self.setWindowTitle(self.tr("Why can the loss not go lower?"))
        explanation = QLabel(
            self.tr(
                "After these contexts the text itself goes on in more than one way, so the best "
                "any model can do is to know how often each way occurs. That leaves a mean loss "
                "of {loss} nats; each context's share of it is in the last column."
            ).format(loss=f"{baselines.best_possible:.3f}")
        )
        explanation.setWordWrap(True)
        titles = (
            self.tr("context"),
            self.tr("goes on with"),
            self.tr("for example"),
            self.tr("nats"),
        )
        rows = TextRowsTable(titles, numbers=(3,), parent=self)
        cells = [self._cells(context) for context in baselines.ambiguous]
        rows.show_rows(cells, [f"{context}: {ways}" for context, ways, *_ in cells])
        self._table = SmallTable(rows, "ambiguityTable")
        self._table.setAccessibleName(self.tr("Ambiguous contexts"))
        for column, width in enumerate((150, 270, 330, 80)):
            self._table.setColumnWidth(column, width)
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self._places = QTextBrowser()
        self._places.setObjectName("ambiguityPlaces")
        self._places.setAccessibleName(self.tr("Where the text goes on so"))
        self._places.setMaximumHeight(180)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(explanation)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._places)
        layout.addWidget(buttons)
        self.resize(880, 620)
        self._table.selectionModel().currentRowChanged.connect(self._show_places)
        self._table.selectRow(0)

    def _cells(self, context: AmbiguousContext) -> tuple[str, str, str, str]:
        vocabulary = self._corpus.vocabulary
        shown = context.followers[:SHOWN_FOLLOWERS]
        ways = [f"{visible(vocabulary.word(way.id))} {way.count}" for way in shown]
        if context.different > len(shown):
            ways.append(self.tr("{count} more").format(count=context.different - len(shown)))
        words = " ".join(visible(vocabulary.word(word_id)) for word_id in context.ids)
        quoted = "".join(self._quoted(shown[0].positions[0]))
        return words, ", ".join(ways), quoted, f"{context.loss:.4f}"

    @Slot()
    def _show_places(self) -> None:
        """Quote the text for each way in which the chosen context goes on."""
        row = self._table.currentIndex().row()
        if 0 <= row < len(self._contexts):
            followers = self._contexts[row].followers
            self._places.setHtml("".join(self._told(follower) for follower in followers))

    def _told(self, follower: Follower) -> str:
        """A follower with its count and the first places where it comes."""
        word = escape(visible(self._corpus.vocabulary.word(follower.id)))
        quotes = []
        for position in follower.positions:
            before, there, after = map(escape, self._quoted(position))
            quotes.append(f"{before}<b>{there}</b>{after}")
        return f"<p><b>{word}</b> {follower.count}: {'<br>'.join(quotes)}</p>"

    def _quoted(self, position: int) -> tuple[str, str, str]:
        """The text before the token at a position, the token, and the text after it."""
        before, token, after = quote(self._corpus, position, WORDS_AROUND)
        return f"… {before}", token, f"{after} …"
