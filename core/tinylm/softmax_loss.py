"""The output layer, softmax and loss with their gradients: where nearly all time goes.

For each example the loss is -log p(target), with p = softmax(hidden @ weights + bias).
Its derivative by the logits is p - 1 at the target and p elsewhere. `_plain` says just
that; `_tiled` does the same for large layers, with few passes over large arrays.
"""

import math
from collections.abc import Mapping
from functools import lru_cache
from threading import local
from types import MappingProxyType
from typing import Any, NamedTuple

import numpy as np

from tinylm.layers import Array
from tinylm.threads import LANES, give_way, in_lane, product, run_lanes, slices

BLOCK_ROWS = 1024  # examples that share a pass over the weights
BLOCK_LOGITS = 2**25  # at most so many logits are in memory: 128 MB in float32
TILE_LOGITS = 2**19  # few enough that a tile stays in the cache from one pass to the next
# Below these, tiles cost more than they save. Within a lane, where no other lane can take a share
# of them, that is so up to TIMES_IN_LANE as many logits.
FEW_MULTIPLICATIONS = 2**23
FEW_LOGITS, TIMES_IN_LANE = 2**16, 4
LOSS_ROWS = 128  # examples whose logits are in memory where only losses are wanted
SAFE_SUMS = 1e-15, 1e25  # sums of exponentials between these lose no precision
NEAR_ZERO = 15.0  # a target's logit up to which the sum is all but surely among them

Tile = tuple[slice, Array]  # some words, and an array (rows, these words)
_memory = local()


class SoftmaxLoss(NamedTuple):
    """Mean loss in nats, and its gradients by what enters the output layer."""

    loss: float
    d_hidden: Array  # (batch, width)
    d_weights: Array  # (width, vocabulary)
    d_bias: Array | None  # (vocabulary,)
    d_clusters: Mapping[str, Array] = MappingProxyType({})  # only an adaptive softmax has them


def log_softmax(logits: Array) -> Array:
    """Natural logarithm of the softmax over the last axis, safe for logits of any size."""
    shifted = logits - logits.max(axis=-1, keepdims=True)
    shifted -= np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return np.asarray(shifted)


