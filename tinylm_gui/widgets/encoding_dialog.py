"""Asks in which encoding a text was written, showing how it would read."""

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

PREVIEW_BYTES = 4_000


class EncodingDialog(QDialog):
    """A choice of encodings above a preview; `encoding` is what was chosen.

    Where the file `is_of_many` it can be chosen for all of them.
    """

    def __init__(self, path: Path, is_of_many: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("How was this text written?"))
        self._head = b""
        with suppress(OSError), path.open("rb") as file:  # opening it again will say what it is
            self._head = file.read(PREVIEW_BYTES)
        self._box = QComboBox()
        self._box.setObjectName("encodingBox")
        self._box.setAccessibleName(self.tr("Encoding"))
        self._box.setToolTip(self.tr("How the bytes of the file stand for characters."))
        for encoding, name in self._names().items():
            self._box.addItem(name, encoding)
        self._preview = QPlainTextEdit()
        self._preview.setObjectName("encodingPreview")
        self._preview.setAccessibleName(self.tr("Preview"))
        self._preview.setReadOnly(True)
        self._problems = QLabel()
        self._problems.setObjectName("encodingProblems")
        self._all = QCheckBox(self.tr("Read &all other files that are not UTF-8 like this, too"))
        self._all.setObjectName("encodingForAll")
        self._all.setToolTip(self.tr("Ask no more for the files that are opened together."))
        self._all.setVisible(is_of_many)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        explanation = QLabel(
            self.tr(
                "{name} is not UTF-8. Choose the encoding in which this text reads as it should."
            ).format(name=path.name)
        )
        explanation.setWordWrap(True)
        layout = QVBoxLayout(self)
        for widget in (
            explanation,
            self._box,
            self._preview,
            self._problems,
            self._all,
            self._buttons,
        ):
            layout.addWidget(widget)
        self.resize(560, 420)
        self._box.currentIndexChanged.connect(self._show_preview)
        self._show_preview()

    def _names(self) -> dict[str, str]:
        """What can be chosen: Python's name of each encoding, and what people call it."""
        return {
            "cp1252": self.tr("Western European (Windows-1252)"),
            "shift_jis": self.tr("Japanese (Shift-JIS)"),
            "cp1250": self.tr("Central European (Windows-1250)"),
            "cp1251": self.tr("Cyrillic (Windows-1251)"),
            "iso8859-15": self.tr("Western European (ISO 8859-15)"),
            "gb18030": self.tr("Chinese (GB 18030)"),
            "big5": self.tr("Chinese (Big5)"),
            "euc_kr": self.tr("Korean (EUC-KR)"),
            "utf-16-le": self.tr("UTF-16, little-endian"),
            "utf-16-be": self.tr("UTF-16, big-endian"),
        }

    def encoding(self) -> str:
        """The encoding that is chosen."""
        return str(self._box.currentData())

    def is_for_all(self) -> bool:
        """Whether it is meant for the other files that are not UTF-8, too."""
        return self._all.isChecked()

    @Slot()
    def _show_preview(self) -> None:
        text = self._head.decode(self.encoding(), "replace")
        # The last character may have been cut in two by the end of the preview.
        bad = text[:-2].count("\ufffd")
        self._preview.setPlainText(text)
        self._problems.setText(
            self.tr("{count} characters of the preview do not fit this encoding.").format(count=bad)
            if bad
            else self.tr("Every character of the preview fits this encoding.")
        )
