"""Word tokens -> readable text: where spaces go, and where capital letters.

The inverse of cutting words apart, as far as one exists; used by the word tokenizer.
"""

from collections.abc import Iterable

# Typographic marks are written by their names: many look alike.
_JOINS = frozenset(("--", "---", "/", "\N{EM DASH}"))  # no space on either side
_ELLIPSES = frozenset(("..", "...", "\N{HORIZONTAL ELLIPSIS}"))
_CLINGS = _JOINS | _ELLIPSES | frozenset(".,;:!?%)]}\N{IDEOGRAPHIC COMMA}\N{IDEOGRAPHIC FULL STOP}")
_CLINGS |= frozenset("\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}")
_CLINGS |= frozenset("\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{FULLWIDTH COMMA}")
_LEADS = _JOINS | frozenset("([{$#@\N{POUND SIGN}\N{EURO SIGN}\N{LEFT DOUBLE QUOTATION MARK}")
_LEADS |= frozenset("\N{LEFT SINGLE QUOTATION MARK}\N{INVERTED QUESTION MARK}")
_LEADS |= frozenset("\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{INVERTED EXCLAMATION MARK}")
_QUOTES = frozenset("\"'`")  # each opens and closes in turn
SENTENCE_ENDS = frozenset(".!?")


def join_words(tokens: Iterable[str], capitals: bool) -> str:
    """Text of word and punctuation tokens; `capitals` writes each sentence's first letter large.

    Cut into tokens again, the text gives the same tokens.
    """
    parts: list[str] = []
    open_quotes: set[str] = set()
    previous = ""
    leads = begins_sentence = True
    for token in tokens:
        closes = token in open_quotes
        if token in _QUOTES:
            open_quotes ^= {token}
        clings = closes or token in _CLINGS
        if previous and not ((clings or leads) and _can_touch(previous, token)):
            parts.append(" ")
        parts.append(_capitalized(token) if capitals and begins_sentence else token)

        if token in SENTENCE_ENDS:
            begins_sentence = True
        elif token[0].isalnum() or (closes and previous in ("!", "?")):  # "Stop!" he said.
            begins_sentence = False
        leads = token in _LEADS or (token in _QUOTES and not closes)
        previous = token
    return "".join(parts)


def _can_touch(left: str, right: str) -> bool:
    """Whether two tokens stay two when nothing is between them."""
    if left[-1] == right[0] and right[0] in ".-":
        return False
    return right in _CLINGS or right[0].isalnum() or right[0].isascii()


def _capitalized(word: str) -> str:
    """The word with a large first letter, where that letter has a single one."""
    first = word[0].upper()
    return first + word[1:] if first.lower() == word[0] else word
