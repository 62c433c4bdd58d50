"""The adaptive softmax: its probabilities are exact, whatever part of the words is looked at."""

from typing import Any

import numpy as np
import pytest

from tinylm import softmax_loss, threads
from tinylm.layers import RowGradient
from tinylm.model import LanguageModel
from tinylm.output_layer import word_parts
from tinylm.settings import ModelSettings

WORDS = 60  # parts of 2, 10 and 48


def make_model(**settings: Any) -> LanguageModel:
    values = {"embedding_dim": 5, "hidden_dims": (6,), "dtype": "float64", "output": "adaptive"}
    chosen = ModelSettings.from_dict({**values, **settings})
    model = LanguageModel(WORDS, chosen, np.random.default_rng(3))
    for name, array in model.parameters().items():
        if name.endswith("_bias"):
            array += np.random.default_rng(7).normal(size=array.shape)
    return model


def make_batch(batch: int, words: int = WORDS) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(5)
    contexts = rng.integers(0, WORDS, (batch, 4), dtype=np.int32)
    return contexts, rng.integers(0, words, batch, dtype=np.int32)


@pytest.mark.parametrize("size", [*range(1, 60), 1000, 50_000])
def test_parts_cover_all_words_once_and_are_not_empty(size: int) -> None:
    parts = word_parts(size)
    assert [i for part in parts for i in range(size)[part]] == list(range(size))
    assert all(part.start < part.stop for part in parts)


def test_parts_of_a_large_vocabulary() -> None:
    edges = [(part.start, part.stop) for part in word_parts(50_000)]
    assert edges == [(0, 2000), (2000, 10_000), (10_000, 50_000)]


@pytest.mark.parametrize("biases", [True, False])
def test_probability_is_that_of_the_cluster_times_that_within_it(biases: bool) -> None:
    model = make_model(biases=biases)
    contexts, _ = make_batch(9)
    p = model.parameters()
    hidden = model.activations(contexts)[-1]
    scores = hidden @ p["layer_2_weights"] + p.get("layer_2_bias", 0)
    cluster_scores = hidden @ p["cluster_weights"] + p.get("cluster_bias", 0)
    first = np.exp(np.hstack((scores[:, :2], cluster_scores)))
    first /= first.sum(axis=1, keepdims=True)
    middle, rare = np.exp(scores[:, 2:12]), np.exp(scores[:, 12:])
    expected = np.hstack(
        (
            first[:, :2],
            middle / middle.sum(axis=1, keepdims=True) * first[:, 2:3],
            rare / rare.sum(axis=1, keepdims=True) * first[:, 3:4],
        )
    )
    np.testing.assert_allclose(model.probabilities(contexts), expected)
    np.testing.assert_allclose(expected.sum(axis=1), 1)


@pytest.mark.parametrize("small_work", [threads.SMALL_WORK, 0])
@pytest.mark.parametrize("words", [1, 2, 12, WORDS])
def test_losses_are_minus_log_of_the_targets_probability(
    words: int, small_work: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where some clusters, or all, are not looked at."""
    monkeypatch.setattr(threads, "SMALL_WORK", small_work)
    monkeypatch.setattr(softmax_loss, "FEW_LOGITS", 0)
    monkeypatch.setattr(softmax_loss, "FEW_MULTIPLICATIONS", 0)
    model = make_model()
    contexts, targets = make_batch(31, words)
    expected = -model.log_probabilities(contexts)[np.arange(31), targets]
    np.testing.assert_allclose(model.losses(contexts, targets), expected)
    loss, gradients = model.loss_and_gradients(contexts, targets)
    assert loss == pytest.approx(expected.mean())
    d_weights = gradients["layer_2_weights"]
    assert not isinstance(d_weights, RowGradient)
    assert (d_weights[:, 12:] != 0).any() == (words > 12)


def test_gradients_do_not_depend_on_the_number_of_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threads, "SMALL_WORK", 0)
    monkeypatch.setattr(softmax_loss, "FEW_LOGITS", 0)
    monkeypatch.setattr(softmax_loss, "FEW_MULTIPLICATIONS", 0)
    model = make_model(dtype="float32")
    results = []
    for count in (1, threads.LANES):
        threads.use_threads(count)
        results.append(model.loss_and_gradients(*make_batch(200)))
    threads.use_threads(threads.LANES)
    (one, one_gradients), (many, many_gradients) = results
    assert one == many
    for name in ("layer_1_weights", "layer_2_weights", "layer_2_bias", "cluster_weights"):
        np.testing.assert_array_equal(one_gradients[name], many_gradients[name])


def test_start_is_close_to_a_uniform_guess() -> None:
    settings = ModelSettings(output="adaptive")
    model = LanguageModel(5000, settings, np.random.default_rng(0))
    probabilities = model.probabilities(np.arange(800, dtype=np.int32).reshape(200, 4))
    for part in word_parts(5000):
        share = probabilities[:, part].sum(axis=1).mean()
        assert share == pytest.approx((part.stop - part.start) / 5000, rel=0.3)


@pytest.mark.parametrize("target", [1, 7, 40])  # a frequent word, and one of each cluster
def test_trace_has_the_clusters_too(target: int) -> None:
    model = make_model()
    context, p = np.array([3, 50, 1, 9]), model.parameters()
    trace = model.trace(context, target)
    assert list(trace.values)[-3:] == ["logits", "cluster_logits", "probabilities"]
    np.testing.assert_allclose(trace.values["probabilities"], model.probabilities(context[None])[0])
    assert trace.loss == pytest.approx(-np.log(trace.values["probabilities"][target]))
    hidden, d = trace.values["layer_1_output"], trace.derivatives
    for name, derivative in (
        ("layer_2_weights", d["logits"]),
        ("cluster_weights", d["cluster_logits"]),
    ):
        np.testing.assert_allclose(trace.gradients[name], np.outer(hidden, derivative), atol=1e-15)
    d_hidden = p["layer_2_weights"] @ d["logits"] + p["cluster_weights"] @ d["cluster_logits"]
    np.testing.assert_allclose(d["layer_1_output"], d_hidden)


def test_one_word_needs_no_clusters() -> None:
    settings = ModelSettings(output="adaptive", context=1)
    model = LanguageModel(1, settings, np.random.default_rng(0))
    assert "cluster_weights" not in model.parameters()
    np.testing.assert_allclose(model.probabilities(np.zeros((1, 1), np.int32)), 1)
