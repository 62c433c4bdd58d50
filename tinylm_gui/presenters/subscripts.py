"""Symbols as they are printed: W_1 with a small 1 below the line."""

import re

_SMALL = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_NUMBERED = re.compile(r"(?<=[A-Za-z])_(\d+)")


def with_subscripts(text: str) -> str:
    """The text with each number after an underscore made small: W_1[3, 5] -> W₁[3, 5]."""
    return _NUMBERED.sub(lambda found: found[1].translate(_SMALL), text)
