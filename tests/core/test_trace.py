"""One pair in numbers: every one of them agrees with the formulas, and with training."""

from typing import Any

import numpy as np
import pytest

from tinylm.layers import Gradient, RowGradient
from tinylm.model import LanguageModel
from tinylm.optimizers import make_optimizer
from tinylm.settings import ModelSettings, TrainingSettings

WORDS = 13
CONTEXT, TARGET = [13, 4, 4], 2  # one start marker, and a word twice


def make_model(**settings: Any) -> LanguageModel:
    values = {"context": 3, "embedding_dim": 5, "hidden_dims": (6, 5), "dtype": "float64"}
    chosen = ModelSettings.from_dict({**values, **settings})
    return LanguageModel(WORDS, chosen, np.random.default_rng(2))


def parts(gradient: Gradient) -> list[np.ndarray]:
    return list(gradient) if isinstance(gradient, RowGradient) else [gradient]


def test_values_are_those_of_the_formulas() -> None:
    model = make_model()
    values, p = model.trace(np.array(CONTEXT), TARGET).values, model.parameters()
    assert list(values) == [
        *("input", "layer_1_sums", "layer_1_output", "layer_2_sums", "layer_2_output"),
        *("logits", "probabilities"),
    ]
    np.testing.assert_array_equal(values["input"], p["embeddings"][CONTEXT].ravel())
    for layer, before in ((1, "input"), (2, "layer_1_output")):
        sums = values[before] @ p[f"layer_{layer}_weights"] + p[f"layer_{layer}_bias"]
        np.testing.assert_allclose(values[f"layer_{layer}_sums"], sums)
        np.testing.assert_array_equal(values[f"layer_{layer}_output"], np.maximum(sums, 0))
    logits = values["layer_2_output"] @ p["layer_3_weights"] + p["layer_3_bias"]
    np.testing.assert_allclose(values["logits"], logits)
    np.testing.assert_allclose(values["probabilities"], np.exp(logits) / np.exp(logits).sum())


def test_derivatives_follow_from_each_other_by_the_chain_rule() -> None:
    model = make_model()
    trace, p = model.trace(np.array(CONTEXT), TARGET), model.parameters()
    d, values = trace.derivatives, trace.values
    assert list(d) == [name for name in reversed([*values]) if name != "probabilities"]
    np.testing.assert_allclose(d["logits"], values["probabilities"] - np.eye(WORDS)[TARGET])
    np.testing.assert_allclose(d["layer_2_output"], p["layer_3_weights"] @ d["logits"])
    np.testing.assert_array_equal(
        d["layer_2_sums"], d["layer_2_output"] * (values["layer_2_sums"] > 0)
    )
    np.testing.assert_allclose(d["layer_1_output"], p["layer_2_weights"] @ d["layer_2_sums"])
    np.testing.assert_allclose(d["input"], p["layer_1_weights"] @ d["layer_1_sums"])
    rows, looked_up = parts(trace.gradients["embeddings"])
    first, second, third = d["input"].reshape(3, 5)
    np.testing.assert_array_equal(rows, [4, 13])
    np.testing.assert_allclose(looked_up, [second + third, first])
    np.testing.assert_allclose(
        trace.gradients["layer_3_weights"], np.outer(values["layer_2_output"], d["logits"])
    )


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize(
    "shape",
    [
        {},
        {"hidden_dims": (), "biases": False},
        {"tied_embeddings": True},
        {"context": 1, "hidden_dims": (8,), "biases": False, "initialization": "normal"},
    ],
)
def test_gradients_are_those_of_training_and_its_update_changes_the_model_by_them(
    shape: dict[str, Any], dtype: str
) -> None:
    model = make_model(dtype=dtype, **shape)
    context = np.array(CONTEXT[-model.settings.context :], np.int32)
    trace = model.trace(context, TARGET)
    loss, gradients = model.loss_and_gradients(context[None], np.array([TARGET]))
    assert trace.loss == loss
    assert trace.loss == pytest.approx(-np.log(trace.values["probabilities"][TARGET]), rel=1e-5)
    assert trace.gradients.keys() == gradients.keys() == model.parameters().keys()
    for name, gradient in gradients.items():
        for traced, trained in zip(parts(trace.gradients[name]), parts(gradient), strict=True):
            np.testing.assert_array_equal(traced, trained)

    expected = {}
    for name, parameter in model.parameters().items():
        g = trace.gradients[name]
        dense = g.dense(parameter.shape) if isinstance(g, RowGradient) else g
        expected[name] = parameter - parameter.dtype.type(0.25) * dense
    optimizer = make_optimizer(model.parameters(), TrainingSettings(optimizer="sgd"))
    optimizer.update(model.parameters(), dict(trace.gradients), 0.25)
    for name, parameter in model.parameters().items():
        np.testing.assert_array_equal(parameter, expected[name])


def test_a_trace_cannot_be_changed_and_does_not_follow_the_model() -> None:
    model = make_model()
    trace = model.trace(np.array(CONTEXT), TARGET)
    kept = {name: value.copy() for name, value in trace.values.items()}
    for array in (*trace.values.values(), *trace.derivatives.values()):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0
    for gradient in trace.gradients.values():
        with pytest.raises(ValueError, match="read-only"):
            parts(gradient)[-1][...] = 0
    for parameter in model.parameters().values():
        parameter += 1
    for name, value in kept.items():
        np.testing.assert_array_equal(trace.values[name], value)
