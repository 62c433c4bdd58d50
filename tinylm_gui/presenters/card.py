"""The card that explains a number: its name, its meaning, and its formula with live values."""

from html import escape


def card(name: str, meaning: str, working: str = "") -> str:
    """The text of a card; `working` is the formula with the values in it, a line for each step."""
    parts = [f"<p><b>{escape(name)}</b></p><p>{escape(meaning)}</p>"]
    if working:
        parts.append(f"<p><code>{escape(working).replace(chr(10), '<br>')}</code></p>")
    return "".join(parts)
