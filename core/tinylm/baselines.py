"""What no training can beat: the losses that follow from counting the text alone.

A sequence of tokens goes in; out come the mean loss of guessing blindly, of knowing only how
frequent each word is, and the lowest that a context of some length allows, with the contexts
that make it impossible to go lower. The loss plot draws these as lines and explains the last.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tinylm.token_sequence import TokenSequence

NUMBERS_AT_ONCE = 2**24  # ids held in memory; longer texts are counted in several passes
BATCH = 2**16  # pairs read together
FOLLOWERS = 20  # words that are told for each context
PLACES = 3  # of the text that are told for each follower

Ids = NDArray[Any]


@dataclass(frozen=True)
class Follower:
    """A word that follows a context, how often, and where first (positions in the sequence)."""

    id: int
    count: int
    positions: tuple[int, ...]


@dataclass(frozen=True)
class AmbiguousContext:
    """A context that more than one word follows, so that nobody can be sure there."""

    ids: tuple[int, ...]
    count: int
    different: int  # words that follow it
    followers: tuple[Follower, ...]  # the most frequent of them, most frequent first
    loss: float  # what it adds to the best possible mean loss, in nats


class Baselines(NamedTuple):
    """Mean losses in nats a token."""

    uniform: float  # every word equally likely
    context_free: float  # every word as likely as it is frequent
    best_possible: float  # every word as likely as it is frequent after its context
    ambiguous: tuple[AmbiguousContext, ...]  # those that add most, largest first


def measure_baselines(
    sequence: TokenSequence, vocabulary_size: int, context: int, limit: int = 50
) -> Baselines:
    """The baselines of `sequence` for `context` tokens of context, with `limit` contexts.

    Exact for any length of text. Raises ValueError if the sequence has no pair.
    """
    if sequence.pairs == 0:
        raise ValueError("a sequence without a pair has no loss")
    frequencies = np.zeros(vocabulary_size, np.int64)
    total = 0.0
    worst: list[AmbiguousContext] = []
    for part in _parts(sequence, context):
        frequencies += np.bincount(part.targets, minlength=vocabulary_size)
        counts = _count(part, vocabulary_size)
        total += float(counts.losses.sum())
        worst += _worst_contexts(part, counts, sequence, limit)
        worst = sorted(worst, key=_by_loss_then_place)[:limit]
    occurring = frequencies[frequencies > 0]
    context_free = float((occurring * np.log(sequence.pairs / occurring)).sum())
    return Baselines(
        math.log(vocabulary_size),
        context_free / sequence.pairs,
        total / sequence.pairs,
        tuple(worst),
    )


class _Part(NamedTuple):
    """All pairs of some of the contexts."""

    contexts: Ids  # (n, context)
    targets: Ids  # (n,)
    numbers: Ids  # (n,) which pairs of the sequence they are, ascending


class _Counts(NamedTuple):
    """A part's pairs grouped: g groups of equal pairs, c groups of equal contexts."""

    order: Ids  # (n,) the pairs group by group, each group in the order of the text
    starts: Ids  # (g,) where each group starts in `order`; groups of a context are adjacent
    counts: Ids  # (g,)
    first_groups: Ids  # (c,) the first group of each context
    losses: NDArray[np.float64]  # (c,) what each context adds to the summed loss, in nats


def _parts(sequence: TokenSequence, context: int) -> Iterator[_Part]:
    """The sequence's pairs, in parts that fit in memory and share no context."""
    parts = -(-sequence.pairs * (context + 1) // NUMBERS_AT_ONCE)
    for part in range(parts):
        chosen = []
        first = 0
        for contexts, targets in sequence.in_order(context, BATCH):
            rows = np.flatnonzero(_scattered(contexts) % np.uint64(parts) == part)
            chosen.append((contexts[rows], targets[rows], first + rows))
            first += len(targets)
        yield _Part(*(np.concatenate(arrays) for arrays in zip(*chosen, strict=True)))


def _scattered(contexts: Ids) -> NDArray[np.uint64]:
    """A number for each context that depends on all its ids (Fowler, Noll and Vo)."""
    numbers = np.full(len(contexts), 14695981039346656037, np.uint64)
    for column in contexts.T:
        numbers = (numbers ^ column.astype(np.uint64)) * np.uint64(1099511628211)
    return numbers >> np.uint64(20)  # the low bits mix least


def _count(part: _Part, vocabulary_size: int) -> _Counts:
    context_of = np.zeros(len(part.targets), np.int64)
    for column in part.contexts.T:
        context_of = _folded(context_of, column, vocabulary_size + 1)
    pair_of = _folded(context_of, part.targets, vocabulary_size + 1)

    order = np.argsort(pair_of, kind="stable")
    starts = np.flatnonzero(np.diff(pair_of[order], prepend=-1))
    counts = np.diff(starts, append=len(order))
    context_of_group = context_of[order[starts]]
    first_groups = np.flatnonzero(np.diff(context_of_group, prepend=-1))
    totals = np.add.reduceat(counts, first_groups)
    losses = counts * np.log(totals[context_of_group] / counts)
    return _Counts(order, starts, counts, first_groups, np.add.reduceat(losses, first_groups))


def _folded(numbers: Ids, ids: Ids, highest: int) -> NDArray[np.int64]:
    """Each different pair of a number and an id gets a number, counted from 0 in their order."""
    keys = numbers.astype(np.int64) * highest + ids
    return np.asarray(np.unique(keys, return_inverse=True)[1])


def _worst_contexts(
    part: _Part, counts: _Counts, sequence: TokenSequence, limit: int
) -> list[AmbiguousContext]:
    """The contexts of `part` that add most to the loss."""
    chosen = np.argsort(-counts.losses, kind="stable")[:limit]
    ends = np.append(counts.first_groups, len(counts.starts))
    contexts = []
    for index in chosen[counts.losses[chosen] > 0].tolist():
        groups = np.arange(ends[index], ends[index + 1])
        first_pairs = counts.order[counts.starts[groups]]
        frequent = np.lexsort((first_pairs, -counts.counts[groups]))[:FOLLOWERS]
        contexts.append(
            AmbiguousContext(
                tuple(part.contexts[first_pairs[0]].tolist()),
                int(counts.counts[groups].sum()),
                len(groups),
                tuple(_follower(part, counts, sequence, groups[n]) for n in frequent),
                float(counts.losses[index]) / sequence.pairs,
            )
        )
    return contexts


def _follower(part: _Part, counts: _Counts, sequence: TokenSequence, group: int) -> Follower:
    start, count = counts.starts[group], int(counts.counts[group])
    rows = counts.order[start : start + min(count, PLACES)]
    positions = sequence.positions_of_pairs(part.numbers[rows])
    return Follower(int(part.targets[rows[0]]), count, tuple(positions.tolist()))


def _by_loss_then_place(context: AmbiguousContext) -> tuple[float, tuple[int, ...]]:
    return -round(context.loss, 12), context.followers[0].positions
