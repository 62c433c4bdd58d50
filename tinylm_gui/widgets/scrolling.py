"""A page that is as large as there is room, and scrolls where that is too small for it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class Scrolling(QScrollArea):
    """Holds `content`, a widget with a layout, at its least size or larger.

    Qt's own resizing gives a page with wrapped lines the height that it would like, and scrolls
    where it need not.
    """

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._content = content
        self.setWidget(content)  # which sends its events through the filter below

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and watched is self._content:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        content, room = self._content, self.maximumViewportSize()
        least, layout = content.minimumSizeHint(), content.layout()
        if layout is None:  # not filled yet
            return
        if least.width() > room.width():
            room.setHeight(room.height() - self.horizontalScrollBar().sizeHint().height())
        width = max(room.width(), least.width())
        height = max(least.height(), layout.minimumHeightForWidth(width))
        if height > room.height():
            width = max(width - self.verticalScrollBar().sizeHint().width(), least.width())
            height = max(least.height(), layout.minimumHeightForWidth(width))
        content.resize(width, max(room.height(), height))
