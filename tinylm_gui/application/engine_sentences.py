"""What the engine says went wrong, in the user's language.

The engine speaks English, with names and numbers in its sentences. `make translations` lists
its sentences with places for these; a sentence is looked up there and its values are put into
the translation.
"""

import json
import re
from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QCoreApplication

from tinylm.resources import resource


def in_users_language(sentence: str) -> str:
    """The sentence translated; as it is, where the engine never says it or nobody translated it."""
    fitting = ((template, found) for template, match in _patterns() if (found := match(sentence)))
    best = max(fitting, key=lambda fit: len(fit[0]), default=None)  # the most particular
    if best is None:
        return sentence
    template, found = best
    return QCoreApplication.translate("Engine", template).format(*found.groups())


@cache
def _patterns() -> list[tuple[str, Callable[[str], re.Match[str] | None]]]:
    templates = json.loads(resource("translations", "engine.json").read_text("utf-8"))
    return [(text, re.compile(_pattern(text), re.DOTALL).fullmatch) for text in templates]


def _pattern(template: str) -> str:
    """A regular expression for all sentences that a template stands for."""
    return re.sub(r"\\\{\d+\\\}", "(.*)", re.escape(template))
