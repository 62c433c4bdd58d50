"""The tokens of encoded pieces -> provisional ids by first appearance, with their counts.

The corpus gives the final ids when all counts are known.
"""

import numpy as np
from numpy.typing import NDArray

from tinylm.encoding import EncodedPiece
from tinylm.vocabulary import UNKNOWN, Vocabulary

# What bounds the memory; ordinary text stays below all of them.
DIFFERENT_TOKENS = 1_000_000
TOKEN_CHARACTERS = 1 << 24
NUMBERS = 1 << 24


class TokenNumbers:
    """Numbers the tokens of a text in order of first appearance, and counts them.

    Number 0 is the unknown word. Where a text has more than a million different tokens, the
    rarest so far are forgotten from time to time, and what was forgotten counts as unknown.
    """

    def __init__(self) -> None:
        self._numbers = {UNKNOWN: 0}
        self._characters = 0  # in all tokens of _numbers
        self._given = 1  # numbers given so far; they are not given twice
        self._counts = np.zeros(1, dtype=np.int64)  # by number

    def add(self, piece: EncodedPiece) -> NDArray[np.int64]:
        """The numbers of the tokens of the next piece, in order."""
        if len(self._numbers) > DIFFERENT_TOKENS or self._characters > TOKEN_CHARACTERS:
            self._forget_rare_tokens()
        numbers = np.fromiter(map(self._number, piece.tokens), np.int64, len(piece.tokens))
        missing = self._given - len(self._counts)
        if missing > 0:
            spare = np.zeros(missing + self._given // 2, dtype=np.int64)
            self._counts = np.concatenate((self._counts, spare))
        np.add.at(self._counts, numbers, np.bincount(piece.places, minlength=len(numbers)))
        return numbers[piece.places]

    def counts(self) -> dict[str, int]:
        """How often each token was seen, in order of first appearance.

        `<unk>` is among them if it was in the text or if tokens were forgotten.
        """
        seen = {token: int(self._counts[number]) for token, number in self._numbers.items()}
        seen[UNKNOWN] += int(self._counts.sum()) - sum(seen.values())
        if seen[UNKNOWN] == 0:
            del seen[UNKNOWN]
        return seen

    def final_ids(self, vocabulary: Vocabulary) -> NDArray[np.int32]:
        """The vocabulary's id for each provisional one."""
        unknown = -1 if vocabulary.unknown_id is None else vocabulary.unknown_id
        final = np.full(self._given, unknown, dtype=np.int32)
        final[list(self._numbers.values())] = vocabulary.ids(self._numbers)
        return final

    def _number(self, token: str) -> int:
        number = self._numbers.get(token)
        if number is None:
            if self._given == NUMBERS:
                return 0
            number = self._numbers[token] = self._given
            self._given += 1
            self._characters += len(token)
        return number

    def _forget_rare_tokens(self) -> None:
        """Keep the more frequent half, or less where many are equally rare."""
        counts = self._counts[list(self._numbers.values())]
        limit = np.median(counts)
        frequent = counts > limit
        frequent[0] = True  # the unknown word
        kept = zip(self._numbers.items(), frequent.tolist(), strict=True)
        self._numbers = dict(item for item, keep in kept if keep)
        self._characters = sum(map(len, self._numbers))
