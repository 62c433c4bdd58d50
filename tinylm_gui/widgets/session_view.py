"""The base of the views: looks at the session when it is visible, and only then."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QStackedLayout, QWidget

from tinylm_gui.application.live_pace import LivePace
from tinylm_gui.session import Session, SessionState
from tinylm_gui.widgets.scrolling import Scrolling


class SessionView(QWidget):
    """Calls `refresh` when something changed and the view is visible, or becomes so.

    A subclass fills `self.content` and writes `refresh`, which reads the session and updates
    what differs. While there is nothing to show, `say` puts a sentence in its place. In a window
    that is too small for the content one scrolls.
    """

    _became_visible = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.content = QWidget()
        self.pace = LivePace(self)
        self.pace.due.connect(self._look_live)
        self._message = QLabel()
        self._message.setObjectName("emptyMessage")
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._message.setWordWrap(True)
        self._message.setMargin(48)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(Scrolling(self.content))
        self._pages.addWidget(self._message)
        session.corpus_changed.connect(self._look)
        session.snapshot_changed.connect(self._follow_training)
        session.state_changed.connect(self._look)
        session.word_selected.connect(self._look)
        self._became_visible.connect(self._look)

    def refresh(self) -> None:
        """Read the session and show what it holds now."""
        raise NotImplementedError

    def say(self, message: str) -> None:
        """Show a sentence instead of the content; an empty one brings the content back."""
        self._message.setText(message)
        self._pages.setCurrentIndex(1 if message else 0)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Not called from here: on Python 3.11 an error such as TypeError in a method that Qt
        # calls ends the program in PySide; one in a slot is reported.
        self._became_visible.emit()

    @Slot()
    def _follow_training(self) -> None:
        is_live = self.session.lookback.step is None
        if self.isVisible() and is_live and self.session.state is SessionState.TRAINING:
            self.pace.ask()
        else:
            self._look()

    @Slot()
    def _look_live(self) -> None:
        self.pace.measure()
        self._look()

    @Slot()
    def _look(self) -> None:
        if self.isVisible():
            self.refresh()
