"""Long curves made fit for a plot: the extremes of groups of points, and moving means."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]


def peaks(steps: Floats, losses: Floats, groups: int) -> tuple[Floats, Floats]:
    """The least and the greatest loss of each of at most so many groups of steps."""
    size = -(-len(steps) // groups)
    if size < 3:
        return steps, losses
    whole = len(steps) // size * size
    rows = losses[:whole].reshape(-1, size)
    extremes = np.stack((rows.min(axis=1), rows.max(axis=1)), axis=1).ravel()
    places = np.repeat(steps[size - 1 : whole : size], 2)
    return np.append(places, steps[whole:]), np.append(extremes, losses[whole:])


def thinned(values: Floats, most: int) -> Floats:
    """Every value, or every so many-th that at most `most` are left."""
    return values[:: -(-len(values) // most) or 1]


def smoothed(losses: Floats, share: float) -> Floats:
    """The mean of each loss with those around it: `share` of a twentieth of all on either side."""
    return moving_mean(losses, int(len(losses) * share / 20))


def moving_mean(values: Floats, window: int) -> Floats:
    """The mean of each value with up to `window` values on either side."""
    if window < 1:
        return values
    sums = np.concatenate(([0.0], np.cumsum(values)))
    places = np.arange(len(values))
    low, high = np.maximum(places - window, 0), np.minimum(places + window + 1, len(values))
    return np.asarray((sums[high] - sums[low]) / (high - low))
