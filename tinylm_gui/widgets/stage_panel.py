"""One stage of an update: what it does, its arrays in picture and table, a number taken apart."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QSplitter, QVBoxLayout, QWidget

from tinylm.calculations import Sum
from tinylm.layers import Array
from tinylm.stages import Stage
from tinylm_gui.presenters.axes import Axes, Places
from tinylm_gui.presenters.subscripts import with_subscripts
from tinylm_gui.tables.array_table import Entry
from tinylm_gui.widgets.array_view import ArrayView
from tinylm_gui.widgets.calculation_panel import CalculationPanel
from tinylm_gui.widgets.equation_picture import EquationPicture
from tinylm_gui.widgets.picture_menu import PictureMenu
from tinylm_gui.widgets.scrolling import Scrolling
from tinylm_gui.widgets.stage_texts import stage_sentence, stage_title
from tinylm_gui.widgets.what_is_this import explain


class StagePanel(QWidget):
    """Shows a stage and the entry of its result that is looked at."""

    entry_changed = Signal()
    save_asked = Signal(str, bytes)  # path, contents

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage: Stage | None = None
        self._axes: Axes | None = None
        self._entries: dict[tuple[str, int, str], Entry] = {}  # looked at, of each stage
        self._title = QLabel()
        self._title.setObjectName("stageTitle")
        font = self._title.font()
        font.setPointSizeF(font.pointSizeF() * 1.5)
        self._title.setFont(font)
        self._sentence = QLabel()
        self._sentence.setObjectName("stageSentence")
        self._sentence.setProperty("quiet", True)
        self._sentence.setWordWrap(True)
        self._picture = EquationPicture()
        self._table = ArrayView("stageTable")
        self._table.setAccessibleName(self.tr("The numbers that this stage gives"))
        self._calculation = CalculationPanel()
        explain(
            self._picture,
            self.tr("The arrays of this stage as heat maps"),
            self.tr(
                "Blue is below zero, orange above, each array on a scale of its own; the colour "
                "grows with the root of the number. Click a number of the result to take it apart."
            ),
        )
        menu = PictureMenu(self._picture, "stage", self._picture.numbers)
        menu.save_asked.connect(self.save_asked)
        self._lay_out()
        self._picture.entry_chosen.connect(self.choose)
        self._table.entry_chosen.connect(self.choose)

    def _lay_out(self) -> None:
        numbers = QSplitter(Qt.Orientation.Horizontal)
        numbers.setObjectName("numbersSplitter")
        numbers.addWidget(self._table)
        numbers.addWidget(Scrolling(self._calculation))
        numbers.setSizes([340, 560])
        numbers.setChildrenCollapsible(False)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setObjectName("stageSplitter")
        halves.addWidget(self._picture)
        halves.addWidget(numbers)
        halves.setSizes([260, 280])
        halves.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._title)
        layout.addWidget(self._sentence)
        layout.addWidget(halves, 1)

    @property
    def stage(self) -> Stage | None:
        """The stage that is shown."""
        return self._stage

    @property
    def entry(self) -> Entry | None:
        """The number of its result that is looked at."""
        return None if self._stage is None else self._entries.get(_key(self._stage))

    def show_stage(self, stage: Stage, axes: Axes) -> None:
        """Show a stage, at the entry that was looked at before."""
        self._stage, self._axes = stage, axes
        self._title.setText(stage_title(stage))
        self._sentence.setText(stage_sentence(stage))
        self._picture.show_stage(stage, axes)
        result = stage.result
        labels = [lambda place, axis=axis: axes.label(axis, place) for axis in result.axes]
        orders = axes.orders(result)
        symbol = with_subscripts(result.symbol)
        self._table.array.show_array(symbol, result.values, labels, orders)
        entry = self._entries.get(_key(stage))
        if entry is None or not all(
            place < size for place, size in zip(entry, result.values.shape, strict=True)
        ):
            entry = _strongest(result.values, orders)
        self.choose(entry)

    @Slot(tuple)
    def choose(self, entry: Entry) -> None:
        """Look at a number of the result."""
        stage, axes = self._stage, self._axes
        if stage is None or axes is None:
            return
        self._entries[_key(stage)] = entry
        self._picture.mark(entry)
        self._table.show_entry(entry)
        steps = stage.calculate(*entry)
        title = axes.name(stage.result, entry)
        summed = next((step for step in steps if isinstance(step, Sum)), None)
        terms = stage.equation[0]  # a sum runs over what comes in
        axis = None if isinstance(terms, str) or summed is None else terms.axes[0]
        label = (lambda place: axes.label(axis, place)) if axis is not None else str
        self._calculation.show_steps(title, steps, label)
        self.entry_changed.emit()


def _strongest(values: Array, orders: Sequence[Places | None]) -> Entry:
    """The entry that is furthest from zero, along the axes of words for the first of them."""
    known = [None if order is None else int(order[0]) for order in orders]
    part = values[tuple(slice(None) if place is None else place for place in known)]
    free = iter(np.unravel_index(int(np.abs(part).argmax()), part.shape))
    return tuple(int(next(free)) if place is None else place for place in known)


def _key(stage: Stage) -> tuple[str, int, str]:
    return stage.kind, stage.layer, stage.parameter
