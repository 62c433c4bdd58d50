"""What the text itself says after a context: which words follow it, how often, and where.

The window sets these counts beside the probabilities of the network, for the whole context
and for its last words alone.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tinylm.token_sequence import TokenSequence

Ids = NDArray[Any]

BATCH = 2**18  # pairs read together
DEVIATIONS = 1.96  # of a normal distribution, for an interval that holds 95 % of the time


@dataclass(frozen=True, eq=False)
class ContextMatches:
    """The places of a text where at least the last word of a context stands.

    The text there agrees with the last `lengths` words of `context`.
    """

    context: tuple[int, ...]
    counts: NDArray[np.int64]  # (context, vocabulary) what follows the last 1, 2, ... words
    positions: NDArray[np.int64]  # (n,) of the words that follow, ascending
    targets: NDArray[Any]  # (n,) the words that follow
    lengths: NDArray[np.int64]  # (n,) 1 to the context's length

    @property
    def longest(self) -> int:
        """How many of the last words of the context occur in a row before another; 0 if none."""
        return int((self.counts.sum(axis=1) > 0).sum())

    def total(self, length: int) -> int:
        """How often the last `length` words of the context are followed by a word."""
        return int(self.counts[length - 1].sum())

    def count(self, length: int, word_id: int) -> int:
        """How often they are followed by this word."""
        return int(self.counts[length - 1, word_id])

    def followers(self, length: int, most: int) -> list[tuple[int, int]]:
        """The ids of the words that follow them most often, each with its count."""
        counts = self.counts[length - 1]
        ids = np.argsort(-counts, kind="stable")[:most]
        ids = ids[counts[ids] > 0]
        return list(zip(ids.tolist(), counts[ids].tolist(), strict=True))

    def places(self, word_id: int, most: int) -> list[int]:
        """Positions where this word follows, those after most words of the context first."""
        rows = np.flatnonzero(self.targets == word_id)
        rows = rows[np.argsort(-self.lengths[rows], kind="stable")][:most]
        return list(self.positions[rows].tolist())


def match_context(sequence: TokenSequence, context: tuple[int, ...]) -> Iterator[ContextMatches]:
    """All places of `context` in a text, more of them after each block; the last has them all."""
    wanted = np.array(context)
    vocabulary_size = sequence.start_id
    counts = np.zeros((len(context), vocabulary_size), np.int64)
    parts: tuple[list[Ids], list[Ids], list[Ids]] = ([], [], [])
    first = 0
    for contexts, following in sequence.in_order(len(context), BATCH):
        rows = np.flatnonzero(contexts[:, -1] == wanted[-1])
        targets = following[rows]
        agrees = contexts[rows, ::-1] == wanted[::-1]
        lengths = np.cumprod(agrees, axis=1).sum(axis=1)
        for length in range(1, len(context) + 1):
            counts[length - 1] += np.bincount(targets[lengths >= length], minlength=vocabulary_size)
        places = sequence.positions_of_pairs(first + rows)
        for part, array in zip(parts, (places, targets, lengths), strict=True):
            part.append(array)
        first += len(following)
        yield ContextMatches(context, counts.copy(), *map(np.concatenate, parts))


class Verdict(Enum):
    """How a probability of the network compares with what was counted."""

    AGREES = "agrees"
    HIGHER = "higher"
    LOWER = "lower"


def verdict(probability: float, count: int, total: int) -> Verdict:
    """Whether `count` of `total` makes `probability` implausible (beyond the 95 % interval)."""
    low, high = plausible_share(count, total)
    if low <= probability <= high:
        return Verdict.AGREES
    return Verdict.HIGHER if probability > high else Verdict.LOWER


def plausible_share(count: int, total: int) -> tuple[float, float]:
    """Between which probabilities the true one lies, seeing `count` of `total` (Wilson 1927)."""
    if total == 0:
        return 0.0, 1.0
    share, spread = count / total, DEVIATIONS**2 / total
    middle = (share + spread / 2) / (1 + spread)
    half = math.sqrt(spread * (share * (1 - share) + spread / 4)) / (1 + spread)
    return max(middle - half, 0.0), min(middle + half, 1.0)
