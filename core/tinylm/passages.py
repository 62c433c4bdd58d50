"""A document by pages, and where in it a token stands, without ever holding all of it.

The window shows a text of any length this way, and leads from a token to its place.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from tinylm.documents import Document
from tinylm.text_units import pieces, sentences
from tinylm.tokenizer import Tokenizer

PAGE = 10_000  # characters
REACH = 400  # characters before the end of a page in which it may be cut at white space
FRAGMENTS = 1 << 17  # whose tokens are counted only once

_WHITE_SPACE = re.compile(r"\s")


class Page(NamedTuple):
    """A part of a document's clean text."""

    number: int  # counted from 0
    first: int  # the character of the document at which `text` starts
    text: str
    pages: int | None  # how many there are; None as long as that is not known


def read_page(document: Document, number: int, pages: int | None = None) -> Iterator[Page]:
    """A page, and where `pages` is not known, the same once more with the count of them.

    Raises TextError and EncodingError as `Document.chunks` does.
    """
    low, high = max(number * PAGE - REACH, 0), (number + 1) * PAGE
    text, seen = "", 0
    page = None
    for chunk in document.chunks():
        if seen < high and seen + len(chunk) > low:
            text += chunk[max(low - seen, 0) : high - seen]
        seen += len(chunk)
        if page is None and seen > high:
            first = _border(text, number * PAGE - low)
            page = Page(number, low + first, text[first : _border(text, high - low)], pages)
            yield page
            if pages is not None:
                return
    if page is None:
        first = _border(text, number * PAGE - low)
        page = Page(number, low + first, text[first:], pages)
    yield page._replace(pages=max(-(-seen // PAGE), 1))


def _border(text: str, place: int) -> int:
    """After the last white space shortly before `place`; `place` itself if there is none."""
    for position in range(place - 1, max(place - REACH, 0), -1):
        if _WHITE_SPACE.match(text, position):
            return position + 1
    return place


class Place(NamedTuple):
    """Where a token stands among the characters of its document."""

    start: int
    end: int


class TokenPlaces:
    """Finds the characters of a document's tokens; what was counted once is remembered."""

    def __init__(self, document: Document, tokenizer: Tokenizer, unit: str) -> None:
        self._document = document
        self._tokenizer = tokenizer
        self._unit = unit
        self._tokens_in: list[int] = []  # of each piece that was read

    def find(self, token: int) -> Iterator[Place | float]:
        """How far the search is (0 to 1), again and again, and at last the place of a token.

        Tokens are counted from 0. Raises TextError as `Document.chunks` does, and IndexError
        for a token after the last.
        """
        count = lru_cache(FRAGMENTS)(lambda fragment: len(self._tokenizer.tokens(fragment)))
        characters = 0
        for number, piece in enumerate(pieces(self._document.chunks(), self._unit)):
            if number == len(self._tokens_in):
                runs = self._runs(piece)
                fragments = [self._tokenizer.fragments(run) for _, run in runs]
                self._tokens_in.append(sum(sum(map(count, each)) for each in fragments))
            if token < self._tokens_in[number]:
                spans = [
                    (shift + start, shift + end)
                    for shift, run in self._runs(piece)
                    for start, end in self._tokenizer.spans(run)
                ]
                start, end = spans[token]
                yield Place(characters + start, characters + end)
                return
            token -= self._tokens_in[number]
            characters += len(piece)
            yield min(characters / max(self._document.size, 1), 1.0)
        raise IndexError(token)

    def _runs(self, piece: str) -> list[tuple[int, str]]:
        """The texts of a piece that are cut into tokens, with where each starts."""
        if self._unit != "sentence":
            return [(0, piece)]
        runs, end = [], 0
        for sentence in sentences(piece):
            start = piece.index(sentence, end)
            end = start + len(sentence)
            runs.append((start, sentence))
        return runs
