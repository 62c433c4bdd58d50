"""Many dimensions to two or three, for the map: principal components, aligned over time."""

from typing import NamedTuple

import numpy as np

from tinylm.layers import Array


class Projection(NamedTuple):
    """Vectors seen along the directions in which they spread most."""

    points: Array  # (vectors, dimensions)
    explained: Array  # (dimensions,) share of the variance that each direction shows
    axes: Array  # (dimensions, embedding_dim) unit vectors
    mean: Array  # (embedding_dim,)


def pca(vectors: Array, dimensions: int = 2) -> Projection:
    """Principal components of `vectors` (n, embedding_dim), exact, from the covariance.

    Each axis points so that its largest weight is positive: the same vectors give the
    same picture. If there are fewer directions than asked for, the rest are zero.
    """
    mean = vectors.mean(axis=0, dtype=np.float64)
    centered = vectors - mean.astype(vectors.dtype)
    covariance = (centered.T @ centered).astype(np.float64) / len(vectors)
    variances, directions = np.linalg.eigh(covariance)  # ascending
    axes = np.zeros((dimensions, vectors.shape[1]))
    explained = np.zeros(dimensions)
    kept = min(dimensions, vectors.shape[1])
    axes[:kept] = directions[:, ::-1][:, :kept].T
    largest = np.abs(axes).argmax(axis=1)
    axes[axes[np.arange(dimensions), largest] < 0] *= -1
    total = variances.sum()
    if total > 0:
        explained[:kept] = np.maximum(variances[::-1][:kept], 0) / total
    points = np.asarray(centered @ axes.T.astype(vectors.dtype))
    return Projection(points, explained, axes, mean)


def turn_onto(points: Array, reference: Array) -> Array:
    """The turn (d, d), perhaps with a mirror, that brings `points` (n, d) nearest to `reference`.

    Orthogonal Procrustes (Schönemann 1966): nothing is stretched, so what still differs after
    `points @ turn` has moved in the space itself.
    """
    left, _, right = np.linalg.svd(points.T @ reference)
    return np.asarray(left @ right)


def align(points: Array, reference: Array) -> Array:
    """`points` (n, d) turned onto `reference` (n, d)."""
    return np.asarray(points @ turn_onto(points, reference))
