"""Words for the eye: white space made visible, and lengths as Qt counts them."""

_VISIBLE = {code: f"\\x{code:02x}" for code in (*range(32), *range(127, 160))}
_VISIBLE |= {ord(" "): "␣", ord("\n"): "↵", ord("\t"): "⇥", 0xA0: "␣", 0xAD: "\\xad"}


def visible(word: str) -> str:
    """The word with a sign for each character that would leave no ink."""
    return word.translate(_VISIBLE)


def qt_length(text: str) -> int:
    """How many of Qt's characters (UTF-16 units) a text has: more than len() after an emoji."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
