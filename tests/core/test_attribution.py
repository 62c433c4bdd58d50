"""Shares of a logit: they add up to it, in every kind of model."""

from types import SimpleNamespace

import numpy as np
import pytest

from tinylm.attribution import logit_contributions
from tinylm.errors import TinyLMError
from tinylm.model import LanguageModel
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


def test_a_model_with_another_output_is_refused_in_a_sentence() -> None:
    model = trained_a_bit(SHAPES["one word"])
    other = SimpleNamespace(
        settings=model.settings,
        vocabulary_size=WORDS,
        parameters=lambda: {**model.parameters(), "layer_2_weights": np.zeros((8, 3))},
    )
    with pytest.raises(TinyLMError, match="do not split"):
        logit_contributions(other, np.array([1]), 3)  # type: ignore[arg-type]
