"""A text in numbers: how many different words, how many of them once, how long its sentences.

The window's data page shows them; the ids are read block by block.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tinylm.corpus import Corpus
from tinylm.spacing import SENTENCE_ENDS

BLOCK = 2**20  # ids read together

Lengths = NDArray[np.int64]


class LengthSummary(NamedTuple):
    """How long some parts of a text are, in tokens."""

    parts: int
    mean: float
    median: float
    longest: int


class TextStatistics(NamedTuple):
    """What can be counted in a text."""

    tokens: int
    distinct: int  # different tokens in the text
    once: int  # of them those that occur once (hapax legomena)
    unknown: int  # tokens that are read as the unknown word
    units: LengthSummary  # documents or sentences, as the settings have it
    sentences: LengthSummary | None  # None where no token ends a sentence

    @property
    def type_token_ratio(self) -> float:
        """Distinct tokens by all tokens."""
        return self.distinct / self.tokens


def measure_statistics(corpus: Corpus) -> TextStatistics:
    """The statistics of the whole text, the part held back too."""
    vocabulary = corpus.vocabulary
    unknown = vocabulary.unknown_id
    known = vocabulary.counts.copy()
    if unknown is not None:
        known[unknown] = 0
    unit_starts = _unit_starts(corpus)
    sentences = _sentence_lengths(corpus, unit_starts)
    return TextStatistics(
        corpus.tokens,
        int((known > 0).sum()),
        int((known == 1).sum()),
        0 if unknown is None else int(vocabulary.counts[unknown]),
        _summary(np.diff(unit_starts, append=corpus.tokens)),
        None if sentences is None else _summary(sentences),
    )


def _unit_starts(corpus: Corpus) -> Lengths:
    """Where units start in the text, as if no part of it were held back."""
    starts, cut = corpus.training.unit_starts, corpus.training.tokens
    if corpus.validation is None:
        return starts
    later = corpus.validation.unit_starts + cut
    begins_unit = corpus.settings.unit == "sentence" or any(
        span.start == cut for span in corpus.documents
    )
    return np.concatenate((starts, later if begins_unit else later[1:]))


def _sentence_lengths(corpus: Corpus, unit_starts: Lengths) -> Lengths | None:
    """Tokens from each end mark (. ! ?) or start of a unit to the next."""
    is_end = np.array([word[-1] in SENTENCE_ENDS for word in corpus.vocabulary.words])
    if not is_end.any():
        return None
    borders = [unit_starts]
    for first in range(0, corpus.tokens, BLOCK):
        marks = is_end[corpus.ids(first, first + BLOCK + 1)]
        # Of several marks in a row, as in "What?!", only the last ends the sentence.
        ends = marks[:BLOCK] & ~np.append(marks[1:], False)[: len(marks[:BLOCK])]
        borders.append(np.flatnonzero(ends) + first + 1)
    starts = np.unique(np.concatenate(borders))
    return np.diff(starts[starts < corpus.tokens], append=corpus.tokens)


def _summary(lengths: Lengths) -> LengthSummary:
    return LengthSummary(
        len(lengths), float(lengths.mean()), float(np.median(lengths)), int(lengths.max())
    )
