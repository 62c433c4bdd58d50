"""Contexts and targets from a sequence of ids."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinylm import token_sequence
from tinylm.id_file import IdFile
from tinylm.token_sequence import TokenSequence

START = 1000
Pair = tuple[tuple[int, ...], int]


def sequence_of(units: list[list[int]]) -> TokenSequence:
    ids = np.array([i for unit in units for i in unit], dtype="<u2")
    lengths = np.array([len(unit) for unit in units])
    return TokenSequence(ids, np.cumsum(lengths) - lengths, START)


def pairs_of(units: list[list[int]], context: int) -> list[Pair]:
    """The same pairs by the plainest means."""
    pairs = []
    for unit in units:
        filled = [START] * context + unit
        for i in range(1, len(unit)):
            pairs.append((tuple(filled[i : i + context]), unit[i]))
    return pairs


def flat(batches: object) -> list[Pair]:
    return [
        (tuple(context), target)
        for contexts, targets in batches  # type: ignore[attr-defined]
        for context, target in zip(contexts.tolist(), targets.tolist(), strict=True)
    ]


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Short texts cross the same borders as long ones."""
    monkeypatch.setattr(token_sequence, "SEGMENT", 5)
    monkeypatch.setattr(token_sequence, "POOL", 3)


units_of_ids = st.lists(
    st.lists(st.integers(0, 9), min_size=1, max_size=12), min_size=1, max_size=12
)


@given(units_of_ids, st.integers(1, 7), st.integers(1, 9))
def test_in_order_gives_every_pair_once(
    units: list[list[int]], context: int, batch_size: int
) -> None:
    sequence = sequence_of(units)
    batches = list(sequence.in_order(context, batch_size))
    assert flat(batches) == pairs_of(units, context)
    assert sequence.pairs == len(pairs_of(units, context))
    assert all(len(targets) == batch_size for _, targets in batches[:-1])
    for contexts, targets in batches:
        assert contexts.shape == (len(targets), context)
        assert contexts.dtype == targets.dtype == np.int32


@given(units_of_ids, st.integers(1, 7), st.integers(1, 9), st.integers(0, 3))
def test_shuffled_batches_give_every_pair_once(
    units: list[list[int]], context: int, batch_size: int, epoch: int
) -> None:
    batches = list(sequence_of(units).batches(context, batch_size, seed=1, epoch=epoch))
    assert sorted(flat(batches)) == sorted(pairs_of(units, context))
    assert all(len(targets) == batch_size for _, targets in batches[:-1])


@given(units_of_ids, st.integers(1, 9), st.integers(1, 9), st.data())
def test_skipping_goes_on_exactly_even_with_another_batch_size(
    units: list[list[int]], batch_size: int, other: int, data: st.DataObject
) -> None:
    sequence = sequence_of(units)
    whole = flat(sequence.batches(3, batch_size, seed=5, epoch=2))
    skip = data.draw(st.integers(0, len(whole)))
    assert flat(sequence.batches(3, other, seed=5, epoch=2, skip=skip)) == whole[skip:]
    assert flat(sequence.in_order(3, other, skip)) == flat(sequence.in_order(3, 1))[skip:]


def test_the_order_depends_on_seed_and_epoch() -> None:
    sequence = sequence_of([list(range(50))])
    orders = [
        [target for _, target in flat(sequence.batches(2, 7, seed, epoch))]
        for seed, epoch in [(0, 0), (0, 0), (0, 1), (1, 0), (2**63 - 1, 0)]
    ]
    assert orders[0] == orders[1]
    assert len({tuple(order) for order in orders}) == 4


@given(units_of_ids, st.integers(1, 7))
def test_examples_are_the_pairs_at_their_positions(units: list[list[int]], context: int) -> None:
    sequence = sequence_of(units)
    not_first = np.ones(sequence.tokens, dtype=bool)
    not_first[sequence.unit_starts] = False
    contexts, targets = sequence.examples(np.flatnonzero(not_first), context)
    assert flat([(contexts, targets)]) == pairs_of(units, context)


@given(units_of_ids, st.integers(1, 7))
def test_ids_in_a_file_give_the_same_batches(units: list[list[int]], context: int) -> None:
    in_memory = sequence_of(units)
    stored = IdFile.temporary("<u2")
    stored.append(in_memory.ids[:])
    in_file = TokenSequence(stored, in_memory.unit_starts, START)
    assert flat(in_file.in_order(context, 4)) == flat(in_memory.in_order(context, 4))
    assert flat(in_file.batches(context, 4, 0, 0)) == flat(in_memory.batches(context, 4, 0, 0))


def test_another_context_gives_other_pairs_of_the_same_sequence() -> None:
    """Small texts keep their pairs from epoch to epoch, but only those of one context."""
    units = [[1, 2, 3], [4, 5]]
    sequence = sequence_of(units)
    for context in (1, 3, 3, 1):
        assert sorted(flat(sequence.batches(context, 2, 0, 0))) == sorted(pairs_of(units, context))


def test_a_sequence_of_lone_tokens_has_no_batches() -> None:
    sequence = sequence_of([[1], [2], [3]])
    assert sequence.pairs == 0
    assert list(sequence.batches(2, 4, 0, 0)) == list(sequence.in_order(2, 4)) == []
