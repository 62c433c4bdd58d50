"""An update taken apart: every number follows from the numbers shown, and is the trainer's own."""

import math
import re
from typing import Any

import numpy as np
import pytest

from tinylm.calculations import DIGITS, Line, Sum, number, rounded
from tinylm.corpus import Corpus
from tinylm.errors import TrainingError
from tinylm.explain import Explanation, check_gradient, explain, gradient_at
from tinylm.layers import RowGradient
from tinylm.model import LanguageModel
from tinylm.settings import ModelSettings, TextSettings, TrainingSettings
from tinylm.stages import Stage
from tinylm.trainer import Trainer

CATS = (
    "The cat sat on the mat. The dog sat on the rug. "
    "The bird flew over the tree. The cat ate the fish."
)
SIGNS = {"−": "-", "·": "*", "²": "**2", "^": "**", "√": "sqrt", "ln": "log"}
NAMES = {"sqrt": math.sqrt, "log": math.log, "exp": math.exp, "max": max}
MODELS: dict[str, dict[str, Any]] = {
    "no layer": {"context": 1, "hidden_dims": (), "biases": False},
    "seed": {"context": 1, "hidden_dims": (8,), "biases": False, "initialization": "normal"},
    "one layer": {"context": 4, "hidden_dims": (6,)},
    "three layers": {"context": 4, "hidden_dims": (7, 6, 5)},
    "tied": {"context": 4, "hidden_dims": (6, 5), "tied_embeddings": True},
    "tied, no layer": {"context": 1, "hidden_dims": (), "tied_embeddings": True},
}
RULES: dict[str, dict[str, Any]] = {
    "sgd": {"optimizer": "sgd", "learning_rate": 0.1},
    "momentum": {"optimizer": "momentum", "learning_rate": 0.05},
    "adamw": {"optimizer": "adamw", "weight_decay": 0.1},
    "shortened": {"optimizer": "sgd", "learning_rate": 0.1, "gradient_clip": 0.05},
    "falling rate": {"optimizer": "adamw", "schedule": "cosine", "warmup_steps": 3},
}


def trained(model: str = "one layer", rule: str = "adamw", steps: int = 7) -> Trainer:
    """A trainer after some steps, so that the optimizer has moments."""
    corpus = Corpus.from_texts([CATS], TextSettings())
    settings = ModelSettings(embedding_dim=5, **MODELS[model])
    language_model = LanguageModel(len(corpus.vocabulary), settings, np.random.default_rng(3))
    trainer = Trainer(language_model, corpus, TrainingSettings(batch_size=4, **RULES[rule]))
    events = trainer.run()
    while trainer.step < steps:
        next(events)
    return trainer


def example(trainer: Trainer, number: int = 6) -> tuple[np.ndarray, int]:
    context = trainer.model.settings.context
    contexts, targets = trainer.corpus.training.examples(np.array([number]), context)
    return contexts[0], int(targets[0])


def explained(model: str = "one layer", rule: str = "adamw") -> tuple[Trainer, Explanation]:
    trainer = trained(model, rule)
    return trainer, explain(trainer, *example(trainer))


