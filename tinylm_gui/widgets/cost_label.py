"""How large the model is and how long it will train, before anybody has to wait for it."""

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from tinylm.cost import USUAL_SPEED, Cost, estimate_cost
from tinylm.settings import ModelSettings, TrainingSettings
from tinylm_gui.session import Session

MUCH_MEMORY = 2 * 10**9  # bytes from which on the user is asked first
LONG = 3600.0  # seconds of a run from which on they are shown as a warning


class CostLabel(QLabel):
    """Follows the settings and, once it is measured, the speed of this computer."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._speed = USUAL_SPEED
        self.setObjectName("costLabel")
        self.setWordWrap(True)
        self.setProperty("quiet", True)
        self.setToolTip(
            self.tr(
                "Memory for the parameters, their gradients, the optimizer and copies; time as "
                "measured in the last run, or on an ordinary computer before one."
            )
        )
        session.settings_changed.connect(self._show)
        session.corpus_changed.connect(self._show)
        session.state_changed.connect(self._measure)
        self._show()

    @Slot()
    def _measure(self) -> None:
        run = self._session.run
        if run is not None and not self._session.is_busy and run.pace.tokens_per_second:
            trainer = run.trainer
            cost = self._cost(trainer.model.settings, trainer.settings)
            if cost is not None:
                pairs = trainer.corpus.training.pairs
                self._speed = cost.operations / pairs * run.pace.tokens_per_second
        self._show()

    def _cost(self, model: ModelSettings, training: TrainingSettings) -> Cost | None:
        corpus = self._session.corpus
        if corpus is None:
            return None
        return estimate_cost(model, training, len(corpus.vocabulary), corpus.training.pairs)

    @Slot()
    def _show(self) -> None:
        session = self._session
        cost = self._cost(session.model_settings, session.training_settings)
        if cost is None:
            self.clear()
            return
        seconds = cost.seconds(self._speed)
        text = self.tr("{parameters} parameters, {memory} of memory; an epoch takes about {time}.")
        self.setText(
            text.format(
                parameters=f"{cost.parameters:,}",
                memory=memory_in_words(cost.memory),
                time=time_in_words(seconds),
            )
        )
        is_much = cost.memory > MUCH_MEMORY or seconds * session.training_settings.epochs > LONG
        self.setProperty("warning", is_much)
        self.style().unpolish(self)  # lets the style see it
        self.style().polish(self)


def may_use(
    session: Session, model: ModelSettings, training: TrainingSettings, parent: QWidget
) -> bool:
    """Whether the user wants a model although it needs very much memory; else true at once."""
    corpus = session.corpus
    if corpus is None or model == session.model_settings:
        return True
    pairs = corpus.training.pairs
    memory = estimate_cost(model, training, len(corpus.vocabulary), pairs).memory
    if memory <= MUCH_MEMORY:
        return True

    def tr(text: str) -> str:
        return QCoreApplication.translate("CostLabel", text)

    box = QMessageBox(parent)
    box.setObjectName("muchMemoryQuestion")
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(
        tr("This model needs about {memory} of memory.").format(memory=memory_in_words(memory))
    )
    box.setInformativeText(
        tr("If the computer has less than that, it becomes very slow or the training fails.")
    )
    use = box.addButton(tr("Use it"), QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    box.exec()
    box.deleteLater()
    return box.clickedButton() is use


def memory_in_words(size: float) -> str:
    """12 MB; 1.5 GB."""
    if size < 10**9:
        return f"{max(1, round(size / 10**6)):,} MB"
    return f"{size / 10**9:,.1f} GB"


def time_in_words(seconds: float) -> str:
    """4 s; 3 min; 2.5 h."""
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    return f"{round(seconds / 60)} min" if seconds < 5400 else f"{seconds / 3600:,.1f} h"
