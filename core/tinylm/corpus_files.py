"""The folder `data/`: the user's texts as they came, and what was made of them.

A corpus and its documents go in and come back. The project uses it.
"""

import hashlib
import json
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tinylm.corpus import Corpus
from tinylm.database import sequences_database, vocabulary_database
from tinylm.documents import Document, open_document
from tinylm.errors import BadFileError, SettingsError
from tinylm.id_file import IdFile
from tinylm.json_files import check_format, read_sealed_json, require, sealed_json
from tinylm.npy_files import npy_blocks, read_npy
from tinylm.reading import DocumentSpan, id_dtype
from tinylm.settings import TextSettings
from tinylm.storage import Change
from tinylm.strict_readers import check_files, check_folder, open_plain_file
from tinylm.token_sequence import IdStore, TokenSequence
from tinylm.tokenizer import tokenizer_from_config
from tinylm.vocabulary import Vocabulary
from tinylm.vocabulary_files import VOCABULARY_FILES, read_vocabulary, write_vocabulary

CORPUS_FORMAT = 1
MANIFEST = "processed/corpus.json"
TOKENS = "processed/tokenized.bin"
UNIT_STARTS = "processed/unit_starts.npy"
WORDS = "processed/vocabulary.db"
SEQUENCES = "processed/training_sequences.db"
BLOCK_TOKENS = 1 << 18
IN_MEMORY_BYTES = 1 << 26  # a longer file of tokens is read by blocks while training goes on

_RAW_NAME = re.compile(r"raw_text/[\w(][\w .()-]{0,99}\.txt")
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)  # of Windows


def write_corpus(folder: Path, corpus: Corpus, documents: Sequence[Document]) -> None:
    """Replace the folder. Raises StorageError, or TextError if a document changed since."""
    raw_texts = [
        {"file": name, "name": document.name, "encoding": document.encoding}
        for name, document in zip(_file_names(documents), documents, strict=True)
    ]
    with Change() as change:
        new = change.folder(folder)
        new.make_folder("raw_text")
        new.make_folder("processed")
        raw_files = {
            raw_text["file"]: new.write(raw_text["file"], document.stored_bytes())
            for raw_text, document in zip(raw_texts, documents, strict=True)
        }
        processed_files = {
            TOKENS: new.write(TOKENS, _token_blocks(corpus)),
            UNIT_STARTS: new.write(UNIT_STARTS, npy_blocks(_unit_starts(corpus))),
            **write_vocabulary(new, corpus.vocabulary, "processed/"),
        }
        copies = {
            SEQUENCES: new.write(SEQUENCES, sequences_database(corpus)),
            WORDS: new.write(WORDS, vocabulary_database(corpus.vocabulary)),
        }
        manifest = {
            "format": CORPUS_FORMAT,
            "text": corpus.settings.to_dict(),
            "tokenizer": corpus.tokenizer.config(),
            "documents": [span._asdict() for span in corpus.documents],
            "raw_text": raw_texts,
            "raw_files": raw_files,
            "processed_files": processed_files,
            "copies": copies,
        }
        new.write(MANIFEST, sealed_json(manifest))


def read_corpus(folder: Path) -> Corpus:
    """The corpus in a folder, from `processed/` alone. Raises BadFileError."""
    manifest = _checked_manifest(folder, "processed_files")
    origin = folder / MANIFEST
    vocabulary = read_vocabulary(folder / "processed")
    tokenizer = tokenizer_from_config(require(manifest, "tokenizer", dict, origin))
    settings = _settings(manifest, origin)
    ids = _read_tokens(folder / TOKENS, vocabulary)
    unit_starts = _read_unit_starts(folder / UNIT_STARTS, len(ids))
    spans = _spans(manifest, len(ids), origin)
    return Corpus.split(vocabulary, tokenizer, settings, ids, unit_starts, spans)


def read_raw_texts(folder: Path) -> list[Document]:
    """The user's texts, to be read from the copies in a folder. Raises BadFileError, TextError."""
    manifest = _checked_manifest(folder, "raw_files")
    return [
        replace(open_document(folder / file, encoding), name=name)
        for file, name, encoding in _raw_texts(manifest, folder / MANIFEST)
    ]


def remake_corpus(folder: Path) -> None:
    """Make `processed/` again from the texts. Raises BadFileError if they give other tokens."""
    manifest = _checked_manifest(folder, "raw_files")
    documents = read_raw_texts(folder)
    corpus = Corpus.from_documents(documents, _settings(manifest, folder / MANIFEST))
    digest = hashlib.sha256()
    for block in _token_blocks(corpus):
        digest.update(block)
    if digest.hexdigest() != manifest["processed_files"].get(TOKENS):
        raise BadFileError(f"The texts in {folder} are now cut into other tokens.")
    write_corpus(folder, corpus, documents)


def check_corpus(folder: Path) -> None:
    """Raise BadFileError, naming it, if a file of a folder is not as it was saved."""
    _checked_manifest(folder, "raw_files", "processed_files", "copies")


def corpus_identity(folder: Path) -> str:
    """What two folders have in common only if training on them is the same."""
    manifest = _checked_manifest(folder)
    same = {key: manifest[key] for key in ("text", "tokenizer", "processed_files")}
    return hashlib.sha256(json.dumps(same, sort_keys=True).encode()).hexdigest()


