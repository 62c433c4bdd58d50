"""What is this? Gives widgets their cards (see `presenters/card.py`) and opens them.

Three ways lead to a card: pointing at the number, F1 where the keyboard is, and Qt's own
question mark (Shift+F1, then a click). A widget gets its card by `explain`; a table gives its
model's answers for the roles `WhatsThisRole` of headers and cells, made by `card`.
"""

from PySide6.QtCore import QModelIndex, QObject, QPoint, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWhatsThis, QWidget

from tinylm_gui.presenters.card import card
from tinylm_gui.tables.roles import WHATS_THIS


def explain(widget: QWidget, name: str, meaning: str, working: str = "") -> None:
    """Give a widget its card, and to those who listen to the window the same in words."""
    text = card(name, meaning, working)
    if text != widget.whatsThis():
        widget.setWhatsThis(text)
        widget.setToolTip(text)
        widget.setAccessibleName(name)
        widget.setAccessibleDescription(f"{meaning} {working}".strip())


def show_card(widget: QWidget) -> None:
    """Open the card of a widget beside it, or of the nearest part around it that has one."""
    text, place = _card_of(widget)
    if text:
        QWhatsThis.showText(place, text, widget)


class WhatIsThis(QObject):
    """The two commands that lead to cards."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.of_focus = QAction(self.tr("&What is this?"), self)
        self.of_focus.setObjectName("whatIsThis")
        self.of_focus.setShortcut("F1")
        self.of_focus.setToolTip(self.tr("Explain the number or the control that has the focus."))
        self.of_focus.triggered.connect(self._show)
        self.of_click = QWhatsThis.createAction(self)
        self.of_click.setObjectName("whatIsThisClick")
        self.of_click.setText(self.tr("What is this? &Click on it"))

    @Slot()
    def _show(self) -> None:
        widget = QApplication.focusWidget()
        if widget is not None:
            show_card(widget)


def _card_of(widget: QWidget) -> tuple[str, QPoint]:
    """The text of a card, and where on the screen it belongs."""
    if isinstance(widget, QAbstractItemView) and widget.currentIndex().isValid():
        index = widget.currentIndex()
        text = _card_of_cell(index)
        if text:
            cell = widget.visualRect(index).bottomLeft()
            return text, widget.viewport().mapToGlobal(cell)
    part: QWidget | None = widget
    while part is not None:
        text = part.whatsThis() or part.toolTip()
        if text:
            return text, part.mapToGlobal(QPoint(0, part.height()))
        part = part.parentWidget()
    return "", QPoint()


def _card_of_cell(index: QModelIndex) -> str:
    """That of the cell, else that of its column."""
    of_column = index.model().headerData(index.column(), Qt.Orientation.Horizontal, WHATS_THIS)
    return str(index.data(WHATS_THIS) or of_column or "")
