"""Why the loss cannot go lower: the contexts after which more than one word follows."""

from html import escape

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from tinylm.baselines import AmbiguousContext, Baselines, Follower
from tinylm.corpus import Corpus
from tinylm_gui.presenters.words import visible

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
        self._table = QTableWidget(len(baselines.ambiguous), 4)
        self._table.setObjectName("ambiguityTable")
        self._table.setAccessibleName(self.tr("Ambiguous contexts"))
        self._table.setHorizontalHeaderLabels(
            [self.tr("context"), self.tr("goes on with"), self.tr("for example"), self.tr("nats")]
        )
        self._table.verticalHeader().hide()
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setWordWrap(False)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for row, context in enumerate(baselines.ambiguous):
            for column, text in enumerate(self._cells(context)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                if column == 3:
                    item.setTextAlignment(
                        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                    )
                self._table.setItem(row, column, item)
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
        self._table.itemSelectionChanged.connect(self._show_places)
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
        row = self._table.currentRow()
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
        ids, around = self._corpus.training.ids, WORDS_AROUND
        start = max(0, position - around)
        words = [self._corpus.vocabulary.word(int(i)) for i in ids[start : position + around]]
        text = self._corpus.tokenizer.text
        until, with_it = text(words[: position - start]), text(words[: position - start + 1])
        return "… " + until, with_it[len(until) :], text(words)[len(with_it) :] + " …"
