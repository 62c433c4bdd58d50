"""How often each word occurs, by its rank: a straight line down, if Zipf was right."""

from collections.abc import Sequence
from typing import Any, overload

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from tinylm.vocabulary import Vocabulary
from tinylm_gui.application.colours import colours_of
from tinylm_gui.presenters.words import visible
from tinylm_gui.tables.text_rows_table import Row, TextRowsTable
from tinylm_gui.widgets.picture_menu import PictureMenu
from tinylm_gui.widgets.plot_look import take_colours
from tinylm_gui.widgets.small_table import SmallTable

MOST_POINTS = 500  # drawn; more could not be told apart on a logarithmic scale
REACH = 24  # pixels between the mouse and a point that it means

Ids = NDArray[np.int64]


class RankPlot(QWidget):
    """Counts by rank on logarithmic scales, the same in a table behind it.

    The word under the mouse is named; a click, or a row of the table, chooses it.
    """

    word_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ranked: _RankedWords | None = None
        self._marked: int | None = None  # the rank of the chosen word, counted from 0
        self._pointed: int | None = None  # the rank under the mouse
        self._plot = self._make_plot()
        self._zipf = self._plot.plot()
        self._points = self._plot.plot(pen=None, symbol="o", symbolSize=4)
        self._mark = self._plot.plot(pen=None, symbol="o", symbolSize=11)
        self._name = pg.TextItem(anchor=(0, 1))
        self._plot.addItem(self._name, ignoreBounds=True)
        self._reading = QLabel()
        self._reading.setObjectName("rankReading")
        self._reading.setWordWrap(True)
        self._switch = QPushButton(self.tr("&Table"))
        self._switch.setObjectName("rankTableButton")
        self._switch.setCheckable(True)
        self._switch.setToolTip(self.tr("Show the numbers of the plot as a table."))
        titles = (self.tr("rank"), self.tr("word"), self.tr("count"), self.tr("Zipf's law"))
        self._rows = TextRowsTable(titles, numbers=(0, 2, 3), parent=self)
        self._table = SmallTable(self._rows, "rankTable")
        self._table.setAccessibleName(self.tr("Words by rank"))
        width = self.fontMetrics().averageCharWidth()
        for column, letters in enumerate((10, 24, 12, 14)):
            self._table.horizontalHeader().resizeSection(column, letters * width)
        self.menu = PictureMenu(self._plot, "rank-frequency", self._csv)
        self._lay_out()
        self._switch.toggled.connect(self._stack.setCurrentIndex)
        self._table.selectionModel().currentRowChanged.connect(self._choose_row)
        self._plot.scene().sigMouseMoved.connect(self._point_at)
        self._plot.scene().sigMouseClicked.connect(self._choose_pointed)
        self._take_colours()
        self._show_mark()

    def _make_plot(self) -> pg.PlotWidget:
        plot = pg.PlotWidget()
        plot.setObjectName("rankPlot")
        plot.setAccessibleName(self.tr("Count of each word by its rank"))
        plot.setLogMode(x=True, y=True)
        plot.setLabel("bottom", self.tr("rank of the word"))
        plot.setLabel("left", self.tr("count"))
        plot.setMenuEnabled(False)
        plot.hideButtons()
        for name in ("left", "bottom"):
            plot.getAxis(name).enableAutoSIPrefix(False)
        plot.getPlotItem().layout.setContentsMargins(8, 8, 16, 8)
        return plot

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self._plot)
        self._stack.addWidget(self._table)
        top = QHBoxLayout()
        top.addWidget(self._reading, 1)
        top.addWidget(self._switch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(top)
        layout.addWidget(self._stack, 1)

    def show_vocabulary(self, vocabulary: Vocabulary) -> None:
        """Draw the counts of a vocabulary."""
        self._ranked = ranked = _RankedWords(vocabulary)
        self._pointed = self._marked = None
        self._rows.show_rows(ranked)
        ranks = np.unique(np.geomspace(1, max(len(ranked), 1), MOST_POINTS).astype(np.int64))
        self._points.setData(ranks, ranked.counts[ranks - 1])
        ends = np.array([1, max(len(ranked), 2)])
        self._zipf.setData(ends, ranked.counts[0] / ends)
        self._plot.autoRange()
        self._show_mark()

    def mark_word(self, word_id: int | None) -> None:
        """Make the chosen word stand out."""
        ranked = self._ranked
        self._marked = None if ranked is None or word_id is None else ranked.rank_of(word_id)
        self._show_mark()
        if self._marked is not None and self._marked != self._table.currentIndex().row():
            self._table.selectRow(self._marked)

    def _show_mark(self) -> None:
        """Mark the word under the mouse, else the chosen one, and say what it is."""
        rank = self._marked if self._pointed is None else self._pointed
        ranked = self._ranked
        if rank is None or ranked is None:
            self._mark.setData([], [])
            self._name.setText("")
            self._reading.setText(
                self.tr(
                    "Each point is a word. Dashed: Zipf's law, the first word's count divided by "
                    "the rank. Point at the plot to see which word is where; click to choose it."
                )
            )
            return
        count = int(ranked.counts[rank])
        word = ranked.word(rank)
        self._mark.setData([rank + 1], [count])
        self._name.setPos(float(np.log10(rank + 1)), float(np.log10(count)))
        self._name.setText(word)
        self._reading.setText(
            self.tr("rank {rank}: “{word}” occurs {count} times; Zipf's law says {zipf}").format(
                rank=f"{rank + 1:,}",
                word=word,
                count=f"{count:,}",
                zipf=f"{ranked.by_zipf(rank):,.1f}",
            )
        )

    # the mouse

    @Slot(object)
    def _point_at(self, position: QPointF) -> None:
        self._pointed = self._rank_near(position)
        self._show_mark()

    def _rank_near(self, position: QPointF) -> int | None:
        """The rank of the point nearest to a position of the picture, if it is near."""
        ranked = self._ranked
        if ranked is None or not len(ranked):
            return None
        box = self._plot.getViewBox()
        rank = round(10 ** box.mapSceneToView(position).x()) - 1
        rank = min(max(rank, 0), len(ranked) - 1)
        point = QPointF(np.log10(rank + 1), np.log10(ranked.counts[rank]))
        gap = box.mapViewToScene(point) - position
        return rank if gap.manhattanLength() <= REACH else None

    @Slot(object)
    def _choose_pointed(self, event: Any) -> None:
        rank = self._rank_near(event.scenePos())
        if rank is not None and self._ranked is not None:
            self.word_chosen.emit(self._ranked.id(rank))

    @Slot()
    def _choose_row(self) -> None:
        row = self._table.currentIndex().row()
        if self._ranked is not None and row >= 0 and row != self._marked:
            self.word_chosen.emit(self._ranked.id(row))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._pointed = None
        self._show_mark()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._take_colours()

    def _take_colours(self) -> None:
        colours = colours_of(self.palette())
        take_colours(self._plot, colours)
        self._points.setSymbolBrush(QColor(colours.training))
        self._points.setSymbolPen(None)
        self._zipf.setPen(pg.mkPen(colours.muted, style=Qt.PenStyle.DashLine))
        self._mark.setSymbolBrush(QColor(colours.accent))
        self._mark.setSymbolPen(None)
        self._name.setColor(QColor(colours.text))

    def _csv(self) -> str:
        """Rank, word and count of every word."""
        lines = ["rank,word,count"]
        for rank in range(len(self._ranked or ())):
            assert self._ranked is not None
            word = self._ranked.word(rank).replace('"', '""')
            lines.append(f'{rank + 1},"{word}",{self._ranked.counts[rank]}')
        return "\n".join(lines) + "\n"


class _RankedWords(Sequence[Row]):
    """The words that occur, most frequent first, as rows of a table made when asked for."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = vocabulary.words
        order = np.argsort(-vocabulary.counts, kind="stable")
        self._ids: Ids = order[vocabulary.counts[order] > 0]
        self.counts: Ids = vocabulary.counts[self._ids]

    def id(self, rank: int) -> int:
        return int(self._ids[rank])

    def word(self, rank: int) -> str:
        return visible(self._words[self.id(rank)])

    def rank_of(self, word_id: int) -> int | None:
        found = np.flatnonzero(self._ids == word_id)
        return int(found[0]) if len(found) else None

    def by_zipf(self, rank: int) -> float:
        """The count that a word of this rank has by Zipf's law: the first one's by the rank."""
        return float(self.counts[0]) / (rank + 1)

    def __len__(self) -> int:
        return len(self._ids)

    @overload
    def __getitem__(self, rank: int) -> Row: ...
    @overload
    def __getitem__(self, rank: slice) -> Sequence[Row]: ...
    def __getitem__(self, rank: int | slice) -> Row | Sequence[Row]:
        if isinstance(rank, slice):
            return [self[n] for n in range(*rank.indices(len(self)))]
        zipf = f"{self.by_zipf(rank):,.1f}"
        return f"{rank + 1:,}", self.word(rank), f"{self.counts[rank]:,}", zipf
