"""The SQLite copies, read back with nothing but sqlite3 and what docs/file-formats.md says."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import numpy as np
import pytest

from tinylm.corpus import Corpus
from tinylm.database import model_database, sequences_database, vocabulary_database
from tinylm.model import LanguageModel
from tinylm.settings import ModelSettings, TextSettings
from tinylm.vocabulary import Vocabulary

TEXTS = ["The cat sat on the mat. It slept.", "The dog's bowl, the dog's bed!"]


@contextmanager
def opened(content: bytes, folder: Path) -> Iterator[sqlite3.Connection]:
    """The database as any other program opens it: from a file."""
    path = folder / "copy.db"
    path.write_bytes(content)
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA application_id").fetchone() == (0x54694C4D,)
        assert database.execute("PRAGMA user_version").fetchone() == (1,)
        yield database


def columns(database: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in database.execute(f"PRAGMA table_info({table})")]


def model_of(vocabulary_size: int, **settings: object) -> LanguageModel:
    rng = np.random.default_rng(2)
    return LanguageModel(vocabulary_size, ModelSettings.from_dict(settings), rng)


def test_vocabulary_lists_each_word_with_id_and_count(tmp_path: Path) -> None:
    words = ["the", "don't", "naïve", '"', "🙂", "'); DROP TABLE vocabulary; --", "\n"]
    vocabulary = Vocabulary(words, np.array([9, 5, 3, 2, 2, 1, 1]))
    with opened(vocabulary_database(vocabulary), tmp_path) as database:
        rows = database.execute("SELECT word, id, count FROM vocabulary ORDER BY id").fetchall()
    assert rows == list(zip(words, range(7), [9, 5, 3, 2, 2, 1, 1], strict=True))


@pytest.mark.parametrize("unit", ["document", "sentence"])
def test_sequences_say_where_each_part_of_a_document_lies(unit: str, tmp_path: Path) -> None:
    texts = [TEXTS[0], "   ", TEXTS[1]]  # the second holds no word and so no sequence
    corpus = Corpus.from_texts(texts, TextSettings(unit=unit, validation_fraction=0.0))
    with opened(sequences_database(corpus), tmp_path) as database:
        rows = database.execute(
            "SELECT document, part, start, length FROM sequences ORDER BY id"
        ).fetchall()
        documents = database.execute("SELECT name, start, length FROM documents").fetchall()
    assert documents == [("text 1", 0, 10), ("text 2", 10, 0), ("text 3", 10, 8)]
    pieces = [corpus.vocabulary.words[i] for i in corpus.training.ids[:].tolist()]
    found = [" ".join(pieces[start : start + length]) for _, _, start, length in rows]
    sentences = ["the cat sat on the mat .", "it slept .", "the dog's bowl , the dog's bed !"]
    by_document = [" ".join(sentences[:2]), sentences[2]]
    assert found == (sentences if unit == "sentence" else by_document)
    assert [row[:2] for row in rows][-1] == (2, "training")
    assert [row[0] for row in rows] == ([0, 0, 2] if unit == "sentence" else [0, 2])


def test_sequences_tell_validation_from_training(tmp_path: Path) -> None:
    corpus = Corpus.from_texts([" ".join(TEXTS * 20)], TextSettings(validation_fraction=0.25))
    assert corpus.validation is not None
    with opened(sequences_database(corpus), tmp_path) as database:
        rows = database.execute("SELECT part, start, length FROM sequences").fetchall()
    training, validation = corpus.training.tokens, corpus.validation.tokens
    assert rows == [("training", 0, training), ("validation", training, validation)]


@pytest.mark.parametrize("tied", [False, True])
def test_model_holds_every_array_under_its_name(tied: bool, tmp_path: Path) -> None:
    model = model_of(5, embedding_dim=4, hidden_dims=(3, 4), context=2, tied_embeddings=tied)
    vocabulary = Vocabulary(list("abcde"), np.arange(5, 0, -1))
    with opened(model_database(model, vocabulary), tmp_path) as database:
        parameters = database.execute(
            'SELECT layer_name, parameter_name, shape, "values" FROM model_parameters'
        ).fetchall()
        embeddings = database.execute("SELECT * FROM embeddings ORDER BY id").fetchall()
        names = columns(database, "embeddings")
        words = database.execute("SELECT count(*) FROM vocabulary").fetchone()
    titles = ["embeddings/embedding_matrix", "layer_1/weights_W1", "layer_1/bias_b1"]
    titles += ["layer_2/weights_W2", "layer_2/bias_b2"]
    titles += ["layer_3/bias_b3"] if tied else ["layer_3/weights_W3", "layer_3/bias_b3"]
    assert [f"{layer}/{parameter}" for layer, parameter, _, _ in parameters] == titles
    for (_, _, shape, values), array in zip(parameters, model.parameters().values(), strict=True):
        np.testing.assert_array_equal(
            np.frombuffer(values, "<f4").reshape(json.loads(shape)), array
        )
    assert names == ["id", "dim_0", "dim_1", "dim_2", "dim_3"]
    assert [row[0] for row in embeddings] == [0, 1, 2, 3, 4, 5]  # the start marker comes last
    rows = np.array([row[1:] for row in embeddings], dtype=np.float32)
    np.testing.assert_array_equal(rows, model.parameters()["embeddings"])
    assert words == (5,)


def test_clusters_of_an_adaptive_softmax_have_a_layer_of_their_own(tmp_path: Path) -> None:
    words = [f"word{number}" for number in range(60)]
    model = model_of(60, embedding_dim=2, hidden_dims=(3,), output="adaptive")
    vocabulary = Vocabulary(words, np.arange(60, 0, -1))
    with opened(model_database(model, vocabulary), tmp_path) as database:
        found = database.execute(
            "SELECT layer_name, parameter_name, shape FROM model_parameters"
        ).fetchall()
    assert found[-2:] == [("clusters", "weights", "[3, 2]"), ("clusters", "bias", "[2]")]


@pytest.mark.parametrize(("dimensions", "tables"), [(1999, 1), (2000, 2), (4100, 3)])
def test_more_dimensions_than_columns_go_on_in_further_tables(
    dimensions: int, tables: int, tmp_path: Path
) -> None:
    model = model_of(3, embedding_dim=dimensions, hidden_dims=(), context=1)
    vocabulary = Vocabulary(["a", "b", "c"], np.array([3, 2, 1]))
    with opened(model_database(model, vocabulary), tmp_path) as database:
        found = ["embeddings", *(f"embeddings_{number}" for number in range(2, tables + 1))]
        titles = [title for table in found for title in columns(database, table) if title != "id"]
        parts = [database.execute(f"SELECT * FROM {t} ORDER BY id").fetchall() for t in found]
    assert titles == [f"dim_{number}" for number in range(dimensions)]
    rows = [[value for part in row for value in part[1:]] for row in zip(*parts, strict=True)]
    np.testing.assert_array_equal(np.array(rows, np.float32), model.parameters()["embeddings"])


def test_equal_models_give_equal_files() -> None:
    vocabulary = Vocabulary(list("abcde"), np.ones(5, np.int64))
    first, second = (model_database(model_of(5), vocabulary) for _ in range(2))
    assert first == second
