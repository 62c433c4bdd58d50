"""A word in its contexts: every place where it stands in a text, and the words around it.

The window's concordance is a table over this. The text is read block by block, so that the
first places are there before a long text has been read to its end.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tinylm.corpus import Corpus

BLOCK = 2**20  # ids read together
MOST_PLACES = 100_000  # that are kept; all are counted
SORTED_BY = 3  # words on each side of a place by which places can be sorted

Ids = NDArray[Any]


@dataclass(frozen=True, eq=False)
class Concordance:
    """Where a word stands, counted in tokens from the start of the text."""

    word_id: int
    count: int  # of all places
    positions: NDArray[np.int64]  # (n,) the first MOST_PLACES of them
    before: Ids  # (n, SORTED_BY) ids of the words before it, nearest first; -1 beyond the text
    after: Ids  # (n, SORTED_BY) ids of the words after it


def find_word(corpus: Corpus, word_id: int) -> Iterator[Concordance]:
    """The places of a word, more of them after each block; the last answer has them all."""
    count = kept = 0
    parts: tuple[list[Ids], list[Ids], list[Ids]] = ([], [], [])
    for first in range(0, corpus.tokens, BLOCK):
        low = max(first - SORTED_BY, 0)
        ids = corpus.ids(low, first + BLOCK + SORTED_BY)
        inside = ids[first - low : first - low + BLOCK]
        places = np.flatnonzero(inside == word_id) + (first - low)
        count += len(places)
        places = places[: MOST_PLACES - kept]
        kept += len(places)
        for part, array in zip(parts, _places(places, ids, low), strict=True):
            part.append(array)
        yield Concordance(word_id, count, *map(np.concatenate, parts))


def _places(places: Ids, ids: Ids, low: int) -> tuple[Ids, Ids, Ids]:
    """Positions in the text and neighbours of `places` in a block that starts at `low`."""
    edge = np.full(SORTED_BY, -1, np.int64)
    padded = np.concatenate((edge, ids, edge))
    steps = np.arange(1, SORTED_BY + 1)
    middle = places[:, None] + SORTED_BY
    return places + low, padded[middle - steps], padded[middle + steps]


def surroundings(corpus: Corpus, position: int, words: int) -> tuple[Ids, Ids]:
    """The ids of up to `words` tokens before and after a position, within its document."""
    first, last = 0, corpus.tokens
    number = bisect_right(corpus.documents, position, key=lambda span: span.start)
    if number:
        first = corpus.documents[number - 1].start
        last = first + corpus.documents[number - 1].tokens
    low = max(first, position - words)
    ids = corpus.ids(low, min(last, position + words + 1))
    return ids[: position - low], ids[position - low + 1 :]
