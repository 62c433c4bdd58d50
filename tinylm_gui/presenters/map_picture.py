"""Vectors become the points of a map, turned so that the map does not jump.

Looking back, all steps are seen along the axes of one picture, that of the newest vectors:
what moves then has moved in the space itself.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any

import numpy as np
import numpy.typing as npt

from tinylm.large_tsne import STRIDE, is_installed, large_tsne
from tinylm.neighbours import Neighbours, along_axis, kept_neighbours
from tinylm.projection import align, pca, turn_onto
from tinylm.tsne import LARGEST, STEPS, tsne
from tinylm.vocabulary import Vocabulary

Floats = npt.NDArray[np.floating[Any]]
Ids = npt.NDArray[np.int64]
Axis = tuple[int, int]  # ids of the words at its 0 and at its 1

NO_IDS: Ids = np.zeros(0, dtype=np.int64)
SAMPLE = 20  # words by which a picture is judged
NEAREST = 10
TRAIL_STEPS = 40
MOST_TRAILS = 50  # words
MOST_MOVED = 12  # words that are shown moving where none is chosen
STEPS_ON = 150  # of t-SNE, to follow vectors that have moved a little


class Method(Enum):
    """How many dimensions become two or three."""

    PRINCIPAL = "principal"  # the directions in which the words differ most
    TSNE = "tsne"  # each word beside its nearest words
    AXES = "axes"  # along lines from one word to another


def arrangeable(ids: Ids) -> Ids:
    """Those of the words that t-SNE can take: all where its library is, else the frequent ones."""
    return ids if is_installed() else ids[:LARGEST]


class Movement(Enum):
    """How the way that words have come is drawn."""

    NONE = "none"
    TRAILS = "trails"  # through many earlier steps
    ARROWS = "arrows"  # straight from the first step


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
    newest: Floats | None = None  # vectors whose picture gives the frame, when looking back
    past: tuple[Floats, ...] = ()  # vectors of all words at earlier steps, for trails
    trail_ids: Ids = field(default_factory=lambda: NO_IDS)  # the words that leave a trail

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
    directions: Floats | None = None  # (2 or 3, embedding_dim) along which one looks, if straight
    trails: Floats | None = None  # (earlier steps, words with a trail, 2 or 3)
    frame: "MapPicture | None" = None  # the picture whose axes it is seen along; None: its own
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
    if previous is not None and not request.same_frame_as(previous.request):
        previous = None
    if request.newest is not None and previous is None:
        now = replace(request, vectors=request.newest, newest=None, past=(), trail_ids=NO_IDS)
        *_, previous = make_pictures(now, None)
    neighbours = Neighbours(request.vectors)
    every = len(request.ids) == len(request.vectors)
    shown = neighbours if every else Neighbours(request.vectors[request.ids])
    picture = MapPicture(request, shown.vectors[:, :0], neighbours, shown)
    if request.newest is not None:
        picture = replace(picture, frame=previous)
    start = None if previous is None else previous.points
    if request.method is Method.TSNE:
        for points, progress in _tsne_steps(shown.vectors, request, start):
            picture = replace(picture, points=points, progress=progress)
            yield picture
    elif request.method is Method.AXES:
        points = _along_axes(request.vectors, request.ids, request)
        picture = replace(picture, points=points, trails=_trails(request, None))
    elif picture.frame is not None and picture.frame.directions is not None:
        picture = _seen_along(picture.frame.directions, picture)
    else:
        points, _, directions, _ = pca(shown.vectors, request.dimensions)
        if start is not None:
            directions = turn_onto(points, start).T @ directions
        picture = _seen_along(directions.astype(shown.vectors.dtype), picture)
    yield picture.judged()


def _seen_along(directions: Floats, picture: MapPicture) -> MapPicture:
    """The picture of all words along `directions` (2 or 3, embedding_dim), about their mean."""
    vectors = picture.shown.vectors
    points = (vectors - vectors.mean(axis=0)) @ directions.T
    total = float(vectors.var(axis=0).sum())
    shares = points.var(axis=0) / total if total > 0 else np.zeros(len(directions))
    return replace(
        picture,
        points=points,
        directions=directions,
        explained=tuple(shares.tolist()),
        trails=_trails(picture.request, directions),
    )


def _trails(request: MapRequest, directions: Floats | None) -> Floats | None:
    """Where the words with a trail were at the earlier steps, seen as those of the picture are."""
    whole = directions is not None or len(request.axes) >= request.dimensions
    if not request.past or len(request.trail_ids) == 0 or not whole:
        return None
    steps = []
    for vectors in request.past:
        if directions is None:
            steps.append(_along_axes(vectors, request.trail_ids, request))
        else:
            centre = vectors[request.ids].mean(axis=0)
            steps.append((vectors[request.trail_ids] - centre) @ directions.T)
    return np.stack(steps)


def with_trails(
    request: MapRequest, movement: Movement, word_ids: Ids, past: Callable[[int], list[Floats]]
) -> MapRequest:
    """The request with the way that `word_ids` have come, or those that have moved most.

    `past(count)` gives the vectors of all words at so many earlier steps, evenly spaced.
    """
    if movement is Movement.NONE:
        return request
    steps = past(TRAIL_STEPS if movement is Movement.TRAILS else 1)
    ids = word_ids[np.isin(word_ids, request.ids)]
    if steps and len(ids) == 0:
        ids = moved_most(steps[0], request.vectors, request.ids, MOST_MOVED)
    return replace(request, past=tuple(steps), trail_ids=ids[:MOST_TRAILS])


def moved_most(before: Floats, after: Floats, ids: Ids, count: int) -> Ids:
    """Those `count` of the words `ids` that lie farthest from where they were, ascending."""
    distances = np.linalg.norm(after[ids] - before[ids], axis=1)
    return np.sort(ids[np.argsort(-distances, kind="stable")[:count]])


def _tsne_steps(
    vectors: Floats, request: MapRequest, start: Floats | None
) -> Iterator[tuple[Floats, float]]:
    steps, stride = STEPS if start is None else STEPS_ON, 1
    arrange = tsne
    if len(vectors) > LARGEST:
        arrange, stride = large_tsne, STRIDE
    runs = arrange(vectors, request.dimensions, request.perplexity, start, steps)
    for number, points in enumerate(runs, start=1):
        yield points if start is None else align(points, start), min(number * stride / steps, 1.0)


def _along_axes(vectors: Floats, ids: Ids, request: MapRequest) -> Floats:
    """A coordinate for each axis; where there are too few axes, the main direction of the rest."""
    rest = vectors
    columns = []
    for start, end in request.axes[: request.dimensions]:
        columns.append(along_axis(vectors, (start,), (end,))[ids])
        direction = vectors[end] - vectors[start]
        length = np.linalg.norm(direction)
        if length > 0:
            rest = rest - np.outer(rest @ direction / length, direction / length)
    missing = request.dimensions - len(columns)
    if missing:
        columns.extend(pca(rest[ids], missing).points.T)
    return np.stack(columns, axis=1).astype(vectors.dtype)
