"""How one number comes about: its formula, the same with numbers, and all terms of a sum."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from tinylm.calculations import COPY, Line, Step, Sum, number, operand
from tinylm_gui.presenters.subscripts import with_subscripts
from tinylm_gui.tables.terms_table import PRODUCT_COLUMN, TermsTable
from tinylm_gui.widgets.colour_scales import heat_colours
from tinylm_gui.widgets.heat_delegate import HeatDelegate
from tinylm_gui.widgets.small_table import SmallTable

FIRST_TERMS = 2  # of a sum that are written out


class CalculationPanel(QWidget):
    """Shows the steps of a calculation; `name` is what it is the calculation of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel()
        self._title.setProperty("heading", True)
        self._title.setWordWrap(True)
        self._text = QLabel()
        self._text.setObjectName("calculationText")
        self._text.setAccessibleName(self.tr("Calculation"))
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(self.font().pointSizeF())
        self._text.setFont(font)
        self._terms = TermsTable(self)
        self._table = self._make_table()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._title)
        layout.addWidget(self._text)
        layout.addWidget(self._table, 1)
        layout.addStretch(0)
        self._take_colours()

    def _make_table(self) -> SmallTable:
        table = SmallTable(self._terms, "termsTable")
        table.setAccessibleName(self.tr("Terms of the sum"))
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setItemDelegateForColumn(PRODUCT_COLUMN, HeatDelegate(self._terms, table))
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        return table

    def show_steps(self, title: str, steps: Sequence[Step], label: Callable[[int], str]) -> None:
        """Show a calculation; `label` names the terms of its sum by number."""
        self._title.setText(title)
        self._text.setText("\n".join(with_subscripts(self._written(step)) for step in steps))
        sums = [step for step in steps if isinstance(step, Sum)]
        self._terms.show_sum(sums[0] if sums else None, label)
        self._table.setVisible(bool(sums))

    def _written(self, step: Step) -> str:
        if isinstance(step, Line):
            symbols = f"{step.name} = {step.symbols()}"
            if step.formula is COPY:
                return f"{symbols} = {number(step.result)}"
            return f"{symbols}\n  = {step.shown()}\n  = {number(step.result)}"
        added = "".join(f" + {name}" for name, _ in step.added)
        symbols = f"{step.name} = Σ {step.left_name} · {step.right_name}{added}"
        terms = len(step.left)
        if terms == 0:
            return f"{step.name} = 0"
        digits = step.digits()
        pairs = zip(step.left[:FIRST_TERMS], step.right[:FIRST_TERMS], strict=True)
        first = [f"{operand(a, digits)} · {operand(b, digits)}" for a, b in pairs]
        if terms > FIRST_TERMS:
            more = self.tr("{count} more terms").format(count=f"{terms - FIRST_TERMS:,}")
            first.append(f"… ({more})")
        first += [operand(value, digits) for _, value in step.added]
        return f"{symbols}\n  = {' + '.join(first)}\n  = {number(step.result)}"

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._take_colours()

    def _take_colours(self) -> None:
        self._terms.set_colours(*heat_colours(self.palette()))
        self._table.viewport().update()
