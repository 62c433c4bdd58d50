"""The tour in a dock beside the pages: eight steps over the user's own text, run and numbers."""

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QDockWidget,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from tinylm.layers import Array
from tinylm_gui.presenters.tour_facts import first_embeddings, tour_facts
from tinylm_gui.presenters.tour_text import TourStep, tour_steps
from tinylm_gui.session import Session
from tinylm_gui.session.run import TrainingRun
from tinylm_gui.widgets.bug_bench import BugBench
from tinylm_gui.widgets.throttle import Throttle

INTERVAL = 1000  # milliseconds between looks at a run under way
BENCH_STEP = 5  # the step, counted from 0, that has the bug bench


class TourPanel(QDockWidget):
    """Shows a step, goes on and back, and asks to be shown where things are."""

    show_asked = Signal(object)  # the object names of widgets, of which the first there is

    def __init__(
        self,
        session: Session,
        language: str,
        folder: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        """`folder` tells where the open project lies, if it was saved."""
        super().__init__(parent)
        self._session = session
        self._folder = folder
        self._steps: list[TourStep] = tour_steps(language)
        self._number = 0
        self._first: tuple[TrainingRun, Array] | None = None
        self.setObjectName("tourPanel")
        self.setWindowTitle(self.tr("Tour"))
        self._title = QLabel()
        self._title.setObjectName("tourTitle")
        self._title.setProperty("title", True)
        self._place = QLabel()
        self._place.setObjectName("tourPlace")
        self._place.setProperty("quiet", True)
        self._text = QTextBrowser()
        self._text.setObjectName("tourText")
        self._text.setAccessibleName(self.tr("Text of this step"))
        self._text.setTabChangesFocus(True)
        self._text.zoomIn(1)
        self._bench: BugBench | None = None  # made at its step
        self._back = self._button(
            "tourBack", self.tr("&Back"), self.tr("The step before (Alt+Left)")
        )
        self._where = self._button(
            "tourWhere",
            self.tr("Show &me where"),
            self.tr("Open the page of this step and frame the part that it is about (Alt+Down)."),
        )
        self._next = self._button(
            "tourNext", self.tr("&Next"), self.tr("The next step (Alt+Right)")
        )
        self._next.setProperty("primary", True)
        self._lay_out()
        self._back.clicked.connect(self.go_back)
        self._next.clicked.connect(self.go_on)
        self._where.clicked.connect(self._ask_where)
        # From everywhere: what is shown has the keyboard, and letters may be taken on its page.
        for keys, button in (
            ("Alt+Left", self._back),
            ("Alt+Right", self._next),
            ("Alt+Down", self._where),
        ):
            QShortcut(QKeySequence(keys), self, button.click)
        looking = Throttle(INTERVAL, self)
        looking.due.connect(self._look)
        for changed in (session.snapshot_changed, session.corpus_changed, session.state_changed):
            changed.connect(looking.ask)
        self._show_step()

    def _button(self, name: str, text: str, meaning: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setToolTip(meaning)
        return button

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        for button in (self._back, self._where, self._next):
            buttons.addWidget(button)
        inside = QWidget()
        self._parts = layout = QVBoxLayout(inside)
        layout.addWidget(self._place)
        layout.addWidget(self._title)
        layout.addWidget(self._text, 1)
        layout.addLayout(buttons)
        self.setWidget(inside)
        self.setMinimumWidth(312)

    @property
    def number(self) -> int:
        """The step shown, counted from 1."""
        return self._number + 1

    @Slot()
    def start(self) -> None:
        """Show the first step, with the keyboard on the button that goes on."""
        self._number = 0
        self.show()
        self.raise_()
        self._show_step()
        self._next.setFocus()

    @Slot()
    def go_on(self) -> None:
        """Show the next step; after the last one the tour closes."""
        if self._number == len(self._steps) - 1:
            self.hide()
            return
        self._number += 1
        self._show_step()

    @Slot()
    def go_back(self) -> None:
        """Show the step before."""
        self._number = max(0, self._number - 1)
        self._show_step()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look()

    def _show_step(self) -> None:
        step = self._steps[self._number]
        is_last = self._number == len(self._steps) - 1
        self._title.setText(step.title)
        self._place.setText(
            self.tr("Step {number} of {count}").format(number=self.number, count=len(self._steps))
        )
        self._back.setEnabled(self._number > 0)
        self._next.setText(self.tr("&Finish") if is_last else self.tr("&Next"))
        self._show_bench(self._number == BENCH_STEP)
        self._text.clear()
        self._look()

    def _show_bench(self, is_here: bool) -> None:
        if self._bench is None and is_here:
            self._bench = BugBench()
            self._parts.insertWidget(self._parts.indexOf(self._text) + 1, self._bench)
        if self._bench is not None:
            self._bench.setVisible(is_here)
            if not is_here:
                self._bench.stop()

    @Slot()
    def _look(self) -> None:
        """Put the numbers of now into the text, without moving it under the reader."""
        if not self.isVisible():
            return
        facts = tour_facts(self._session, self._folder(), self._first_embeddings())
        if facts:
            text = self._steps[self._number].text.format_map(facts)
        else:
            text = self.tr("Open a text first: the tour tells of yours.")
        if text != self._text.property("markdown"):
            bar = self._text.verticalScrollBar()
            place = bar.value()
            self._text.setMarkdown(text)
            self._text.setProperty("markdown", text)
            bar.setValue(place)

    def _first_embeddings(self) -> Array | None:
        run = self._session.run
        if run is None:
            return None
        if self._first is None or self._first[0] is not run:
            self._first = run, first_embeddings(run)
        return self._first[1]

    @Slot()
    def _ask_where(self) -> None:
        self.show_asked.emit(self._steps[self._number].places)
