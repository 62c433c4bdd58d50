"""From what the hidden layers give to the probability of every word, and to losses and gradients.

There are two kinds. `FullOutput` is one softmax over all words. `AdaptiveOutput` is the
adaptive softmax of Grave et al. (2017), "Efficient softmax approximation for GPUs": the most
frequent words share a softmax with a logit for each cluster of rarer ones, and each cluster
has a softmax of its own, which is computed only for the examples whose next word is in it:
p(word) = p(cluster) * p(word | cluster). Unlike theirs, clusters are not made narrower.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

import numpy as np

from tinylm.layers import Array, Linear
from tinylm.softmax_loss import SoftmaxLoss, log_softmax, softmax_loss, softmax_losses

Named = dict[str, Array]


@lru_cache
def word_parts(vocabulary_size: int) -> tuple[slice, ...]:
    """The most frequent 1/25 of the words, then a cluster up to 1/5, then one of all others.

    Ids go by frequency, so each part is a slice of them. In running text the first part is
    most of the words and the last few of them, so that each part costs about the same.
    """
    edges = {0, max(1, vocabulary_size // 25), max(1, vocabulary_size // 5), vocabulary_size}
    return tuple(slice(start, stop) for start, stop in pairwise(sorted(edges)))


@dataclass(frozen=True)
class FullOutput:
    """One softmax over all words."""

    weights: Array  # (width, vocabulary)
    bias: Array | None  # (vocabulary,)

    def logits(self, hidden: Array) -> Array:
        """`hidden` (batch, width) -> a score for each word (batch, vocabulary)."""
        return Linear(self.weights, self.bias).forward(hidden)[0]

    def log_probabilities(self, hidden: Array) -> Array:
        """`hidden` (batch, width) -> log p of each word (batch, vocabulary)."""
        return log_softmax(self.logits(hidden))

    def losses(self, hidden: Array, targets: Array) -> Array:
        """-log p(target) in nats for each example, (batch,)."""
        return softmax_losses(hidden, self.weights, self.bias, targets)

    def loss_and_gradients(self, hidden: Array, targets: Array) -> SoftmaxLoss:
        """Mean loss in nats of `targets` (batch,), with its gradients."""
        return softmax_loss(hidden, self.weights, self.bias, targets)

    def trace(self, hidden: Array, target: int) -> tuple[Named, Named]:
        """For `hidden` (1, width): what is computed, and the loss's derivatives by it."""
        logits = self.logits(hidden)
        probabilities = np.exp(log_softmax(logits))
        d_logits = probabilities.copy()
        d_logits[0, target] -= 1
        return {"logits": logits, "probabilities": probabilities}, {"logits": d_logits}


