"""A stream of text -> pieces of bounded length, cut where the unit allows it.

The cuts depend on the text alone, not on the chunks it came in; the corpus encodes the pieces.
"""

import re
from collections.abc import Iterable, Iterator

PIECE = 1 << 16  # characters: no single call on a piece keeps other threads waiting for long

_SENTENCE_END = re.compile(r"[.!?]+[\"'\u201d\u2019\xbb)\]]*(?=\s)|\n")


def pieces(chunks: Iterable[str], unit: str) -> Iterator[str]:
    """The text in pieces of at most PIECE characters.

    For documents they are cut before white space, for sentences after a sentence, and in
    the middle of a run only where a whole piece offers no better place.
    """
    marks = ("\n", ". ", "! ", "? ") if unit == "sentence" else ()
    rest = ""
    for chunk in chunks:
        rest += chunk
        first = 0
        while len(rest) - first > PIECE:
            last = _cut(rest, first, marks) or _cut(rest, first, (" ", "\n", "\t")) or first + PIECE
            yield rest[first:last]
            first = last
        rest = rest[first:]
    if rest:
        yield rest


def _cut(text: str, first: int, marks: tuple[str, ...]) -> int | None:
    """Before the white space of the last of `marks` in the piece from `first`, if there is one."""
    ends = (text.rfind(mark, first + 1, first + PIECE) + len(mark) - 1 for mark in marks)
    return max((end for end in ends if end > first), default=None)


def sentences(text: str) -> list[str]:
    """The sentences of a text, without the white space between them.

    One ends with . ! or ? (and closing quotes or brackets) before white space, or with its line.
    """
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    parts = (text[a:b].strip() for a, b in zip([0, *ends], [*ends, len(text)], strict=True))
    return [part for part in parts if part]
