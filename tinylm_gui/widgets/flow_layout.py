"""A layout that goes on in the next line where a line is full, as words do in a text."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Puts widgets side by side at their preferred width, in as many lines as it takes."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 8) -> None:
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), measure_only=True)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, measure_only=False)

    def sizeHint(self) -> QSize:
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        gaps = self.spacing() * max(len(sizes) - 1, 0)
        height = max((size.height() for size in sizes), default=0)
        return QSize(sum(size.width() for size in sizes) + gaps, height)

    def minimumSize(self) -> QSize:
        smallest = QSize()
        for item in self._items:
            smallest = smallest.expandedTo(item.minimumSize())
        return smallest

    def _place(self, rect: QRect, measure_only: bool) -> int:
        """Put the widgets into `rect`; the height they take."""
        left, top, line_height = rect.left(), rect.top(), 0
        line: list[tuple[QLayoutItem, int]] = []
        for item in [item for item in self._items if not item.isEmpty()]:
            size = item.sizeHint()
            if line and left + size.width() > rect.right() + 1:
                self._place_line(line, top, line_height, measure_only)
                left, top = rect.left(), top + line_height + self.spacing()
                line, line_height = [], 0
            line.append((item, left))
            left += size.width() + self.spacing()
            line_height = max(line_height, size.height())
        self._place_line(line, top, line_height, measure_only)
        return top + line_height - rect.top()

    def _place_line(
        self, line: list[tuple[QLayoutItem, int]], top: int, height: int, measure_only: bool
    ) -> None:
        if measure_only:
            return
        for item, left in line:
            size = item.sizeHint()
            item.setGeometry(QRect(QPoint(left, top + (height - size.height()) // 2), size))
