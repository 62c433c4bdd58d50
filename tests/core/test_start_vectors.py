"""Word vectors from elsewhere: matched by word, and refused where they are not what they say."""

import json
import re
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import safetensors.numpy

from tinylm.errors import BadFileError, SettingsError
from tinylm.model import LanguageModel
from tinylm.settings import ModelSettings
from tinylm.start_vectors import LONGEST_LINE, start_with_vectors
from tinylm.vector_files import word2vec_blocks
from tinylm.vocabulary import Vocabulary

WORDS = ["the", "cat", ".", "naïve", " "]
VOCABULARY = Vocabulary(WORDS, np.arange(5, 0, -1))


def make_model(seed: int = 1, **settings: Any) -> LanguageModel:
    chosen = ModelSettings.from_dict({"embedding_dim": 3, **settings})
    return LanguageModel(len(WORDS), chosen, np.random.default_rng(seed))


def written(folder: Path, content: bytes | str, name: str = "vectors.txt") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def tensor_file(arrays: dict[str, Any], vocabulary: object) -> bytes:
    return safetensors.numpy.save(arrays, {"vocabulary": json.dumps(vocabulary)})


@pytest.mark.parametrize("heading", ["3 3\n", ""])  # GloVe has no first line
def test_words_take_over_their_vectors(heading: str, tmp_path: Path) -> None:
    path = written(tmp_path, heading + "cat 1 2 3\nhorse 4 5 6\nthe -1e-3 0 7.25\n")
    model = make_model()
    before = model.parameters()["embeddings"].copy()
    assert start_with_vectors(model, VOCABULARY, path) == 2
    after = model.parameters()["embeddings"]
    np.testing.assert_array_equal(after[:2], np.array([[-1e-3, 0, 7.25], [1, 2, 3]], np.float32))
    np.testing.assert_array_equal(after[2:], before[2:])  # also the start marker's


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_our_own_export_comes_back_bit_for_bit(dtype: str, tmp_path: Path) -> None:
    source = make_model(2, dtype=dtype)
    path = written(tmp_path, b"".join(word2vec_blocks(source, VOCABULARY)))
    model = make_model(dtype=dtype)
    assert start_with_vectors(model, VOCABULARY, path) == len(WORDS)
    found, expected = (m.parameters()["embeddings"][: len(WORDS)] for m in (model, source))
    np.testing.assert_array_equal(found, expected)


@pytest.mark.skipif(sys.version_info >= (3, 14), reason="gensim has no wheels for Python 3.14")
def test_vectors_saved_by_gensim_are_read(tmp_path: Path) -> None:
    from gensim.models import KeyedVectors

    vectors = KeyedVectors(3)
    vectors.add_vectors(["dog", "naïve", "cat"], np.arange(9, dtype=np.float32).reshape(3, 3))
    vectors.save_word2vec_format(str(tmp_path / "vectors.txt"))
    model = make_model()
    assert start_with_vectors(model, VOCABULARY, tmp_path / "vectors.txt") == 2
    np.testing.assert_array_equal(model.parameters()["embeddings"][3], [3, 4, 5])
    np.testing.assert_array_equal(model.parameters()["embeddings"][1], [6, 7, 8])


def test_safetensors_are_matched_by_the_words_in_the_metadata(tmp_path: Path) -> None:
    embeddings = np.arange(12, dtype=np.float16).reshape(4, 3)  # one row more than words
    content = tensor_file({"embeddings": embeddings}, ["cat", "horse", "the"])
    model = make_model()
    path = written(tmp_path, content, "other.safetensors")
    assert start_with_vectors(model, VOCABULARY, path) == 2
    np.testing.assert_array_equal(model.parameters()["embeddings"][:2], [[6, 7, 8], [0, 1, 2]])


def test_a_word_with_spaces_is_not_the_word_before_the_space(tmp_path: Path) -> None:
    path = written(tmp_path, ". . . 9 9 9\n. 1 2 3\n")
    model = make_model()
    with pytest.raises(SettingsError):  # such a line may not come first: it would set the length
        start_with_vectors(model, VOCABULARY, path)
    path = written(tmp_path, "the 4 5 6\n. . . 9 9 9\n. 1 2 3\n")
    assert start_with_vectors(model, VOCABULARY, path) == 2
    np.testing.assert_array_equal(model.parameters()["embeddings"][2], [1, 2, 3])


