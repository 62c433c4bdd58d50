"""Why the loss cannot go lower: the contexts after which more than one word follows."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from tinylm.baselines import AmbiguousContext, Baselines
from tinylm.corpus import Corpus

SHOWN_FOLLOWERS = 6
WORDS_AROUND = 6  # of the text, before and after the place that is quoted


class AmbiguityDialog(QDialog):
    """Each context with what follows it, how often, what that costs, and a place in the text."""

    def __init__(self, corpus: Corpus, baselines: Baselines, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._corpus = corpus
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
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(explanation)
        layout.addWidget(self._table, 1)
        layout.addWidget(buttons)
        self.resize(880, 520)

    def _cells(self, context: AmbiguousContext) -> tuple[str, str, str, str]:
        vocabulary = self._corpus.vocabulary
        shown = context.followers[:SHOWN_FOLLOWERS]
        ways = [f"{vocabulary.word(follower.id)} {follower.count}" for follower in shown]
        if context.different > len(shown):
            ways.append(self.tr("{count} more").format(count=context.different - len(shown)))
        words = " ".join(vocabulary.word(word_id) for word_id in context.ids)
        return words, ", ".join(ways), self._quoted(shown[0].positions), f"{context.loss:.4f}"

    def _quoted(self, positions: Sequence[int]) -> str:
        """The text around the first of `positions`."""
        sequence = self._corpus.training
        start = max(0, positions[0] - WORDS_AROUND)
        ids = sequence.ids[start : positions[0] + WORDS_AROUND]
        words = [self._corpus.vocabulary.word(int(word_id)) for word_id in ids]
        return "… " + self._corpus.tokenizer.text(words) + " …"
