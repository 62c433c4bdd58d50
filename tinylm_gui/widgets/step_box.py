"""A box for one of the kept steps of a run."""

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QSpinBox, QWidget

from tinylm_gui.widgets.number_box import begin_like_text


class StepBox(QSpinBox):
    """Emits `step_chosen` with the last kept step up to what was typed; arrows go to the next."""

    step_chosen = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        begin_like_text(self)
        self.setKeyboardTracking(False)
        self.setGroupSeparatorShown(True)
        self._steps: Sequence[int] = (0,)
        self.valueChanged.connect(self._choose)

    def show_step(self, steps: Sequence[int], step: int) -> None:
        """The steps to choose from, ascending, and the one that is chosen."""
        self._steps = steps or (0,)
        self.blockSignals(True)
        self.setRange(self._steps[0], self._steps[-1])
        self.setValue(step)
        self.blockSignals(False)

    def stepBy(self, steps: int) -> None:
        """Go to a neighbouring kept step."""
        place = bisect_right(self._steps, self.value()) - 1 + steps
        self.setValue(self._steps[min(max(place, 0), len(self._steps) - 1)])

    @Slot(int)
    def _choose(self, value: int) -> None:
        self.step_chosen.emit(self._steps[max(bisect_right(self._steps, value) - 1, 0)])
