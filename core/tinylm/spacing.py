"""Word tokens -> readable text: where spaces go, and where capital letters.

The inverse of cutting words apart, as far as one exists; used by the word tokenizer.
"""

from collections.abc import Iterable

# Typographic and full-width marks are written by their names: many look alike.
_NO_SPACE_BEFORE = frozenset(
    ".,;:!?%)]}"
    "\N{HORIZONTAL ELLIPSIS}\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
    "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}"
    "\N{IDEOGRAPHIC FULL STOP}\N{IDEOGRAPHIC COMMA}\N{FULLWIDTH COMMA}\N{FULLWIDTH QUESTION MARK}"
)
_NO_SPACE_AFTER = frozenset(
    "([{$#@"
    "\N{LEFT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}"
    "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{POUND SIGN}\N{EURO SIGN}"
    "\N{INVERTED QUESTION MARK}\N{INVERTED EXCLAMATION MARK}"
)
_JOINS_BOTH = frozenset("/_\N{EM DASH}")
_PAIRED = frozenset("\"'`")
_SENTENCE_ENDS = frozenset(".!?\N{HORIZONTAL ELLIPSIS}")


def join_words(tokens: Iterable[str], capitals: bool) -> str:
    """Text of word and punctuation tokens; `capitals` writes each sentence's first letter large.

    A straight quote opens and closes in turn.
    """
    parts: list[str] = []
    open_quotes: set[str] = set()
    glued, sentence_start = True, True
    for token in tokens:
        closes = token in open_quotes
        leads = token in _PAIRED and not closes
        if token in _PAIRED:
            open_quotes ^= {token}
        before = token in _NO_SPACE_BEFORE or token in _JOINS_BOTH or _is_run(token) or closes
        if not (glued or before):
            parts.append(" ")
        if capitals and sentence_start and token[0].isalpha():
            token = _capitalized(token)
        parts.append(token)
        glued = token in _NO_SPACE_AFTER or token in _JOINS_BOTH or token[:2] == "--" or leads
        if token in _SENTENCE_ENDS:
            sentence_start = True
        elif token[0].isalnum() or token[0] == "<":
            sentence_start = False
    return "".join(parts)


def _is_run(token: str) -> bool:
    """Whether the token is an ellipsis of dots or a dash of hyphens."""
    return token[:2] in ("..", "--")


def _capitalized(word: str) -> str:
    """The word with a large first letter, where that letter has a single one."""
    first = word[0].upper()
    return first + word[1:] if first.lower() == word[0] else word
