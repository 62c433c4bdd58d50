"""How a token is shown where it stands alone: white space and control characters made visible."""

_VISIBLE = {code: f"\\x{code:02x}" for code in (*range(32), *range(127, 160))}
_VISIBLE |= {ord(" "): "␣", ord("\n"): "↵", ord("\t"): "⇥", 0xA0: "␣", 0xAD: "\\xad"}


def visible(word: str) -> str:
    """The word with a sign for each character that would leave no ink."""
    return word.translate(_VISIBLE)
