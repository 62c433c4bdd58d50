"""The checkpoints of the project in a table, with the clicks that keep one and go back to one."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QPushButton, QVBoxLayout, QWidget

from tinylm.checkpoint_list import SavedCheckpoint
from tinylm_gui.tables.text_rows_table import Row, TextRowsTable
from tinylm_gui.widgets.empty_state import EmptyState
from tinylm_gui.widgets.small_table import SmallTable


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
        self._rows = TextRowsTable(titles, numbers=range(1, len(titles)), parent=self)
        self._table = SmallTable(self._rows, "checkpointTable")
        self._table.setAccessibleName(self.tr("Checkpoints"))
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
        self._table.selectionModel().selectionChanged.connect(self._show_what_can_be_done)
        self._table.activated.connect(self._ask_to_restore)

    def show_checkpoints(self, checkpoints: Sequence[SavedCheckpoint]) -> None:
        """Fill the table anew; the chosen checkpoint stays chosen."""
        chosen, newest_first = self._chosen(), checkpoints[::-1]
        names = [checkpoint.name for checkpoint in newest_first]
        self._rows.show_rows([_row(checkpoint) for checkpoint in newest_first], names)
        self._empty.setVisible(not names)
        if chosen in names:
            self._table.selectRow(names.index(chosen))
        else:
            self._table.clearSelection()
        self._show_what_can_be_done()

    @Slot()
    def _show_what_can_be_done(self) -> None:
        self._restore.setEnabled(bool(self._chosen()))

    @Slot()
    def _ask_to_restore(self) -> None:
        if name := self._chosen():
            self.restore_asked.emit(name)

    def _chosen(self) -> str:
        """The name of the chosen checkpoint; empty if none is."""
        rows = self._table.selectionModel().selectedRows()
        return str(rows[0].data()) if rows else ""


def _row(checkpoint: SavedCheckpoint) -> Row:
    losses = _shown(checkpoint.train_loss), _shown(checkpoint.validation_loss)
    return checkpoint.name, f"{checkpoint.step:,}", f"{checkpoint.epoch:,}", *losses


def _shown(loss: float | None) -> str:
    return "" if loss is None else f"{loss:.3f}"
