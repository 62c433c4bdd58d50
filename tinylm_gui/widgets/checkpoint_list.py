"""The checkpoints of the project in a table, with the clicks that keep one and go back to one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from tinylm.checkpoint_list import SavedCheckpoint
from tinylm_gui.widgets.empty_state import EmptyState


class CheckpointList(QWidget):
    """A row for each checkpoint, the newest first."""

    keep_asked = Signal()
    restore_asked = Signal(str)  # the name of a checkpoint

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        titles = [
            self.tr("checkpoint"),
            self.tr("step"),
            self.tr("epoch"),
            self.tr("training loss"),
            self.tr("validation loss"),
        ]
        self._table = QTableWidget(0, len(titles))
        self._table.setObjectName("checkpointTable")
        self._table.setAccessibleName(self.tr("Checkpoints"))
        self._table.setHorizontalHeaderLabels(titles)
        self._table.verticalHeader().hide()
        self._table.setShowGrid(False)
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._empty = EmptyState(
            self.tr("Save the project: its checkpoints are listed here."), self._table
        )
        self._restore = QPushButton(self.tr("Go back to it"))
        self._restore.setObjectName("restoreCheckpoint")
        self._restore.setToolTip(
            self.tr("Take up the run as it was then; the run so far stays as a curve.")
        )
        self._restore.setEnabled(False)
        keep = QPushButton(self.tr("Keep one now"))
        keep.setObjectName("keepCheckpoint")
        keep.setToolTip(self.tr("Keep the run as it is now as a checkpoint of the project."))
        buttons = QVBoxLayout()
        buttons.addWidget(self._restore)
        buttons.addWidget(keep)
        buttons.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addWidget(self._table, 1)
        layout.addLayout(buttons)
        keep.clicked.connect(self.keep_asked)
        self._restore.clicked.connect(self._ask_to_restore)
        self._table.itemSelectionChanged.connect(self._show_what_can_be_done)
        self._table.itemActivated.connect(self._ask_to_restore)

    def show_checkpoints(self, checkpoints: Sequence[SavedCheckpoint]) -> None:
        """Fill the table anew; the chosen checkpoint stays chosen."""
        chosen = self._chosen()
        self._empty.setVisible(not checkpoints)
        self._table.setRowCount(len(checkpoints))
        for row, checkpoint in enumerate(reversed(checkpoints)):
            texts = [
                checkpoint.name,
                f"{checkpoint.step:,}",
                f"{checkpoint.epoch:,}",
                _shown(checkpoint.train_loss),
                _shown(checkpoint.validation_loss),
            ]
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                if column:
                    item.setTextAlignment(
                        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                    )
                self._table.setItem(row, column, item)
            if checkpoint.name == chosen:
                self._table.setCurrentCell(row, 0)
        self._show_what_can_be_done()

    @Slot()
    def _show_what_can_be_done(self) -> None:
        self._restore.setEnabled(bool(self._table.selectedItems()))

    @Slot()
    def _ask_to_restore(self) -> None:
        if name := self._chosen():
            self.restore_asked.emit(name)

    def _chosen(self) -> str:
        """The name of the chosen checkpoint; empty if none is."""
        item = self._table.item(self._table.currentRow(), 0)
        return item.text() if item is not None and item.isSelected() else ""


def _shown(loss: float | None) -> str:
    return "" if loss is None else f"{loss:.3f}"
