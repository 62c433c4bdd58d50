"""The smallest language model with two of its lines in the wrong order, and in the right one.

An embedding and an output layer learn three sentences, a pair of words at a time, as in the
shortest program that people write first. If the output layer is updated before the gradient of
the embedding is taken from it, each step stretches both, and the loss ends as nan. Nothing else
of the engine is used here: the loop is to be read, and the tour shows it running.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

SENTENCES = ("the cat sat on the mat", "the dog sat on the rug", "the cat ate the fish")
EMBEDDING_DIM = 8
LEARNING_RATE = np.float32(0.1)
EPOCHS = 900

WRONG_ORDER = (
    "w_output -= rate * np.outer(x, d_logits)",
    "d_x = w_output @ d_logits",
)
RIGHT_ORDER = WRONG_ORDER[::-1]


class BenchEpoch(NamedTuple):
    """What one pass over the sentences cost: the sum of -ln p(next word), in nats."""

    epoch: int  # counted from 1
    loss: float


def run_bench(right_order: bool, seed: int = 0) -> Iterator[BenchEpoch]:
    """Train for EPOCHS passes, in the wrong order until the loss is no longer a number."""
    vocabulary = sorted({word for sentence in SENTENCES for word in sentence.split()})
    ids = {word: number for number, word in enumerate(vocabulary)}
    rng = np.random.default_rng(seed)
    embeddings = rng.normal(0, 0.1, (len(ids), EMBEDDING_DIM)).astype(np.float32)  # (V, D)
    w_output = rng.normal(0, 0.1, (EMBEDDING_DIM, len(ids))).astype(np.float32)  # (D, V)
    pairs = [
        (ids[word], ids[following])
        for sentence in SENTENCES
        for word, following in pairwise(sentence.split())
    ]
    for epoch in range(1, EPOCHS + 1):
        total = 0.0
        with np.errstate(over="ignore", invalid="ignore"):  # what goes wrong is the point
            for word, following in pairs:
                loss = _step(embeddings, w_output, word, following, right_order)
                total += loss
        yield BenchEpoch(epoch, total)
        if np.isnan(total):
            return


def _step(
    embeddings: NDArray[np.float32],
    w_output: NDArray[np.float32],
    word: int,
    following: int,
    right_order: bool,
) -> float:
    """Update both arrays in place for one pair of words; its loss before the update."""
    x = embeddings[word].copy()  # (D,)
    logits = x @ w_output  # (V,)
    log_p = logits - logits.max()
    log_p -= np.log(np.exp(log_p).sum())
    d_logits = np.exp(log_p)
    d_logits[following] -= 1  # softmax and cross-entropy together
    if right_order:
        d_x = w_output @ d_logits
        w_output -= LEARNING_RATE * np.outer(x, d_logits)
    else:
        w_output -= LEARNING_RATE * np.outer(x, d_logits)
        d_x = w_output @ d_logits
    embeddings[word] -= LEARNING_RATE * d_x
    return float(-log_p[following])
