"""Pieces of text -> provisional token ids, numbered by first appearance, with their counts.

A text repeats itself: each fragment (a word with its punctuation, say) is cut into tokens
once and looked up from then on. The corpus gives the final ids when all counts are known.
"""

from array import array
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from tinylm.tokenizer import Tokenizer
from tinylm.vocabulary import UNKNOWN, Vocabulary

# What bounds the memory; ordinary text stays below all of them.
REMEMBERED_FRAGMENTS = 300_000
REMEMBERED_CHARACTERS = 1 << 24
DIFFERENT_TOKENS = 1_000_000
NUMBERS = 1 << 24


class TextEncoder:
    """Numbers the tokens of a text in order of first appearance, and counts them.

    Number 0 is the unknown word. Where a text has more than a million different tokens, the
    rarest so far are forgotten from time to time, and what was forgotten counts as unknown.
    """

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._numbers = {UNKNOWN: 0}
        self._characters = 0  # in all tokens of _numbers
        self._given = 1  # numbers given so far; they are not given twice
        self._counts = np.zeros(1, dtype=np.int64)  # by number
        self._fragments = _Fragments(self._numbers_in)

    def encode(self, texts: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Provisional ids of the texts, end to end, and how many tokens each text has."""
        if len(self._numbers) > DIFFERENT_TOKENS or self._characters > REMEMBERED_CHARACTERS:
            self._forget_rare_tokens()
        if self._fragments.full:
            self._fragments = _Fragments(self._numbers_in)
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
        """How often each token was seen, in order of first appearance.

        `<unk>` is among them if it was in the text or if tokens were forgotten.
        """
        seen = {token: int(self._counts[number]) for token, number in self._numbers.items()}
        seen[UNKNOWN] += int(self._counts.sum()) - sum(seen.values())
        if seen[UNKNOWN] == 0:
            del seen[UNKNOWN]
        return seen

    def final_ids(self, vocabulary: Vocabulary) -> NDArray[np.int32]:
        """The vocabulary's id for each provisional one."""
        unknown = -1 if vocabulary.unknown_id is None else vocabulary.unknown_id
        final = np.full(self._given, unknown, dtype=np.int32)
        final[list(self._numbers.values())] = vocabulary.ids(self._numbers)
        return final

    def _numbers_in(self, fragment: str) -> list[int]:
        return [self._number(token) for token in self._tokenizer.tokens(fragment)]

    def _number(self, token: str) -> int:
        number = self._numbers.get(token)
        if number is None:
            if self._given == NUMBERS:
                return 0
            number = self._numbers[token] = self._given
            self._given += 1
            self._characters += len(token)
        return number

    def _count(self, ids: NDArray[np.int64]) -> None:
        missing = self._given - len(self._counts)
        if missing > 0:
            spare = np.zeros(missing + self._given // 2, dtype=np.int64)
            self._counts = np.concatenate((self._counts, spare))
        counted = np.bincount(ids)
        self._counts[: len(counted)] += counted

    def _forget_rare_tokens(self) -> None:
        """Keep the more frequent half, or less where many are equally rare."""
        counts = self._counts[list(self._numbers.values())]
        limit = np.median(counts)
        frequent = counts > limit
        frequent[0] = True  # the unknown word
        kept = zip(self._numbers.items(), frequent.tolist(), strict=True)
        self._numbers = dict(item for item, keep in kept if keep)
        self._characters = sum(map(len, self._numbers))
        self._fragments = _Fragments(self._numbers_in)


class _Fragments(dict[str, int]):
    """Fragment -> its row in a table of token numbers; a new one is entered when asked for."""

    def __init__(self, numbers_in: Callable[[str], list[int]]) -> None:
        super().__init__()
        self._numbers_in = numbers_in
        self._numbers = array("q")  # those of all rows, end to end
        self._starts = array("q")
        self._lengths = array("q")
        self._characters = 0

    def __missing__(self, fragment: str) -> int:
        numbers = self._numbers_in(fragment)
        row = len(self)
        self._starts.append(len(self._numbers))
        self._lengths.append(len(numbers))
        self._numbers.extend(numbers)
        self._characters += len(fragment)
        self[fragment] = row
        return row

    @property
    def full(self) -> bool:
        return len(self) > REMEMBERED_FRAGMENTS or self._characters > REMEMBERED_CHARACTERS

    def encode(self, fragments: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The token numbers of all fragments, end to end, and how many each has."""
        rows = np.fromiter(map(self.__getitem__, fragments), np.int64, len(fragments))
        lengths = np.asarray(self._lengths)[rows]
        shifts = np.asarray(self._starts)[rows] - (np.cumsum(lengths) - lengths)
        places = np.arange(lengths.sum()) + np.repeat(shifts, lengths)
        return np.asarray(self._numbers)[places], lengths
