"""The hand-written gradients against central differences, and the start of training."""

import math

import numpy as np
import pytest

from tinylm import threads
from tinylm.errors import SettingsError
from tinylm.layers import Dropout, Gradient, RowGradient
from tinylm.model import LanguageModel, parameter_shapes
from tinylm.settings import ModelSettings

VOCABULARY_SIZE = 11
NUDGE = 1e-5


def make_model(**settings: object) -> LanguageModel:
    values = {"embedding_dim": 5, "dtype": "float64", **settings}
    return LanguageModel(VOCABULARY_SIZE, ModelSettings.from_dict(values), np.random.default_rng(3))


def make_batch(context: int, batch: int = 7) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(5)
    highest = VOCABULARY_SIZE + (context > 1)  # the start marker occurs in long contexts only
    contexts = rng.integers(0, highest, (batch, context), dtype=np.int32)
    return contexts, rng.integers(0, VOCABULARY_SIZE, batch, dtype=np.int32)


def check_gradients(
    model: LanguageModel, dropout_rate: float = 0.0, embedding_dropout_rate: float = 0.0
) -> None:
    """Compare every derivative of the mean loss of a batch with a central difference."""

    def loss_and_gradients() -> tuple[float, dict[str, Gradient]]:
        rng = np.random.default_rng(17)  # the same units each time
        dropouts = Dropout(dropout_rate, rng), Dropout(embedding_dropout_rate, rng)
        return model.loss_and_gradients(contexts, targets, *dropouts)

    rng = np.random.default_rng(9)
    for name, parameter in model.parameters().items():
        if name.endswith("_bias"):  # zero biases can put a unit exactly on the kink of its ReLU
            parameter[...] = rng.normal(0, 0.5, parameter.shape)
    contexts, targets = make_batch(model.settings.context)
    _, gradients = loss_and_gradients()

    assert set(gradients) == set(model.parameters())
    for name, parameter in model.parameters().items():
        gradient = gradients[name]
        if isinstance(gradient, RowGradient):
            gradient = gradient.dense(parameter.shape)
        numeric = np.empty_like(parameter)
        for index in np.ndindex(parameter.shape):
            start = parameter[index]
            parameter[index] = start + NUDGE
            above, _ = loss_and_gradients()
            parameter[index] = start - NUDGE
            below, _ = loss_and_gradients()
            parameter[index] = start
            numeric[index] = (above - below) / (2 * NUDGE)
        np.testing.assert_allclose(gradient, numeric, rtol=1e-6, atol=2e-10, err_msg=name)


@pytest.mark.parametrize("initialization", ["scaled", "normal"])
@pytest.mark.parametrize("biases", [True, False])
@pytest.mark.parametrize("context", [1, 4])
@pytest.mark.parametrize("hidden_dims", [(), (6,), (6, 5, 4)])
def test_gradients_agree_with_central_differences(
    hidden_dims: tuple[int, ...], context: int, biases: bool, initialization: str
) -> None:
    check_gradients(
        make_model(
            hidden_dims=hidden_dims, context=context, biases=biases, initialization=initialization
        )
    )


@pytest.mark.parametrize("biases", [True, False])
@pytest.mark.parametrize(("context", "hidden_dims"), [(1, ()), (1, (5,)), (4, (5,)), (4, (6, 5))])
def test_gradients_of_tied_embeddings_agree_with_central_differences(
    hidden_dims: tuple[int, ...], context: int, biases: bool
) -> None:
    check_gradients(
        make_model(hidden_dims=hidden_dims, context=context, biases=biases, tied_embeddings=True)
    )


@pytest.mark.parametrize("tied_embeddings", [True, False])
@pytest.mark.parametrize("biases", [True, False])
@pytest.mark.parametrize(("context", "hidden_dims"), [(1, ()), (4, (5,)), (4, (6, 5))])
def test_gradients_of_an_adaptive_softmax_agree_with_central_differences(
    hidden_dims: tuple[int, ...], context: int, biases: bool, tied_embeddings: bool
) -> None:
    model = make_model(
        hidden_dims=hidden_dims,
        context=context,
        biases=biases,
        tied_embeddings=(tied_embeddings and hidden_dims != ()) or context == 1,
        output="adaptive",
    )
    assert "cluster_weights" in model.parameters()
    check_gradients(model)


@pytest.mark.parametrize("tied_embeddings", [True, False])
@pytest.mark.parametrize("hidden_dims", [(5,), (6, 5)])
def test_gradients_under_dropout_agree_with_central_differences(
    hidden_dims: tuple[int, ...], tied_embeddings: bool
) -> None:
    model = make_model(hidden_dims=hidden_dims, context=3, tied_embeddings=tied_embeddings)
    check_gradients(model, dropout_rate=0.4, embedding_dropout_rate=0.3)


def test_gradients_under_embedding_dropout_alone_agree_with_central_differences() -> None:
    check_gradients(make_model(hidden_dims=(), context=3), embedding_dropout_rate=0.3)


def test_dropout_keeps_the_mean_and_silences_its_share() -> None:
    x = np.full((300, 200), 2.0)
    output, backward = Dropout(0.3, np.random.default_rng(0)).forward(x)
    assert (output == 0).mean() == pytest.approx(0.3, abs=0.01)
    assert output.mean() == pytest.approx(2, abs=0.02)
    np.testing.assert_array_equal(backward(x), output)


def test_tied_model_scores_words_with_their_own_embeddings() -> None:
    model = make_model(context=1, hidden_dims=(), biases=False, tied_embeddings=True)
    embeddings = model.parameters()["embeddings"]
    assert set(model.parameters()) == {"embeddings"}
    everything = np.arange(VOCABULARY_SIZE, dtype=np.int32)[:, None]
    np.testing.assert_allclose(model.logits(everything), embeddings @ embeddings.T)


