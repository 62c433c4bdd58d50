"""A number with its name above it, and a card that says how it comes about."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from tinylm_gui.widgets.what_is_this import explain, show_card

NOTHING = "—"


class Readout(QWidget):
    """Shows one value in digits of equal width, so that it does not dance while it changes.

    A click, Enter or F1 opens the card.
    """

    def __init__(self, name: str, title: str, meaning: str) -> None:
        super().__init__()
        self._title, self._meaning = title, meaning
        self.setObjectName(f"{name}Readout")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("readout", True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.WhatsThisCursor)
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
        layout.setContentsMargins(4, 0, 4, 0)
        layout.setSpacing(0)
        layout.addWidget(caption)
        layout.addWidget(self._value)
        explain(self, title, meaning)

    def show_value(self, text: str, working: str = "") -> None:
        """Show a value, an empty one as a dash, and in its card how it was worked out."""
        self._value.setText(text or NOTHING)
        explain(self, self._title, self._meaning, working)

    def text(self) -> str:
        """What is shown."""
        return self._value.text()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        show_card(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            show_card(self)
        else:
            super().keyPressEvent(event)