def _checked_manifest(folder: Path, *parts: str) -> dict[str, Any]:
    """The manifest, once all files of the `parts` are as they were saved."""
    for subfolder in (folder, folder / "processed", folder / "raw_text"):
        check_folder(subfolder)
    origin = folder / MANIFEST
    manifest = read_sealed_json(origin)
    check_format(manifest, CORPUS_FORMAT, origin)
    names = {
        "raw_files": [file for file, _, _ in _raw_texts(manifest, origin)],
        "processed_files": [TOKENS, UNIT_STARTS, *(f"processed/{n}" for n in VOCABULARY_FILES)],
        "copies": [SEQUENCES, WORDS],
    }
    for part in names:
        require(manifest, part, dict, origin)
    for part in parts:
        check_files(folder, manifest[part], names[part])
    return manifest


def _settings(manifest: dict[str, Any], origin: Path) -> TextSettings:
    try:
        return TextSettings.from_dict(require(manifest, "text", dict, origin))
    except (SettingsError, TypeError) as error:
        raise BadFileError(f"{origin} is damaged: {error}") from error


def _file_names(documents: Sequence[Document]) -> Iterator[str]:
    """A name for each document that every system allows, no two alike."""
    taken: set[str] = set()
    for document in documents:
        stem = re.sub(r"[^\w .()-]", "_", document.name.removesuffix(".txt"))[:50].strip(" .-")
        if not re.match(r"[\w(]", stem) or _DEVICE.match(stem):
            stem = f"text {stem}".strip()
        number, name = 1, stem
        while name.casefold() in taken:
            number += 1
            name = f"{stem} ({number})"
        taken.add(name.casefold())
        yield f"raw_text/{name}.txt"


def _token_blocks(corpus: Corpus) -> Iterator[memoryview]:
    """The contents of `tokenized.bin`, block by block."""
    dtype = id_dtype(corpus.vocabulary)
    for sequence in _parts(corpus):
        for first in range(0, sequence.tokens, BLOCK_TOKENS):
            block = sequence.ids[first : first + BLOCK_TOKENS]
            yield np.ascontiguousarray(block, dtype).view(np.uint8).data


def _read_tokens(path: Path, vocabulary: Vocabulary) -> IdStore:
    """The ids in `tokenized.bin`, each looked at once: all must be those of words."""
    dtype = id_dtype(vocabulary)
    file = open_plain_file(path)
    size = os.fstat(file.fileno()).st_size
    ids = IdFile(file, dtype, size // dtype.itemsize)
    blocks = range(0, len(ids), BLOCK_TOKENS)
    highest = max((int(ids[first : first + BLOCK_TOKENS].max()) for first in blocks), default=0)
    if size % dtype.itemsize or highest >= len(vocabulary):
        raise BadFileError(f"{path} is damaged: it does not fit the vocabulary.")
    return ids[0 : len(ids)] if size <= IN_MEMORY_BYTES else ids


def _parts(corpus: Corpus) -> list[TokenSequence]:
    return [part for part in (corpus.training, corpus.validation) if part is not None]


def _unit_starts(corpus: Corpus) -> NDArray[np.int64]:
    tokens, starts = 0, []
    for sequence in _parts(corpus):
        starts.append(sequence.unit_starts + tokens)
        tokens += sequence.tokens
    return np.concatenate(starts)


def _read_unit_starts(path: Path, tokens: int) -> NDArray[np.int64]:
    starts = read_npy(path)
    rising = starts.ndim == 1 and starts.dtype == np.int64 and bool((np.diff(starts) > 0).all())
    if not rising or not len(starts) or starts[0] != 0 or not len(starts) < tokens > starts[-1]:
        raise BadFileError(f"{path} is damaged: it does not fit the tokens.")
    return starts


def _spans(manifest: dict[str, Any], tokens: int, origin: Path) -> tuple[DocumentSpan, ...]:
    spans = []
    for entry in _entries(manifest, "documents", origin):
        start, length = (require(entry, key, int, origin) for key in ("start", "tokens"))
        if not 0 <= start <= start + length <= tokens:
            raise BadFileError(f"{origin} is damaged: a document lies outside the text.")
        spans.append(DocumentSpan(require(entry, "name", str, origin), start, length))
    return tuple(spans)


def _raw_texts(manifest: dict[str, Any], origin: Path) -> Iterator[tuple[str, str, str]]:
    """File, name and encoding of each of the user's texts."""
    for entry in _entries(manifest, "raw_text", origin):
        file, name, encoding = (
            require(entry, key, str, origin) for key in ("file", "name", "encoding")
        )
        try:
            "".encode(encoding)
        except (LookupError, ValueError) as error:
            raise BadFileError(f"{origin} is damaged: it names no encoding of text.") from error
        if not _RAW_NAME.fullmatch(file):
            raise BadFileError(f"{origin} is damaged: {file!r} is no name of a document.")
        yield file, name, encoding


def _entries(manifest: dict[str, Any], key: str, origin: Path) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = require(manifest, key, list, origin)
    if not all(isinstance(entry, dict) for entry in entries):
        raise BadFileError(f"{origin} is damaged: an entry of {key} is not described.")
    return entries
