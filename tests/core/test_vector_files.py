"""The words' vectors as other programs read them."""

import csv
import io
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tinylm.model import LanguageModel
from tinylm.settings import ModelSettings
from tinylm.vector_files import (
    csv_blocks,
    tensorboard_files,
    visible_word,
    word2vec_blocks,
    word_from_visible,
    word_vectors,
)
from tinylm.vocabulary import Vocabulary

WORDS = ["the", "don't", "naïve", '"', ",", "🙂", "e\u0301", "=1+1", " ", "\n", "\t"]
VOCABULARY = Vocabulary(WORDS, np.arange(len(WORDS), 0, -1))


def make_model(**settings: Any) -> LanguageModel:
    chosen = ModelSettings.from_dict({"embedding_dim": 5, **settings})
    model = LanguageModel(len(WORDS), chosen, np.random.default_rng(6))
    vectors = model.parameters()["embeddings"]
    vectors[:3, 0] = [0.0, 1e-30, -1.2345678e20]
    return model


def text(blocks: Iterable[bytes]) -> str:
    return b"".join(blocks).decode("utf-8")


@pytest.mark.skipif(sys.version_info >= (3, 14), reason="gensim has no wheels for Python 3.14")
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_gensim_reads_the_word2vec_file(dtype: str, tmp_path: Path) -> None:
    from gensim.models import KeyedVectors

    model = make_model(dtype=dtype)
    path = tmp_path / "vectors.txt"
    path.write_bytes(b"".join(word2vec_blocks(model, VOCABULARY)))
    found = KeyedVectors.load_word2vec_format(path, datatype=np.dtype(dtype).type)
    assert found.index_to_key == [visible_word(word) for word in WORDS]
    np.testing.assert_array_equal(found.vectors, word_vectors(model))


def test_white_space_survives_the_word2vec_format() -> None:
    names = [visible_word(word) for word in WORDS]
    assert all(not set(name) & set(" \n\t") for name in names)
    assert [word_from_visible(name) for name in names] == WORDS


def test_tensorboard_reads_its_log_folder(tmp_path: Path) -> None:
    """By the projector's own server code, asked as the page in the browser asks it."""
    from tensorboard.backend.event_processing.plugin_event_multiplexer import EventMultiplexer
    from tensorboard.plugins.base_plugin import TBContext
    from tensorboard.plugins.projector.projector_plugin import ProjectorPlugin
    from werkzeug.test import Client

    model = make_model()
    for name, blocks in tensorboard_files(model, VOCABULARY).items():
        (tmp_path / name).write_bytes(b"".join(blocks))
    context = TBContext(logdir=str(tmp_path), multiplexer=EventMultiplexer())
    plugin = ProjectorPlugin(context)
    plugin._update_configs()
    apps = plugin.get_plugin_apps()
    query = {"run": ".", "name": "embeddings", "num_rows": "100000"}
    described: Any = Client(apps["/info"]).get(query_string=query).json
    (shown,) = described["embeddings"]
    assert (shown["tensorName"], shown["tensorShape"]) == ("embeddings", [len(WORDS), 5])
    tensor = Client(apps["/tensor"]).get(query_string=query)
    np.testing.assert_array_equal(
        np.frombuffer(tensor.data, np.float32).reshape(-1, 5), word_vectors(model)
    )
    rows = Client(apps["/metadata"]).get(query_string=query).text.splitlines()
    assert rows[0] == "word\tcount"  # a table of two columns has a heading
    counts = VOCABULARY.counts.tolist()
    assert rows[1:] == [f"{visible_word(w)}\t{n}" for w, n in zip(WORDS, counts, strict=True)]


def test_csv_has_a_row_for_each_word() -> None:
    model = make_model(dtype="float64")
    rows = list(csv.reader(io.StringIO(text(csv_blocks(model, VOCABULARY)), newline="")))
    assert rows[0] == ["word", "id", "count", "dim_0", "dim_1", "dim_2", "dim_3", "dim_4"]
    assert [row[0] for row in rows[1:]] == WORDS
    assert [[int(n) for n in row[1:3]] for row in rows[1:]] == [
        [number, len(WORDS) - number] for number in range(len(WORDS))
    ]
    numbers = np.array([[float(n) for n in row[3:]] for row in rows[1:]])
    np.testing.assert_array_equal(numbers, word_vectors(model))
