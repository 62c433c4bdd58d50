"""The exported graph, run by onnxruntime: its probabilities are ours."""

import builtins
import json
from typing import Any

import numpy as np
import onnxruntime
import pytest

from tinylm.errors import StorageError
from tinylm.model import LanguageModel
from tinylm.onnx_file import onnx_bytes
from tinylm.settings import ModelSettings, TextSettings
from tinylm.tokenizer import make_tokenizer
from tinylm.vocabulary import Vocabulary

WORDS = ["the", "cat", "don't", "naïve", "🙂", ".", '"']
VOCABULARY = Vocabulary(WORDS, np.arange(7, 0, -1))
TOKENIZER = make_tokenizer(TextSettings())


def session_of(model: LanguageModel) -> Any:
    return onnxruntime.InferenceSession(
        onnx_bytes(model, VOCABULARY, TOKENIZER), providers=["CPUExecutionProvider"]
    )


@pytest.mark.parametrize(
    "settings",
    [
        {"context": 1, "hidden_dims": ()},
        {"context": 1, "hidden_dims": (8,), "biases": False, "initialization": "normal"},
        {"context": 4, "hidden_dims": (16, 9, 8)},
        {"context": 3, "hidden_dims": (6,), "embedding_dim": 6, "tied_embeddings": True},
        {"context": 2, "hidden_dims": (8,), "dtype": "float64"},
        {"context": 2, "hidden_dims": (8,), "output": "adaptive"},
        {"context": 1, "hidden_dims": (), "output": "adaptive", "biases": False},
    ],
)
def test_onnxruntime_finds_the_same_probabilities(settings: dict[str, Any]) -> None:
    rng = np.random.default_rng(4)
    model = LanguageModel(len(VOCABULARY), ModelSettings.from_dict(settings), rng)
    for array in model.parameters().values():
        array += rng.normal(0, 0.5, array.shape).astype(array.dtype)  # no bias stays zero
    highest = len(VOCABULARY) + (model.settings.context > 1)  # with the start marker
    for batch in (1, 50):
        contexts = rng.integers(0, highest, (batch, model.settings.context))
        (found,) = session_of(model).run(["probabilities"], {"contexts": contexts})
        assert found.dtype == model.settings.dtype
        np.testing.assert_allclose(found, model.probabilities(contexts), rtol=0, atol=1e-5)


def test_the_file_says_what_its_ids_mean() -> None:
    model = LanguageModel(len(VOCABULARY), ModelSettings(), np.random.default_rng(0))
    metadata = session_of(model).get_modelmeta().custom_metadata_map
    assert json.loads(metadata["vocabulary"]) == WORDS
    assert json.loads(metadata["start_id"]) == len(WORDS)
    assert json.loads(metadata["tokenizer"]) == TOKENIZER.config()


def test_without_the_package_a_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    really_import = builtins.__import__

    def without_onnx(name: str, *args: Any, **kwargs: Any) -> Any:
        if name == "onnx":
            raise ImportError(name)
        return really_import(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without_onnx)
    model = LanguageModel(len(VOCABULARY), ModelSettings(), np.random.default_rng(0))
    with pytest.raises(StorageError, match=r"pip install \"tinylm\[onnx\]\""):
        onnx_bytes(model, VOCABULARY, TOKENIZER)