@pytest.mark.parametrize(("context", "hidden_dims"), [(4, ()), (1, (6,)), (4, (5, 6))])
def test_tied_embeddings_need_a_last_layer_of_their_width(
    context: int, hidden_dims: tuple[int, ...]
) -> None:
    with pytest.raises(SettingsError, match="as wide as an embedding: 5"):
        make_model(context=context, hidden_dims=hidden_dims, tied_embeddings=True)


def test_loss_is_minus_log_of_the_targets_probability() -> None:
    model = make_model(context=4)
    contexts, targets = make_batch(4)
    probabilities = model.probabilities(contexts)
    np.testing.assert_allclose(probabilities.sum(axis=1), 1)
    expected = -np.log(probabilities[np.arange(len(targets)), targets])
    np.testing.assert_allclose(model.losses(contexts, targets), expected)
    loss, _ = model.loss_and_gradients(contexts, targets)
    assert loss == pytest.approx(expected.mean())


def test_losses_are_the_same_in_one_lane_and_in_several(monkeypatch: pytest.MonkeyPatch) -> None:
    model = make_model(context=4)
    contexts, targets = make_batch(4)
    together = model.losses(contexts, targets)
    monkeypatch.setattr(threads, "SMALL_WORK", 0)
    np.testing.assert_allclose(model.losses(contexts, targets), together, rtol=1e-12)


@pytest.mark.parametrize("settings", [{}, {"tied_embeddings": True, "hidden_dims": (6, 5)}])
def test_many_examples_are_shared_out_by_rows(
    settings: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    model = make_model(context=2, **settings)
    contexts, targets = make_batch(2, batch=301)
    whole_loss, whole = model.loss_and_gradients(contexts, targets)
    monkeypatch.setattr(threads, "SMALL_WORK", 0)
    loss, gradients = model.loss_and_gradients(contexts, targets)
    assert loss == pytest.approx(whole_loss, rel=1e-12)
    assert gradients.keys() == whole.keys()
    for name, gradient in gradients.items():
        expected = whole[name]
        if isinstance(gradient, RowGradient) and isinstance(expected, RowGradient):
            np.testing.assert_array_equal(gradient.rows, expected.rows)
            gradient, expected = gradient.values, expected.values
        np.testing.assert_allclose(gradient, expected, rtol=1e-10, atol=1e-15)


def test_the_number_of_threads_does_not_change_shared_gradients(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(threads, "SMALL_WORK", 0)
    model = make_model(context=2)
    contexts, targets = make_batch(2, batch=301)
    results = []
    for count in (1, threads.LANES):
        threads.use_threads(count)
        loss, gradients = model.loss_and_gradients(contexts, targets)
        results.append((loss, gradients["layer_1_weights"]))
    threads.use_threads(threads.LANES)
    assert results[0][0] == results[1][0]
    np.testing.assert_array_equal(results[0][1], results[1][1])


def test_huge_logits_give_finite_losses() -> None:
    model = make_model(context=1, hidden_dims=())
    model.parameters()["layer_1_weights"][...] *= 1e6
    assert np.isfinite(model.losses(*make_batch(1))).all()


@pytest.mark.parametrize("seed", range(300))
def test_default_start_leaves_no_word_with_all_its_hidden_units_off(seed: int) -> None:
    settings = ModelSettings(context=1, embedding_dim=4, hidden_dims=(8,))
    model = LanguageModel(13, settings, np.random.default_rng(seed))
    words = np.arange(13, dtype=np.int32)[:, None]
    embedded = model.parameters()["embeddings"][words[:, 0]]
    hidden = np.maximum(embedded @ model.parameters()["layer_1_weights"], 0)
    assert (hidden > 0).any(axis=1).all()


def test_seed_shape_and_parameter_names() -> None:
    settings = ModelSettings(context=1, embedding_dim=4, hidden_dims=(8,), biases=False)
    assert parameter_shapes(13, settings) == {
        "embeddings": (13, 4),
        "layer_1_weights": (4, 8),
        "layer_2_weights": (8, 13),
    }
    with_context = parameter_shapes(13, settings.changed(context=3, biases=True))
    assert with_context["embeddings"] == (14, 4)
    assert with_context["layer_1_weights"] == (12, 8)
    assert with_context["layer_2_bias"] == (13,)


def test_copy_is_independent() -> None:
    model = make_model()
    copy = model.copy()
    contexts, targets = make_batch(4)
    np.testing.assert_array_equal(copy.losses(contexts, targets), model.losses(contexts, targets))
    copy.parameters()["embeddings"][...] = 0
    assert model.parameters()["embeddings"].any()


def test_arrays_of_the_wrong_shape_are_refused() -> None:
    model = make_model()
    parameters = dict(model.parameters())
    parameters["embeddings"] = parameters["embeddings"][:-1]
    with pytest.raises(ValueError, match="shapes"):
        LanguageModel.from_parameters(model.config(), parameters)


def test_untrained_scaled_model_is_close_to_a_uniform_guess() -> None:
    settings = ModelSettings(context=4, embedding_dim=64, hidden_dims=(128,))
    model = LanguageModel(5000, settings, np.random.default_rng(0))
    rng = np.random.default_rng(1)
    contexts = rng.integers(0, 5001, (200, 4), dtype=np.int32)
    targets = rng.integers(0, 5000, 200, dtype=np.int32)
    assert model.losses(contexts, targets).mean() == pytest.approx(math.log(5000), abs=0.5)
