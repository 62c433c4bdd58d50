"""Vectors become the points of a map, turned so that the map does not jump."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

import numpy as np
import numpy.typing as npt

from tinylm.neighbours import Neighbours, along_axis, kept_neighbours
from tinylm.projection import align, pca
from tinylm.tsne import STEPS, tsne
from tinylm.vocabulary import Vocabulary

Floats = npt.NDArray[np.floating[Any]]
Ids = npt.NDArray[np.int64]
Axis = tuple[int, int]  # ids of the words at its 0 and at its 1

SAMPLE = 20  # words by which a picture is judged
NEAREST = 10
STEPS_ON = 150  # of t-SNE, to follow vectors that have moved a little


class Method(Enum):
    """How many dimensions become two or three."""

    PRINCIPAL = "principal"  # the directions in which the words differ most
    TSNE = "tsne"  # each word beside its nearest words
    AXES = "axes"  # along lines from one word to another


@dataclass(frozen=True)
class MapRequest:
    """What is to be seen: some of the words, and how."""

    vocabulary: Vocabulary
    vectors: Floats  # (all words, embedding_dim)
    ids: Ids  # the words to be seen, ascending
    method: Method = Method.PRINCIPAL
    dimensions: int = 2
    perplexity: float = 30.0
    axes: tuple[Axis, ...] = ()

    def same_frame_as(self, other: "MapRequest") -> bool:
        """Whether the points of both mean the same, but for the vectors having changed."""
        return (
            self.vocabulary is other.vocabulary
            and (self.method, self.dimensions) == (other.method, other.dimensions)
            and np.array_equal(self.ids, other.ids)
        )


@dataclass(frozen=True)
class MapPicture:
    """Points (len(request.ids), 2 or 3), and what is lost in them."""

    request: MapRequest
    points: Floats
    neighbours: Neighbours  # among all words, in the vectors themselves
    shown: Neighbours  # among the shown words
    explained: tuple[float, ...] = ()  # share of the variance that each direction shows
    progress: float = 1.0
    kept: float | None = None  # of the nearest words of a sample, the share that is near here

    def row(self, word_id: int) -> int | None:
        """Where in `points` a word is."""
        row = int(np.searchsorted(self.request.ids, word_id))
        found = row < len(self.request.ids) and self.request.ids[row] == word_id
        return row if found else None

    def kept_of(self, row: int) -> tuple[int, int]:
        """How many of a point's nearest words are nearest in the picture too, and of how many."""
        nearest, kept = kept_neighbours(self.shown, self.points, row, NEAREST)
        return len(kept), len(nearest)

    def judged(self) -> "MapPicture":
        """The picture with `kept` measured on words from all ranks."""
        rows = np.unique(np.linspace(0, len(self.points) - 1, SAMPLE).astype(int))
        counts = np.array([self.kept_of(int(row)) for row in rows])
        return replace(self, kept=float(counts[:, 0].sum() / max(counts[:, 1].sum(), 1)))


def make_pictures(request: MapRequest, previous: MapPicture | None) -> Iterator[MapPicture]:
    """The picture asked for; t-SNE gives one after each step.

    If it shows the same as the previous one, it keeps that one's frame.
    """
    neighbours = Neighbours(request.vectors)
    every = len(request.ids) == len(request.vectors)
    shown = neighbours if every else Neighbours(request.vectors[request.ids])
    start = None
    if previous is not None and request.same_frame_as(previous.request):
        start = previous.points
    picture = MapPicture(request, shown.vectors[:, :0], neighbours, shown)
    if request.method is Method.TSNE:
        for points, progress in _tsne_steps(shown.vectors, request, start):
            picture = replace(picture, points=points, progress=progress)
            yield picture
    elif request.method is Method.AXES:
        picture = replace(picture, points=_along_axes(shown.vectors, request))
    else:
        points, explained, *_ = pca(shown.vectors, request.dimensions)
        points = points if start is None else align(points, start)
        picture = replace(picture, points=points, explained=tuple(explained.tolist()))
    yield picture.judged()


def _tsne_steps(
    vectors: Floats, request: MapRequest, start: Floats | None
) -> Iterator[tuple[Floats, float]]:
    steps = STEPS if start is None else STEPS_ON
    runs = tsne(vectors, request.dimensions, request.perplexity, start, steps)
    for step, points in enumerate(runs, start=1):
        yield points, step / steps


def _along_axes(vectors: Floats, request: MapRequest) -> Floats:
    """A coordinate for each axis; where there are too few axes, the main direction of the rest."""
    rest = request.vectors
    columns = []
    for start, end in request.axes[: request.dimensions]:
        columns.append(along_axis(request.vectors, (start,), (end,))[request.ids])
        direction = request.vectors[end] - request.vectors[start]
        length = np.linalg.norm(direction)
        if length > 0:
            rest = rest - np.outer(rest @ direction / length, direction / length)
    missing = request.dimensions - len(columns)
    if missing:
        columns.extend(pca(rest[request.ids], missing).points.T)
    return np.stack(columns, axis=1).astype(vectors.dtype)
