"""t-SNE: a picture in which each word keeps its nearest words, at the cost of the distances.

Exact, after van der Maaten and Hinton (2008), "Visualizing data using t-SNE", for up to a
few thousand words. The map runs it step by step and shows each step.
"""

from collections.abc import Iterator

import numpy as np

from tinylm.layers import Array
from tinylm.projection import pca

LARGEST = 2000  # words; time and memory grow with the square
STEPS = 500
EXAGGERATED_STEPS = 100  # at first the words gather into clumps
EXAGGERATION = 12.0
START_SPREAD = 1e-4
PERPLEXITY = 30.0
BLOCK = 128  # rows


def tsne(
    vectors: Array,
    dimensions: int = 2,
    perplexity: float = PERPLEXITY,
    start: Array | None = None,
    steps: int = STEPS,
) -> Iterator[Array]:
    """The points (words, dimensions) after each of `steps` steps of gradient descent.

    `perplexity` is about how many neighbours each word counts as near; it is lowered where
    there are fewer than three times as many words. Starts from the principal components, so
    that the same vectors give the same picture, or goes on from `start`.
    """
    count = len(vectors)
    if count < 4:
        yield pca(vectors, dimensions).points
        return
    likeness = affinities(vectors, min(perplexity, (count - 1) / 3))
    if start is None:
        points = pca(vectors, dimensions).points.astype(np.float32)
        points *= START_SPREAD / max(float(points[:, 0].std()), 1e-30)
    else:
        points = start.astype(np.float32)
    velocity, gains = np.zeros_like(points), np.ones_like(points)
    rate = max(count / EXAGGERATION, 50.0)  # Belkina et al. (2019)
    for step in range(steps):
        gathering = start is None and step < EXAGGERATED_STEPS
        gradient = _gradient(points, likeness, EXAGGERATION if gathering else 1.0)
        momentum = 0.5 if gathering else 0.8
        # A coordinate that keeps its direction speeds up, one that turns slows down.
        turning = (gradient > 0) == (velocity > 0)
        gains = np.maximum(np.where(turning, gains * 0.8, gains + 0.2), 0.01)
        velocity = momentum * velocity - rate * gains * gradient
        points = points + velocity
        points -= points.mean(axis=0)
        yield points


def affinities(vectors: Array, perplexity: float) -> Array:
    """How near each word is to each other, (words, words) float32, symmetric, sum 1.

    Each word has a bell curve just wide enough that its neighbours' shares have the given
    perplexity (two to the power of their entropy).
    """
    vectors = vectors.astype(np.float32)
    squares = _squared_distances(vectors, vectors)
    np.fill_diagonal(squares, np.inf)
    squares -= squares.min(axis=1, keepdims=True)  # the shares stay the same and cannot vanish
    wanted = np.log(perplexity)
    low, high = np.zeros(len(vectors)), np.full(len(vectors), np.inf)
    scale = np.where(np.isinf(squares), 0, squares).mean(axis=1)
    precision = 1 / np.maximum(scale, 1e-12)
    for _ in range(40):
        shares, entropy = _shares(squares, precision)
        too_wide = entropy > wanted
        low, high = np.where(too_wide, precision, low), np.where(too_wide, high, precision)
        precision = np.where(np.isinf(high), precision * 2, (low + high) / 2)
        if np.abs(entropy - wanted).max() < 1e-4:
            break
    return np.asarray((shares + shares.T) / (2 * len(vectors)))


def _shares(squares: Array, precision: Array) -> tuple[Array, Array]:
    """The neighbours' shares (words, words) and their entropy in nats (words,)."""
    exponents = squares * precision[:, None].astype(np.float32)
    shares = np.exp(-exponents)
    totals = shares.sum(axis=1, keepdims=True)
    np.nan_to_num(exponents, copy=False, posinf=0.0)  # of a word with itself
    entropy = (shares * exponents).sum(axis=1) / totals[:, 0] + np.log(totals[:, 0])
    shares /= totals
    return shares, entropy


def _gradient(points: Array, likeness: Array, exaggeration: float) -> Array:
    """The gradient of the Kullback-Leibler divergence by the points (equation 5 of the paper).

    Rows come in blocks that stay in the processor's cache.
    """
    pull, push = np.empty_like(points), np.empty_like(points)
    total = 0.0
    for first in range(0, len(points), BLOCK):
        rows = slice(first, first + BLOCK)
        here = points[rows]
        closeness = _squared_distances(here, points)
        closeness += 1  # Student's t with one degree of freedom
        np.reciprocal(closeness, out=closeness)
        closeness[np.arange(len(here)), np.arange(first, first + len(here))] = 0
        total += float(closeness.sum())
        attraction = likeness[rows] * closeness
        pull[rows] = attraction.sum(axis=1, keepdims=True) * here - attraction @ points
        closeness *= closeness
        push[rows] = closeness.sum(axis=1, keepdims=True) * here - closeness @ points
    return np.asarray(4 * (exaggeration * pull - push / total))


def _squared_distances(some: Array, points: Array) -> Array:
    """Between `some` (m, d) and all `points` (n, d), (m, n)."""
    distances = some @ (-2 * points.T)
    distances += np.einsum("nd,nd->n", some, some)[:, None]
    distances += np.einsum("nd,nd->n", points, points)
    return np.asarray(np.maximum(distances, 0, out=distances))
