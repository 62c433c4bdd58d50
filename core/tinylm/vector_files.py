"""The words' vectors as text that other programs read: word2vec, TensorBoard, CSV.

A model and its vocabulary go in, the content of files comes out, block by block; exporting
writes it. Numbers have as many digits as it takes to read back the very same ones.
"""

import csv
import io
from collections.abc import Iterable, Iterator

import numpy as np

from tinylm.layers import Array
from tinylm.model import LanguageModel
from tinylm.vocabulary import Vocabulary

_BLOCK_ROWS = 1024

# These formats part words by white space, so words of white space get the signs made for them.
_VISIBLE = str.maketrans({" ": "\u2420", "\n": "\u2424", "\t": "\u2409"})
_INVISIBLE = str.maketrans({"\u2420": " ", "\u2424": "\n", "\u2409": "\t"})


def word2vec_blocks(model: LanguageModel, vocabulary: Vocabulary) -> Iterator[bytes]:
    """word2vec's text format: a line with the numbers of words and dimensions, a line a word."""
    vectors = word_vectors(model)
    yield f"{len(vectors)} {vectors.shape[1]}\n".encode()
    names = map(visible_word, vocabulary.words)
    yield from _encoded(f"{n} {' '.join(r)}\n" for n, r in zip(names, _rows(vectors), strict=True))


def tensorboard_files(model: LanguageModel, vocabulary: Vocabulary) -> dict[str, Iterable[bytes]]:
    """A log folder for TensorBoard's projector by file name.

    A table of two columns has a heading there, and the table of vectors has none.
    """
    counts = vocabulary.counts.tolist()
    words = zip(map(visible_word, vocabulary.words), counts, strict=True)
    config = (
        'embeddings {\n  tensor_name: "embeddings"\n  tensor_path: "vectors.tsv"\n'
        '  metadata_path: "metadata.tsv"\n}\n'
    )
    return {
        "vectors.tsv": _encoded("\t".join(row) + "\n" for row in _rows(word_vectors(model))),
        "metadata.tsv": _encoded(["word\tcount\n", *(f"{word}\t{n}\n" for word, n in words)]),
        "projector_config.pbtxt": [config.encode()],
    }


def csv_blocks(model: LanguageModel, vocabulary: Vocabulary) -> Iterator[bytes]:
    """A table with a heading: word, id, count, dim_0, dim_1, ... (RFC 4180, UTF-8)."""
    vectors = word_vectors(model)
    numbers = zip(vocabulary.words, vocabulary.counts.tolist(), _rows(vectors), strict=True)
    heading = ["word", "id", "count", *(f"dim_{number}" for number in range(vectors.shape[1]))]
    yield from _encoded(_csv_lines(heading, numbers))


def word_vectors(model: LanguageModel) -> Array:
    """The embeddings of the words (V, embedding_dim), without that of the start marker."""
    return model.parameters()["embeddings"][: model.vocabulary_size]


def visible_word(word: str) -> str:
    """A word as the files hold it: without white space."""
    return word.translate(_VISIBLE)


def word_from_visible(name: str) -> str:
    """The word that `visible_word` made visible."""
    return name.translate(_INVISIBLE)


def _csv_lines(heading: list[str], numbers: Iterable[tuple[str, int, list[str]]]) -> Iterator[str]:
    line = io.StringIO()
    writer = csv.writer(line)
    writer.writerow(heading)
    for word_id, (word, count, row) in enumerate(numbers):
        writer.writerow([word, word_id, count, *row])
        yield line.getvalue()
        line.seek(0)
        line.truncate()


def _rows(vectors: Array) -> Iterator[list[str]]:
    """The numbers of each row (V, embedding_dim) as texts."""
    digits = 9 if vectors.dtype == np.float32 else 17
    form = " ".join([f"%.{digits}g"] * vectors.shape[1])
    for row in vectors:
        yield (form % tuple(row.tolist())).split(" ")


def _encoded(lines: Iterable[str]) -> Iterator[bytes]:
    """Lines as bytes, many at a time."""
    block: list[str] = []
    for line in lines:
        block.append(line)
        if len(block) == _BLOCK_ROWS:
            yield "".join(block).encode()
            block = []
    yield "".join(block).encode()
