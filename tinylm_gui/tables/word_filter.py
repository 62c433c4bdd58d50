"""Which words a search finds: a piece of text, or a regular expression."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True)
class WordFilter:
    """Words that contain `text`, or in which the pattern `text` is found; case does not count.

    Raises re.error when made with a pattern that is not a regular expression.
    """

    text: str = ""
    is_pattern: bool = False

    def __post_init__(self) -> None:
        if self.is_pattern:
            re.compile(self.text)

    def matches(self, words: Sequence[str]) -> npt.NDArray[np.bool_]:
        """For each word whether it is found, (words,)."""
        if not self.text:
            return np.ones(len(words), dtype=bool)
        if self.is_pattern:
            search = re.compile(self.text, re.IGNORECASE).search
            found = (search(word) is not None for word in words)
        else:
            wanted = self.text.casefold()
            found = (wanted in word.casefold() for word in words)
        return np.fromiter(found, dtype=bool, count=len(words))