def test_the_first_of_two_vectors_counts(tmp_path: Path) -> None:
    model = make_model()
    start_with_vectors(model, VOCABULARY, written(tmp_path, "cat 1 2 3\ncat 4 5 6\n"))
    np.testing.assert_array_equal(model.parameters()["embeddings"][1], [1, 2, 3])


def test_vectors_of_another_length_name_the_setting(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="set embedding_dim to 2"):
        start_with_vectors(make_model(), VOCABULARY, written(tmp_path, "1 2\ncat 1 2\n"))
    content = tensor_file({"embeddings": np.zeros((1, 7), np.float32)}, ["cat"])
    with pytest.raises(SettingsError, match="set embedding_dim to 7"):
        start_with_vectors(make_model(), VOCABULARY, written(tmp_path, content, "a.safetensors"))


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        ("", "v.txt", "no text of word vectors"),
        ("\n\n\n", "v.txt", "no text of word vectors"),
        ("dog 1 2 3\n", "v.txt", "none of the words"),
        ("2 3\nthe 1 2 3\ncat 1 2\n", "v.txt", "'cat' does not hold 3 numbers"),
        ("the 1 2 x\n", "v.txt", "'the' does not hold 3 numbers"),
        ("the 1 2 nan\n", "v.txt", "not finite"),
        ("the 1 2 1e999\n", "v.txt", "not finite"),
        (b"\x93NUMPY\x01\x00" + bytes(500), "v.txt", "word vectors"),
        (b"", "v.safetensors", "no file of word vectors"),
        (b"\xff" * 64, "v.safetensors", "no file of word vectors"),
        (safetensors.numpy.save({"x": np.zeros(3)}), "v.safetensors", "needs an array called"),
        (tensor_file({"embeddings": np.zeros(3)}, WORDS), "v.safetensors", "no file of"),
        (tensor_file({"embeddings": np.zeros((3, 3))}, 7), "v.safetensors", "no file of"),
        (tensor_file({"embeddings": np.zeros((2, 3))}, [[], {}]), "v.safetensors", "none of the"),
        (
            tensor_file({"embeddings": np.full((1, 3), np.inf)}, ["cat"]),
            "v.safetensors",
            "not finite",
        ),
    ],
)
def test_what_is_no_vectors_is_refused_and_changes_nothing(
    content: bytes | str, name: str, reason: str, tmp_path: Path
) -> None:
    model = make_model()
    before = model.parameters()["embeddings"].copy()
    with pytest.raises(BadFileError, match=re.escape(reason)):
        start_with_vectors(model, VOCABULARY, written(tmp_path, content, name))
    np.testing.assert_array_equal(model.parameters()["embeddings"], before)


def test_a_line_without_end_is_read_in_bounded_pieces(tmp_path: Path) -> None:
    path = written(tmp_path, b"the 1 2 3\n" + b"x" * (3 * LONGEST_LINE) + b"\ncat 4 5 6\n")
    assert start_with_vectors(make_model(), VOCABULARY, path) == 2


def test_mutilated_files_raise_nothing_but_our_errors(tmp_path: Path) -> None:
    """500 of each kind: bytes changed, cut out and put in at random."""
    rng = np.random.default_rng(3)
    text = b"".join(word2vec_blocks(make_model(2), VOCABULARY))
    tensors = tensor_file({"embeddings": make_model(2).parameters()["embeddings"]}, WORDS)
    for content, name in ((text, "v.txt"), (tensors, "v.safetensors")):
        for _ in range(500):
            damaged = bytearray(content)
            for _ in range(rng.integers(1, 4)):
                place, size = rng.integers(len(damaged)), rng.integers(0, 9)
                damaged[place : place + size] = rng.bytes(int(rng.integers(0, 9)))
            path = written(tmp_path, bytes(damaged), name)
            try:
                matched = start_with_vectors(make_model(), VOCABULARY, path)
            except (BadFileError, SettingsError):
                continue
            assert 1 <= matched <= len(WORDS)
