"""The log of this session in a dock: newest lines at the end, problems in bold."""

import logging

from PySide6.QtCore import Slot
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QDockWidget,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tinylm_gui.application.log_records import MOST_LINES, LogRecords


class LogPanel(QDockWidget):
    """Shows the records and copies them."""

    def __init__(self, records: LogRecords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._records = records
        self.setObjectName("logPanel")
        self.setWindowTitle(self.tr("Log"))
        self._text = QPlainTextEdit()
        self._text.setObjectName("logText")
        self._text.setAccessibleName(self.tr("Log of this session"))
        self._text.setToolTip(self.tr("What happened since the start; problems are bold."))
        self._text.setReadOnly(True)
        self._text.setMaximumBlockCount(MOST_LINES)
        self._text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._text.setTabChangesFocus(True)
        copy = QPushButton(self.tr("&Copy log"))
        copy.setObjectName("copyLog")
        copy.setToolTip(self.tr("Copy all lines, for a report."))
        copy.clicked.connect(self._copy)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(copy)
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.addWidget(self._text, 1)
        layout.addLayout(buttons)
        self.setWidget(inside)
        self.visibilityChanged.connect(self._fill)
        records.added.connect(self._add)

    @Slot(bool)
    def _fill(self, is_visible: bool) -> None:
        """Catch up with what was written while nobody could see it."""
        self._text.clear()
        if is_visible:
            for level, line in list(self._records.lines):
                self._add(level, line)

    @Slot(int, str)
    def _add(self, level: int, line: str) -> None:
        if not self.isVisible():
            return
        bar = self._text.verticalScrollBar()
        follows = bar.value() == bar.maximum()
        look = QTextCharFormat()
        if level >= logging.WARNING:
            look.setFontWeight(QFont.Weight.Bold)
        cursor = QTextCursor(self._text.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if not self._text.document().isEmpty():
            cursor.insertBlock()
        cursor.insertText(line, look)
        if follows:
            bar.setValue(bar.maximum())

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._records.text())
