"""Where the window lay and how it was divided, kept from one start to the next."""

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QMainWindow, QSplitter, QTabWidget, QWidget

VERSION = 1  # of the docks; a window with other docks starts with its own layout


def keep(window: QMainWindow, pages: QTabWidget, store: QSettings) -> None:
    """Write how the window is now."""
    store.setValue("window/geometry", window.saveGeometry())
    store.setValue("window/docks", window.saveState(VERSION))
    store.setValue("window/page", pages.tabBar().tabData(pages.currentIndex()))
    for splitter in _splitters(window):
        store.setValue(f"window/{splitter.objectName()}", splitter.saveState())


def bring_back(window: QMainWindow, pages: QTabWidget, store: QSettings) -> None:
    """Make the window as it was; what was never kept stays as it is."""
    window.restoreGeometry(_bytes(store, "window/geometry"))
    window.restoreState(_bytes(store, "window/docks"), VERSION)
    names = [pages.tabBar().tabData(index) for index in range(pages.count())]
    page = str(store.value("window/page", ""))
    if page in names:
        pages.setCurrentIndex(names.index(page))
    divide(window, store)


def divide(part: QWidget, store: QSettings) -> None:
    """Set the splitters in a part of the window as they were."""
    for splitter in _splitters(part):
        splitter.restoreState(_bytes(store, f"window/{splitter.objectName()}"))


def _splitters(part: QWidget) -> list[QSplitter]:
    return [s for s in part.findChildren(QSplitter) if s.objectName()]


def _bytes(store: QSettings, key: str) -> QByteArray:
    value = store.value(key, QByteArray())
    return value if isinstance(value, QByteArray) else QByteArray()
