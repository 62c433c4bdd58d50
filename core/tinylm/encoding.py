"""A piece of text -> its different tokens and the order in which they come.

A text repeats itself: each fragment (a word with its punctuation, say) is cut into tokens
once and looked up from then on. What comes out depends on the piece alone, so that pieces can
be encoded in any process; `TokenNumbers` joins them.
"""

from array import array
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tinylm.text_units import sentences
from tinylm.tokenizer import Tokenizer

# What bounds the memory; ordinary text stays below both.
REMEMBERED_FRAGMENTS = 300_000
REMEMBERED_CHARACTERS = 1 << 22


class EncodedPiece(NamedTuple):
    """The tokens of a piece of text."""

    tokens: list[str]  # the different ones, in order of first appearance
    places: NDArray[np.int64]  # of each token of the piece among them
    lengths: NDArray[np.int64]  # tokens of each unit in the piece that has any


class PieceEncoder:
    """Cuts pieces of text into tokens, by sentences where these are the units."""

    def __init__(self, tokenizer: Tokenizer, unit: str) -> None:
        self._tokenizer = tokenizer
        self._by_sentence = unit == "sentence"
        self._known = _KnownFragments(tokenizer)

    def encode(self, piece: str) -> EncodedPiece:
        """The tokens of one piece."""
        if self._known.full:
            self._known = _KnownFragments(self._tokenizer)
        fragments: list[str] = []
        ends = []
        for text in sentences(piece) if self._by_sentence else (piece,):
            fragments += self._tokenizer.fragments(text)
            ends.append(len(fragments))
        numbers, lengths = self._known.encode(fragments)
        tokens_before = np.concatenate(([0], np.cumsum(lengths)))
        unit_lengths = np.diff(tokens_before[np.array(ends, np.int64)], prepend=0)
        different, places = _by_first_appearance(numbers)
        tokens = [self._known.tokens[number] for number in different.tolist()]
        return EncodedPiece(tokens, places, unit_lengths[unit_lengths > 0])


class _KnownFragments(dict[str, int]):
    """Fragment -> its row in a table of token numbers; a new one is entered when asked for."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        super().__init__()
        self.tokens: list[str] = []  # by number
        self._tokenizer = tokenizer
        self._token_numbers: dict[str, int] = {}
        self._numbers = array("q")  # those of all rows, end to end
        self._starts = array("q")
        self._lengths = array("q")
        self._characters = 0

    def __missing__(self, fragment: str) -> int:
        tokens = self._tokenizer.tokens(fragment)
        row = len(self)
        self._starts.append(len(self._numbers))
        self._lengths.append(len(tokens))
        self._numbers.extend(map(self._number, tokens))
        self._characters += len(fragment)
        self[fragment] = row
        return row

    def _number(self, token: str) -> int:
        number = self._token_numbers.setdefault(token, len(self.tokens))
        if number == len(self.tokens):
            self.tokens.append(token)
        return number

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


def _by_first_appearance(
    numbers: NDArray[np.int64],
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The different numbers in order of first appearance, and the place of each among them."""
    positions = np.arange(len(numbers))
    place = np.empty(numbers.max(initial=-1) + 1, np.int64)
    place[numbers[::-1]] = positions[::-1]  # of a number that is there twice the first stays
    different = numbers[place[numbers] == positions]
    place[different] = np.arange(len(different))
    return different, place[numbers]
