"""What followed which words how often: Kneser-Ney probabilities to mix with the network's.

A network generalizes, counts know rare phrases by heart; mixed, they predict better than
either. The text goes in and is kept as it is: the tables are made from it in a second or so.
The model owns one of these once its training has ended, if its settings ask for it.
"""

from collections.abc import Iterator, Mapping
from copy import copy
from typing import Any, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from tinylm.errors import BadFileError
from tinylm.token_sequence import TokenSequence

Array = NDArray[Any]

MOST_COUNTED = 2**20  # tokens from the start of the training text
USUAL_DISCOUNT = 0.75  # of a text too short to tell its own
FITTING_ROUNDS = 50
SMALLEST_SHARE = 1e-6


class NGramCounts:
    """The n-grams of a text, and how much of a mixture they make up.

    `text` (n,) int32 has the ids of a text, and before each unit the start marker. `context`
    is how many words before the next one are looked at, `share` is above 0 and below 1.
    """

    def __init__(self, text: Array, vocabulary_size: int, context: int, share: float) -> None:
        self.text = text
        self.vocabulary_size = vocabulary_size
        self.context = context
        self.share = share
        self._levels = self._counted()

    @classmethod
    def of(cls, training: TokenSequence, vocabulary_size: int, context: int) -> Self:
        """The counts of a training text, with a share of one half."""
        ids = np.asarray(training.ids[:MOST_COUNTED], np.int32)
        starts = training.unit_starts[training.unit_starts < len(ids)]
        text = np.insert(ids, starts, training.start_id).astype(np.int32)
        return cls(text, vocabulary_size, context, 0.5)

    def config(self) -> dict[str, Any]:
        """What `from_config` needs beside the text, as JSON-ready values."""
        return {"context": self.context, "share": self.share}

    @classmethod
    def from_config(
        cls, config: object, text: Array, vocabulary_size: int, most_context: int
    ) -> Self:
        """The counts that `config()` described, for a model that sees `most_context` words.

        Raises BadFileError if they cannot be such.
        """
        is_start = text == vocabulary_size
        if (
            not isinstance(config, Mapping)
            or set(config) != {"context", "share"}
            or type(config["context"]) is not int
            or type(config["share"]) is not float
            or not (1 <= config["context"] <= most_context and 0 < config["share"] < 1)
            or text.ndim != 1
            or text.dtype != np.int32
            or 2 * is_start.sum() >= len(text)  # no unit has a second word
            or not (text.min() >= 0 and text.max() <= vocabulary_size)
            or not is_start[0]
            or is_start[-1]
            or (is_start[1:] & is_start[:-1]).any()
        ):
            raise BadFileError("The counts of the model's text are damaged.")
        return cls(text, vocabulary_size, config["context"], config["share"])

    def mixed(self, network: Array, counts: Array) -> Array:
        """Probabilities of the network and of the counts -> those of the mixture."""
        return np.asarray((1 - self.share) * network + self.share * counts)

    def mixed_losses(self, network: Array, contexts: Array, targets: Array) -> Array:
        """-log p of each of `targets` (batch,), from what it is for the network alone."""
        mixed = self.mixed(np.exp(-network), self.of_targets(contexts, targets))
        return np.asarray(-np.log(mixed))

    def probabilities(self, contexts: Array) -> Array:
        """`contexts` (batch, context) ids -> p of each next word (batch, vocabulary) float64."""
        words = self.vocabulary_size
        p = np.full((len(contexts), words), 1 / words)
        for level, histories in self._levels_for(contexts):
            p *= level.spread[histories][:, None]
            ends = np.searchsorted(level.grams, [histories * words, (histories + 1) * words])
            for row in np.flatnonzero(histories >= 0):
                grams = slice(*ends[:, row])
                p[row, level.grams[grams] - histories[row] * words] += level.shares[grams]
        return p

    def of_targets(self, contexts: Array, targets: Array) -> Array:
        """The probability of each of `targets` (batch,) after its context, (batch,) float64."""
        p = np.full(len(targets), 1 / self.vocabulary_size)
        for level, histories in self._levels_for(contexts):
            place, found = _find(level.grams, histories * self.vocabulary_size + targets)
            p *= level.spread[histories]
            p[found] += level.shares[place[found]]
        return p

    def fitted(self, network: Array, counts: Array) -> Self:
        """The same counts in the share that makes a text likeliest that is not the counted one.

        `network` (n,) and `counts` (n,) are the probabilities of its words in either. Each round
        makes the share what the counts contribute with the share before (Jelinek and Mercer
        1980), which never lowers the likelihood.
        """
        share = self.share
        for _ in range(FITTING_ROUNDS):
            share = float(np.mean(share * counts / (share * counts + (1 - share) * network)))
        fitted = copy(self)
        fitted.share = min(max(share, SMALLEST_SHARE), 1 - SMALLEST_SHARE)
        return fitted

    def _levels_for(self, contexts: Array) -> Iterator[tuple["_Level", Array]]:
        """Each level from the shortest history on, and where the contexts' histories are in it.

        That is -1 where the text has no such history.
        """
        histories = np.zeros(len(contexts), np.int64)
        for length, level in enumerate(self._levels):
            if length:
                keys = histories * (self.vocabulary_size + 1) + contexts[:, -length]
                place, found = _find(level.histories, keys)
                histories = np.where(found & (histories >= 0), place, -1)
            yield level, histories

    def _counted(self) -> list["_Level"]:
        """A level for each length of a history, from no word to `context` words."""
        words = self.vocabulary_size
        is_start = self.text == words
        starts = np.flatnonzero(is_start) - np.arange(is_start.sum())
        sequence = TokenSequence(self.text[~is_start], starts, words)
        contexts, targets = next(sequence.in_order(self.context, max(1, sequence.pairs)))

        history = np.zeros(len(targets), np.int64)  # each pair's, numbered from 0
        histories, grams = [np.zeros(1, np.int64)], [np.unique(targets, return_inverse=True)]
        for length in range(1, self.context + 1):
            keys, history = np.unique(
                history * (words + 1) + contexts[:, -length], return_inverse=True
            )
            histories.append(keys)
            grams.append(np.unique(history * words + targets, return_inverse=True))

        levels = []
        for length, (keys, gram) in enumerate(grams):
            if length < self.context:  # count each word to the left once, not each occurrence
                gram = gram[np.unique(grams[length + 1][1], return_index=True)[1]]
            counts = np.bincount(gram, minlength=len(keys))
            levels.append(_Level.of(histories[length], keys, counts, words))
        return levels


