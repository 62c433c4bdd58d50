"""One pair of the text through the whole update, every number of it: the microscope."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from tinylm.calculations import number
from tinylm.explain import GradientCheck
from tinylm_gui.presenters.axes import Axes
from tinylm_gui.presenters.microscope import Microscope
from tinylm_gui.session import Session, SessionState
from tinylm_gui.widgets.pair_chooser import PairChooser
from tinylm_gui.widgets.session_view import SessionView
from tinylm_gui.widgets.stage_list import StageList
from tinylm_gui.widgets.stage_panel import StagePanel
from tinylm_gui.widgets.update_result import UpdateResult

GOOD = 1e-6  # a difference from the slope that rounding explains, as a share
TINY = 1e-9  # gradients below this are lost in the rounding of the losses


class MicroscopeView(SessionView):
    """A pair above, the stages on the left, the chosen stage beside them.

    Space goes to the next stage from wherever the keyboard is, except where one types.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._microscope = Microscope(session, self)
        self._axes: Axes | None = None
        self._shown: object = None  # the explanation on the screen
        self._chooser = PairChooser()
        self._stages = StageList()
        self._panel = StagePanel()
        self._result = UpdateResult()
        self._sides = QStackedWidget()
        self._sides.addWidget(self._panel)
        self._sides.addWidget(self._result)
        self._note = QLabel()
        self._note.setObjectName("microscopeNote")
        self._note.setProperty("quiet", True)
        self._note.setWordWrap(True)
        self._check = self._button("checkButton", self.tr("C&heck this gradient"))
        self._back = self._button("stageBack", self.tr("Stage &back"))
        self._forward = self._button("stageForward", self.tr("Next &stage"))
        self._apply = self._button("applyButton", self.tr("&Apply this update"))
        self._apply.setProperty("primary", True)
        self._back.setToolTip(self.tr("Go to the stage before (Shift+Space)."))
        self._forward.setToolTip(self.tr("Go to the next stage (Space)."))
        self._check.setToolTip(
            self.tr(
                "Move the chosen number up and down a little and compare how the loss changes "
                "with its gradient. Works at the stages of gradients and updates."
            )
        )
        self._apply.setToolTip(
            self.tr(
                "Make exactly this update: the run goes on from there. Not while it trains, and "
                "not on pairs that are held back."
            )
        )
        self._lay_out()
        self.setFocusProxy(self._stages)
        self._chooser.pair_chosen.connect(session.choose_pair)
        self._stages.stage_chosen.connect(self._show_stage)
        self._panel.entry_changed.connect(self._show_buttons)
        self._panel.save_asked.connect(session.save_file)
        self._back.clicked.connect(lambda: self._step(-1))
        self._forward.clicked.connect(lambda: self._step(1))
        self._check.clicked.connect(self._ask_check)
        self._apply.clicked.connect(self._ask_apply)
        self._microscope.explained.connect(self._show_explanation)
        self._microscope.checked.connect(self._show_check)
        session.pair_chosen.connect(self._look)

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        return button

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setObjectName("microscopeSplitter")
        split.addWidget(self._stages)
        split.addWidget(self._sides)
        split.setStretchFactor(1, 1)
        split.setSizes([270, 960])
        split.setChildrenCollapsible(False)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self._back)
        below.addWidget(self._forward)
        below.addWidget(self._note, 1)
        below.addWidget(self._check)
        below.addWidget(self._apply)
        layout = QVBoxLayout(self.content)
        layout.setContentsMargins(0, 12, 0, 8)
        layout.setSpacing(10)
        layout.addWidget(self._chooser)
        layout.addWidget(split, 1)
        layout.addLayout(below)

    # the session

    def refresh(self) -> None:
        self._microscope.look()
        pairs, vocabulary = self._microscope.pairs, self.session.vocabulary
        if vocabulary is None:
            self.say(self.tr("Open a text to put one of its pairs under the microscope."))
        elif pairs is None:
            self.say(self.tr("The training runs: pause it to look at one pair closely."))
        else:
            self.say(self._microscope.refusal)
            self._chooser.show_pair(pairs, vocabulary, self._microscope.number)
        self._show_buttons()

    @Slot()
    def _show_explanation(self) -> None:
        explanation, vocabulary = self._microscope.explanation, self.session.vocabulary
        self.say(self._microscope.refusal)
        if explanation is None or vocabulary is None or explanation is self._shown:
            return
        self._shown = explanation
        self._axes = Axes(vocabulary, explanation)
        self._stages.show_stages(explanation.stages)
        self._result.show_update(explanation, vocabulary, self._axes)
        self._show_stage(self._stages.chosen())

    # stages

    @Slot(int)
    def _show_stage(self, chosen: int) -> None:
        explanation = self._microscope.explanation
        if explanation is None or self._axes is None:
            return
        if chosen < len(explanation.stages):
            self._panel.show_stage(explanation.stages[chosen], self._axes)
            self._sides.setCurrentWidget(self._panel)
        else:
            self._sides.setCurrentWidget(self._result)
        self._show_buttons()

    def _step(self, by: int) -> None:
        self._stages.choose(self._stages.chosen() + by)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._step(-1 if back else 1)
        else:
            super().keyPressEvent(event)

    # check and apply

    @Slot()
    def _show_buttons(self) -> None:
        is_new, pair = self._microscope.is_new(), self._microscope.pair
        chosen, count = self._stages.chosen(), len(self._stage_list())
        self._back.setEnabled(chosen > 0)
        self._forward.setEnabled(chosen < count)
        self._apply.setEnabled(is_new and pair is not None and not pair.is_held_back)
        on_stage = self._sides.currentWidget() is self._panel
        stage = self._panel.stage
        can_check = on_stage and stage is not None and bool(stage.parameter)
        self._check.setEnabled(can_check)
        self._note.setText(self._hint())

    def _stage_list(self) -> tuple[object, ...]:
        explanation = self._microscope.explanation
        return () if explanation is None else explanation.stages

    def _hint(self) -> str:
        explanation = self._microscope.explanation
        if explanation is None:
            return ""
        if self.session.state is SessionState.TRAINING:
            return self.tr(
                "The training runs; these are the numbers of step {step}. Pause it to see the "
                "newest."
            ).format(step=f"{explanation.step:,}")
        if self.session.lookback.step is not None:
            return self.tr(
                "You look back at step {step}. Come back to the newest to apply an update."
            ).format(step=f"{explanation.step:,}")
        text = self.tr("Step {step}. Space: next stage.").format(step=f"{explanation.step:,}")
        if self.session.training_settings.dropout:
            text += " " + self.tr("Dropout is off under the microscope.")
        return text

    @Slot()
    def _ask_check(self) -> None:
        stage, entry = self._panel.stage, self._panel.entry
        if stage is None or entry is None:
            return
        rows = stage.result.axes[0].ids
        place = entry if rows is None else (int(rows[entry[0]]), *entry[1:])
        self._microscope.check(stage.parameter, place)

    @Slot(object)
    def _show_check(self, check: GradientCheck) -> None:
        slope, analytic = number(check.numeric.result), number(check.analytic)
        if check.kinks:
            units = ", ".join(
                self.tr("unit {unit} of layer {layer}").format(unit=unit, layer=layer)
                for layer, unit in check.kinks
            )
            verdict = self.tr(
                "A ReLU switches in between ({units}): the loss has a kink there, and the two "
                "need not agree."
            ).format(units=units)
        elif check.difference < GOOD or abs(check.analytic) < TINY:
            verdict = self.tr("They agree.")
        else:
            verdict = self.tr("They differ by {share} of it.").format(
                share=f"{check.difference:.1e}"
            )
        self._note.setText(
            self.tr("Slope {formula} = {slope}; gradient {gradient}. {verdict}").format(
                formula=check.numeric.shown(), slope=slope, gradient=analytic, verdict=verdict
            )
        )

    @Slot()
    def _ask_apply(self) -> None:
        explanation, pair = self._microscope.explanation, self._microscope.pair
        if explanation is None or pair is None or self._axes is None:
            return
        before = float(explanation.probabilities[pair.target])
        after = float(explanation.probabilities_after[pair.target])
        self.session.train_on_pair(pair.context, pair.target)
        self.session.message.emit(
            self.tr(
                "Applied: P({word} | {context}) went from {before} to {after}, the loss from "
                "{loss} to {loss_after}. The run is at step {step}."
            ).format(
                word=self._axes.word(pair.target),
                context=" ".join(map(self._axes.word, pair.context.tolist())),
                before=f"{before:.4g}",
                after=f"{after:.4g}",
                loss=f"{explanation.loss:.4f}",
                loss_after=f"{explanation.loss_after:.4f}",
                step=f"{explanation.step + 1:,}",
            )
        )
