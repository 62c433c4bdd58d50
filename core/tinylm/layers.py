"""The layers of the network: each `forward` returns its output and a `backward` function.

What backward needs stays in that function, never on the layer, so evaluating or
generating in between cannot disturb a training step. Gradients are named after what
they are the gradient of: `d_x` is the derivative of the loss by `x`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tinylm.threads import product

Array = NDArray[Any]
MANY_ROWS = 8  # to add up for each id, on average


class RowGradient(NamedTuple):
    """The gradient of a table of which only some rows were looked up; all others are zero.

    `rows` (R,) are distinct and ascending; `values` (R, columns) belong to them.
    """

    rows: Array
    values: Array

    def dense(self, shape: tuple[int, ...]) -> Array:
        """The same gradient as an array of the table's shape."""
        full = np.zeros(shape, self.values.dtype)
        full[self.rows] = self.values
        return full


Gradient = Array | RowGradient


def weighted_sum(gradients: Sequence[Gradient], weights: Sequence[float]) -> Gradient:
    """The sum of one parameter's `gradients`, each times its weight; they are overwritten."""
    values = [g.values if isinstance(g, RowGradient) else g for g in gradients]
    for array, weight in zip(values, weights, strict=True):
        array *= weight
    tables = [g for g in gradients if isinstance(g, RowGradient)]
    if tables:
        return _sum_by_row(np.concatenate([t.rows for t in tables]), np.concatenate(values))
    for array in values[1:]:
        values[0] += array
    return values[0]


@dataclass(frozen=True)
class Embedding:
    """Looks up a row of numbers for each token id and lays a context's rows side by side."""

    table: Array  # (rows, embedding_dim)

    def forward(self, contexts: Array) -> tuple[Array, Callable[[Array], RowGradient]]:
        """`contexts` (batch, context) ids -> (batch, context * embedding_dim)."""
        batch, context = contexts.shape
        output = self.table.take(contexts, axis=0).reshape(batch, context * self.table.shape[1])

        def backward(d_output: Array) -> RowGradient:
            return _sum_by_row(contexts.ravel(), d_output.reshape(batch * context, -1))

        return output, backward


def _sum_by_row(ids: Array, values: Array) -> RowGradient:
    """Add up the `values` (n, columns) that share an id; they are overwritten.

    Where each id has few rows, these are added in pairs, the sums in pairs again, and so on, for
    all ids at the same time; where it has many, one after the other.
    """
    if len(ids) == 1:
        return RowGradient(ids, values)
    order = np.argsort(ids, kind="stable")
    sorted_ids = ids[order]
    firsts = np.flatnonzero(np.concatenate(([True], sorted_ids[1:] != sorted_ids[:-1])))
    if len(ids) > MANY_ROWS * len(firsts):
        sums = np.add.reduceat(values.take(order, axis=0), firsts, axis=0)
        return RowGradient(sorted_ids[firsts], sums)
    counts = np.diff(firsts, append=len(ids))
    rank = np.arange(len(ids)) - np.repeat(firsts, counts)  # among those with the same id
    step = 1
    while step < counts.max():
        later = np.flatnonzero(rank % (2 * step) == step)
        values[order[later - step]] += values[order[later]]
        step *= 2
    return RowGradient(sorted_ids[firsts], values.take(order[firsts], axis=0))


@dataclass(frozen=True)
class Linear:
    """x @ weights + bias."""

    weights: Array  # (inputs, outputs)
    bias: Array | None  # (outputs,)

    def forward(
        self, x: Array
    ) -> tuple[Array, Callable[[Array], tuple[Array, Array, Array | None]]]:
        """`x` (batch, inputs) -> (batch, outputs); backward gives d_x, d_weights, d_bias."""
        output = product(x, self.weights)
        if self.bias is not None:
            output += self.bias

        def backward(d_output: Array) -> tuple[Array, Array, Array | None]:
            d_bias = None if self.bias is None else np.add.reduce(d_output, axis=0)
            return product(d_output, self.weights.T), product(x.T, d_output), d_bias

        return output, backward


@dataclass(frozen=True)
class ReLU:
    """max(x, 0): passes what is positive, silences the rest."""

    def forward(self, x: Array) -> tuple[Array, Callable[[Array], Array]]:
        """`x` of any shape -> the same shape."""
        output = np.maximum(x, _ZERO)

        def backward(d_output: Array) -> Array:
            d_output *= output > _ZERO
            return d_output

        return output, backward


RELU = ReLU()
_ZERO = np.zeros((), np.float32)  # NumPy takes longer over a plain number than over small arrays


@dataclass(frozen=True)
class Dropout:
    """Sets a share of the numbers to zero and scales the others up, so that the mean stays."""

    rate: float
    rng: np.random.Generator

    def forward(self, x: Array) -> tuple[Array, Callable[[Array], Array]]:
        """`x` of any shape -> the same shape."""
        if self.rate == 0:
            return x, _unchanged
        kept = self.rng.random(x.shape, dtype=np.float32) >= self.rate
        scale = kept.astype(x.dtype) / (1 - self.rate)
        return x * scale, lambda d_output: d_output * scale


def _unchanged(x: Array) -> Array:
    return x


NO_DROPOUT = Dropout(0.0, np.random.default_rng(0))


def seeded_dropouts(rates: Sequence[float], seed: Sequence[int]) -> tuple[Dropout, ...]:
    """A Dropout for each of the `rates`, all from one stream of random numbers."""
    if not any(rates):
        return (NO_DROPOUT,) * len(rates)
    rng = np.random.default_rng(seed)
    return tuple(Dropout(rate, rng) for rate in rates)
