"""Which labels of a map fit: the most important first, none over another."""

from typing import Any

import numpy as np
import numpy.typing as npt

CELL = 4  # pixels; labels claim whole cells
GAP = 5  # pixels between a point and its label


def fitting_labels(
    pixels: npt.NDArray[np.floating[Any]],
    widths: npt.NDArray[np.floating[Any]],
    height: float,
    window: tuple[int, int],
    origin: tuple[float, float],
    most: int,
) -> list[int]:
    """The indexes of at most `most` labels to draw, of points given by importance.

    A label of `widths` (n,) x `height` stands to the right of its point in `pixels` (n, 2).
    Cells are counted from `origin`, the pixel of a fixed place of the map, so that dragging
    the map does not make labels come and go.
    """
    corner = pixels + np.array([GAP, -height / 2])
    opposite = corner + np.stack([widths, np.full(len(widths), height)], axis=1)
    visible = (corner >= 0).all(axis=1) & (opposite <= window).all(axis=1)
    shift = np.array([-origin[0] % CELL, -origin[1] % CELL])
    left, top = np.floor((corner + shift) / CELL).astype(int).T
    right, bottom = np.ceil((opposite + shift) / CELL).astype(int).T
    taken = np.zeros((window[1] // CELL + 2, window[0] // CELL + 2), dtype=bool)
    chosen: list[int] = []
    for i in np.flatnonzero(visible).tolist():
        place = taken[top[i] : bottom[i], left[i] : right[i]]
        if not place.any():
            place[:] = True
            chosen.append(i)
            if len(chosen) == most:
                break
    return chosen