def softmax_losses(hidden: Array, weights: Array, bias: Array | None, targets: Array) -> Array:
    """-log p of each of `targets` (batch,) ids after `hidden` (batch, width): (batch,)."""
    losses = np.empty(len(targets), hidden.dtype)
    for rows in slices(len(targets), -(-len(targets) // LOSS_ROWS)):
        logits = product(hidden[rows], weights)  # (rows, vocabulary)
        if bias is not None:
            logits += bias
        logits -= np.maximum.reduce(logits, axis=1, keepdims=True)
        target_logits = logits[np.arange(len(logits)), targets[rows]]
        sums = np.add.reduce(np.exp(logits, out=logits), axis=1)
        losses[rows] = np.log(sums) - target_logits
    return losses


def softmax_loss(hidden: Array, weights: Array, bias: Array | None, targets: Array) -> SoftmaxLoss:
    """Mean loss over `hidden` (batch, width) and `targets` (batch,) ids, with its gradients."""
    logits = len(targets) * weights.shape[1]
    few = FEW_LOGITS * (TIMES_IN_LANE if in_lane() else 1)
    if logits < few or logits * len(weights) < FEW_MULTIPLICATIONS:
        if len(targets) == 1:
            return _single(hidden, weights, bias, targets.item())
        return _plain(hidden, weights, bias, targets)
    return _tiled(hidden, weights, bias, targets)


def _plain(hidden: Array, weights: Array, bias: Array | None, targets: Array) -> SoftmaxLoss:
    """The formula, one line after the other."""
    batch = len(targets)
    rows = np.arange(batch)
    give_way()
    logits = hidden.dot(weights)  # (batch, vocabulary)
    if bias is not None:
        logits += bias
    logits -= np.maximum.reduce(logits, axis=1, keepdims=True)  # the softmax stays the same
    target_logits = logits[rows, targets]
    exponentials = np.exp(logits, out=logits)
    sums = np.add.reduce(exponentials, axis=1, keepdims=True)
    losses = np.log(sums[:, 0]) - target_logits

    give_way()
    d_logits = np.divide(exponentials, sums, out=exponentials)  # p
    d_logits[rows, targets] -= 1
    d_logits /= batch
    return SoftmaxLoss(
        float(np.add.reduce(losses, dtype=np.float64)) / batch,
        d_logits.dot(weights.T),
        hidden.T.dot(d_logits),
        None if bias is None else np.add.reduce(d_logits, axis=0),
    )


def _single(hidden: Array, weights: Array, bias: Array | None, target: int) -> SoftmaxLoss:
    """The formula for one example, (1, width): where calls take longer than arithmetic."""
    logits = hidden.dot(weights)  # (1, vocabulary)
    if bias is not None:
        logits += bias
    largest, target_logit = logits.item(logits.argmax()), logits.item(target)
    logits -= largest
    exponentials = np.exp(logits, out=logits)
    total = exponentials.dot(_ones(weights.shape[1], weights.dtype))  # (1,)
    d_logits = np.divide(exponentials, total, out=exponentials)  # p
    d_logits[0, target] -= 1
    return SoftmaxLoss(
        math.log(total.item()) + largest - target_logit,
        d_logits.dot(weights.T),
        hidden.T.dot(d_logits),
        None if bias is None else d_logits[0],
    )


@lru_cache
def _ones(length: int, dtype: np.dtype[Any]) -> Array:
    """To add numbers up with a matrix product, which does it fastest."""
    return np.ones(length, dtype)


def _tiled(hidden: Array, weights: Array, bias: Array | None, targets: Array) -> SoftmaxLoss:
    """The same in blocks of examples, and each of these in tiles of words."""
    batch, vocabulary = len(targets), weights.shape[1]
    has_bias = bias is not None
    if bias is None:
        bias = np.zeros(vocabulary, weights.dtype)
    loss = 0.0
    d_hidden = np.empty_like(hidden)
    d_weights, d_bias = np.empty(weights.shape, weights.dtype), np.empty_like(bias)
    most_rows = max(1, min(BLOCK_ROWS, BLOCK_LOGITS // vocabulary))
    for rows in slices(batch, -(-batch // most_rows)):
        block_loss, d_hidden[rows] = _block(
            hidden[rows], weights, bias, targets[rows], batch, d_weights, d_bias, rows.start == 0
        )
        loss += block_loss
    return SoftmaxLoss(loss, d_hidden, d_weights, d_bias if has_bias else None)


def _block(
    hidden: Array,
    weights: Array,
    bias: Array,
    targets: Array,
    batch: int,
    d_weights: Array,
    d_bias: Array,
    is_first: bool,
) -> tuple[float, Array]:
    """Some examples' share of the mean loss over `batch`, and of its gradients.

    Returns the loss and d_hidden, and adds to d_weights and d_bias, which the first block
    fills. The exponentials are never divided by their sums: scaling the small arrays beside
    them is less work.
    """
    target_weights = weights.T[targets]  # (rows, width)
    target_logits = np.einsum("rw,rw->r", hidden, target_weights) + bias[targets]
    # Less its target's logit, an example's sum is 1 / p(target): seldom out of bounds, whatever
    # the size of the logits. Only then they are all made once more, to find their largest.
    shift = None if np.abs(target_logits).max() < NEAR_ZERO else target_logits[:, None]
    lanes = _lanes_of_tiles(len(hidden), len(bias), weights.dtype)
    sums, weighted = _exponentiate(hidden, weights, bias, shift, lanes)
    if not (sums.min() > SAFE_SUMS[0] and sums.max() < SAFE_SUMS[1]):
        shift = _largest_logits(hidden, weights, bias, lanes)
        sums, weighted = _exponentiate(hidden, weights, bias, shift, lanes)

    losses = np.log(sums) - target_logits
    if shift is not None:
        losses += shift[:, 0]
    scale = 1 / (sums * batch)
    scaled_hidden = hidden * scale[:, None]

    def add_gradients(lane: int) -> None:
        for words, exponentials in lanes[lane]:
            give_way()
            rows = np.flatnonzero((targets >= words.start) & (targets < words.stop))
            exponentials[rows, targets[rows] - words.start] -= sums[rows]
            if is_first:
                np.matmul(scaled_hidden.T, exponentials, out=d_weights[:, words])
                np.matmul(scale, exponentials, out=d_bias[words])
            else:
                d_weights[:, words] += scaled_hidden.T @ exponentials
                d_bias[words] += scale @ exponentials

    run_lanes(add_gradients, LANES)
    d_hidden = weighted * scale[:, None] - target_weights / batch
    return float(losses.sum(dtype=np.float64)) / batch, d_hidden


def _exponentiate(
    hidden: Array, weights: Array, bias: Array, shift: Array | None, lanes: list[list[Tile]]
) -> tuple[Array, Array]:
    """Fill the tiles with exp(logit - shift), (rows, words).

    Returns their sums over all words, (rows,), and the words' weights summed in proportion
    to them, (rows, width). Only sums within SAFE_SUMS make sense.
    """

    def fill(lane: int) -> tuple[Array, Array]:
        sums, weighted = np.zeros(len(hidden), hidden.dtype), np.zeros_like(hidden)
        for words, tile in lanes[lane]:
            give_way()
            np.matmul(hidden, weights[:, words], out=tile)
            tile += bias[words]
            if shift is not None:
                tile -= shift
            with np.errstate(over="ignore", invalid="ignore"):
                np.exp(tile, out=tile)
                sums += tile @ _ones(tile.shape[1], tile.dtype)
                weighted += tile @ weights[:, words].T
        return sums, weighted

    (sums, weighted), *others = run_lanes(fill, LANES)
    for other_sums, other_weighted in others:
        with np.errstate(over="ignore", invalid="ignore"):
            sums += other_sums
            weighted += other_weighted
    return sums, weighted


def _largest_logits(hidden: Array, weights: Array, bias: Array, lanes: list[list[Tile]]) -> Array:
    """The largest logit of each example, (rows, 1)."""

    def largest(lane: int) -> Array:
        logits = (hidden @ weights[:, words] + bias[words] for words, _ in lanes[lane])
        return np.asarray(np.max([tile.max(axis=1, initial=-np.inf) for tile in logits], axis=0))

    return np.asarray(np.max(run_lanes(largest, LANES), axis=0)[:, None])


def _lanes_of_tiles(rows: int, vocabulary: int, dtype: np.dtype[Any]) -> list[list[Tile]]:
    """Tiles (rows, some words) that cover all words, shared out among the lanes.

    Their memory is the same from step to step in a thread: fresh memory has to be cleared by
    the system first, which takes longer than to fill it.
    """
    logits = getattr(_memory, "logits", None)
    if logits is None or logits.size < rows * vocabulary or logits.dtype != dtype:
        logits = _memory.logits = np.empty(rows * vocabulary, dtype)
    tiles_per_lane = -(-rows * vocabulary // (LANES * TILE_LOGITS))
    tiles = []
    for words in slices(vocabulary, LANES * tiles_per_lane):
        part = logits[rows * words.start : rows * words.stop]
        tiles.append((words, part.reshape(rows, words.stop - words.start)))
    return [tiles[lane * tiles_per_lane :][:tiles_per_lane] for lane in range(LANES)]
