"""A number with its name above it."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

NOTHING = "—"


class Readout(QWidget):
    """Shows one value in digits of equal width, so that it does not dance while it changes."""

    def __init__(self, name: str, title: str, meaning: str) -> None:
        super().__init__()
        self.setToolTip(meaning)
        caption = QLabel(title)
        caption.setProperty("quiet", True)
        self._value = QLabel(NOTHING)
        self._value.setObjectName(name)
        self._value.setAccessibleName(title)
        self._value.setAccessibleDescription(meaning)
        font = self._value.font()
        font.setPointSizeF(font.pointSizeF() * 1.25)
        font.setWeight(QFont.Weight.DemiBold)
        font.setFeature(QFont.Tag("tnum"), 1)
        self._value.setFont(font)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(caption)
        layout.addWidget(self._value)

    def show_value(self, text: str) -> None:
        """Show a value; an empty one as a dash."""
        self._value.setText(text or NOTHING)

    def text(self) -> str:
        """What is shown."""
        return self._value.text()
