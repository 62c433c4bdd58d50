"""Two steps of the training side by side: which words moved, and what it did to one of them."""

from html import escape

import numpy as np
from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from tinylm.layers import Array
from tinylm.neighbours import Changed, Neighbours, changed_neighbours, movement
from tinylm.vocabulary import Vocabulary
from tinylm_gui.presenters.words import visible
from tinylm_gui.session import Session, SessionState
from tinylm_gui.tables.vector_change_table import VectorChangeTable
from tinylm_gui.tables.word_numbers_table import Column, WordNumbersTable
from tinylm_gui.tables.word_table import WORD_COLUMN
from tinylm_gui.widgets.colour_scales import heat_colours
from tinylm_gui.widgets.ranked_words import RankedWords
from tinylm_gui.widgets.scrolling import Scrolling
from tinylm_gui.widgets.searchable_words import SearchableWords
from tinylm_gui.widgets.session_view import SessionView
from tinylm_gui.widgets.small_table import SmallTable
from tinylm_gui.widgets.step_box import StepBox

NEAREST = 10
MOVED_COLUMN = 2


class CompareView(SessionView):
    """Before: a step of choice, the first until then. After: the step that all views show."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._before_step = 0
        self._shown: object = None  # the two models and the word that are compared
        self._sorted: object = None  # the two models by which the words are sorted
        self._before = StepBox("compareBefore")
        self._before.setAccessibleName(self.tr("Step before"))
        self._before.setToolTip(self.tr("The earlier of the two steps; arrow keys change it."))
        self._before.step_chosen.connect(self._choose_before)
        self._after = StepBox("compareAfter")
        self._after.setAccessibleName(self.tr("Step after"))
        self._after.setToolTip(self.tr("The step that all views show; the bar below moves it too."))
        self._after.step_chosen.connect(self._choose_after)
        self._numbers = WordNumbersTable(self)
        self._words = SearchableWords(self._numbers, "compare")
        self._words.table.setAccessibleName(self.tr("How far the words have moved"))
        self._words.table.sortByColumn(MOVED_COLUMN, Qt.SortOrder.DescendingOrder)
        words = self._words.table.horizontalHeader()
        words.setSectionResizeMode(WORD_COLUMN, QHeaderView.ResizeMode.Stretch)
        self._words.word_chosen.connect(session.select_word)
        self._title = QLabel()
        self._title.setObjectName("compareTitle")
        self._title.setWordWrap(True)
        self._neighbours = {}
        for name, title in (
            ("compareNearestBefore", self.tr("Nearest words before")),
            ("compareNearestAfter", self.tr("Nearest words after")),
        ):
            self._neighbours[name] = table = RankedWords(name)
            table.setAccessibleName(title)
            table.setToolTip(self.tr("By cosine similarity; a click goes to the word."))
            table.show_rows(NEAREST)
            table.word_chosen.connect(session.select_word)
        self._exchange = QLabel()
        self._exchange.setObjectName("compareExchange")
        self._exchange.setWordWrap(True)
        self._vectors = VectorChangeTable(self)
        self._vector_table = SmallTable(self._vectors, "compareVectors")
        self._vector_table.setAccessibleName(self.tr("The vector before and after"))
        header = self._vector_table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._lay_out()
        self._take_colours()

    def _lay_out(self) -> None:
        steps = QHBoxLayout()
        for text, box in (
            (self.tr("&Before: step"), self._before),
            (self.tr("&After: step"), self._after),
        ):
            label = QLabel(text)
            label.setBuddy(box)
            steps.addWidget(label)
            steps.addWidget(box)
            steps.addSpacing(16)
        steps.addStretch(1)
        lists = QHBoxLayout()
        for table in self._neighbours.values():
            heading = QLabel(table.accessibleName())
            heading.setProperty("heading", True)
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addWidget(heading)
            column.addWidget(table)
            lists.addLayout(column)
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(8)
        beside.addWidget(self._title)
        beside.addLayout(lists)
        beside.addWidget(self._exchange)
        beside.addWidget(self._vector_table, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setObjectName("compareSplitter")
        split.addWidget(self._words)
        split.addWidget(Scrolling(right))
        split.setSizes([560, 560])
        split.setChildrenCollapsible(False)
        layout = QVBoxLayout(self.content)
        layout.setContentsMargins(0, 12, 0, 8)
        layout.addLayout(steps)
        layout.addWidget(split, 1)

    # what is compared

    @Slot(int)
    def _choose_before(self, step: int) -> None:
        self._before_step = step
        self.refresh()

    @Slot(int)
    def _choose_after(self, step: int) -> None:
        newest = self.session.lookback.newest
        is_now = newest is not None and step >= newest.step
        self.session.lookback.show(None if is_now else step)

    def refresh(self) -> None:
        session, lookback = self.session, self.session.lookback
        vocabulary, after, steps = session.vocabulary, session.snapshot, lookback.steps
        self._words.show_vocabulary(vocabulary)
        is_possible = vocabulary is not None and after is not None and len(steps) > 1
        self.say("" if is_possible else self._missing())
        if vocabulary is None or after is None or not is_possible:
            self._shown = self._sorted = None
            return
        kept = max((step for step in steps if step <= self._before_step), default=steps[0])
        before = lookback.at(kept)
        if before is None:
            return
        self._before.show_step(steps, kept)
        newest = lookback.newest or after  # it is often not among those kept
        earlier = [step for step in steps if step < newest.step]
        self._after.show_step([*earlier, newest.step], after.step)
        if (kept, after, session.selected_word) != self._shown:
            self._shown = (kept, after, session.selected_word)
            words = len(vocabulary)
            then, now = (s.parameters["embeddings"][:words] for s in (before, after))
            self._compare(vocabulary, (kept, after.step), then, now)
        is_live = session.state is SessionState.TRAINING and lookback.step is None
        if (kept, after) != self._sorted and not (is_live and self._words.is_read()):
            self._sorted = (kept, after)
            self._numbers.sort_again()

    def _compare(
        self, vocabulary: Vocabulary, steps: tuple[int, int], then: Array, now: Array
    ) -> None:
        """Show what moved between two steps; `then` and `now` are the vectors, (words, dim)."""
        distances, cosines = movement(then, now)
        moved = self.tr("The distance between the word's vector before and after.")
        cosine = self.tr("The cosine of the angle between the two vectors: 1 is the same way.")
        counts = self.tr("How often the word occurs in the text.")
        self._numbers.set_columns(
            (
                Column(self.tr("count"), counts, vocabulary.counts),
                Column(self.tr("moved"), moved, distances),
                Column(self.tr("cosine"), cosine, cosines),
            )
        )
        farthest = int(np.argmax(distances))
        selected = self.session.selected_word
        chosen = farthest if selected is None else selected
        self._words.show_word(selected)
        self._title.setText(
            self.tr(
                "<b>{word}</b>, step {before} to {after}: moved {distance}, cosine {cosine}"
            ).format(
                word=escape(visible(vocabulary.word(chosen))),
                before=f"{steps[0]:,}",
                after=f"{steps[1]:,}",
                distance=f"{distances[chosen]:.3f}",
                cosine=f"{cosines[chosen]:.3f}",
            )
        )
        self._vectors.show_vectors(then[chosen], now[chosen])
        changed = changed_neighbours(Neighbours(then), Neighbours(now), chosen, NEAREST)
        self._show_neighbours(changed, vocabulary.words)

    def _missing(self) -> str:
        if self.session.vocabulary is None:
            return self.tr("Open a text to see what training does to its words.")
        return self.tr("Click Train: what each step does to the words is compared here.")

    def _show_neighbours(self, changed: Changed, words: tuple[str, ...]) -> None:
        before, after = self._neighbours.values()
        similarity = self.tr("similarity")
        meaning = self.tr("The cosine of the angle between two vectors: x·y / (|x| |y|).")
        for table, ids, values in (
            (before, changed.before, changed.before_values),
            (after, changed.after, changed.after_values),
        ):
            table.words.show_words(words, ids, values, similarity, meaning)
        lost, won = (
            ", ".join(visible(words[i]) for i in ids.tolist()) or self.tr("none")
            for ids in (changed.lost, changed.won)
        )
        text = self.tr("Of the {count} nearest: lost {lost}; won {won}.")
        self._exchange.setText(text.format(count=len(changed.before), lost=lost, won=won))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._take_colours()

    def _take_colours(self) -> None:
        self._vectors.set_colours(*heat_colours(self.palette()))
