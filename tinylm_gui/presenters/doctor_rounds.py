"""Looks after the run: examines it beside the window now and then, and tries remedies."""

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from tinylm.doctor import Finding, Patient, examine
from tinylm.trainer import Diverged
from tinylm_gui.session import Session, SessionState
from tinylm_gui.session.background import Background
from tinylm_gui.session.batch import Batch
from tinylm_gui.session.past_runs import settings_of
from tinylm_gui.session.run import TrainingRun

INTERVAL = 5_000  # milliseconds between two looks at a run that trains
SOON = 300  # milliseconds after something else has changed


class DoctorRounds(QObject):
    """Knows what is wrong with the run at hand."""

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.findings: list[Finding] = []
        self._session = session
        self._trains_when_read = False
        self._looking = Background(self)
        self._looking.done.connect(self._take)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)
        session.run_started.connect(self._forget)
        session.metrics_added.connect(self._follow)
        session.state_changed.connect(self._take_state)
        session.prompt_changed.connect(self._look_soon)
        session.baselines.changed.connect(self._look_soon)

    def try_remedy(self, finding: Finding) -> None:
        """Start over with the settings of a finding's remedy; the run so far stays as a curve."""
        session, remedy = self._session, finding.remedy
        text, model, training = (
            kind.changed(**{k: v for k, v in remedy.items() if hasattr(kind, k)})
            for kind in session.settings
        )
        session.apply_settings(text, model, training)  # type: ignore[arg-type]
        if session.state is SessionState.LOADING:
            self._trains_when_read = True
        else:
            session.reset()
            session.train()

    @Slot()
    def _forget(self) -> None:
        if self.findings:
            self.findings = []
            self.changed.emit()
        self._look_soon()

    @Slot(object)
    def _follow(self, batch: Batch) -> None:
        if batch.evaluations or isinstance(batch.ending, Diverged):
            self._ask(INTERVAL)

    @Slot()
    def _take_state(self) -> None:
        state = self._session.state
        if state is SessionState.READY and self._trains_when_read:
            self._trains_when_read = False
            self._session.train()
        elif state in (SessionState.READY, SessionState.PAUSED):
            self._look_soon()

    @Slot()
    def _look_soon(self) -> None:
        self._ask(SOON)

    def _ask(self, milliseconds: int) -> None:
        if not self._timer.isActive() or self._timer.remainingTime() > milliseconds:
            self._timer.start(milliseconds)

    @Slot()
    def _look(self) -> None:
        run, patient = self._session.run, self._patient()
        if run is None or patient is None:
            return

        def examined() -> Iterator[tuple[TrainingRun, list[Finding]]]:
            yield run, examine(patient)

        self._looking.run(examined)

    def _patient(self) -> Patient | None:
        """The run as it is now; its losses are those since its settings were changed last."""
        session = self._session
        run, baselines = session.run, session.baselines.baselines
        snapshot = session.lookback.newest
        if run is None or snapshot is None or baselines is None or session.corpus is None:
            return None
        log = run.trainer.settings_log
        steps, losses = np.array(run.curve.steps), np.array(run.curve.losses)
        recent = losses[steps > log[-1]["step"]] if log else losses
        return Patient(
            snapshot.model,
            session.corpus,
            settings_of(run)[2],
            recent,
            tuple(run.evaluations),
            baselines,
            run.diverged,
            session.prompt,
        )

    @Slot(object)
    def _take(self, examined: tuple[TrainingRun, list[Finding]]) -> None:
        run, findings = examined
        if run is self._session.run and findings != self.findings:
            self.findings = findings
            self.changed.emit()