def entries(stage: Stage, most: int = 40) -> list[tuple[int, ...]]:
    """Some entries of a stage's result, spread over it."""
    every = list(np.ndindex(stage.result.values.shape))
    return every[:: max(1, len(every) // most)]


def calculated(text: str) -> float:
    """What a reader gets who computes a shown formula."""
    for sign, code in SIGNS.items():
        text = text.replace(sign, code)
    assert re.fullmatch(r"[\d\s.,()+*/e-]*(?:(?:sqrt|log|exp|max)[\d\s.,()+*/e-]*)*", text), text
    return float(eval(text, {"__builtins__": {}}, NAMES))


def result_of(step: Line | Sum) -> float:
    """The result, recomputed from nothing but the digits that are shown."""
    if isinstance(step, Line):
        return calculated(step.shown())
    digits = step.digits()
    products = [
        rounded(left, digits) * rounded(right, digits)
        for left, right in zip(step.left.tolist(), step.right.tolist(), strict=True)
    ]
    return sum(products) + sum(rounded(value, digits) for _, value in step.added)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("model", MODELS)
def test_the_numbers_shown_give_the_result_shown(model: str, rule: str) -> None:
    _, explanation = explained(model, rule)
    for stage in explanation.stages:
        for index in entries(stage):
            steps = stage.calculate(*index)
            for step in steps:
                assert number(result_of(step)) == number(step.result), (stage.kind, index, step)
            value = stage.result.values[index]
            assert steps[-1].result == pytest.approx(value, rel=1e-9, abs=1e-15), stage.kind


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("model", MODELS)
def test_the_update_is_the_trainers_own(model: str, rule: str) -> None:
    trainer, explanation = explained(model, rule)
    before = trainer.state()
    context, target = example(trainer)
    trainer.train_on(context, target)
    assert before.values["step"] == explanation.step == trainer.step - 1
    loss = trainer.model.losses(context[None], np.array([target]))[0]
    assert explanation.loss_after == loss
    assert explanation.probabilities_after[target] == pytest.approx(math.exp(-loss), rel=1e-5)
    for stage in explanation.stages:
        if stage.kind != "update":
            continue
        after, rows = trainer.model.parameters()[stage.parameter], stage.result.axes[0].ids
        shown = stage.result.values
        np.testing.assert_allclose(after if rows is None else after[rows], shown, rtol=2e-5)


def test_a_step_on_a_pair_equals_one_of_a_batch_of_one() -> None:
    trainer = trained("three layers", "adamw")
    corpus, settings = trainer.corpus, trainer.settings
    one = Trainer(trainer.model.copy(), corpus, settings.changed(batch_size=1, shuffle=False))
    next(one.run())
    other = Trainer(trainer.model.copy(), corpus, settings.changed(batch_size=1, shuffle=False))
    other.train_on(*example(trainer, number=1))
    assert one.state().arrays.keys() == other.state().arrays.keys()
    for name, array in one.state().arrays.items():
        assert array.tobytes() == other.state().arrays[name].tobytes(), name


@pytest.mark.parametrize("model", MODELS)
def test_gradients_agree_with_central_differences(model: str) -> None:
    trainer, explanation = explained(model)
    compared = 0
    for name, array in trainer.model.parameters().items():
        for index in np.ndindex(array.shape):
            check = check_gradient(explanation, name, index)
            if not check.kinks:
                compared += 1
                difference = abs(check.analytic - check.numeric.result)
                assert check.difference < 1e-6 or difference < 1e-10, (name, index, check)
    assert compared > 0.9 * trainer.model.parameter_count()


def test_a_kink_between_the_nudges_is_told() -> None:
    trainer = trained("one layer")
    trainer.model.parameters()["layer_1_bias"][...] = 0
    explanation = explain(trainer, *example(trainer))
    sums = next(stage for stage in explanation.stages if stage.kind == "linear").result.values
    trainer.model.parameters()["layer_1_bias"][2] = -sums[2]  # the unit stands on its kink
    explanation = explain(trainer, *example(trainer))
    check = check_gradient(explanation, "layer_1_bias", (2,))
    assert check.kinks == ((1, 2),)
    assert check.difference > 0.1


@pytest.mark.parametrize("model", MODELS)
def test_stages_come_in_the_order_of_the_computation(model: str) -> None:
    trainer, explanation = explained(model)
    kinds = [stage.kind for stage in explanation.stages]
    layers = len(trainer.model.settings.hidden_dims)
    assert kinds[: kinds.index("logits")].count("linear") == layers
    assert kinds[kinds.index("logits") :][:4] == ["logits", "exponentials", "softmax", "loss"]
    assert kinds[kinds.index("loss") + 1] == "d_logits"
    assert kinds.index("d_embeddings") == kinds.index("update") - 1
    updated = [stage.parameter for stage in explanation.stages if stage.kind == "update"]
    assert sorted(updated) == sorted(trainer.model.parameters())
    assert ("join" in kinds) == (trainer.model.settings.context > 1)


def test_a_gradient_is_zero_in_rows_that_were_not_looked_up() -> None:
    gradient = RowGradient(np.array([1, 4]), np.array([[1.0, 2.0], [3.0, 4.0]]))
    assert gradient_at(gradient, (4, 1)) == 4
    assert gradient_at(gradient, (3, 1)) == 0


def test_numbers_have_the_digits_that_are_promised() -> None:
    assert number(-0.0) == "0"
    assert number(math.pi) == "3.1416"
    assert DIGITS == 5


def test_an_adaptive_softmax_is_refused_in_a_sentence() -> None:
    corpus = Corpus.from_texts([CATS], TextSettings())
    settings = ModelSettings(output="adaptive")
    model = LanguageModel(len(corpus.vocabulary), settings, np.random.default_rng(3))
    trainer = Trainer(model, corpus, TrainingSettings())
    with pytest.raises(TrainingError, match="full output"):
        explain(trainer, *example(trainer))
