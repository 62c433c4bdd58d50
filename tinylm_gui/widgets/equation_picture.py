"""The arrays of a stage as heat maps, with the signs of the equation between them."""

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from tinylm.calculations import number
from tinylm.stages import Stage
from tinylm_gui.application.colours import colours_of
from tinylm_gui.presenters.axes import Axes
from tinylm_gui.presenters.subscripts import with_subscripts
from tinylm_gui.tables.heat import Numbers, furthest, shades
from tinylm_gui.widgets.colour_scales import HeatColours, heat_colours
from tinylm_gui.widgets.equation_layout import HIGHEST, PRODUCTS, Block, lay_out

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE_TOP = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
READABLE = QSizeF(40, 15)  # a cell of at least this size shows its number
MARGIN = 4


class EquationPicture(QWidget):
    """Shows a stage; a click on a number of its result chooses it."""

    entry_chosen = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("equationPicture")
        self.setMouseTracking(True)
        self.setMinimumHeight(170)
        self._stage: Stage | None = None
        self._axes: Axes | None = None
        self._entry: tuple[int, ...] | None = None
        self._blocks: list[Block] = []
        self._images: list[QImage] = []
        self._heat = heat_colours(self.palette())

    def show_stage(self, stage: Stage | None, axes: Axes | None) -> None:
        """Show the equation of a stage."""
        self._stage, self._axes, self._entry = stage, axes, None
        self._lay_out()

    def numbers(self) -> str:
        """The result of the stage as CSV, a row of the array in each line."""
        if not self._blocks:
            return ""
        values = np.atleast_2d(self._blocks[-1].array.values)
        return "".join(",".join(f"{v:.9g}" for v in row) + "\n" for row in values.tolist())

    def mark(self, entry: tuple[int, ...] | None) -> None:
        """Mark a number of the result, and what it is made of."""
        self._entry = entry
        self.update()

    @property
    def blocks(self) -> list[Block]:
        """The arrays with their places."""
        return self._blocks

    # drawing

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._lay_out()

    def _lay_out(self) -> None:
        self._heat = heat_colours(self.palette())
        self._blocks, self._images = [], []
        if self._stage is not None and self._axes is not None:
            metrics = self.fontMetrics()
            texts = [self._caption(name, "") for name in self._names()]
            widest = max(map(metrics.horizontalAdvance, texts), default=0)
            room = QSizeF(self.width() - 2 * MARGIN, self.height() - MARGIN)
            caption = QSizeF(widest + 8, metrics.height() + 4)
            self._blocks = lay_out(self._stage, self._axes, room, caption)
            self._images = [_image(block, self._heat) for block in self._blocks]
        self.update()

    def _names(self) -> list[str]:
        stage = self._stage
        assert stage is not None
        parts = [part for part in stage.equation if not isinstance(part, str)]
        signs = [part for part in stage.equation if isinstance(part, str)]
        longest = max(signs, key=len, default="")
        return [f"{longest} {part.symbol}" for part in parts]

    def _caption(self, symbol: str, sign: str) -> str:
        return with_subscripts(f"{sign} {symbol}".strip())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.translate(MARGIN, 0)
        for block, image in zip(self._blocks, self._images, strict=True):
            painter.drawImage(block.place, image)
            self._draw_numbers(painter, block)
            painter.setPen(QColor(colours_of(self.palette()).line))
            painter.drawRect(block.place)
            self._draw_caption(painter, block)
        if self._blocks:
            self._draw_labels(painter)
        self._draw_marks(painter)

    def _draw_numbers(self, painter: QPainter, block: Block) -> None:
        cell = block.cell
        if cell.width() < READABLE.width() or cell.height() < READABLE.height():
            return
        shown = shown_values(block)
        steps = _shades(block, len(self._heat.scale))
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * (0.85 if cell.width() < 56 else 0.95))
        painter.setFont(font)
        for (row, column), value in np.ndenumerate(shown):
            place = QRectF(block.place.topLeft(), cell)
            place.translate(column * cell.width(), row * cell.height())
            painter.setPen(self._heat.texts[int(steps[row, column])])
            text = number(float(value), 3 if cell.width() < 56 else 4)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
        painter.setFont(self.font())

    def _draw_caption(self, painter: QPainter, block: Block) -> None:
        colours, metrics = colours_of(self.palette()), self.fontMetrics()
        symbol, place = self._caption(block.array.symbol, block.sign), block.place
        painter.setPen(QColor(colours.text))
        if block.name_is_left:
            height = place.height() if block.whole[0] == 1 else min(place.height(), HIGHEST)
            room = QRectF(0, place.top(), place.left() - 8, height)
            painter.drawText(room, RIGHT, symbol)
            return
        is_lowest = self._stage is not None and self._stage.kind == "d_weights"
        top = place.bottom() + 2 if is_lowest else place.top() - metrics.height() - 2
        base = QPointF(place.left(), top + metrics.ascent())
        painter.drawText(base, symbol)
        painter.setPen(QColor(colours.muted))
        base.setX(base.x() + metrics.horizontalAdvance(symbol) + 8)
        painter.drawText(base, _size_text(block))

    def _draw_labels(self, painter: QPainter) -> None:
        """The words under the lowest row, where each has room."""
        block, metrics = self._blocks[-1], self.fontMetrics()
        axis = block.array.axes[-1]
        is_row = block.whole[0] == 1 and not block.is_column
        if not is_row or axis.kind != "word" or block.cell.width() < READABLE.width():
            return
        painter.setPen(QColor(colours_of(self.palette()).muted))
        for column in range(block.shape[1]):
            place = QRectF(block.place.bottomLeft(), block.cell)
            place.translate(column * block.cell.width(), 1)
            number = column if block.columns is None else int(block.columns[column])
            assert self._axes is not None
            text = self._axes.label(axis, number)
            room = round(block.cell.width()) - 2
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(place, CENTRE_TOP, text)

    def _draw_marks(self, painter: QPainter) -> None:
        colour = QColor(colours_of(self.palette()).text)
        for block, row, column in self._marked():
            place = block.cells_of(row, column)
            if place is not None:
                painter.setPen(QPen(colour, 2))
                painter.drawRect(place.adjusted(-1, -1, 1, 1))

    def _marked(self) -> list[tuple[Block, int | None, int | None]]:
        """What to outline: a block, and a row, a column or a single number of it."""
        if self._entry is None or self._stage is None or not self._blocks:
            return []
        entry, kind, result = self._entry, self._stage.kind, self._blocks[-1]
        marked = [(result, *_row_and_column(result, entry))]
        if kind in PRODUCTS:
            vector, matrix, *others = self._blocks[:-1]
            marked += [(vector, None, None), (matrix, None, entry[0])]
            marked += [(other, None, entry[0]) for other in others]
        elif kind == "d_weights":
            column, row = self._blocks[:-1]
            marked += [(column, entry[0], None), (row, None, entry[1])]
        else:
            alike = [
                block
                for block in self._blocks[:-1]
                if block.array.values.shape == result.array.values.shape
            ]
            marked += [(block, *_row_and_column(block, entry)) for block in alike]
        return marked

    # the mouse

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._tell(event.position(), event.globalPosition().toPoint())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._tell(QPointF(event.pos()), event.globalPos())
            return True
        return super().event(event)

    def _tell(self, point: QPointF, on_screen: QPoint) -> None:
        QToolTip.showText(on_screen, self.value_at(point), self)

    def value_at(self, point: QPointF) -> str:
        """The name and value of the number under a point; empty where there is none."""
        for block in self._blocks:
            entry = block.entry_at(point - QPointF(MARGIN, 0))
            if entry is not None and self._axes is not None:
                value = float(block.array.values[entry])
                return f"{self._axes.name(block.array, entry)} = {value:.6g}"
        return ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._blocks and event.button() == Qt.MouseButton.LeftButton:
            result = self._blocks[-1]
            point = event.position() - QPointF(MARGIN, 0)
            alike = (b for b in self._blocks if b.array.values.shape == result.array.values.shape)
            entries = (block.entry_at(point) for block in (result, *alike))
            entry = next((entry for entry in entries if entry is not None), None)
            if entry is not None:
                self.entry_chosen.emit(entry)


