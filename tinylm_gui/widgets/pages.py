"""The pages of the window, each made when it is first opened, or before in a free moment."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QSignalBlocker, QTimer, Signal, Slot
from PySide6.QtWidgets import QTabWidget, QWidget

PAUSE = 250  # milliseconds before each page is made: what the user does comes first

Page = TypeVar("Page", bound=QWidget)


class Pages(QTabWidget):
    """Tabs that are there at once, so that the window is; their pages follow.

    The data of a tab are the name of its page's class.
    """

    made = Signal(QWidget)  # a page
    all_made = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kinds: list[type[QWidget]] = []
        self._makers: dict[type[QWidget], Callable[[], QWidget]] = {}  # of pages still to be made
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._make_next)
        self._timer.start()
        self.currentChanged.connect(self._make_current)

    def add(self, title: str, kind: type[Page], make: Callable[[], Page]) -> None:
        """Add a tab for a page of a kind that no other is of."""
        self._kinds.append(kind)
        self._makers[kind] = make
        with QSignalBlocker(self):  # the first one is in front from now on
            self.addTab(QWidget(), title)
        self.tabBar().setTabData(self.count() - 1, kind.__name__)

    def page(self, kind: type[Page]) -> Page:
        """The page of a kind."""
        number = self._kinds.index(kind)
        make = self._makers.pop(kind, None)
        if make is not None:
            self._put_in(number, make())
            if not self._makers:
                self._timer.stop()
                self.all_made.emit()
        page = self.widget(number)
        assert isinstance(page, kind)
        return page

    @Slot()
    def make_all(self) -> None:
        """Wait for no free moment."""
        while self._makers:
            self._make_next()

    @Slot()
    def _make_next(self) -> None:
        self.page(next(iter(self._makers)))

    @Slot(int)
    def _make_current(self, number: int) -> None:
        if 0 <= number < len(self._kinds):
            self.page(self._kinds[number])

    def _put_in(self, number: int, page: QWidget) -> None:
        """Put a page in the place of the empty one of its tab."""
        tab, place, is_current = self.tabBar(), self.widget(number), self.currentIndex() == number
        with QSignalBlocker(self):
            self.insertTab(number, page, self.tabText(number))
            tab.setTabData(number, tab.tabData(number + 1))
            self.setTabToolTip(number, self.tabToolTip(number + 1))
            if is_current:
                self.setCurrentIndex(number)
            self.removeTab(number + 1)
        if place is not None:
            place.setParent(self)  # nobody else owns it now, and it may be about to be shown
            place.deleteLater()
        self.made.emit(page)
