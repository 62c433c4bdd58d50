"""Says that the program ran into an error of its own, and gives the report to copy."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)


class CrashDialog(QDialog):
    """One sentence on what happened, one on the work, and the report below."""

    def __init__(self, kept: str, report: str, parent: QWidget | None = None) -> None:
        """`kept` says where the work was copied to, or is empty."""
        super().__init__(parent)
        self._report = report
        self.setObjectName("crashDialog")
        self.setWindowTitle(self.tr("Something went wrong"))
        what = QLabel(
            self.tr(
                "TinyLM ran into an error of its own. Your work is still open: save it, then "
                "start the program again."
            )
        )
        work = QLabel(kept)
        work.setObjectName("crashKept")
        work.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        work.setVisible(bool(kept))
        ask = QLabel(
            self.tr(
                "This report helps to mend it. It holds names of files, but nothing of your text."
            )
        )
        ask.setProperty("quiet", True)
        for label in (what, work, ask):
            label.setWordWrap(True)
        text = QPlainTextEdit(report)
        text.setObjectName("crashReport")
        text.setAccessibleName(self.tr("Report"))
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(self.tr("&Copy report"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.setObjectName("copyReport")
        copy.setToolTip(self.tr("Copy the report, to send it to those who can mend the program."))
        copy.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        for widget in (what, work, ask):
            layout.addWidget(widget)
        layout.addWidget(text, 1)
        layout.addWidget(buttons)
        self.resize(760, 480)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
