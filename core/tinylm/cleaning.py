"""Any text -> the one form of it that the tokenizers see.

Documents are cleaned as they are read, prompts before they are cut into tokens.
"""

import re
import unicodedata

_LINE_ENDS = "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_SPACES = "\xa0\u202f\u200b"
_REMOVED = "\xad\u2060\ufeff"
_CONTROLS = "".join(
    chr(code) for code in (*range(32), *range(127, 160)) if chr(code) not in "\t\n" + _LINE_ENDS
)
_REPLACED = {
    **dict.fromkeys(_LINE_ENDS, "\n"),
    **dict.fromkeys(_SPACES + _CONTROLS, " "),
    **dict.fromkeys(_REMOVED, ""),
}
_UNCLEAN = re.compile(f"[{re.escape(''.join(_REPLACED))}\ud800-\udfff]")
_LONGEST_JOIN = 256  # characters that may wait for the next chunk to be joined with it


def clean_text(text: str) -> str:
    """Text in the one form that the tokenizers see.

    Composed characters (Unicode NFC); every line end is "\\n"; control characters (NUL among
    them), no-break and zero-width spaces become a space; soft hyphens, word joiners and
    byte-order marks go; lone surrogates become U+FFFD.
    """
    if "\r\n" in text:
        text = text.replace("\r\n", "\n")
    if _UNCLEAN.search(text):
        text = _UNCLEAN.sub(lambda match: _REPLACED.get(match[0], "\ufffd"), text)
    return unicodedata.normalize("NFC", text)


def safe_cut(text: str) -> int:
    """Where `text` can be cut so that no character after the cut joins one before it in NFC."""
    last = len(text) - 1
    for position in range(last, max(-1, last - _LONGEST_JOIN), -1):
        if not _may_join(text[position]):
            return position
    return 0 if len(text) <= _LONGEST_JOIN else len(text)


def _may_join(character: str) -> bool:
    """Marks join what is before them, even over what is removed, and so do parts of Hangul."""
    is_mark = character >= "\u0300" and unicodedata.category(character).startswith("M")
    return is_mark or "\u1160" <= character <= "\u11ff" or character in _REMOVED
