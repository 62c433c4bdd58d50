"""SQLite copies of a project's tables, for people who like to ask in SQL.

They are built in memory and handed over as the bytes of a file; the program never reads them
back. The project writes them beside the files that they copy.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import numpy as np

from tinylm.corpus import Corpus
from tinylm.layers import Array
from tinylm.model import LanguageModel
from tinylm.vocabulary import Vocabulary

APPLICATION_ID = int.from_bytes(b"TiLM", "big")  # what `file` and SQLite tools tell it by
SCHEMA_VERSION = 1


def vocabulary_database(vocabulary: Vocabulary) -> bytes:
    """vocabulary.db: `vocabulary(word, id, count)`."""
    with closing(_new_database()) as database:
        _add_vocabulary(database, vocabulary)
        return _file_bytes(database)


def sequences_database(corpus: Corpus) -> bytes:
    """training_sequences.db: where each document and each sequence lies in tokenized.bin.

    `documents(id, name, start, length)` and `sequences(id, document, part, start, length)`,
    counted in tokens; `part` is training or validation. A context never leaves its sequence.
    """
    with closing(_new_database()) as database:
        database.execute("CREATE TABLE documents (id INTEGER PRIMARY KEY, name, start, length)")
        database.executemany(
            "INSERT INTO documents VALUES (?, ?, ?, ?)",
            (
                (id_, span.name, span.start, span.tokens)
                for id_, span in enumerate(corpus.documents)
            ),
        )
        database.execute(
            "CREATE TABLE sequences (id INTEGER PRIMARY KEY, "
            "document REFERENCES documents, part, start, length)"
        )
        rows = enumerate(_sequence_rows(corpus))
        database.executemany(
            "INSERT INTO sequences VALUES (?, ?, ?, ?, ?)", ((id_, *row) for id_, row in rows)
        )
        return _file_bytes(database)


def model_database(model: LanguageModel, vocabulary: Vocabulary) -> bytes:
    """model.db: `vocabulary`, `embeddings(id, dim_0, dim_1, ...)` and `model_parameters`.

    A table has at most 2,000 columns in SQLite: further dimensions go on in `embeddings_2(id,
    dim_1999, ...)` and so on. `model_parameters(layer_name, parameter_name, shape, "values")`
    holds every array as little-endian float32, row by row, and its shape as JSON.
    """
    with closing(_new_database()) as database:
        _add_vocabulary(database, vocabulary)
        _add_embeddings(database, model.parameters()["embeddings"])
        database.execute(
            "CREATE TABLE model_parameters (layer_name, parameter_name, shape, "
            '"values" BLOB, PRIMARY KEY (layer_name, parameter_name))'
        )
        database.executemany(
            "INSERT INTO model_parameters VALUES (?, ?, ?, ?)",
            (
                (*parameter_title(name), json.dumps(array.shape), array.astype("<f4").tobytes())
                for name, array in model.parameters().items()
            ),
        )
        return _file_bytes(database)


def parameter_title(name: str) -> tuple[str, str]:
    """Layer and parameter as the database names them: layer_1_weights is layer_1, weights_W1."""
    if name == "embeddings":
        return "embeddings", "embedding_matrix"
    if name.startswith("cluster_"):
        return "clusters", name.removeprefix("cluster_")
    _, number, kind = name.split("_")
    return f"layer_{number}", f"{kind}_{'W' if kind == 'weights' else 'b'}{number}"


def _new_database() -> sqlite3.Connection:
    database = sqlite3.connect(":memory:")
    database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    database.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    return database


def _file_bytes(database: sqlite3.Connection) -> bytes:
    database.commit()
    return database.serialize()


def _add_vocabulary(database: sqlite3.Connection, vocabulary: Vocabulary) -> None:
    database.execute("CREATE TABLE vocabulary (word TEXT UNIQUE, id INTEGER PRIMARY KEY, count)")
    database.executemany(
        "INSERT INTO vocabulary VALUES (?, ?, ?)",
        zip(vocabulary.words, range(len(vocabulary)), vocabulary.counts.tolist(), strict=True),
    )


def _add_embeddings(database: sqlite3.Connection, embeddings: Array) -> None:
    """A row for each row of `embeddings` (rows, dimensions), in as many tables as it takes."""
    width = database.getlimit(sqlite3.SQLITE_LIMIT_COLUMN) - 1
    for number, first in enumerate(range(0, embeddings.shape[1], width), start=1):
        table = "embeddings" if number == 1 else f"embeddings_{number}"
        part = embeddings[:, first : first + width]
        columns = [f"dim_{first + column} REAL" for column in range(part.shape[1])]
        database.execute(f"CREATE TABLE {table} (id INTEGER PRIMARY KEY, {', '.join(columns)})")
        marks = ", ".join("?" * (1 + part.shape[1]))
        database.executemany(
            f"INSERT INTO {table} VALUES ({marks})",
            ((id_, *row.tolist()) for id_, row in enumerate(part)),
        )


def _sequence_rows(corpus: Corpus) -> Iterator[tuple[int, str, int, int]]:
    """Document, part, start and length of each sequence, in the order of tokenized.bin."""
    document_starts = [span.start for span in corpus.documents]
    offset = 0
    for title, part in (("training", corpus.training), ("validation", corpus.validation)):
        if part is None:
            continue
        ends = np.append(part.unit_starts[1:], part.tokens)
        starts = part.unit_starts + offset
        # The last document that starts at or before it; empty ones start where the next does.
        documents = np.searchsorted(document_starts, starts, side="right") - 1
        lengths = ends - part.unit_starts
        for document, start, length in zip(
            documents.tolist(), starts.tolist(), lengths.tolist(), strict=True
        ):
            yield document, title, start, length
        offset += part.tokens
