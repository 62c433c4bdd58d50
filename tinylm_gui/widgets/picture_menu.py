"""A menu that lets a plot leave the window: as a picture, or as its numbers."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QIODevice, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QWidget


class PictureMenu(QObject):
    """Copy or save what `plot` shows; `numbers` gives the same as CSV text.

    It opens by a right click on the plot, by the menu key, and from a `button`.
    """

    save_asked = Signal(str, bytes)  # path, contents

    def __init__(self, plot: QWidget, name: str, numbers: Callable[[], str]) -> None:
        """`name` is what the files are called until the user says otherwise."""
        super().__init__(plot)
        self._plot = plot
        self._name = name
        self._numbers = numbers
        for text, object_name, slot in (
            (self.tr("Copy picture"), "copyPicture", self._copy),
            (self.tr("Save picture as PNG…"), "savePng", self._save_png),
            (self.tr("Save picture as SVG…"), "saveSvg", self._save_svg),
            (self.tr("Save numbers as CSV…"), "saveCsv", self._save_csv),
        ):
            action = QAction(text, plot)
            action.setObjectName(object_name)
            action.triggered.connect(slot)
            plot.addAction(action)
        plot.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def button(self) -> QPushButton:
        """A button that opens the menu."""
        button = QPushButton(self.tr("Save plot"))
        button.setObjectName(f"{self._plot.objectName()}Save")
        button.setToolTip(self.tr("Copy or save what is drawn, as a picture or as numbers."))
        menu = QMenu(button)
        menu.addActions(self._plot.actions())
        button.setMenu(menu)
        return button

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setPixmap(self._plot.grab())

    @Slot()
    def _save_png(self) -> None:
        self._ask(self.tr("Save picture"), self.tr("PNG picture (*.png)"), ".png", self._png)

    @Slot()
    def _save_svg(self) -> None:
        self._ask(self.tr("Save picture"), self.tr("SVG picture (*.svg)"), ".svg", self._svg)

    @Slot()
    def _save_csv(self) -> None:
        table = self.tr("Table of numbers (*.csv)")
        self._ask(self.tr("Save numbers"), table, ".csv", lambda: self._numbers().encode("utf-8"))

    def _ask(self, title: str, kind: str, ending: str, contents: Callable[[], bytes]) -> None:
        path, _ = QFileDialog.getSaveFileName(self._plot, title, self._name + ending, kind)
        if path:
            self.save_asked.emit(path, contents())

    def _png(self) -> bytes:
        buffer = _open_buffer()
        self._plot.grab().save(buffer, "PNG")
        return bytes(buffer.data().data())

    def _svg(self) -> bytes:
        buffer = _open_buffer()
        drawing = QSvgGenerator()
        drawing.setOutputDevice(buffer)
        drawing.setSize(self._plot.size())
        drawing.setViewBox(self._plot.rect())
        drawing.setTitle(self._plot.accessibleName())
        painter = QPainter(drawing)
        QWidget.render(self._plot, painter, QPoint())  # a graphics view has another `render`
        painter.end()
        return bytes(buffer.data().data())


def _open_buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer
