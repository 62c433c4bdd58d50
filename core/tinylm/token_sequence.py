"""Token ids on the shelf -> contexts and targets in batches.

A sequence is cut into units (documents or sentences). The trainer takes shuffled batches,
evaluation takes them in order; ids may lie in memory or in a file that is read by blocks.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Protocol

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

Ids = NDArray[Any]  # u2, u4 or int32
Batch = tuple[NDArray[np.int32], NDArray[np.int32]]  # contexts (B, context), targets (B,)

SEGMENT = 4096  # tokens that are read together
POOL = 64  # segments that are shuffled together: memory is bounded, order is well mixed


class IdStore(Protocol):
    """Ids that can be read by slices: an array, or a file."""

    def __len__(self) -> int: ...
    def __getitem__(self, part: slice, /) -> Ids: ...


class TokenSequence:
    """Ids and the positions at which units start; a pair is a context and the token after it.

    The first token of a unit is context only. Contexts that reach before the start of their
    unit hold `start_id` there.
    """

    def __init__(self, ids: IdStore, unit_starts: NDArray[np.int64], start_id: int) -> None:
        self.ids = ids
        self.unit_starts = unit_starts  # ascending; the first is 0
        self.start_id = start_id
        edges = np.arange(0, len(ids) + SEGMENT, SEGMENT).clip(max=len(ids))
        pairs_before = edges - np.searchsorted(unit_starts, edges)
        self._segment_pairs = np.diff(pairs_before)  # (segments,)
        self._kept: Batch | None = None

    @property
    def tokens(self) -> int:
        return len(self.ids)

    @property
    def pairs(self) -> int:
        """How many tokens are targets: all but the first of each unit."""
        return len(self.ids) - len(self.unit_starts)

    def positions_of_pairs(self, numbers: NDArray[np.int64]) -> NDArray[np.int64]:
        """At which positions the targets of these pairs stand, numbered as `in_order` has them."""
        starts = self.unit_starts
        # Pair p is the token at p + u, where u units have started by then.
        units = np.searchsorted(starts - np.arange(len(starts)), numbers, side="right")
        return numbers + units

    def examples(self, positions: NDArray[np.int64], context: int) -> Batch:
        """Contexts (B, context) and targets (B,) of the tokens at `positions`."""
        contexts = np.full((len(positions), context), self.start_id, dtype=np.int32)
        targets = np.empty(len(positions), dtype=np.int32)
        for row, position in enumerate(np.asarray(positions).tolist()):
            unit = np.searchsorted(self.unit_starts, position, side="right") - 1
            first = max(int(self.unit_starts[unit]), position - context)
            window = self.ids[first : position + 1]
            targets[row] = window[-1]
            if position > first:
                contexts[row, first - position :] = window[:-1]
        return contexts, targets

    def batches(
        self, context: int, batch_size: int, seed: int, epoch: int, skip: int = 0
    ) -> Iterator[Batch]:
        """Every pair once, in an order that depends on `seed` and `epoch` alone.

        The first `skip` pairs of that order are left out. The last batch may be smaller.
        The arrays are views into shared memory: read them, do not write.
        """
        return _rebatched(self._shuffled_pools(context, seed, epoch, skip), batch_size)

    def in_order(self, context: int, batch_size: int, skip: int = 0) -> Iterator[Batch]:
        """Every pair once, from first to last, without the first `skip`."""
        return _rebatched(self._pools_in_order(context, skip), batch_size)

    def _pools_in_order(self, context: int, skip: int) -> Iterator[Batch]:
        for segment, size in enumerate(self._segment_pairs.tolist()):
            if skip < size:
                contexts, targets = self._pool(np.array([segment]), context)
                yield contexts[skip:], targets[skip:]
            skip = max(0, skip - size)

    def _shuffled_pools(self, context: int, seed: int, epoch: int, skip: int) -> Iterator[Batch]:
        """The pairs of POOL random segments at a time, shuffled, without the first `skip`."""
        segments = np.arange(len(self._segment_pairs))
        if len(segments) > POOL:
            np.random.default_rng((seed, epoch)).shuffle(segments)
        for first in range(0, len(segments), POOL):
            pool = segments[first : first + POOL]
            size = int(self._segment_pairs[pool].sum())
            if skip < size:
                order = np.random.default_rng((seed, epoch, first)).permutation(size)[skip:]
                contexts, targets = self._pool(pool, context)
                yield contexts.take(order, axis=0), targets.take(order)
            skip = max(0, skip - size)

    def _pool(self, segments: NDArray[np.int64], context: int) -> Batch:
        """The pairs in `segments`, kept for the next epoch where these are all there are."""
        if len(segments) < len(self._segment_pairs):
            return self._pairs_in(segments.tolist(), context)
        if self._kept is None or self._kept[0].shape[1] != context:
            self._kept = self._pairs_in(segments.tolist(), context)
        return self._kept

    def _pairs_in(self, segments: Iterable[int], context: int) -> Batch:
        """All pairs whose targets lie in `segments`, in order."""
        rows, places, length = [], [], 0
        for segment in segments:
            padded, targets = self._padded(segment, context)
            rows.append(padded)
            places.append(targets + length)
            length += len(padded)
        ids, positions = np.concatenate(rows), np.concatenate(places)
        windows = sliding_window_view(ids, context)
        return windows.take(positions - context, axis=0), ids.take(positions)

    def _padded(self, segment: int, context: int) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
        """A segment's ids with `context` start markers before each unit, and its targets' places.

        So a context is always the `context` ids before its target, with no case to tell apart.
        """
        first = segment * SEGMENT
        last = min(first + SEGMENT, len(self.ids))
        low = max(0, first - context)
        begin, end = np.searchsorted(self.unit_starts, (low, last))
        starts = self.unit_starts[begin:end] - low

        unit = np.zeros(last - low, dtype=np.int64)
        unit[starts] = 1
        place = np.arange(last - low) + context * (1 + np.cumsum(unit))
        padded = np.full(place[-1] + 1, self.start_id, dtype=np.int32)
        padded[place] = self.ids[low:last]

        is_target = unit == 0
        is_target[: first - low] = False
        return padded, place[is_target]


def _rebatched(pools: Iterable[Batch], batch_size: int) -> Iterator[Batch]:
    """Cut pools of pairs into batches, carrying what is left over into the next pool."""
    rest: Batch | None = None
    for contexts, targets in pools:
        if rest is not None:
            contexts = np.concatenate((rest[0], contexts))
            targets = np.concatenate((rest[1], targets))
        whole = len(targets) - len(targets) % batch_size
        for first in range(0, whole, batch_size):
            yield contexts[first : first + batch_size], targets[first : first + batch_size]
        rest = contexts[whole:], targets[whole:]
    if rest is not None and len(rest[1]):
        yield rest
