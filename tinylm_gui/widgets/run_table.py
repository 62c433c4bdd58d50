"""The legend of the loss plot: this run and those before it, to show, name, remove, take up."""

import math
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPen, QPixmap
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

from tinylm_gui.application.colours import colours_of
from tinylm_gui.presenters.setting_words import name_in_words, shown_value
from tinylm_gui.session.past_runs import AllSettings, PastRuns, differences, settings_of
from tinylm_gui.session.run import TrainingRun
from tinylm_gui.widgets.past_curves import pen_of

NAME, STEPS, TRAINING, VALIDATION, DIFFERENCES = range(5)
LINE = QSize(24, 12)  # pixels of a line in the legend


class RunTable(QWidget):
    """A row for each run: the first is this one, then the past ones, newest first."""

    settings_wanted = Signal(object, object, object)  # those of a past run

    def __init__(self, runs: PastRuns, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runs = runs
        self._current: TrainingRun | None = None
        self._table = QTableWidget(0, 5)
        self._table.setObjectName("runTable")
        self._table.setAccessibleName(self.tr("Runs"))
        self._table.setToolTip(
            self.tr("Tick a run to draw it, press F2 to rename it, Delete to remove it.")
        )
        self._table.setHorizontalHeaderLabels(
            [
                self.tr("run"),
                self.tr("steps"),
                self.tr("training loss"),
                self.tr("validation loss"),
                self.tr("where they differ"),
            ]
        )
        self._table.verticalHeader().hide()
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.setIconSize(LINE)
        self._table.setShowGrid(False)
        self._table.setWordWrap(False)
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(DIFFERENCES, QHeaderView.ResizeMode.Stretch)
        self._table.setColumnWidth(NAME, 170)
        self._take_up = QPushButton(self.tr("Use its settings"))
        self._take_up.setObjectName("useRunSettings")
        self._take_up.setToolTip(self.tr("Set everything as it was in the chosen run."))
        self._remove = QPushButton(self.tr("Remove"))
        self._remove.setObjectName("removeRun")
        self._remove.setToolTip(self.tr("Forget the chosen run."))
        buttons = QVBoxLayout()
        buttons.addWidget(self._take_up)
        buttons.addWidget(self._remove)
        buttons.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addWidget(self._table, 1)
        layout.addLayout(buttons)
        self._table.itemChanged.connect(self._take_change)
        self._table.itemSelectionChanged.connect(self._show_what_can_be_done)
        self._take_up.clicked.connect(self._use_settings)
        self._remove.clicked.connect(self._remove_chosen)
        self._show_what_can_be_done()

    def show_runs(self, current: TrainingRun) -> None:
        """Fill the table anew."""
        self._current = current
        chosen = self._table.currentRow()
        past = self._runs.runs[::-1]
        differing = differences([settings_of(current), *(run.settings for run in past)])
        self._table.blockSignals(True)
        self._table.setRowCount(1 + len(past))
        colours = colours_of(self.palette())
        pen = QPen(QColor(colours.accent), 2)
        self._fill(0, self._runs.name, pen, differing[0])
        for row, run in enumerate(past, start=1):
            item = self._fill(row, run.name, pen_of(run.number, colours), differing[row])
            item.setCheckState(Qt.CheckState.Checked if run.is_shown else Qt.CheckState.Unchecked)
            self._set(row, STEPS, f"{run.step:,}")
            self._set(row, TRAINING, _shown(run.training_loss))
            self._set(row, VALIDATION, _shown(run.validation_loss))
        self._table.blockSignals(False)
        self._table.setCurrentCell(min(chosen, len(past)), NAME)
        self.show_numbers()
        self._show_what_can_be_done()

    def show_numbers(self) -> None:
        """Show how far this run is."""
        if self._current is None or self._table.rowCount() == 0:
            return
        run = self._current
        seen = [e.validation_loss for e in run.evaluations if e.validation_loss is not None]
        self._table.blockSignals(True)
        self._set(0, STEPS, f"{run.trainer.step:,}")
        self._set(0, TRAINING, _shown(run.curve.recent_mean()))
        self._set(0, VALIDATION, _shown(seen[-1] if seen else math.nan))
        self._table.blockSignals(False)

    def _fill(self, row: int, name: str, pen: QPen, differing: dict[str, Any]) -> QTableWidgetItem:
        item = QTableWidgetItem(_line(pen), name)
        self._table.setItem(row, NAME, item)
        texts = [f"{name_in_words(key)} {shown_value(value)}" for key, value in differing.items()]
        self._set(row, DIFFERENCES, ", ".join(texts))
        return item

    def _set(self, row: int, column: int, text: str) -> None:
        item = self._table.item(row, column)
        if item is None:
            item = QTableWidgetItem()
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            if column != DIFFERENCES:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._table.setItem(row, column, item)
        item.setText(text)
        item.setToolTip(text)

    def _index(self, row: int) -> int:
        """The place of a row's run among the past ones; -1 for this run."""
        return -1 if row <= 0 else len(self._runs.runs) - row

    @Slot(QTableWidgetItem)
    def _take_change(self, item: QTableWidgetItem) -> None:
        index = self._index(item.row())
        if index >= 0:
            is_shown = item.checkState() is Qt.CheckState.Checked
            if is_shown is not self._runs.runs[index].is_shown:
                self._runs.show(index, is_shown)
                return
        name = item.text().strip()
        if name and name != (self._runs.runs[index].name if index >= 0 else self._runs.name):
            self._runs.rename(index, name)

    @Slot()
    def _show_what_can_be_done(self) -> None:
        is_past = self._table.currentRow() > 0
        self._take_up.setEnabled(is_past)
        self._remove.setEnabled(is_past)

    @Slot()
    def _use_settings(self) -> None:
        text, model, training = self._chosen_settings()
        self.settings_wanted.emit(text, model, training)

    def _chosen_settings(self) -> AllSettings:
        return self._runs.runs[self._index(self._table.currentRow())].settings

    @Slot()
    def _remove_chosen(self) -> None:
        if self._table.currentRow() > 0:
            self._runs.remove(self._index(self._table.currentRow()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self._remove_chosen()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._current is not None:
            self.show_runs(self._current)


def _line(pen: QPen) -> QIcon:
    """A piece of the run's line."""
    picture = QPixmap(LINE)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setPen(pen)
    painter.drawLine(0, LINE.height() // 2, LINE.width(), LINE.height() // 2)
    painter.end()
    return QIcon(picture)


def _shown(loss: float) -> str:
    return "" if math.isnan(loss) else f"{loss:.3f}"
