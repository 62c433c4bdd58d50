"""Documents -> a vocabulary, token ids, and parts for training and validation.

The trainer, the baselines and the window's data page take everything about the text from
here. Texts are read piece by piece, and their ids lie in a file once they are many.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tinylm.byte_pair import LEARNED_FROM
from tinylm.documents import Document, beginnings, open_document
from tinylm.errors import TextError
from tinylm.id_file import IdFile
from tinylm.reading import DocumentSpan, Progress, read_documents
from tinylm.settings import TextSettings
from tinylm.token_sequence import IdStore, TokenSequence
from tinylm.tokenizer import Tokenizer, make_tokenizer
from tinylm.vocabulary import Vocabulary

MINIMUM_VALIDATION_PAIRS = 20

# Thai, Lao, Burmese, Khmer, Japanese and Chinese characters.
_SCRIPTS_WITHOUT_SPACES = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff]")


@dataclass(frozen=True)
class Corpus:
    """A text as a model sees it: its words, its ids, and what is held back for validation."""

    vocabulary: Vocabulary
    tokenizer: Tokenizer
    settings: TextSettings
    training: TokenSequence
    validation: TokenSequence | None  # None where it would be too short to mean anything
    documents: tuple[DocumentSpan, ...] = ()

    @property
    def tokens(self) -> int:
        """How many tokens the text has, those held back too."""
        return self.training.tokens + (self.validation.tokens if self.validation else 0)

    def ids(self, first: int, last: int) -> NDArray[Any]:
        """The ids of tokens `first` to `last` of the text, of both its parts."""
        ids = self.training.ids[first:last]
        cut = self.training.tokens
        if self.validation is None or last <= cut:
            return ids
        return np.concatenate((ids, self.validation.ids[max(first - cut, 0) : last - cut]))

    @property
    def is_without_spaces(self) -> bool:
        """Whether its words are whole phrases, in a language that writes no spaces between words.

        Characters or byte-pair pieces suit such a text better.
        """
        words = [word for word in self.vocabulary.words if word[0].isalnum()]
        phrases = list(filter(_SCRIPTS_WITHOUT_SPACES.search, words))
        return self.tokenizer.name == "words" and 2 * len(phrases) > len(words)

    @classmethod
    def from_texts(cls, texts: Iterable[str], settings: TextSettings) -> "Corpus":
        """A corpus of texts in memory, each a document. Raises TextError."""
        documents = [Document.from_text(f"text {n}", text) for n, text in enumerate(texts, 1)]
        return cls.from_documents(documents, settings)

    @classmethod
    def from_files(cls, paths: Iterable[str | Path], settings: TextSettings) -> "Corpus":
        """A corpus of files, each a document. Raises as `from_documents` does."""
        return cls.from_documents([open_document(path) for path in paths], settings)

    @classmethod
    def from_documents(
        cls,
        documents: Sequence[Document],
        settings: TextSettings,
        progress: Progress | None = None,
        processes: int = 0,
    ) -> "Corpus":
        """A corpus of documents, read piece by piece.

        `progress` is called after each piece; an exception that it raises ends the reading.
        `processes` share the work on large texts, in a program whose main module can be
        imported without harm; the corpus is the same with any number of them.
        Raises TextError if the documents hold nothing to learn from, EncodingError if one is
        not in the encoding it was opened with, StorageError if there is no room for the ids.
        """
        tokenizer = make_tokenizer(settings, beginnings(documents, LEARNED_FROM))
        text = read_documents(documents, tokenizer, settings.unit, progress, processes)
        vocabulary = _vocabulary(text.counts(), tokenizer, settings)
        ids, unit_starts = text.in_ids_of(vocabulary)
        if len(unit_starts) == len(ids):
            raise TextError(
                "No word follows another in this text, so there is nothing to predict: "
                "choose a longer text."
            )
        return cls.split(vocabulary, tokenizer, settings, ids, unit_starts, tuple(text.spans))

    @classmethod
    def split(
        cls,
        vocabulary: Vocabulary,
        tokenizer: Tokenizer,
        settings: TextSettings,
        ids: IdStore,
        unit_starts: NDArray[np.int64],
        documents: tuple[DocumentSpan, ...] = (),
    ) -> "Corpus":
        """A corpus of ids that are known, with the last part held back for validation.

        The part is a fraction of the tokens, or of the sentences where they are the units; it
        starts a new unit. There is none if it would hold fewer than 20 pairs.
        """
        if settings.unit == "sentence":
            held_back = int(len(unit_starts) * settings.validation_fraction)
            cut = int(unit_starts[-held_back]) if held_back else len(ids)
        else:
            cut = len(ids) - int(len(ids) * settings.validation_fraction)
        border = int(np.searchsorted(unit_starts, cut))
        later_starts = np.union1d([cut], unit_starts[border:]) - cut
        start_id = vocabulary.start_id
        training = TokenSequence(_part(ids, 0, cut), unit_starts[:border], start_id)
        validation = TokenSequence(_part(ids, cut, len(ids)), later_starts, start_id)
        if validation.pairs < MINIMUM_VALIDATION_PAIRS or training.pairs == 0:
            whole = TokenSequence(ids, unit_starts, start_id)
            return cls(vocabulary, tokenizer, settings, whole, None, documents)
        return cls(vocabulary, tokenizer, settings, training, validation, documents)


def read_known(
    documents: Sequence[Document], vocabulary: Vocabulary, tokenizer: Tokenizer, unit: str
) -> TokenSequence:
    """Documents in the ids of a `vocabulary` made from another text.

    Tokens that it does not have count as its unknown word, or are left out where it has none.
    Raises TextError if nothing is left to predict.
    """
    ids, unit_starts = read_documents(documents, tokenizer, unit).in_ids_of(vocabulary)
    if len(unit_starts) == len(ids):
        raise TextError(
            "The model knows no two words in a row of this text, so there is nothing to measure: "
            "choose a text in the words that it was trained on."
        )
    return TokenSequence(ids, unit_starts, vocabulary.start_id)


def _vocabulary(counts: dict[str, int], tokenizer: Tokenizer, settings: TextSettings) -> Vocabulary:
    """The tokenizer's whole inventory where it has one, else the words of the text."""
    if tokenizer.inventory:
        counts = dict.fromkeys(tokenizer.inventory, 0) | counts
        return Vocabulary.build(counts, min_count=0, max_size=len(counts))
    return Vocabulary.build(counts, settings.min_count, settings.max_vocabulary)


def _part(ids: IdStore, first: int, last: int) -> IdStore:
    return ids.part(first, last) if isinstance(ids, IdFile) else ids[first:last]
