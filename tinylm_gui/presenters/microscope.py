"""Takes updates apart beside the window: the pair that is chosen, by the run as it is now."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, Signal, Slot

from tinylm.corpus import Corpus
from tinylm.errors import TrainingError
from tinylm.explain import Explanation, GradientCheck, check_gradient, explain
from tinylm.pairs import Pair, Pairs
from tinylm.settings import TrainingSettings
from tinylm.trainer import Trainer
from tinylm_gui.session import Session
from tinylm_gui.session.background import Background

# What decides an explanation: the trainer and its step, its settings, the step that is looked back
# at, the number of the pair.
Asked = tuple[Trainer, int, TrainingSettings, int | None, int]


class Microscope(QObject):
    """Explains the chosen pair of a session; while it trains, what was explained stays."""

    explained = Signal()
    checked = Signal(object)  # GradientCheck

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.explanation: Explanation | None = None
        self.pair: Pair | None = None  # that was explained
        self.pairs: Pairs | None = None
        self.refusal = ""  # why there is no explanation
        self._source: tuple[Corpus, int] | None = None  # what `pairs` are of, and the context
        self._asked: Asked | None = None
        self._explained: Asked | None = None
        self._explaining = Background(self)
        self._explaining.done.connect(self._take)
        self._checking = Background(self)
        self._checking.done.connect(self.checked)

    def look(self) -> None:
        """Explain the chosen pair, unless that is done already or the run is training."""
        session, run = self._session, self._session.run
        if self._source is not None and self._source[0] is not session.corpus:  # another text
            self._source = self.pairs = self.explanation = self.pair = None
        if run is None or session.is_busy or run.trainer.corpus is not session.corpus:
            return
        trainer = run.trainer
        source = (trainer.corpus, trainer.model.settings.context)
        if source != self._source:
            self._source, self.pairs = source, Pairs(*source)
            self.explanation = self.pair = None
        wanted = self._wanted()
        if wanted is not None and wanted != self._asked and self.pairs is not None:
            self._asked = wanted
            pair, copy = self.pairs[self.number], run.trainer_at(session.lookback.step)

            def explained() -> Iterator[tuple[Asked, Pair, Explanation | TrainingError]]:
                try:
                    yield wanted, pair, explain(copy, pair.context, pair.target)
                except TrainingError as error:
                    yield wanted, pair, error

            self._explaining.run(explained)

    @property
    def number(self) -> int:
        """That of the pair to look at."""
        chosen = self._session.chosen_pair
        return chosen if self.pairs is None else min(chosen, len(self.pairs) - 1)

    def is_new(self) -> bool:
        """Whether what is explained is the chosen pair, and the run as it is now."""
        session = self._session
        at_rest = not session.is_busy and session.lookback.step is None
        return at_rest and self._explained == self._wanted() is not None

    def _wanted(self) -> Asked | None:
        """What decides an explanation."""
        run = self._session.run
        if run is None:
            return None
        step = self._session.lookback.step
        return run.trainer, run.trainer.step, run.trainer.settings, step, self.number

    def check(self, parameter: str, index: tuple[int, ...]) -> None:
        """Compare a gradient with the slope of the loss; `checked` follows."""
        explanation = self.explanation
        if explanation is not None:

            def checked() -> Iterator[GradientCheck]:
                yield check_gradient(explanation, parameter, index)

            self._checking.run(checked)

    @Slot(object)
    def _take(self, answer: tuple[Asked, Pair, Explanation | TrainingError]) -> None:
        asked, pair, explanation = answer
        if asked != self._asked or asked[0].corpus is not self._session.corpus:
            return  # another pair is wanted by now, or another text is open
        if isinstance(explanation, TrainingError):
            self.pair, self.explanation, self.refusal = None, None, str(explanation)
        else:
            self._explained = self._asked
            self.pair, self.explanation, self.refusal = pair, explanation, ""
        self.explained.emit()
