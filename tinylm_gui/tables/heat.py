"""Which colour a number gets in a table: blue below zero, orange above, strong if far from it."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QBrush, QColor

Numbers = npt.NDArray[Any]


class Heat:
    """The colours of a table's numbers; `limit` is the absolute value that gets the full one."""

    def __init__(self) -> None:
        self.limit = 1.0
        self._brushes = [QBrush()]
        self._texts = [QColor()]

    def set_colours(self, scale: Sequence[QColor], texts: Sequence[QColor]) -> None:
        """The colours of the lowest to the highest value, and of the text upon each."""
        self._brushes = [QBrush(colour) for colour in scale]
        self._texts = list(texts)

    def measure(self, values: Numbers) -> None:
        """Let the value furthest from zero have the full colour."""
        self.limit = furthest(values)

    def look(self, value: float) -> tuple[QBrush, QColor]:
        """The background of a number and its own colour."""
        position = (value / self.limit + 1) / 2
        if not math.isfinite(position):
            position = 0.5
        shade = min(max(int(position * len(self._brushes)), 0), len(self._brushes) - 1)
        return self._brushes[shade], self._texts[shade]


def furthest(values: Numbers) -> float:
    """How far from zero the numbers go; 1 if all are zero."""
    highest = float(np.fmax.reduce(values, axis=None, initial=0))  # fmax passes over nan
    lowest = float(np.fmin.reduce(values, axis=None, initial=0))
    return max(highest, -lowest) or 1.0


def shades(values: Numbers, limit: float, steps: int) -> npt.NDArray[np.uint8]:
    """For each number which of `steps` colours it gets, as an array of the same shape."""
    places = (np.nan_to_num(values / limit, posinf=1, neginf=-1) + 1) * (steps / 2)
    return np.clip(places, 0, steps - 1).astype(np.uint8)
