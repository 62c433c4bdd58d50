"""Ctrl+C in a short table: all of it, with its titles, as text that a spreadsheet takes.

Where several rows can be chosen it is those that are.
"""

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QTableView


class CopyTable(QObject):
    """Adds the action to a table and its context menu."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        action = QAction(self.tr("Copy table as TSV"), table)
        action.setObjectName(f"{table.objectName()}Copy")
        action.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(self.copy)
        table.addAction(action)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    @Slot()
    def copy(self) -> None:
        """Put the table on the clipboard."""
        model = self._table.model()
        columns = range(model.columnCount())
        lines = [[str(model.headerData(c, Qt.Orientation.Horizontal)) for c in columns]]
        rows = list(range(model.rowCount()))
        if self._table.selectionMode() == QAbstractItemView.SelectionMode.ExtendedSelection:
            rows = sorted(index.row() for index in self._table.selectionModel().selectedRows())
        for row in rows:
            lines.append([str(model.index(row, column).data()) for column in columns])
        QGuiApplication.clipboard().setText("".join("\t".join(line) + "\n" for line in lines))
