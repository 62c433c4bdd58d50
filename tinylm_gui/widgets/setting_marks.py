"""Marks on the loss plot where a setting was changed in mid-run, with what was changed."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, Qt

from tinylm_gui.application.colours import Colours
from tinylm_gui.presenters.setting_words import name_in_words, shown_value


class SettingChange(NamedTuple):
    """After so many steps a run went on with other settings."""

    step: int
    text: str  # Learning rate 0.003 → 0.001


def changes_in(log: Sequence[Mapping[str, Any]]) -> list[SettingChange]:
    """The changes that a trainer has logged, after its first settings."""
    changes = []
    for before, after in pairwise(log):
        old, new = before["settings"], after["settings"]
        told = [
            f"{name_in_words(name)} {shown_value(old[name])} → {shown_value(value)}"
            for name, value in new.items()
            if value != old[name]
        ]
        if told:
            changes.append(SettingChange(after["step"], ", ".join(told)))
    return changes


class SettingMarks:
    """A dotted line down the plot for each change."""

    def __init__(self, plot: pg.PlotWidget) -> None:
        self._plot = plot
        self._changes: list[SettingChange] = []
        self._lines: list[pg.InfiniteLine] = []
        self._colours: Colours | None = None

    @property
    def changes(self) -> list[SettingChange]:
        """Those that are drawn."""
        return self._changes

    def show(self, changes: Sequence[SettingChange]) -> None:
        """Draw the changes of a run."""
        if list(changes) == self._changes:
            return
        for line in self._lines:
            self._plot.removeItem(line)
        self._changes = list(changes)
        self._lines = [pg.InfiniteLine(change.step, angle=90) for change in changes]
        for line in self._lines:
            line.addMarker("v", position=1.0, size=9)
            line.setZValue(-1)
            self._plot.addItem(line, ignoreBounds=True)
        if self._colours is not None:
            self.take_colours(self._colours)

    def near(self, step: float, reach: float) -> str:
        """What was changed within `reach` steps of a step, in words; empty if nothing was."""
        found = [change for change in self._changes if abs(change.step - step) <= reach]
        text = QCoreApplication.translate("SettingMarks", "changed at step {step}: {what}")
        return "\n".join(text.format(step=f"{c.step:,}", what=c.text) for c in found)

    def take_colours(self, colours: Colours) -> None:
        """Follow the theme."""
        self._colours = colours
        for line in self._lines:
            line.setPen(pg.mkPen(colours.text, style=Qt.PenStyle.DotLine))
