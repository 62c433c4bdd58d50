"""The box above a table of words: type to filter, by text or by pattern."""

import re

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QWidget

from tinylm_gui.tables.word_filter import WordFilter


class WordSearch(QWidget):
    """Emits `filter_changed` with a WordFilter; a wrong pattern is explained, not applied."""

    filter_changed = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """`name` becomes the object name of the line to type in."""
        super().__init__(parent)
        self._edit = QLineEdit()
        self._edit.setObjectName(name)
        self._edit.setPlaceholderText(self.tr("Search words"))
        self._edit.setAccessibleName(self.tr("Search words"))
        self._edit.setToolTip(self.tr("Show only words that contain this text (Ctrl+F)."))
        self._edit.setClearButtonEnabled(True)
        self._edit.setMaximumWidth(320)
        self._pattern = QPushButton()
        self._pattern.setObjectName(f"{name}Pattern")
        self._pattern.setText(".*")
        self._pattern.setCheckable(True)
        self._pattern.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._pattern.setAccessibleName(self.tr("Regular expression"))
        self._pattern.setToolTip(
            self.tr("Read the text as a regular expression: ^un finds words that start with un.")
        )
        self._status = QLabel()
        self._status.setObjectName(f"{name}Status")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._edit, 1)
        layout.addWidget(self._pattern)
        layout.addWidget(self._status, 1)
        self._edit.textChanged.connect(self._changed)
        self._pattern.toggled.connect(self._changed)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self.focus)

    def show_count(self, shown: int, total: int) -> None:
        """Say how many of all words the table shows."""
        if shown == total:
            text = self.tr("{total} words").format(total=f"{total:,}")
        else:
            text = self.tr("{shown} of {total} words").format(
                shown=f"{shown:,}", total=f"{total:,}"
            )
        self._status.setText(text)

    @Slot()
    def focus(self) -> None:
        """Go to the line and select what is in it."""
        self._edit.setFocus()
        self._edit.selectAll()

    @Slot()
    def _changed(self) -> None:
        try:
            word_filter = WordFilter(self._edit.text(), self._pattern.isChecked())
        except re.error as error:
            self._status.setText(self.tr("Not a pattern: {reason}").format(reason=error.msg))
            return
        self.filter_changed.emit(word_filter)
