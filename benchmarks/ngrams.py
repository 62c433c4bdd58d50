"""What counting alone can do: n-gram models to compare the network's perplexity with.

Written for the comparison. Each sees the training pairs of a context and its target, and
gives a probability to the target of every test pair. Words are ids below `vocabulary_size`.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[Any]
Pairs = tuple[Ids, Ids]  # contexts (n, context), targets (n,)
Probabilities = NDArray[np.float64]


def perplexity(probabilities: Probabilities) -> float:
    """exp of the mean of -log p."""
    return float(np.exp(-np.log(probabilities).mean()))


def add_one_bigram(training: Pairs, test: Pairs, vocabulary_size: int) -> Probabilities:
    """p of each test target, (n,): every word counts as seen once more after every word."""
    contexts, targets = _joined(training, test)
    trained = np.arange(len(targets)) < len(training[1])
    last = contexts[:, -1].astype(np.int64)
    pair = _folded(last, targets)
    pair_counts = np.bincount(pair[trained], minlength=pair.max() + 1)
    last_counts = np.bincount(last[trained], minlength=last.max() + 1)
    return ((pair_counts[pair] + 1) / (last_counts[last] + vocabulary_size))[~trained]


def kneser_ney(training: Pairs, test: Pairs, vocabulary_size: int) -> Probabilities:
    """p of each test target, (n,), by interpolated modified Kneser-Ney smoothing.

    Its order is the length of the contexts and one more. Chen and Goodman (1998), section 3:
    from each count a discount that depends on it is taken and spread like the next lower
    order, and the lower orders count the different words to the left, not the occurrences.
    """
    contexts, targets = _joined(training, test)
    order = contexts.shape[1] + 1
    trained = np.arange(len(targets)) < len(training[1])
    context = np.zeros(len(targets), np.int64)
    histories = [context]  # histories[n]: the same number for the same last n words
    for n in range(1, order):
        context = _folded(context, contexts[:, -n])
        histories.append(context)
    grams = [_folded(history, targets) for history in histories]

    probabilities = np.full(len(targets), 1 / vocabulary_size)
    for n in range(order):
        counted = trained if n == order - 1 else trained & _is_first(grams[n + 1])
        probabilities = _with_discounts(histories[n], grams[n], counted, probabilities)
    return probabilities[~trained]


def _with_discounts(history: Ids, gram: Ids, counted: Ids, lower: Probabilities) -> Probabilities:
    """p of each pair, (n,), from what its history was followed by and the `lower` order's p."""
    counts = np.bincount(gram[counted], minlength=gram.max() + 1)
    seen = np.bincount(counts, minlength=5)  # seen[c]: how many grams were counted c times
    share = seen[1] / (seen[1] + 2 * seen[2])
    discounts = [c - (c + 1) * share * seen[c + 1] / seen[c] for c in (1, 2, 3)]
    discount = np.array([0, *discounts])[np.minimum(counts, 3)]

    history_of = np.zeros_like(counts)
    history_of[gram] = history
    total = np.bincount(history_of, weights=counts)[history]
    spread = np.bincount(history_of, weights=discount)[history]
    known = np.maximum(total, 1)
    return np.where(total > 0, (counts - discount)[gram] / known + spread / known * lower, lower)


def _joined(training: Pairs, test: Pairs) -> Pairs:
    """Both in one, so that the same words get the same numbers in either."""
    return np.concatenate((training[0], test[0])), np.concatenate((training[1], test[1]))


def _folded(numbers: Ids, words: Ids) -> Ids:
    """A number for each different pair of a number and a word, counted from 0."""
    keys = numbers.astype(np.int64) * (int(words.max()) + 1) + words
    return np.unique(keys, return_inverse=True)[1]


def _is_first(numbers: Ids) -> Ids:
    """Where each number occurs for the first time."""
    first = np.zeros(len(numbers), bool)
    first[np.unique(numbers, return_index=True)[1]] = True
    return first
