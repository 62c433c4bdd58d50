"""Numbers from 0 to 1 as bars in the cells of a table, each with its text."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from tinylm_gui.application.colours import colours_of
from tinylm_gui.tables.contributions_table import LENGTH as SIGNED_LENGTH
from tinylm_gui.tables.next_words_table import LENGTHS
from tinylm_gui.tables.vocabulary_table import LENGTH

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
MARGIN = 4
PALE = 90  # of 255


class _Cell:
    """The ground of a cell and the colours upon it."""

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        palette: QPalette = option.palette
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(option.rect, palette.highlight() if chosen else palette.base())
        self.text = (palette.highlightedText() if chosen else palette.text()).color()
        self.bar = (palette.highlightedText() if chosen else palette.highlight()).color()
        self.pale = QColor(self.bar)
        self.pale.setAlpha(PALE)
        self.minus = self.text if chosen else QColor(colours_of(palette).validation)


class ShareDelegate(QStyledItemDelegate):
    """The text, then a bar as long as the number behind it."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        cell = _Cell(painter, option)
        digits = option.fontMetrics.horizontalAdvance("100.000%") + 2 * MARGIN
        room = QRectF(option.rect).adjusted(digits, 5, -MARGIN, -5)
        _draw_bar(painter, room, index.data(LENGTH), cell.pale)
        painter.setPen(cell.text)
        text = QRectF(option.rect.left(), option.rect.top(), digits - MARGIN, option.rect.height())
        painter.drawText(text, RIGHT, str(index.data()))


class ChangeDelegate(QStyledItemDelegate):
    """Two numbers: a pale bar for the first, a full one under it, and the text."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        cell = _Cell(painter, option)
        before, after = index.data(LENGTHS)
        digits = option.fontMetrics.horizontalAdvance("100.0% → 100.0%") + 3 * MARGIN
        room = QRectF(option.rect).adjusted(MARGIN, 3, -digits, -3)
        upper, lower = QRectF(room), QRectF(room)
        upper.setHeight(room.height() * 0.56)
        lower.setTop(room.top() + room.height() * 0.64)
        _draw_bar(painter, upper, before, cell.pale)
        _draw_bar(painter, lower, after, cell.bar)
        painter.setPen(cell.text)
        painter.drawText(option.rect.adjusted(0, 0, -MARGIN, 0), RIGHT, str(index.data()))


class SignedDelegate(QStyledItemDelegate):
    """A bar to the right for what adds, to the left for what takes away, and the text."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        cell = _Cell(painter, option)
        length = index.data(SIGNED_LENGTH)
        digits = option.fontMetrics.horizontalAdvance("+100.0000") + 2 * MARGIN
        room = QRectF(option.rect).adjusted(MARGIN, 5, -digits, -5)
        half = QRectF(room)
        half.setWidth(room.width() / 2)
        if length < 0:
            half.translate(half.width() * (1 + length), 0)
            _draw_bar(painter, half, -length, cell.minus)
        else:
            half.translate(half.width(), 0)
            _draw_bar(painter, half, length, cell.bar)
        painter.setPen(cell.text)
        painter.drawText(option.rect.adjusted(0, 0, -MARGIN, 0), RIGHT, str(index.data()))


def _draw_bar(painter: QPainter, room: QRectF, share: float, colour: QColor) -> None:
    if share > 0:
        bar = QRectF(room)
        bar.setWidth(max(room.width() * share, 1.0))
        painter.fillRect(bar, colour)