def shown_values(block: Block) -> np.ndarray:
    """The numbers of a block that have room, as rows and columns."""
    values = block.array.values
    if values.ndim == 1:
        values = values[:, None] if block.is_column else values[None, :]
    rows, columns = block.shape
    values = values[:rows] if block.rows is None else values[block.rows[:rows]]
    return values[:, :columns] if block.columns is None else values[:, block.columns[:columns]]


def _shades(block: Block, steps: int) -> Numbers:
    """The colours grow with the root of a number, so that small ones show beside large ones."""
    values = shown_values(block) / furthest(block.array.values)
    return shades(np.sign(values) * np.sqrt(np.abs(values)), 1.0, steps)


def _image(block: Block, heat: HeatColours) -> QImage:
    steps = _shades(block, len(heat.scale))
    table = np.array([colour.rgb() for colour in heat.scale], np.uint32)
    pixels = np.ascontiguousarray(table[steps])
    rows, columns = pixels.shape
    image = QImage(pixels.data, columns, rows, 4 * columns, QImage.Format.Format_RGB32)
    return image.copy()  # the pixels' memory goes


def _row_and_column(block: Block, entry: tuple[int, ...]) -> tuple[int | None, int | None]:
    if len(entry) == 2:
        return entry[0], entry[1]
    return (entry[0], None) if block.is_column else (None, entry[0])


def _size_text(block: Block) -> str:
    """How large the array is, and how much of it is drawn where that is not all."""
    whole, shown = block.whole, block.shape
    text = f"{whole[0]:,} × {whole[1]:,}"
    return text if whole == shown else f"{text}  ({shown[0]:,} × {shown[1]:,})"
