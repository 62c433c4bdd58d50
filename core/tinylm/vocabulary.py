"""Words <-> ids: the words of a text by descending count, and the unknown word.

The corpus builds it; the model's rows, the tables and the generator speak in its ids.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tinylm.errors import BadFileError

UNKNOWN = "<unk>"
START = "<start>"


class Vocabulary:
    """Every known word with its id and its count.

    `words[i]` has id i. `<unk>`, where there is one, is id 0 and stands for all words that
    were too rare. `start_id` comes after the last word: it fills contexts that reach before
    the start of a text and is never predicted.
    """

    def __init__(self, words: Sequence[str], counts: NDArray[np.int64]) -> None:
        self.words: tuple[str, ...] = tuple(words)
        self.counts = np.asarray(counts, dtype=np.int64)  # (V,)
        self._ids = {word: index for index, word in enumerate(self.words)}
        if len(self._ids) != len(self.words) or self.counts.shape != (len(self.words),):
            raise ValueError("words must be distinct and have one count each")

    @classmethod
    def build(
        cls, counts: Mapping[str, int], min_count: int = 1, max_size: int = 50_000
    ) -> "Vocabulary":
        """The most frequent words; ties keep the order in which `counts` has them.

        Words with less than `min_count` occurrences, and the rarest where there would be more
        than `max_size` entries, are merged into `<unk>`, which exists only if it is needed.
        """
        words = list(counts)
        amounts = np.fromiter(counts.values(), np.int64, len(words))
        order = np.argsort(-amounts, kind="stable")
        frequent = [words[i] for i in order[amounts[order] >= min_count] if words[i] != UNKNOWN]
        if len(frequent) == len(words) <= max_size:
            return cls(frequent, amounts[order])
        kept = frequent[: max_size - 1]
        known = np.array([counts[word] for word in kept], dtype=np.int64)
        unknown = amounts.sum() - known.sum()
        return cls([UNKNOWN, *kept], np.concatenate(([unknown], known)))

    def __len__(self) -> int:
        return len(self.words)

    def __contains__(self, word: object) -> bool:
        return word in self._ids

    def id(self, word: str) -> int | None:
        """The word's id, or None if the vocabulary does not have it."""
        return self._ids.get(word)

    def word(self, word_id: int) -> str:
        """The word with this id; `<start>` for `start_id`. Raises IndexError for any other."""
        if word_id == self.start_id:
            return START
        if word_id < 0:
            raise IndexError(word_id)
        return self.words[word_id]

    def ids(self, tokens: Iterable[str]) -> NDArray[np.int32]:
        """One id a token; a token not in the vocabulary is `unknown_id`, or -1 without one."""
        absent = -1 if self.unknown_id is None else self.unknown_id
        lookup = self._ids
        return np.fromiter((lookup.get(token, absent) for token in tokens), dtype=np.int32)

    @property
    def unknown_id(self) -> int | None:
        return self._ids.get(UNKNOWN)

    @property
    def start_id(self) -> int:
        return len(self.words)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> "Vocabulary":
        """A vocabulary from the `words` and `counts` of a file. Raises BadFileError if damaged."""
        words, counts = values.get("words"), values.get("counts")
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            raise BadFileError("The vocabulary is damaged: its words are not a list of texts.")
        if not isinstance(counts, list) or not all(
            type(count) is int and 0 <= count < 2**63 for count in counts
        ):
            raise BadFileError("The vocabulary is damaged: its counts are not whole numbers.")
        if len(words) != len(counts) or len(set(words)) != len(words):
            raise BadFileError("The vocabulary is damaged: words are repeated or lack a count.")
        if UNKNOWN in words[1:]:
            raise BadFileError("The vocabulary is damaged: the unknown word is not the first.")
        return cls(words, np.array(counts, dtype=np.int64))
