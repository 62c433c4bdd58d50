"""Word vectors from elsewhere as a start for training, matched by word.

A file in word2vec's text format (or GloVe's, which lacks the first line) or in the safetensors
format of our exports goes in; the words that the model has take over their vectors.
"""

import itertools
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import numpy as np
import safetensors
import safetensors.numpy

from tinylm.errors import BadFileError, SettingsError
from tinylm.layers import Array
from tinylm.model import LanguageModel
from tinylm.strict_readers import plain_file, read_bytes
from tinylm.vector_files import word_from_visible
from tinylm.vocabulary import Vocabulary

LONGEST_LINE = 1 << 20  # bytes: room for some 50,000 dimensions
LARGEST_TENSOR_FILE = 1 << 31  # bytes
_HEADING = re.compile(rb"\d{1,12} (\d{1,6})\s*")


def start_with_vectors(model: LanguageModel, vocabulary: Vocabulary, path: Path) -> int:
    """Give the model's words the vectors that they have in a file; says how many words.

    The others keep their random start. Raises BadFileError if the file is no such file or has
    none of the words, SettingsError if its vectors are longer or shorter than the model's.
    """
    path = path.resolve()  # people keep large files behind links
    embeddings = model.parameters()["embeddings"]
    read = _safetensors_vectors if path.suffix == ".safetensors" else _text_vectors
    found: dict[int, Array] = {}
    for word, vector in read(path, vocabulary, embeddings.shape[1]):
        if not np.isfinite(vector).all():
            raise BadFileError(f"{path.name} is damaged: the vector of {word!r} is not finite.")
        word_id = vocabulary.id(word)
        if word_id is not None:
            found.setdefault(word_id, vector)  # the first counts, as in gensim
    if not found:
        raise BadFileError(f"{path.name} has none of the words of this text: choose another file.")
    for word_id, vector in found.items():
        embeddings[word_id] = vector
    return len(found)


def _text_vectors(
    path: Path, vocabulary: Vocabulary, dimensions: int
) -> Iterator[tuple[str, Array]]:
    """Word and vector of each line whose word the vocabulary has."""
    with plain_file(path) as file:
        first = file.readline(LONGEST_LINE)
        heading = _HEADING.fullmatch(first)
        size = int(heading[1]) if heading else len(first.split()) - 1
        _check_dimensions(size, dimensions, path)
        lines = _lines(file) if heading else itertools.chain([first], _lines(file))
        for line in lines:
            name = b"".join(line.split(None, 1)[:1])
            word = word_from_visible(name.decode("utf-8", "replace"))
            fields = line.split() if word in vocabulary else []
            if len(fields) > dimensions + 1:  # GloVe has words like ". . .", which is not "."
                continue
            if fields:
                yield word, _numbers(fields[1:], dimensions, word, path)


def _lines(file: BinaryIO) -> Iterator[bytes]:
    while line := file.readline(LONGEST_LINE):
        yield line


def _numbers(fields: list[bytes], dimensions: int, word: str, path: Path) -> Array:
    try:
        vector = np.array(fields, dtype=np.float64)
    except ValueError:
        vector = np.empty(0)
    if len(vector) != dimensions:
        raise BadFileError(
            f"{path.name} is damaged: the line of {word!r} does not hold {dimensions} numbers."
        )
    return vector


def _safetensors_vectors(
    path: Path, vocabulary: Vocabulary, dimensions: int
) -> Iterator[tuple[str, Array]]:
    """Word and vector of each row of `embeddings`, named by the list in the metadata."""
    content = read_bytes(path, LARGEST_TENSOR_FILE)
    try:
        vectors = safetensors.numpy.load(content)["embeddings"].astype(np.float64)
        header = json.loads(content[8 : 8 + int.from_bytes(content[:8], "little")])
        words = json.loads(header["__metadata__"]["vocabulary"])
        size = vectors.shape[1]
        rows = zip(words, vectors, strict=False)  # the start marker's row comes last, unnamed
    except (safetensors.SafetensorError, LookupError, TypeError, ValueError, RecursionError) as e:
        raise BadFileError(
            f"{path.name} is no file of word vectors: it needs an array called embeddings and in "
            "its metadata a list of words called vocabulary."
        ) from e
    _check_dimensions(size, dimensions, path)
    yield from ((word, vector) for word, vector in rows if isinstance(word, str))


def _check_dimensions(found: int, needed: int, path: Path) -> None:
    if found < 1:
        raise BadFileError(f"{path.name} is no text of word vectors: choose another file.")
    if found != needed:
        raise SettingsError(
            f"The vectors in {path.name} have {found} numbers each, those of the model {needed}: "
            f"set embedding_dim to {found}."
        )
