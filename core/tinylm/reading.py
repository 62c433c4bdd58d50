"""Documents -> token ids and the places where units start, piece by piece.

One pass over the text finds tokens and counts; the ids of a vocabulary replace the provisional
ones afterwards, block by block. The corpus is made from this.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tinylm.documents import CHUNK_BYTES, Document
from tinylm.encoding import EncodedPiece, PieceEncoder
from tinylm.encoding_processes import encode_in_processes
from tinylm.errors import TextError
from tinylm.id_file import IdFile
from tinylm.text_units import pieces
from tinylm.token_numbers import TokenNumbers
from tinylm.token_sequence import IdStore
from tinylm.tokenizer import Tokenizer
from tinylm.vocabulary import Vocabulary

Progress = Callable[[int, int], None]  # bytes read so far, bytes in all; may raise to cancel

IDS_IN_MEMORY = 1 << 24
MOST_PROCESSES = 4  # what one process can read and number keeps no more of them busy
WORTH_PROCESSES = 1 << 23  # bytes of text; with fewer, starting a process takes longer
_BLOCK = 1 << 18  # ids that are handled at a time


class DocumentSpan(NamedTuple):
    """Which tokens of a text came from a document."""

    name: str
    start: int
    tokens: int


class TextInIds(NamedTuple):
    """What a text is made of, in a vocabulary's ids."""

    ids: IdStore
    unit_starts: NDArray[np.int64]


class ReadText:
    """Documents that have been read, in provisional ids."""

    def __init__(self, names: Sequence[str], unit: str) -> None:
        """Nothing is read yet of the documents called `names`."""
        self._names = names
        self._lengths = [0] * len(names)  # in tokens
        self._by_sentence = unit == "sentence"
        self._numbers = TokenNumbers()
        self._ids = IdFile.temporary("<u4")
        self._starts = IdFile.temporary("<i8")

    def add(self, document: int, piece: EncodedPiece) -> None:
        """Take in the next piece of the document with this number."""
        if self._by_sentence or self._lengths[document] == 0:
            self._starts.append(len(self._ids) + np.cumsum(piece.lengths) - piece.lengths)
        self._ids.append(self._numbers.add(piece))
        self._lengths[document] += len(piece.places)

    @property
    def spans(self) -> list[DocumentSpan]:
        """Where each document lies."""
        ends = np.cumsum(self._lengths).tolist()
        places = zip(self._names, ends, self._lengths, strict=True)
        return [DocumentSpan(name, end - length, length) for name, end, length in places]

    @property
    def tokens(self) -> int:
        return len(self._ids)

    def counts(self) -> dict[str, int]:
        """How often each token occurs, in order of first appearance."""
        return self._numbers.counts()

    def in_ids_of(self, vocabulary: Vocabulary) -> TextInIds:
        """The text in a vocabulary's ids, without tokens for which it has none."""
        final = self._numbers.final_ids(vocabulary)
        ids = IdFile.temporary(id_dtype(vocabulary))
        for first in range(0, len(self._ids), _BLOCK):
            block = final[self._ids[first : first + _BLOCK]]
            ids.append(block[block >= 0])
        nothing_left_out = len(ids) == len(self._ids)
        starts = self._starts[:] if nothing_left_out else self._starts_among(final >= 0)
        return TextInIds(ids[:] if len(ids) <= IDS_IN_MEMORY else ids, starts)

    def _starts_among(self, known: NDArray[np.bool_]) -> NDArray[np.int64]:
        """Where units start once all tokens are left out that are not `known`, by number."""
        all_starts = self._starts[:]
        kept, starts = 0, []
        for first in range(0, len(self._ids), _BLOCK):
            is_kept = known[self._ids[first : first + _BLOCK]]
            kept_before = kept + np.cumsum(is_kept) - is_kept
            begin, end = np.searchsorted(all_starts, (first, first + len(is_kept)))
            starts.append(kept_before[all_starts[begin:end] - first])
            kept += int(is_kept.sum())
        unit_starts = np.unique(np.concatenate(starts))
        return unit_starts[unit_starts < kept]


def read_documents(
    documents: Sequence[Document],
    tokenizer: Tokenizer,
    unit: str,
    progress: Progress | None = None,
    processes: int = 0,
) -> ReadText:
    """All documents, one after the other, telling `progress` how far it is.

    A large text is shared out among `processes`, at most four; what comes out is the same. Raises
    TextError if the documents hold no token or cannot be read, EncodingError, and StorageError
    if there is no room for the ids.
    """
    text = ReadText([document.name for document in documents], unit)
    size = sum(document.size for document in documents)
    numbered = _pieces(documents, unit, size, progress)
    if processes and size >= WORTH_PROCESSES:
        encoded = encode_in_processes(numbered, tokenizer, unit, min(processes, MOST_PROCESSES))
    else:
        encoder = PieceEncoder(tokenizer, unit)
        encoded = ((number, encoder.encode(piece)) for number, piece in numbered)
    for number, piece in encoded:
        text.add(number, piece)
    if text.tokens == 0:
        raise TextError(_no_words(documents))
    return text


def id_dtype(vocabulary: Vocabulary) -> np.dtype[Any]:
    """The smallest type that holds the ids, little-endian: <u2 or <u4."""
    return np.dtype("<u2" if len(vocabulary) <= 1 << 16 else "<u4")


def _pieces(
    documents: Sequence[Document], unit: str, size: int, progress: Progress | None
) -> Iterator[tuple[int, str]]:
    """The pieces of all documents, each with the number of its document."""
    done = 0
    for number, document in enumerate(documents):
        for piece in pieces(_reported(document, done, size, progress), unit):
            yield number, piece
        done += document.size


def _reported(document: Document, done: int, size: int, progress: Progress | None) -> Iterator[str]:
    for number, chunk in enumerate(document.chunks(), 1):
        yield chunk
        if progress is not None:
            progress(done + min(number * CHUNK_BYTES, document.size), size)


def _no_words(documents: Sequence[Document]) -> str:
    if not documents:
        return "No text was chosen: choose one with at least two words."
    names = ", ".join(document.name for document in documents[:3])
    more = f" and {len(documents) - 3} more" if len(documents) > 3 else ""
    return f"There are no words in {names}{more}: choose a text with at least two."
