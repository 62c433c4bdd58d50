"""Which points lie inside a line drawn by hand."""

from typing import Any

import numpy as np
import numpy.typing as npt


def inside_outline(
    points: npt.NDArray[np.floating[Any]], outline: npt.NDArray[np.floating[Any]]
) -> npt.NDArray[np.bool_]:
    """For each of `points` (n, 2) whether the closed `outline` (m, 2) surrounds it.

    A ray from the point to the right crosses the outline an odd number of times.
    """
    inside = np.zeros(len(points), dtype=bool)
    low, high = outline.min(axis=0), outline.max(axis=0)
    near = np.flatnonzero(((points >= low) & (points <= high)).all(axis=1))
    x, y = points[near].T
    crossed = np.zeros(len(near), dtype=bool)
    for (x1, y1), (x2, y2) in zip(outline, np.roll(outline, -1, axis=0), strict=True):
        if y1 != y2:
            crossed ^= ((y1 > y) != (y2 > y)) & (x < (x2 - x1) * (y - y1) / (y2 - y1) + x1)
    inside[near] = crossed
    return inside
