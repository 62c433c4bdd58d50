"""Documents -> token ids, a vocabulary, and parts for training and validation.

The trainer, the baselines and the window's data page take everything about the text from
here. Nothing grows with the length of a document but the ids themselves.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tinylm.documents import CHUNK_BYTES, Document, open_document
from tinylm.encoding import TextEncoder
from tinylm.errors import TextError
from tinylm.settings import TextSettings
from tinylm.text_units import pieces, sentences
from tinylm.token_sequence import IdStore, TokenSequence
from tinylm.tokenizer import Tokenizer, make_tokenizer
from tinylm.vocabulary import Vocabulary

MINIMUM_VALIDATION_PAIRS = 20
Progress = Callable[[int, int], None]  # bytes read so far, bytes in all; may raise to cancel


@dataclass(frozen=True)
class DocumentSpan:
    """Which tokens of the corpus came from a document."""

    name: str
    start: int
    tokens: int


@dataclass(frozen=True)
class Corpus:
    """A text as a model sees it: its words, its ids, and what is held back for validation."""

    vocabulary: Vocabulary
    tokenizer: Tokenizer
    settings: TextSettings
    training: TokenSequence
    validation: TokenSequence | None  # None where it would be too short to mean anything
    documents: tuple[DocumentSpan, ...] = ()

    @classmethod
    def from_texts(cls, texts: Iterable[str], settings: TextSettings) -> "Corpus":
        """A corpus of texts in memory, each a document."""
        documents = [Document.from_text(f"text {n}", text) for n, text in enumerate(texts, 1)]
        return cls.from_documents(documents, settings)

    @classmethod
    def from_files(cls, paths: Iterable[str | Path], settings: TextSettings) -> "Corpus":
        """A corpus of files, each a document. Raises TextError or EncodingError."""
        return cls.from_documents([open_document(path) for path in paths], settings)

    @classmethod
    def from_documents(
        cls,
        documents: Sequence[Document],
        settings: TextSettings,
        progress: Progress | None = None,
    ) -> "Corpus":
        """A corpus of documents, read piece by piece.

        `progress` is called after each piece; an exception that it raises ends the reading.
        Raises TextError if the documents hold nothing to learn from.
        """
        tokenizer = make_tokenizer(settings)
        text = _read(documents, tokenizer, settings.unit, progress)
        vocabulary = Vocabulary.build(text.counts, settings.min_count, settings.max_vocabulary)
        final_ids = vocabulary.ids(text.counts)  # by provisional id
        ids = final_ids[text.ids].astype(id_dtype(vocabulary))
        if len(ids) == len(text.unit_starts):
            raise TextError(
                "No word follows another in this text, so there is nothing to predict: "
                "choose a longer text."
            )
        return cls.split(vocabulary, tokenizer, settings, ids, text.unit_starts, text.spans)

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
        start_id = vocabulary.start_id
        later_starts = np.union1d([cut], unit_starts[border:]) - cut
        training = TokenSequence(ids[:cut], unit_starts[:border], start_id)
        validation = TokenSequence(ids[cut:], later_starts, start_id)
        if validation.pairs < MINIMUM_VALIDATION_PAIRS or training.pairs == 0:
            whole = TokenSequence(ids, unit_starts, start_id)
            return cls(vocabulary, tokenizer, settings, whole, None, documents)
        return cls(vocabulary, tokenizer, settings, training, validation, documents)


def id_dtype(vocabulary: Vocabulary) -> np.dtype[Any]:
    """The smallest type that `tokenized.bin` may use for the ids: <u2 or <u4."""
    return np.dtype("<u2" if len(vocabulary) <= 1 << 16 else "<u4")


@dataclass(frozen=True)
class _Text:
    """Documents in ids that are numbered by first appearance."""

    counts: dict[str, int]  # token -> occurrences, in the order of the ids
    ids: NDArray[np.int64]
    unit_starts: NDArray[np.int64]
    spans: tuple[DocumentSpan, ...]


def _read(
    documents: Sequence[Document], tokenizer: Tokenizer, unit: str, progress: Progress | None
) -> _Text:
    """All documents, one after the other. Raises TextError if they hold no token."""
    encoder = TextEncoder(tokenizer)
    by_sentence = unit == "sentence"
    parts: list[NDArray[np.int64]] = []
    starts: list[NDArray[np.int64]] = []
    spans: list[DocumentSpan] = []
    total = 0
    for document, chunks in _reported(documents, progress):
        first = total
        for piece in pieces(chunks, unit):
            ids, lengths = encoder.encode(sentences(piece) if by_sentence else [piece])
            if len(ids) and (by_sentence or total == first):
                lengths = lengths[lengths > 0]
                starts.append(total + np.cumsum(lengths) - lengths)
            parts.append(ids)
            total += len(ids)
        spans.append(DocumentSpan(document.name, first, total - first))
    if total == 0:
        names = ", ".join(document.name for document in documents) or "No text was chosen: it"
        raise TextError(f"{names} holds no words: choose a text with at least two.")
    return _Text(encoder.counts(), np.concatenate(parts), np.concatenate(starts), tuple(spans))


def read_known(
    documents: Sequence[Document], vocabulary: Vocabulary, tokenizer: Tokenizer, unit: str
) -> TokenSequence:
    """Documents in the ids of a `vocabulary` made from another text.

    Tokens that it does not have count as its unknown word, or are left out where it has none.
    Raises TextError if nothing is left to predict.
    """
    text = _read(documents, tokenizer, unit, None)
    ids = vocabulary.ids(text.counts)[text.ids]
    is_known = ids >= 0
    known_before = np.concatenate(([0], np.cumsum(is_known)))
    starts = np.unique(known_before[text.unit_starts])
    sequence = TokenSequence(ids[is_known], starts[starts < known_before[-1]], vocabulary.start_id)
    if sequence.pairs == 0:
        raise TextError(
            "The model knows no two words in a row of this text, so there is nothing to measure."
        )
    return sequence


def _reported(
    documents: Sequence[Document], progress: Progress | None
) -> Iterator[tuple[Document, Iterator[str]]]:
    """Each document with its chunks, telling `progress` after each chunk."""
    size = sum(document.size for document in documents)

    def chunks(document: Document, before: int) -> Iterator[str]:
        for number, chunk in enumerate(document.chunks(), 1):
            yield chunk
            if progress is not None:
                progress(before + min(number * CHUNK_BYTES, document.size), size)

    done = 0
    for document in documents:
        yield document, chunks(document, done)
        done += document.size