class _Level(NamedTuple):
    """Probabilities after histories of one length (Chen and Goodman 1998, section 3)."""

    histories: Array  # (H,) ascending: number of the history without its first word, that word
    spread: Array  # (H + 1,): what each leaves to the level below; the last, for any other, all
    grams: Array  # (G,) ascending: number of the history, next word
    shares: Array  # (G,): what each next word gets here

    @classmethod
    def of(cls, histories: Array, grams: Array, counts: Array, words: int) -> "_Level":
        """Interpolated, modified Kneser-Ney: from each count its discount is left to the level
        below."""
        discount = np.array([0, *_discounts(counts)])[np.minimum(counts, 3)]
        history = grams // words
        total = np.bincount(history, weights=counts)
        spread = np.bincount(history, weights=discount) / total
        shares = (counts - discount) / total[history]
        return cls(histories, np.append(spread, 1.0), grams, shares)


def _discounts(counts: Array) -> list[float]:
    """What is taken from the counts 1, 2, and 3 or more: above 0, so that any word may follow."""
    seen = np.bincount(counts, minlength=5)  # seen[c]: how many grams were counted c times
    if seen[1:5].all():
        share = seen[1] / (seen[1] + 2 * seen[2])
        discounts = [c - (c + 1) * share * seen[c + 1] / seen[c] for c in (1, 2, 3)]
        if min(discounts) > 0:
            return discounts
    return [USUAL_DISCOUNT] * 3


def _find(keys: Array, wanted: Array) -> tuple[Array, Array]:
    """Where each of `wanted` (n,) is among the ascending `keys`, and whether it is."""
    place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return place, keys[place] == wanted
