"""The output layer, softmax and loss with their gradients: where nearly all time goes.

For each example the loss is -log p(target), with p = softmax(hidden @ weights + bias).
Its derivative by the logits is p - 1 at the target and p elsewhere.
"""

from typing import NamedTuple

import numpy as np

from tinylm.layers import Array


class SoftmaxLoss(NamedTuple):
    """Mean loss in nats, and its gradients by the inputs of the output layer."""

    loss: float
    d_hidden: Array  # (batch, hidden)
    d_weights: Array  # (hidden, vocabulary)
    d_bias: Array  # (vocabulary,)


def log_softmax(logits: Array) -> Array:
    """Natural logarithm of the softmax over the last axis, safe for logits of any size."""
    shifted = logits - logits.max(axis=-1, keepdims=True)
    shifted -= np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return np.asarray(shifted)


def softmax_loss(hidden: Array, weights: Array, bias: Array | None, targets: Array) -> SoftmaxLoss:
    """Loss and gradients for `hidden` (batch, hidden) and `targets` (batch,) ids."""
    batch = len(targets)
    rows = np.arange(batch)
    logits = hidden @ weights  # (batch, vocabulary)
    if bias is not None:
        logits += bias
    logits -= logits.max(axis=1, keepdims=True)
    target_logits = logits[rows, targets]
    exponentials = np.exp(logits, out=logits)
    sums = exponentials.sum(axis=1)
    loss = float(np.mean(np.log(sums) - target_logits))

    d_logits = exponentials
    d_logits /= (sums * batch)[:, None]
    d_logits[rows, targets] -= 1 / batch
    return SoftmaxLoss(loss, d_logits @ weights.T, hidden.T @ d_logits, d_logits.sum(axis=0))
