"""The output layer, softmax and loss with their gradients: where nearly all time goes.

For each example the loss is -log p(target), with p = softmax(hidden @ weights + bias).
Its derivative by the logits is p - 1 at the target and p elsewhere. The batch is cut
into lanes that run side by side, and these into blocks of rows, so that no more than a
block's logits are in memory at a time.
"""

from itertools import pairwise
from typing import NamedTuple

import numpy as np

from tinylm.layers import Array
from tinylm.threads import lanes_for, run_lanes

BLOCK_ROWS = 512
BLOCK_LOGITS = 2**23  # at most so many numbers in a block: 32 MB in float32


class SoftmaxLoss(NamedTuple):
    """Loss in nats, and its gradients by what enters the output layer."""

    loss: float
    d_hidden: Array  # (batch, width)
    d_weights: Array  # (width, vocabulary)
    d_bias: Array  # (vocabulary,)


def log_softmax(logits: Array) -> Array:
    """Natural logarithm of the softmax over the last axis, safe for logits of any size."""
    shifted = logits - logits.max(axis=-1, keepdims=True)
    shifted -= np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return np.asarray(shifted)


def softmax_loss(hidden: Array, weights: Array, bias: Array | None, targets: Array) -> SoftmaxLoss:
    """Mean loss over `hidden` (batch, width) and `targets` (batch,) ids, with its gradients."""
    batch = len(targets)
    lanes = min(lanes_for(hidden.size * weights.shape[1]), batch)
    rows = min(BLOCK_ROWS, max(1, BLOCK_LOGITS // weights.shape[1]))

    def lane_sum(lane: int) -> SoftmaxLoss:
        start, stop = batch * lane // lanes, batch * (lane + 1) // lanes
        edges = [*range(start, stop, rows), stop]
        return _join(
            [
                _block_sum(hidden[a:b], weights, bias, targets[a:b], batch)
                for a, b in pairwise(edges)
            ]
        )

    return _join(run_lanes(lane_sum, lanes))


def _join(parts: list[SoftmaxLoss]) -> SoftmaxLoss:
    """The sum of parts that hold consecutive rows; the first part's arrays are reused."""
    first, *rest = parts
    if not rest:
        return first
    for part in rest:
        np.add(first.d_weights, part.d_weights, out=first.d_weights)
        np.add(first.d_bias, part.d_bias, out=first.d_bias)
    return SoftmaxLoss(
        sum(part.loss for part in parts),
        np.concatenate([part.d_hidden for part in parts]),
        first.d_weights,
        first.d_bias,
    )


def _block_sum(
    hidden: Array, weights: Array, bias: Array | None, targets: Array, batch: int
) -> SoftmaxLoss:
    """One block's share of the mean over `batch` examples."""
    rows = np.arange(len(targets))
    logits = hidden @ weights  # (rows, vocabulary)
    if bias is not None:
        logits += bias
    logits -= logits.max(axis=1, keepdims=True)
    target_logits = logits[rows, targets]
    exponentials = np.exp(logits, out=logits)
    sums = exponentials.sum(axis=1)
    loss = float((np.log(sums) - target_logits).sum(dtype=np.float64)) / batch

    # d_logits = d_scaled * scale: scaling the small arrays spares a pass over the large one.
    scale = (1 / (sums * batch))[:, None]
    d_scaled = exponentials
    d_scaled[rows, targets] -= sums
    return SoftmaxLoss(
        loss,
        (d_scaled @ weights.T) * scale,
        (hidden * scale).T @ d_scaled,
        scale[:, 0] @ d_scaled,
    )
