"""What becomes of one word's probability on the way to the chance with which it is drawn."""

import math

from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from tinylm.attribution import cluster_of, network_probabilities
from tinylm.generation import NextWord
from tinylm.layers import Array
from tinylm.model import LanguageModel
from tinylm.sampling import sampling_steps
from tinylm.settings import GenerationSettings
from tinylm_gui.presenters.draft import Draft
from tinylm_gui.tables.text_rows_table import Row, TextRowsTable
from tinylm_gui.widgets.small_table import SmallTable


class SamplingStepsList(QWidget):
    """A row for each step: the softmax, then each setting that is in use."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        titles = (self.tr("step"), self.tr("chance"), self.tr("rank"))
        self._rows = TextRowsTable(titles, numbers=(1, 2), parent=self)
        table = SmallTable(self._rows, "whySteps")
        table.setAccessibleName(self.tr("From the score to the chance"))
        header = table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(1, 13 * self.fontMetrics().averageCharWidth())
        header.resizeSection(2, 9 * self.fontMetrics().averageCharWidth())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(table)

    def show_steps(
        self,
        draft: Draft,
        word_id: int,
        logit: float,
        choices: NextWord,
        settings: GenerationSettings,
    ) -> None:
        """Show how the score of a word after a draft became the chance to be drawn."""
        network = network_probabilities(draft.model, draft.context())
        rows = [_row(self.tr("softmax of the scores"), network, word_id)]
        explanations = [self._softmax(draft.model, word_id, logit, network)]
        counts = draft.model.counts
        if counts is not None:
            share = f"{counts.share:.1%}"
            rows.append(
                _row(self.tr("mixed with the text's counts"), choices.probabilities, word_id)
            )
            text = self.tr(
                "The network's probability and that of the counts, which make up {share}."
            )
            explanations.append(text.format(share=share))
        for step in sampling_steps(choices.probabilities, draft.ids(), settings):
            value = getattr(settings, step.setting)
            rows.append(_row(self._title(step.setting, value), step.chances, word_id))
            explanations.append(self._meaning(step.setting, value))
        self._rows.show_rows(rows, explanations)

    def _softmax(self, model: LanguageModel, word_id: int, logit: float, network: Array) -> str:
        """The formula of the probability, with its values."""
        probability = float(network[word_id])
        if probability == 0:
            return self.tr("The network's own probability.")
        cluster = cluster_of(model, word_id)
        if cluster is not None:
            whole = float(network[cluster].sum())
            return self.tr(
                "The adaptive softmax first chooses a cluster of rare words, then a word in it: "
                "{cluster} · {inside} = {probability}."
            ).format(
                cluster=f"{whole:.6f}",
                inside=f"{probability / whole:.6f}",
                probability=f"{probability:.6f}",
            )
        return self.tr(
            "e to the power of the score, divided by the sum of the same over all scores: "
            "exp({logit} - {total}) = {probability}, where {total} is the logarithm of that sum."
        ).format(
            logit=f"{logit:.4f}",
            total=f"{logit - math.log(probability):.4f}",
            probability=f"{probability:.6f}",
        )

    def _title(self, setting: str, value: float) -> str:
        titles = {
            "repetition_penalty": self.tr("repetition penalty {value}"),
            "temperature": self.tr("temperature {value}"),
            "top_k": self.tr("top k: the {value} likeliest"),
            "top_p": self.tr("top p: the likeliest {value}"),
        }
        return titles[setting].format(value=f"{value:g}")

    def _meaning(self, setting: str, value: float) -> str:
        meanings = {
            "repetition_penalty": self.tr(
                "Words already in the text have their probability raised to the power of {value}; "
                "then all are scaled to sum to 1."
            ),
            "temperature": self.tr(
                "All probabilities are raised to the power of 1 / {value}, then scaled to sum "
                "to 1: below 1 the likely become likelier, above 1 the unlikely."
            )
            if value
            else self.tr("At temperature 0 the likeliest word is always taken."),
            "top_k": self.tr("Only the {value} likeliest words stay; the others have no chance."),
            "top_p": self.tr(
                "Only the fewest words that together have {value} stay; the others have no chance."
            ),
        }
        return meanings[setting].format(value=f"{value:g}")


def _row(title: str, chances: Array, word_id: int) -> Row:
    chance = float(chances[word_id])
    rank = 1 + int((chances > chance).sum())
    return title, f"{chance:.4%}", f"{rank:,}" if chance else "—"