@dataclass(frozen=True)
class AdaptiveOutput:
    """A softmax over frequent words and clusters, and one over the words of each cluster."""

    weights: Array  # (width, vocabulary)
    bias: Array | None  # (vocabulary,)
    cluster_weights: Array  # (width, clusters)
    cluster_bias: Array | None  # (clusters,)

    def logits(self, hidden: Array) -> Array:
        """`hidden` (batch, width) -> a score for each word (batch, vocabulary).

        Scores can be compared within a part of the words only.
        """
        return FullOutput(self.weights, self.bias).logits(hidden)

    def log_probabilities(self, hidden: Array) -> Array:
        """`hidden` (batch, width) -> log p of each word (batch, vocabulary)."""
        frequent, *clusters = self._parts
        first = self._first.log_probabilities(hidden)
        result = np.empty((len(hidden), self.weights.shape[1]), first.dtype)
        result[:, frequent] = first[:, frequent]
        for column, words in enumerate(clusters, start=frequent.stop):
            inside = self._within(words).log_probabilities(hidden)
            np.add(inside, first[:, column, None], out=result[:, words])
        return result

    def losses(self, hidden: Array, targets: Array) -> Array:
        """-log p(target) in nats for each example, (batch,)."""
        first_targets = self._first_targets(targets)
        losses = self._first.losses(hidden, first_targets)
        for words, rows in self._rows_by_cluster(first_targets):
            losses[rows] += self._within(words).losses(hidden[rows], targets[rows] - words.start)
        return losses

    def loss_and_gradients(self, hidden: Array, targets: Array) -> SoftmaxLoss:
        """Mean loss in nats of `targets` (batch,), with its gradients."""
        frequent, first_targets = self._parts[0], self._first_targets(targets)
        first = self._first.loss_and_gradients(hidden, first_targets)
        loss, d_hidden = first.loss, first.d_hidden
        order: Literal["F", "C"] = "F" if self.weights.flags.f_contiguous else "C"  # F where tied
        d_weights = np.zeros(self.weights.shape, hidden.dtype, order)
        d_bias = np.zeros(self.weights.shape[1], hidden.dtype)
        d_clusters = {"cluster_weights": first.d_weights[:, frequent.stop :].copy()}
        d_weights[:, frequent] = first.d_weights[:, frequent]
        if first.d_bias is not None:
            d_clusters["cluster_bias"] = first.d_bias[frequent.stop :]
            d_bias[frequent] = first.d_bias[frequent]
        for words, rows in self._rows_by_cluster(first_targets):
            inside = self._within(words).loss_and_gradients(
                hidden[rows], targets[rows] - words.start
            )
            share = len(rows) / len(targets)  # the mean goes over all examples
            loss += share * inside.loss
            d_hidden[rows] += share * inside.d_hidden
            np.multiply(inside.d_weights, share, out=d_weights[:, words])
            if inside.d_bias is not None:
                np.multiply(inside.d_bias, share, out=d_bias[words])
        return SoftmaxLoss(
            loss, d_hidden, d_weights, None if self.bias is None else d_bias, d_clusters
        )

    def trace(self, hidden: Array, target: int) -> tuple[Named, Named]:
        """For `hidden` (1, width): what is computed, and the loss's derivatives by it."""
        frequent, first_targets = self._parts[0], self._first_targets(np.array([target]))
        _, derivatives = self._first.trace(hidden, first_targets[0])
        d_first = derivatives["logits"]
        values = {
            "logits": self.logits(hidden),
            "cluster_logits": self._first.logits(hidden)[:, frequent.stop :],
            "probabilities": np.exp(self.log_probabilities(hidden)),
        }
        d_logits = np.zeros_like(values["logits"])
        d_logits[:, frequent] = d_first[:, frequent]
        for words, _ in self._rows_by_cluster(first_targets):
            _, derivatives = self._within(words).trace(hidden, target - words.start)
            d_logits[:, words] = derivatives["logits"]
        return values, {"logits": d_logits, "cluster_logits": d_first[:, frequent.stop :]}

    @property
    def _parts(self) -> tuple[slice, ...]:
        return word_parts(self.weights.shape[1])

    @property
    def _first(self) -> FullOutput:
        """The softmax over the frequent words and, after them, the clusters."""
        frequent, bias = self._parts[0], None
        weights = np.concatenate((self.weights[:, frequent], self.cluster_weights), axis=1)
        if self.bias is not None and self.cluster_bias is not None:
            bias = np.concatenate((self.bias[frequent], self.cluster_bias))
        return FullOutput(weights, bias)

    def _within(self, words: slice) -> FullOutput:
        """The softmax over the words of one cluster."""
        return FullOutput(self.weights[:, words], None if self.bias is None else self.bias[words])

    def _first_targets(self, targets: Array) -> Array:
        """What the first softmax should say: the word if it is frequent, else its cluster."""
        frequent, *clusters = self._parts
        numbers = np.searchsorted([words.start for words in clusters], targets, side="right")
        return np.where(numbers == 0, targets, frequent.stop + numbers - 1)

    def _rows_by_cluster(self, first_targets: Array) -> Iterator[tuple[slice, Array]]:
        """The words of each cluster that is meant, and the examples of which it is."""
        frequent, *clusters = self._parts
        for number, words in enumerate(clusters, start=frequent.stop):
            rows = np.flatnonzero(first_targets == number)
            if len(rows):
                yield words, rows
