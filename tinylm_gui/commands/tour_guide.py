"""Leads from the tour to the window: opens the page that holds a part, frames it, goes there."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QMainWindow, QWidget

from tinylm_gui.widgets.highlight import Highlight
from tinylm_gui.widgets.pages import Pages


class TourGuide(QObject):
    """Shows where things are."""

    def __init__(self, window: QMainWindow, pages: Pages) -> None:
        super().__init__(window)
        self._window = window
        self._pages = pages
        self.highlight = Highlight(window)

    @Slot(object)
    def show_where(self, names: Sequence[str]) -> None:
        """Bring the first part that has one of these object names into sight and frame it."""
        self._pages.make_all()
        parts = (self._part(name) for name in names)
        target = next((part for part in parts if part is not None), None)
        if target is None:
            return
        for number in range(self._pages.count()):
            page = self._pages.widget(number)
            if page is not None and page.isAncestorOf(target):
                self._pages.setCurrentIndex(number)
        if target.focusPolicy() & Qt.FocusPolicy.TabFocus:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        self.highlight.point_at(target)

    def _part(self, name: str) -> QWidget | None:
        if name == "menuBar":
            return self._window.menuBar()
        return self._window.findChild(QWidget, name)
