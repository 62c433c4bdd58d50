"""Every pair of a text by its number: a context and the token after it, to be looked at one by one.

The pairs of the training part come first, in the order of the text, then those held back.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tinylm.corpus import Corpus
from tinylm.token_sequence import TokenSequence

SEARCH_BLOCK = 2**16  # tokens that are looked through together


class Pair(NamedTuple):
    """What a model sees, and what comes next."""

    number: int  # from 0
    context: NDArray[np.int32]  # (context,)
    target: int
    is_held_back: bool


class Neighbour(NamedTuple):
    """A token near a pair's target; `number` is the pair that it is the target of, if it is one."""

    id: int
    number: int | None


class Pairs:
    """The pairs of `corpus` with `context` tokens each."""

    def __init__(self, corpus: Corpus, context: int) -> None:
        self._context = context
        self._parts = [part for part in (corpus.training, corpus.validation) if part is not None]
        self._training_pairs = corpus.training.pairs

    def __len__(self) -> int:
        return sum(part.pairs for part in self._parts)

    def __getitem__(self, number: int) -> Pair:
        """Raises IndexError if there is no such pair."""
        part, first = self._part_of(number)
        position = part.positions_of_pairs(np.array([number - first]))
        contexts, targets = part.examples(position, self._context)
        return Pair(number, contexts[0], int(targets[0]), number >= self._training_pairs)

    def around(self, number: int, reach: int) -> list[Neighbour]:
        """The tokens up to `reach` places before and after a pair's target, it included."""
        part, first = self._part_of(number)
        middle = int(part.positions_of_pairs(np.array([number - first]))[0])
        begin, end = max(0, middle - reach), min(part.tokens, middle + reach + 1)
        starts = set(part.unit_starts.tolist()) if end else set()
        pair = first + begin - int(np.searchsorted(part.unit_starts, begin))
        neighbours = []
        for position, token in enumerate(part.ids[begin:end].tolist(), start=begin):
            if position in starts:
                neighbours.append(Neighbour(token, None))
            else:
                neighbours.append(Neighbour(token, pair))
                pair += 1
        return neighbours

    def next_with_target(self, target: int, number: int) -> int | None:
        """The first pair after `number` with this target, from the start again after the last."""
        found = None
        for candidate in self._with_target(target):
            if candidate > number:
                return candidate
            found = candidate if found is None else found
        return found

    def _part_of(self, number: int) -> tuple[TokenSequence, int]:
        """The part that holds a pair, and the number of its first pair."""
        if 0 <= number < self._training_pairs:
            return self._parts[0], 0
        if not self._training_pairs <= number < len(self):
            raise IndexError(number)
        return self._parts[1], self._training_pairs

    def _with_target(self, target: int) -> Iterator[int]:
        first = 0
        for part in self._parts:
            for begin in range(0, part.tokens, SEARCH_BLOCK):
                block = part.ids[begin : begin + SEARCH_BLOCK]
                positions = begin + np.flatnonzero(block == target)
                positions = positions[~np.isin(positions, part.unit_starts)]
                pairs = positions - np.searchsorted(part.unit_starts, positions)
                yield from (first + pairs).tolist()
            first += part.pairs
