"""The past of the run under all pages: drag to see every view as it was at an earlier step."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tinylm_gui.presenters.sample_sentence import sample_sentence
from tinylm_gui.session import Session
from tinylm_gui.session.background import Background
from tinylm_gui.widgets.icons import SIZE, icon
from tinylm_gui.widgets.throttle import Throttle
from tinylm_gui.widgets.time_slider import TimeSlider

FRAME = 40  # milliseconds between the pictures of the film
WATCHING = 250  # milliseconds between looks at how far the training is
LISTENING = 1000  # milliseconds between sentences while it trains


class TimeBar(QFrame):
    """Hidden until there is a past. Says which step is seen and what the model writes there."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeBar")
        self._session = session
        self._at = 0.0  # of the film, from 0 to 1
        self._film = QTimer(self)
        self._film.setInterval(FRAME)
        self._film.timeout.connect(self._show_next)
        self._play = QPushButton()
        self._play.setObjectName("timePlay")
        self._play.setIconSize(QSize(SIZE, SIZE))
        self._play.setAccessibleName(self.tr("Play the training as a film"))
        self._play.setToolTip(self.tr("Play the training as a film, from the step that you see."))
        self._play.clicked.connect(self._start_or_stop)
        self._speed = QComboBox()
        self._speed.setObjectName("timeSpeed")
        self._speed.setAccessibleName(self.tr("Length of the film"))
        self._speed.setToolTip(self.tr("How long the whole film takes."))
        for seconds in (5, 10, 20, 60):
            self._speed.addItem(self.tr("{seconds} s").format(seconds=seconds), seconds)
        self._speed.setCurrentIndex(1)
        self._slider = TimeSlider()
        self._slider.setObjectName("timeSlider")
        self._slider.setAccessibleName(self.tr("Step of the training that you see"))
        self._slider.setToolTip(
            self.tr(
                "Drag to see everything as it was at an earlier step: map, tables, probabilities. "
                "Arrow keys go step by step, End comes back to now."
            )
        )
        self._place = QLabel()
        self._place.setObjectName("timePlace")
        self._now = QPushButton(self.tr("Back to now"))
        self._now.setObjectName("timeNow")
        self._now.setToolTip(self.tr("See the model as it is now."))
        self._now.clicked.connect(self._back_to_now)
        self._sentence = QLabel()
        self._sentence.setObjectName("timeSentence")
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setProperty("quiet", True)
        self._sentence.setMinimumWidth(1)  # a long sentence must not widen the window
        self._sentence.setToolTip(
            self.tr("How this model goes on from the first words of the text, always by one seed.")
        )
        self._writing = Background(self)
        self._writing.done.connect(self._sentence.setText)
        self._lay_out()
        watching = Throttle(WATCHING, self)
        watching.due.connect(self._show)
        listening = Throttle(LISTENING, self)
        listening.due.connect(self._write)
        self._slider.step_chosen.connect(self._choose)
        session.lookback.moved.connect(self._show)
        session.lookback.moved.connect(self._write)
        session.snapshot_changed.connect(watching.ask)
        session.snapshot_changed.connect(listening.ask)
        session.metrics_added.connect(watching.ask)
        session.state_changed.connect(self._show)
        self._take_colours()
        self._show()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._play)
        row.addWidget(self._speed)
        row.addWidget(self._slider, 1)
        row.addWidget(self._place)
        row.addWidget(self._now)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 4)
        layout.setSpacing(2)
        layout.addLayout(row)
        layout.addWidget(self._sentence)

    # what is seen

    @Slot()
    def _show(self) -> None:
        lookback = self._session.lookback
        newest, steps = lookback.newest, lookback.steps
        if newest is None or self._session.run is None or not self._session.run.has_started:
            self._film.stop()
            self.hide()
            return
        now, shown = newest.step, lookback.step
        if not self._slider.isSliderDown():
            self._slider.show_steps(steps, now, shown)
        if shown is None:
            text = self.tr("Now: step {now}").format(now=f"{now:,}")
        else:
            text = self.tr("You see step {step} of {now}").format(step=f"{shown:,}", now=f"{now:,}")
        self._place.setText(text)
        self._place.setMinimumWidth(self._place.sizeHint().width())  # it does not dance
        self._now.setEnabled(shown is not None)
        if self.property("back") is not (shown is not None):
            self.setProperty("back", shown is not None)
            self.style().unpolish(self)
            self.style().polish(self)
        self.setVisible(len(steps) > 1)

    @Slot()
    def _write(self) -> None:
        snapshot, corpus = self._session.snapshot, self._session.corpus
        if snapshot is None or corpus is None or not self.isVisible():
            return
        shown, model, text = f"{snapshot.step:,}", snapshot.model, self.tr("At step {step}: {text}")

        def sentences() -> Iterator[str]:
            yield text.format(step=shown, text=sample_sentence(model, corpus))

        self._writing.run(sentences)

    # moving

    @Slot(object)
    def _choose(self, step: int | None) -> None:
        self._film.stop()
        self._take_colours()
        self._session.lookback.show(step)

    @Slot()
    def _back_to_now(self) -> None:
        self._choose(None)

    @Slot()
    def _start_or_stop(self) -> None:
        if self._film.isActive():
            self._film.stop()
        else:
            at_end = self._session.lookback.step is None
            self._at = 0.0 if at_end else self._slider.value() / max(self._slider.maximum(), 1)
            self._film.start()
        self._take_colours()

    @Slot()
    def _show_next(self) -> None:
        steps = self._session.lookback.steps
        self._at += FRAME / 1000 / float(self._speed.currentData())
        if self._at >= 1 or not steps:  # none while another text is being read
            self._choose(None)
        else:
            self._session.lookback.show(steps[int(self._at * len(steps))])

    # looks

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._take_colours()

    def _take_colours(self) -> None:
        drawing = "pause" if self._film.isActive() else "play"
        self._play.setIcon(icon(drawing, self.palette(), QPalette.ColorRole.ButtonText))
