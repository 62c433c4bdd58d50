"""What a map shows, as plain data: the canvas fills it and the painter reads it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.floating[Any]]
Ids = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Guide:
    """A line across the map at a place of its first (0) or second (1) axis, with a name."""

    axis: int
    place: float
    name: str


@dataclass
class MapScene:
    """Words as points. Row i of `points` is the word `ids[i]`; ids ascend, frequent words first.

    `words` and `shades` hold all words, by id.
    """

    words: Sequence[str] = ()
    points: Points = field(default_factory=lambda: np.zeros((0, 2), dtype=np.float32))
    ids: Ids = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    shades: Ids = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    guides: Sequence[Guide] = ()
    chosen: int | None = None  # an id
    neighbours: tuple[int, ...] = ()  # ids
    hovered: int | None = None  # an id
    trails: Points | None = None  # (earlier steps, words, 2 or 3)
    trail_ids: Ids = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    picked: Ids = field(default_factory=lambda: np.zeros(0, dtype=np.int64))  # by the lasso

    def row(self, word_id: int | None) -> int | None:
        """The row of a word's point; None if the map does not show it."""
        if word_id is None:
            return None
        row = int(np.searchsorted(self.ids, word_id))
        return row if row < len(self.ids) and self.ids[row] == word_id else None

    def rows(self, word_ids: Sequence[int]) -> list[int]:
        """The rows of those of the words that are shown."""
        found = (self.row(word_id) for word_id in word_ids)
        return [row for row in found if row is not None]
