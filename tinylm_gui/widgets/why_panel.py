"""Why a word comes next: what adds up to its score, what the settings do, what the text says."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHeaderView, QLabel, QSplitter, QVBoxLayout, QWidget

from tinylm.attribution import Contributions, logit_contributions, network_probabilities
from tinylm.context_counts import ContextMatches, match_context
from tinylm.corpus import Corpus
from tinylm.generation import NextWord
from tinylm.layers import Array
from tinylm.settings import GenerationSettings
from tinylm_gui.presenters.draft import Draft
from tinylm_gui.presenters.words import visible
from tinylm_gui.session.background import Background
from tinylm_gui.tables.contributions_table import TERM, ContributionsTable
from tinylm_gui.widgets.bars import SignedDelegate
from tinylm_gui.widgets.sampling_steps import SamplingStepsList
from tinylm_gui.widgets.small_table import SmallTable
from tinylm_gui.widgets.text_evidence import TextEvidence


class WhyPanel(QWidget):
    """Three columns on one candidate: the network, the sampling, the text.

    Emits `place_chosen` with a position of the text that the user wants to read.
    """

    place_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("whyPanel")
        self._corpus: Corpus | None = None
        self._matches: ContextMatches | None = None  # of the corpus that is shown
        self._asked: tuple[int, ...] = ()  # the context that is or was looked for
        self._word_id = -1
        self._probability = 0.0
        self._counting = Background(self)
        self._title = QLabel()
        self._title.setObjectName("whyTitle")
        self._title.setWordWrap(True)
        self._sum = QLabel()
        self._sum.setObjectName("whySum")
        self._sum.setWordWrap(True)
        self._shares = ContributionsTable(self)
        self._table = SmallTable(self._shares, "whyShares")
        self._table.setAccessibleName(self.tr("What adds up to the score"))
        self._table.setItemDelegateForColumn(TERM, SignedDelegate(self._table))
        self._table.setToolTip(
            self.tr(
                "Each number that enters the output layer, times its weight to this word. "
                "The last column adds up to the score (the logit)."
            )
        )
        self._steps = SamplingStepsList()
        self._evidence = TextEvidence()
        self._lay_out()
        self._counting.done.connect(self._take_matches)
        self._evidence.place_chosen.connect(self.place_chosen)

    def _lay_out(self) -> None:
        header = self._table.horizontalHeader()
        width = self.fontMetrics().averageCharWidth()
        for column, letters in enumerate((14, 9, 10)):
            header.resizeSection(column, letters * width)
        header.setSectionResizeMode(TERM, QHeaderView.ResizeMode.Stretch)
        columns = QSplitter()
        columns.setObjectName("whySplitter")
        columns.setChildrenCollapsible(False)
        for title, parts in (
            (self.tr("The network: what adds up to its score"), (self._sum, self._table)),
            (self.tr("From the score to the chance"), (self._steps,)),
            (self.tr("The text: what follows these words there"), (self._evidence,)),
        ):
            columns.addWidget(_column(title, *parts))
        columns.setSizes([380, 270, 550])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._title)
        layout.addWidget(columns, 1)

    def show_word(
        self,
        corpus: Corpus,
        draft: Draft,
        choices: NextWord,
        settings: GenerationSettings,
        word_id: int,
    ) -> None:
        """Explain `word_id` as the next word of a draft, whose `choices` are given."""
        self._word_id = word_id
        context = draft.context()
        self._probability = float(network_probabilities(draft.model, context)[word_id])
        shares = logit_contributions(draft.model, context, word_id)
        self._shares.show_contributions(shares, self._input_names(draft, context))
        self._sum.setText(self._sum_of(shares, bool(draft.model.settings.hidden_dims)))
        self._steps.show_steps(draft, word_id, shares.logit, choices, settings)
        self._look_up(corpus, tuple(context.tolist()))

    def _sum_of(self, shares: Contributions, has_hidden: bool) -> str:
        terms = shares.terms
        text = (
            self.tr("score {logit} = {terms} from {count} units, {off} of them off, {bias} bias")
            if has_hidden
            else self.tr("score {logit} = {terms} from {count} embedding numbers {bias} bias")
        )
        return text.format(
            logit=f"{shares.logit:.4f}",
            terms=f"{terms.sum():.4f}",
            count=len(terms),
            off=int((shares.inputs == 0).sum()),
            bias=f"{'-' if shares.bias < 0 else '+'} {abs(shares.bias):.4f}",
        )

    def _input_names(self, draft: Draft, context: Array) -> list[str]:
        """What the inputs of the output layer are called."""
        settings = draft.model.settings
        if settings.hidden_dims:
            name = self.tr("unit {number}")
            return [name.format(number=n) for n in range(1, settings.hidden_dims[-1] + 1)]
        words = [visible(draft.vocabulary.word(word_id)) for word_id in context.tolist()]
        return [f"{word} dim_{dim}" for word in words for dim in range(settings.embedding_dim)]

    # the text

    def _look_up(self, corpus: Corpus, context: tuple[int, ...]) -> None:
        if corpus is not self._corpus or context != self._asked:
            self._corpus, self._asked, self._matches = corpus, context, None
            self._counting.run(partial(match_context, corpus.training, context))
        self._show_evidence()

    @Slot(object)
    def _take_matches(self, matches: ContextMatches) -> None:
        if matches.context == self._asked:
            self._matches = matches
            self._show_evidence()

    def _show_evidence(self) -> None:
        if self._corpus is None:
            return
        word = visible(self._corpus.vocabulary.word(self._word_id))
        says = self._evidence.show_matches(
            self._corpus, self._matches, self._word_id, self._probability
        )
        self._title.setText(self.tr("Why “{word}”? {says}").format(word=word, says=says))


def _column(title: str, *parts: QWidget) -> QWidget:
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(4)
    heading = QLabel(title)
    heading.setProperty("heading", True)
    layout.addWidget(heading)
    for part in parts:
        layout.addWidget(part)
    return column
