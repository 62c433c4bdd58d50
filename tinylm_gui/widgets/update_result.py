"""What one update does: the target's probability and the loss, before and after."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tinylm.explain import Explanation
from tinylm.generation import NextWord
from tinylm.vocabulary import Vocabulary
from tinylm_gui.presenters.axes import Axes
from tinylm_gui.tables.update_table import UpdateTable
from tinylm_gui.widgets.copying import CopyTable
from tinylm_gui.widgets.probability_bars import ProbabilityBars
from tinylm_gui.widgets.readout import Readout


class UpdateResult(QWidget):
    """A sentence, four numbers, and the likeliest words with their probabilities."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = QLabel()
        self._sentence.setObjectName("updateSentence")
        self._sentence.setWordWrap(True)
        font = self._sentence.font()
        font.setPointSizeF(font.pointSizeF() * 1.6)
        self._sentence.setFont(font)
        self._loss = Readout(
            "updateLoss",
            self.tr("Loss of this pair"),
            self.tr("-ln P(target), in nats: before this update and after it."),
        )
        self._rate = Readout(
            "updateRate",
            self.tr("Learning rate"),
            self.tr("How far the update goes, as the schedule of this run has it now."),
        )
        self._table = UpdateTable(self)
        bars = ProbabilityBars(self._table)
        bars.setObjectName("updateChart")
        bars.setAccessibleName(self.tr("Likeliest words before and after the update"))
        bars.setToolTip(self.tr("Pale: before the update. Full: after it."))
        CopyTable(bars)
        self._bars = bars
        numbers = QHBoxLayout()
        numbers.setSpacing(40)
        numbers.addWidget(self._loss)
        numbers.addWidget(self._rate)
        numbers.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self._sentence)
        layout.addLayout(numbers)
        layout.addWidget(bars, 1)

    def show_update(self, explanation: Explanation, vocabulary: Vocabulary, axes: Axes) -> None:
        """Show what the update of an explanation does."""
        target = explanation.target
        before = float(explanation.probabilities[target])
        after = float(explanation.probabilities_after[target])
        self._sentence.setText(
            self.tr("P({word} | {context}) goes from {before} to {after}.").format(
                word=axes.word(target),
                context=" ".join(map(axes.word, explanation.context.tolist())),
                before=f"{before:.4g}",
                after=f"{after:.4g}",
            )
        )
        self._loss.show_value(f"{explanation.loss:.4f} → {explanation.loss_after:.4f}")
        self._rate.show_value(f"{explanation.learning_rate:.4g}")
        both = NextWord(explanation.probabilities, explanation.probabilities_after)
        self._table.show_choices(vocabulary, both, target)
        self._bars.select_word(target)
