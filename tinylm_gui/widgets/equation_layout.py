"""Where the arrays of an equation go, so that what is multiplied with what stands side by side.

A product has its vector as a column left of the matrix and its result as a row below: each
number of the result is below the column that made it. Numbers in, rectangles out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, QSizeF

from tinylm.stages import Named, Stage
from tinylm_gui.presenters.axes import Axes, Places

WIDEST, HIGHEST = 64.0, 24.0  # pixels of a cell
NARROWEST, LOWEST = 3.0, 1.0
GAP = 16.0
PRODUCTS = ("linear", "logits", "d_input")
SIDE_BY_SIDE = ("lookup", "update")


@dataclass
class Block:
    """An array in the picture: some of its rows and columns, those that have room."""

    array: Named
    sign: str  # what stands before it
    rows: Places | None  # in the order shown; None for its own
    columns: Places | None
    shape: tuple[int, int]  # the rows and columns that are shown
    is_column: bool = False  # a vector, standing
    name_is_left: bool = False  # of the array, not above it
    place: QRectF = field(default_factory=QRectF)

    @property
    def whole(self) -> tuple[int, int]:
        """The rows and columns that there are."""
        values = self.array.values
        if values.ndim == 2:
            return values.shape[0], values.shape[1]
        return (len(values), 1) if self.is_column else (1, len(values))

    @property
    def cell(self) -> QSizeF:
        """The size of a cell."""
        rows, columns = self.shape
        return QSizeF(self.place.width() / columns, self.place.height() / rows)

    def entry_at(self, point: QPointF) -> tuple[int, ...] | None:
        """Which number of the array is under a point."""
        if not self.place.contains(point):
            return None
        inside = point - self.place.topLeft()
        row = min(int(inside.y() / self.cell.height()), self.shape[0] - 1)
        column = min(int(inside.x() / self.cell.width()), self.shape[1] - 1)
        row = row if self.rows is None else int(self.rows[row])
        column = column if self.columns is None else int(self.columns[column])
        if self.array.values.ndim == 2:
            return row, column
        return (row,) if self.is_column else (column,)

    def cells_of(self, row: int | None, column: int | None) -> QRectF | None:
        """Where a row, a column or, with both, a number is drawn; None if there is no room."""
        whole = self.place
        top, left, height, width = whole.top(), whole.left(), whole.height(), whole.width()
        if row is not None:
            shown = _shown_at(row, self.rows, self.shape[0])
            if shown is None:
                return None
            top, height = top + shown * self.cell.height(), self.cell.height()
        if column is not None:
            shown = _shown_at(column, self.columns, self.shape[1])
            if shown is None:
                return None
            left, width = left + shown * self.cell.width(), self.cell.width()
        return QRectF(left, top, width, height)


def _shown_at(place: int, order: Places | None, count: int) -> int | None:
    if order is None:
        return place if place < count else None
    found = (order[:count] == place).nonzero()[0]
    return int(found[0]) if len(found) else None


def lay_out(stage: Stage, axes: Axes, size: QSizeF, caption: QSizeF) -> list[Block]:
    """The blocks of a stage's equation within `size`; a name of an array is at most `caption`."""
    blocks = _blocks(stage, axes)
    if stage.kind in PRODUCTS:
        _place_product(blocks, size, caption)
    elif stage.kind == "d_weights":
        _place_outer(blocks, size, caption)
    elif stage.kind in SIDE_BY_SIDE and blocks[0].array.values.ndim == 2:
        _place_side_by_side(blocks, size, caption)
    else:
        _place_in_rows(blocks, size, caption)
    return blocks


def _blocks(stage: Stage, axes: Axes) -> list[Block]:
    blocks, sign = [], ""
    for part in stage.equation:
        if isinstance(part, str):
            sign = f"{sign} {part}".strip()
            continue
        orders = axes.orders(part)
        rows, columns = orders if len(orders) == 2 else (None, orders[0])
        blocks.append(Block(part, sign, rows, columns, (1, 1)))
        sign = ""
    return blocks


def _stand(block: Block) -> None:
    block.is_column, block.rows, block.columns = True, block.columns, None
    block.name_is_left = True


def _fit(block: Block, left: float, top: float, width: float, height: float) -> None:
    """Give a block its place from a corner on, and as many cells as fit."""
    rows, columns = block.whole
    shown = min(rows, max(1, int(height / LOWEST))), min(columns, max(1, int(width / NARROWEST)))
    block.shape = shown
    cell = QSizeF(min(WIDEST, width / shown[1]), min(HIGHEST, height / shown[0]))
    block.place = QRectF(left, top, shown[1] * cell.width(), shown[0] * cell.height())


def _align(block: Block, other: Block, left: float, top: float) -> None:
    """Give a row or a column the cells of the matrix beside it."""
    if block.is_column:
        block.shape = (other.shape[0], 1)
        block.place = QRectF(left, top, min(WIDEST, other.cell.width() * 3), other.place.height())
        block.place.setWidth(max(block.place.width(), 14))
    else:
        block.shape, block.name_is_left = (1, other.shape[1]), True
        block.place = QRectF(left, top, other.place.width(), HIGHEST)


def _place_product(blocks: Sequence[Block], size: QSizeF, caption: QSizeF) -> None:
    vector, matrix, *rows = blocks
    _stand(vector)
    left, top = caption.width() + WIDEST + GAP, caption.height()
    below = len(rows) * (HIGHEST + 6) + 6 + caption.height()
    _fit(matrix, left, top, size.width() - left, size.height() - top - below)
    _align(vector, matrix, 0, top)
    vector.place.moveRight(left - GAP)
    for number, row in enumerate(rows):
        _align(row, matrix, left, matrix.place.bottom() + 8 + number * (HIGHEST + 6))


def _place_outer(blocks: Sequence[Block], size: QSizeF, caption: QSizeF) -> None:
    column, row, matrix = blocks
    _stand(column)
    left, top = caption.width() + WIDEST + GAP, caption.height() + HIGHEST + GAP / 2
    _fit(matrix, left, top, size.width() - left, size.height() - top - caption.height())
    _align(column, matrix, 0, top)
    column.place.moveRight(left - GAP)
    _align(row, matrix, left, top - HIGHEST - GAP / 2)


def _place_side_by_side(blocks: Sequence[Block], size: QSizeF, caption: QSizeF) -> None:
    gaps = (len(blocks) - 1) * 3 * GAP
    width = (size.width() - gaps) / len(blocks)
    left = 0.0
    for block in blocks:
        _fit(block, left, caption.height(), width, size.height() - caption.height())
        left = block.place.right() + 3 * GAP


def _place_in_rows(blocks: Sequence[Block], size: QSizeF, caption: QSizeF) -> None:
    left, top, gap = caption.width() + GAP, 4.0, 8.0
    matrices = sum(block.array.values.ndim == 2 for block in blocks)
    height = size.height() - caption.height() - top - gap * len(blocks)
    row = min(HIGHEST * (1 if matrices else 1.6), height / len(blocks))
    rest = (height - row * (len(blocks) - matrices)) / max(1, matrices)
    for block in blocks:
        block.name_is_left = True
        is_vector = block.array.values.ndim == 1
        _fit(block, left, top, size.width() - left, row if is_vector else rest)
        if is_vector:
            block.place.setHeight(row)
        top = block.place.bottom() + gap
