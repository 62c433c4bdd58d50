"""Vectors become the points of a map, turned so that the map does not jump."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from tinylm.neighbours import Neighbours
from tinylm.projection import align, pca
from tinylm.vocabulary import Vocabulary

Floats = npt.NDArray[np.floating[Any]]


@dataclass(frozen=True)
class MapRequest:
    """What is to be seen: the words, their vectors (words, dimensions), and how."""

    vocabulary: Vocabulary
    vectors: Floats
    dimensions: int = 2


@dataclass(frozen=True)
class MapPicture:
    """Points (words, 2 or 3), the share of the variance that each direction shows, and more.

    `neighbours` searches in the vectors themselves, not in the picture.
    """

    request: MapRequest
    points: Floats
    explained: tuple[float, ...]
    neighbours: Neighbours


def make_picture(request: MapRequest, previous: MapPicture | None) -> MapPicture:
    """The principal components, turned onto the previous picture of the same words."""
    projection = pca(request.vectors, request.dimensions)
    points = projection.points
    if (
        previous is not None
        and previous.request.vocabulary is request.vocabulary
        and previous.points.shape == points.shape
    ):
        points = align(points, previous.points)
    explained = tuple(float(share) for share in projection.explained)
    return MapPicture(request, points, explained, Neighbours(request.vectors))
