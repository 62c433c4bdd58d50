"""Pieces of text -> provisional token ids, numbered by first appearance, with their counts.

A text repeats itself: each fragment (a word with its punctuation, say) is cut into tokens
once and looked up from then on. The corpus gives the final ids when all counts are known.
"""

from array import array
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tinylm.tokenizer import Tokenizer

_REMEMBERED = 300_000  # fragments
_REMEMBERED_CHARACTERS = 20_000_000


class _Fragments(dict[str, int]):
    """Fragment -> its number in the table of token ids; unknown ones are entered when asked for."""

    def __init__(self, tokenizer: Tokenizer, token_ids: dict[str, int]) -> None:
        super().__init__()
        self.token_ids = token_ids
        self._tokenizer = tokenizer
        self._ids = array("q")  # the token ids of all fragments, end to end
        self._starts = array("q")
        self._lengths = array("q")
        self._characters = 0

    def __missing__(self, fragment: str) -> int:
        known = self.token_ids
        number = len(self._starts)
        self._starts.append(len(self._ids))
        for token in self._tokenizer.tokens(fragment):
            self._ids.append(known.setdefault(token, len(known)))
        self._lengths.append(len(self._ids) - self._starts[-1])
        self._characters += len(fragment)
        self[fragment] = number
        return number

    @property
    def full(self) -> bool:
        return len(self) > _REMEMBERED or self._characters > _REMEMBERED_CHARACTERS

    def encode(self, fragments: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Token ids of all fragments, end to end, and how many each has."""
        numbers = np.fromiter(map(self.__getitem__, fragments), np.int64, len(fragments))
        lengths = np.asarray(self._lengths)[numbers]
        shift = np.asarray(self._starts)[numbers] - (np.cumsum(lengths) - lengths)
        places = np.arange(lengths.sum()) + np.repeat(shift, lengths)
        return np.asarray(self._ids)[places], lengths


class TextEncoder:
    """Numbers the tokens of a text in order of first appearance, and counts them."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._fragments = _Fragments(tokenizer, {})
        self._counts = np.zeros(1024, dtype=np.int64)

    def encode(self, texts: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Provisional ids of the texts, end to end, and how many tokens each text has."""
        if self._fragments.full:
            self._fragments = _Fragments(self._tokenizer, self._fragments.token_ids)
        fragments: list[str] = []
        ends = []
        for text in texts:
            fragments += self._tokenizer.fragments(text)
            ends.append(len(fragments))
        ids, lengths = self._fragments.encode(fragments)
        self._count(ids)
        tokens_before = np.concatenate(([0], np.cumsum(lengths)))
        return ids, np.diff(tokens_before[ends], prepend=0)

    def counts(self) -> dict[str, int]:
        """How often each token was seen, in order of first appearance."""
        known = self._fragments.token_ids
        return dict(zip(known, self._counts[: len(known)].tolist(), strict=True))

    def _count(self, ids: NDArray[np.int64]) -> None:
        known = len(self._fragments.token_ids)
        if known > len(self._counts):
            self._counts = np.concatenate((self._counts, np.zeros(known, dtype=np.int64)))
        counted = np.bincount(ids)
        self._counts[: len(counted)] += counted
