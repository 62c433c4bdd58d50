"""Which words lie near which: exact neighbours, analogies and axes spanned by words.

Enters: the embedding vectors of a model. Leaves: word ids with their similarity or
distance. The map, the embeddings view and `tinylm neighbours` use it.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.floating[Any]]
Ids = npt.NDArray[np.int64]


class Neighbours:
    """Exact neighbours among the rows of `vectors` (words, dimensions).

    The norms are computed once. A query then reads the vectors a single time at the
    speed of a matrix-vector product, and the few rows that rounding could have put in
    the wrong order are measured again in float64.
    """

    def __init__(self, vectors: Floats) -> None:
        self.vectors = vectors
        squares = np.einsum("vd,vd->v", vectors, vectors, dtype=np.float64)
        self.norms: npt.NDArray[np.float64] = np.sqrt(squares)  # (words,)
        self._squares = squares
        # A word whose vector is zero points nowhere: its similarity to anything counts as 0.
        self._inverse_norms = np.divide(
            1.0, self.norms, out=np.zeros_like(self.norms), where=self.norms > 0
        )
        # Twice the textbook bound on the error of a dot product of unit vectors
        # (Higham, Accuracy and Stability of Numerical Algorithms, section 3.1).
        self._rounding = 2.0 * (vectors.shape[1] + 2) * float(np.finfo(vectors.dtype).eps)

    def by_cosine(
        self, query: Floats, count: int, exclude: Sequence[int] = ()
    ) -> tuple[Ids, npt.NDArray[np.float64]]:
        """The `count` most similar words and their cosine with `query` (dimensions,), best first.

        Equal words come in the order of their ids. `exclude` names ids to leave out.
        """
        length = float(np.linalg.norm(query))
        direction = query / length if length > 0 else query
        rough = (self.vectors @ direction.astype(self.vectors.dtype)) * self._inverse_norms
        close = _at_least(rough, count, self._rounding, exclude)
        similarity = self.vectors[close].astype(np.float64) @ direction * self._inverse_norms[close]
        return _best(close, similarity, similarity, count)

    def cosines(self, row: int) -> npt.NDArray[np.float64]:
        """The cosine of every row with one of them, (words,), as exact as one product is."""
        products = self.vectors @ self.vectors[row]
        return np.asarray(products * self._inverse_norms * self._inverse_norms[row])

    def by_distance(
        self, query: Floats, count: int, exclude: Sequence[int] = ()
    ) -> tuple[Ids, npt.NDArray[np.float64]]:
        """The `count` nearest words and their Euclidean distance to `query`, nearest first.

        |x - q|^2 = |x|^2 - 2 x.q + |q|^2 finds the candidates; their distances are exact.
        """
        length = float(np.linalg.norm(query))
        product = self.vectors @ query.astype(self.vectors.dtype)
        rough = 2.0 * product - self._squares
        slack = self._rounding * (float(self.norms.max(initial=0.0)) + length) ** 2
        close = _at_least(rough, count, slack, exclude)
        distance = np.linalg.norm(
            self.vectors[close].astype(np.float64) - query.astype(np.float64), axis=1
        )
        return _best(close, -distance, distance, count)

    def analogy(
        self, plus: Sequence[int], minus: Sequence[int], count: int
    ) -> tuple[Ids, npt.NDArray[np.float64]]:
        """The words nearest by cosine to the sum of `plus` less the sum of `minus`.

        "king - man + woman" is plus=(king, woman), minus=(man,). The vectors are brought to
        length 1 first, and the words of the question cannot be the answer, as in Mikolov,
        Yih and Zweig (2013), "Linguistic regularities in continuous space word representations".
        """
        return self.by_cosine(self._combined(plus, minus), count, (*plus, *minus))

    def _combined(self, plus: Sequence[int], minus: Sequence[int]) -> npt.NDArray[np.float64]:
        ids = np.array((*plus, *minus), dtype=np.int64)
        signs = np.array([1.0] * len(plus) + [-1.0] * len(minus))
        weights = signs * self._inverse_norms[ids]
        combined: npt.NDArray[np.float64] = weights @ self.vectors[ids].astype(np.float64)
        return combined


def along_axis(vectors: Floats, start: Sequence[int], end: Sequence[int]) -> Floats:
    """Where each word stands on the line from the mean of words `start` to that of `end`.

    0 is at `start`, 1 at `end`, (words,). All zeros when both are the same place.
    """
    origin = vectors[list(start)].mean(axis=0)
    direction = vectors[list(end)].mean(axis=0) - origin
    length_squared = float(direction @ direction)
    if length_squared == 0.0:
        return np.zeros(len(vectors), dtype=vectors.dtype)
    position: Floats = (vectors @ direction - origin @ direction) / length_squared
    return position


def kept_neighbours(
    neighbours: Neighbours, points: Floats, word_id: int, count: int
) -> tuple[Ids, Ids]:
    """The `count` nearest words of `word_id` by distance, and which of them a picture keeps.

    `points` (words, 2 or 3) is the picture. Kept are those that are also among the `count`
    nearest there, so len(kept) / count says how far the picture can be trusted at this word.
    """
    nearest, _ = neighbours.by_distance(neighbours.vectors[word_id], count, (word_id,))
    shown, _ = Neighbours(points).by_distance(points[word_id], count, (word_id,))
    return nearest, nearest[np.isin(nearest, shown)]


class Changed(NamedTuple):
    """The nearest words of a word by cosine before and after, best first."""

    before: Ids
    before_values: npt.NDArray[np.float64]
    after: Ids
    after_values: npt.NDArray[np.float64]

    @property
    def lost(self) -> Ids:
        """Those that are no longer among the nearest."""
        return self.before[~np.isin(self.before, self.after)]

    @property
    def won(self) -> Ids:
        """Those that were not among the nearest."""
        return self.after[~np.isin(self.after, self.before)]


def changed_neighbours(before: Neighbours, after: Neighbours, word_id: int, count: int) -> Changed:
    """The `count` nearest words of a word in the vectors of two moments."""
    then = before.by_cosine(before.vectors[word_id], count, (word_id,))
    return Changed(*then, *after.by_cosine(after.vectors[word_id], count, (word_id,)))


def movement(
    before: Floats, after: Floats
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """How far each row has moved, and the cosine of its angle then and now, (words,) each.

    A vector of zeros has no direction: its cosine counts as 0.
    """
    then, now = before.astype(np.float64), after.astype(np.float64)
    lengths = np.linalg.norm(then, axis=1) * np.linalg.norm(now, axis=1)
    products = np.einsum("vd,vd->v", then, now)
    cosines = np.divide(products, lengths, out=np.zeros_like(products), where=lengths > 0)
    return np.linalg.norm(now - then, axis=1), cosines


def _at_least(
    rough: npt.NDArray[np.float64], count: int, slack: float, exclude: Sequence[int]
) -> Ids:
    """Ids whose rough score could belong to the `count` best, given an error up to `slack`."""
    rough[list(exclude)] = -np.inf
    count = min(count, len(rough))
    if count <= 0:
        return np.zeros(0, dtype=np.int64)
    threshold = np.partition(rough, len(rough) - count)[len(rough) - count]
    return np.flatnonzero((rough >= threshold - 2 * slack) & (rough > -np.inf))


def _best(
    ids: Ids, score: npt.NDArray[np.float64], shown: npt.NDArray[np.float64], count: int
) -> tuple[Ids, npt.NDArray[np.float64]]:
    best = np.argsort(-score, kind="stable")[:count]
    return ids[best], shown[best]
