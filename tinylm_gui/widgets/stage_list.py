"""The stages of an update in their order, under the three things that they do."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from tinylm.stages import Stage
from tinylm_gui.presenters.subscripts import with_subscripts
from tinylm_gui.widgets.stage_texts import phase_title, stage_title

STAGE = int(Qt.ItemDataRole.UserRole)  # the number of an item's stage


class StageList(QListWidget):
    """Emits the number of the stage that the user goes to; the last is the result of all."""

    stage_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stageList")
        self.setAccessibleName(self.tr("Stages"))
        self.setUniformItemSizes(False)
        self._stages: list[tuple[str, str]] = []
        self._rows: list[int] = []  # of each stage
        self.currentItemChanged.connect(self._changed)

    def show_stages(self, stages: Sequence[Stage]) -> None:
        """List the stages; the one at the same place as before stays chosen."""
        names = [(stage.phase, stage_title(stage)) for stage in stages]
        if names == self._stages:
            return
        chosen = self.chosen()
        self.blockSignals(True)
        self.clear()
        self._stages, self._rows = names, []
        phase = ""
        for number, (of_phase, title) in enumerate(names):
            if of_phase != phase:
                phase = of_phase
                self._add_heading(phase_title(phase))
            self._add_stage(with_subscripts(title), number)
        self._add_heading(self.tr("Result"))
        self._add_stage(self.tr("What this update does"), len(names))
        self.blockSignals(False)
        self.choose(min(chosen, len(names)))

    def _add_heading(self, text: str) -> None:
        item = QListWidgetItem(text, self)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = self.font()
        font.setBold(True)
        item.setFont(font)

    def _add_stage(self, title: str, number: int) -> None:
        item = QListWidgetItem(f"  {number + 1}  {title}", self)
        item.setData(STAGE, number)
        item.setToolTip(title)
        self._rows.append(self.count() - 1)

    def chosen(self) -> int:
        """The number of the chosen stage."""
        item = self.currentItem()
        return 0 if item is None else int(item.data(STAGE))

    def choose(self, number: int) -> None:
        """Go to a stage; there is nothing before the first and after the last."""
        if self._rows:
            self.setCurrentRow(self._rows[min(max(number, 0), len(self._rows) - 1)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            event.ignore()  # it is for those around the list
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):  # Qt would go to a heading
            self.choose(0 if event.key() == Qt.Key.Key_Home else len(self._rows))
        else:
            super().keyPressEvent(event)

    @Slot(QListWidgetItem, QListWidgetItem)
    def _changed(self, current: QListWidgetItem | None, before: QListWidgetItem | None) -> None:
        if current is not None:
            self.stage_chosen.emit(self.chosen())
