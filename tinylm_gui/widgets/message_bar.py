"""A line at the top of the window that says what happened, without getting in the way."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from tinylm_gui.application.engine_sentences import in_users_language
from tinylm_gui.widgets.icons import SIZE, icon


class MessageBar(QFrame):
    """Shows one sentence until it is closed or another takes its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self._label = QLabel()
        self._label.setObjectName("messageText")
        self._label.setWordWrap(True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._close = QToolButton()
        self._close.setObjectName("messageClose")
        self._close.setIconSize(QSize(SIZE, SIZE))
        self._close.setAutoRaise(True)
        self._close.setAccessibleName(self.tr("Close this message"))
        self._close.setToolTip(self.tr("Close this message"))
        self._close.clicked.connect(self.hide)
        self._accept = QPushButton()
        self._accept.setObjectName("messageAccept")
        self._accept.setAccessibleName(self.tr("Take up what is offered"))
        self._accept.setToolTip(self.tr("Take up what is offered"))
        self._accept.clicked.connect(self._take_offer)
        self._offered: Callable[[], object] | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 4, 4)
        layout.addWidget(self._label, 1)
        layout.addWidget(self._accept)
        layout.addWidget(self._close, 0, Qt.AlignmentFlag.AlignVCenter)
        self._take_colours()
        self.hide()

    @Slot(str)
    def show_problem(self, sentence: str) -> None:
        """Show what went wrong; the engine's own sentences in the user's language."""
        self._show(in_users_language(sentence), "problem")

    @Slot(str)
    def show_message(self, sentence: str) -> None:
        """Show what happened where nothing went wrong."""
        self._show(sentence, "message")

    def show_offer(self, sentence: str, accept: str, take: Callable[[], object]) -> None:
        """Show a sentence with a button that does what is offered."""
        self._show(sentence, "message")
        self._accept.setText(accept)
        self._accept.show()
        self._offered = take

    @Slot()
    def _take_offer(self) -> None:
        self.hide()
        if self._offered is not None:
            self._offered()

    def text(self) -> str:
        """The sentence shown, or an empty text."""
        return self._label.text() if self.isVisible() else ""

    def _show(self, sentence: str, kind: str) -> None:
        self._label.setText(sentence)
        self._accept.hide()
        self.setAccessibleName(sentence)
        self.setProperty("kind", kind)
        self.style().unpolish(self)  # lets the style see the new kind
        self.style().polish(self)
        self.show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._take_colours()

    def _take_colours(self) -> None:
        self._close.setIcon(icon("close", self.palette(), QPalette.ColorRole.WindowText))
