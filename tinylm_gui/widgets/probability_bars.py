"""Probabilities as bars in a table: what the model gives, and what is drawn from."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from tinylm_gui.tables.next_words_table import LENGTHS, PROBABILITY_COLUMN, NextWordsTable


class BarDelegate(QStyledItemDelegate):
    """Draws two numbers from 0 to 1: a pale bar for the first, a full one under it."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        before, after = index.data(LENGTHS)
        palette = option.palette
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(option.rect, palette.highlight() if chosen else palette.base())
        digits = option.fontMetrics.horizontalAdvance("100.0% → 100.0%") + 12
        room = QRectF(option.rect).adjusted(4, 3, -digits, -3)
        bar = (palette.highlightedText() if chosen else palette.highlight()).color()
        pale = QColor(bar)
        pale.setAlpha(90)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(pale)
        painter.drawRoundedRect(_part(room, before, 0.0, 0.56), 2, 2)
        painter.setBrush(bar)
        painter.drawRoundedRect(_part(room, after, 0.64, 0.36), 2, 2)
        painter.setPen((palette.highlightedText() if chosen else palette.text()).color())
        text = QRectF(room.right() + 4, option.rect.top(), digits - 8, option.rect.height())
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(text, right, str(index.data()))
        painter.restore()


def _part(room: QRectF, share: float, top: float, height: float) -> QRectF:
    """A bar as long as `share` of the room, at a part of its height."""
    width = max(room.width() * share, 1.0 if share > 0 else 0.0)
    return QRectF(room.left(), room.top() + room.height() * top, width, room.height() * height)


class ProbabilityBars(QTableView):
    """The chart of the next word; it is a table, so that it can be read and walked through."""

    def __init__(self, model: NextWordsTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("probabilityChart")
        self._model = model
        self.setModel(model)
        self.setItemDelegateForColumn(PROBABILITY_COLUMN, BarDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)
        self.setToolTip(
            self.tr("Pale: what the model gives. Full: what is drawn from, after the temperature.")
        )
        header = self.horizontalHeader()
        header.setSectionResizeMode(PROBABILITY_COLUMN, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(0, 14 * self.fontMetrics().averageCharWidth())
        header.setHighlightSections(False)

    def select_word(self, word_id: int | None) -> None:
        """Select the row of a word, or none."""
        row = None if word_id is None else self._model.row_of(word_id)
        if row is None:
            self.clearSelection()
        else:
            self.selectRow(row)
