"""Shares of a logit: they add up to it, in every kind of model."""

import numpy as np
import pytest

from tinylm.attribution import cluster_of, logit_contributions, network_probabilities
from tinylm.model import LanguageModel
from tinylm.ngram_counts import NGramCounts
from tinylm.settings import ModelSettings

WORDS = 7

SHAPES = {
    "one word": ModelSettings(context=1, embedding_dim=4, hidden_dims=(8,), dtype="float64"),
    "no hidden layer": ModelSettings(context=3, embedding_dim=4, hidden_dims=(), dtype="float64"),
    "smallest": ModelSettings(
        context=1, embedding_dim=5, hidden_dims=(), biases=False, dtype="float64"
    ),
    "deep": ModelSettings(context=2, embedding_dim=4, hidden_dims=(6, 5, 3), dtype="float64"),
    "tied": ModelSettings(
        context=2, embedding_dim=4, hidden_dims=(6, 4), tied_embeddings=True, dtype="float64"
    ),
    "adaptive": ModelSettings(
        context=2, embedding_dim=4, hidden_dims=(6,), output="adaptive", dtype="float64"
    ),
    "tied without hidden": ModelSettings(
        context=1, embedding_dim=4, hidden_dims=(), tied_embeddings=True, dtype="float64"
    ),
}


def trained_a_bit(settings: ModelSettings) -> LanguageModel:
    """A model whose biases are not zero."""
    rng = np.random.default_rng(3)
    model = LanguageModel(WORDS, settings, rng)
    for parameter in model.parameters().values():
        parameter += rng.normal(0, 0.3, parameter.shape)
    return model


@pytest.mark.parametrize("settings", SHAPES.values(), ids=SHAPES.keys())
def test_the_shares_add_up_to_the_logit_of_every_word(settings: ModelSettings) -> None:
    model = trained_a_bit(settings)
    start = [] if settings.context == 1 else [WORDS]
    context = np.array([*start, *range(1, settings.context)] or [2])[: settings.context]
    logits = model.logits(context[None])[0]
    for word_id in range(WORDS):
        shares = logit_contributions(model, context, word_id)
        assert len(shares.terms) == settings.output_inputs
        assert shares.logit == pytest.approx(logits[word_id], abs=1e-12)


def test_a_unit_that_is_switched_off_adds_nothing() -> None:
    model = trained_a_bit(SHAPES["one word"])
    hidden = model.activations(np.array([[2]]))[0][0]
    shares = logit_contributions(model, np.array([2]), 4)
    assert (hidden == 0).any()
    np.testing.assert_array_equal(shares.terms[hidden == 0], 0)
    np.testing.assert_array_equal(shares.inputs, hidden)


def test_in_single_precision_the_sum_is_still_taken_in_double() -> None:
    model = trained_a_bit(ModelSettings(context=2, embedding_dim=8, hidden_dims=(32,)))
    shares = logit_contributions(model, np.array([1, 2]), 3)
    assert shares.terms.dtype == np.float64
    assert shares.logit == pytest.approx(model.logits(np.array([[1, 2]]))[0, 3], abs=1e-5)


def test_the_logits_explain_the_probability_of_one_softmax() -> None:
    model = trained_a_bit(SHAPES["deep"])
    logits = [logit_contributions(model, np.array([1, 2]), word).logit for word in range(WORDS)]
    expected = np.exp(logits) / np.exp(logits).sum()
    np.testing.assert_allclose(network_probabilities(model, np.array([1, 2])), expected)
    assert {cluster_of(model, word) for word in range(WORDS)} == {None}


def test_an_adaptive_softmax_decides_on_a_rare_word_within_its_cluster() -> None:
    model, context = trained_a_bit(SHAPES["adaptive"]), np.array([1, 2])
    logits = [logit_contributions(model, context, word).logit for word in range(WORDS)]
    network = network_probabilities(model, context)
    assert cluster_of(model, 0) is None
    cluster = cluster_of(model, 3)
    assert cluster is not None
    inside = np.exp(logits[cluster]) / np.exp(logits[cluster]).sum()
    assert len(inside) > 1
    np.testing.assert_allclose(network[cluster] / network[cluster].sum(), inside)


def test_counts_take_no_part_in_what_the_network_says() -> None:
    model, context = trained_a_bit(SHAPES["one word"]), np.array([2])
    alone = model.probabilities(context[None])[0]
    text = np.array([WORDS, 1, 2, 3, 1, 2, 4, 2, 3], np.int32)
    model.counts = NGramCounts(text, WORDS, 1, 0.5)
    assert np.abs(model.probabilities(context[None])[0] - alone).max() > 0.01
    np.testing.assert_array_equal(network_probabilities(model, context), alone)
