"""Vectors become the points of a map, turned so that the map does not jump."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from tinylm.projection import align, pca

Floats = npt.NDArray[np.floating[Any]]


@dataclass(frozen=True)
class MapPicture:
    """Points (words, 2 or 3) and the share of the variance that each direction shows."""

    points: Floats
    explained: tuple[float, ...]


def principal_picture(
    vectors: Floats, dimensions: int, previous: MapPicture | None = None
) -> MapPicture:
    """The principal components, turned onto the previous picture of the same words."""
    projection = pca(vectors, dimensions)
    points = projection.points
    if previous is not None and previous.points.shape == points.shape:
        points = align(points, previous.points)
    return MapPicture(points, tuple(float(share) for share in projection.explained))
