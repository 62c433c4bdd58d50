"""Planted faults are named, healthy runs stay silent."""

import numpy as np
import pytest

from tinylm.baselines import measure_baselines
from tinylm.corpus import Corpus
from tinylm.doctor import Finding, Patient, examine
from tinylm.model import LanguageModel
from tinylm.resources import sample_path
from tinylm.settings import PRESETS, ModelSettings, TextSettings, TrainingSettings
from tinylm.trainer import Diverged, Evaluation, StepMetrics, train

FOUR = TextSettings(punctuation="drop", unit="sentence", validation_fraction=0.0)
SMALL = ModelSettings(context=1, embedding_dim=4, hidden_dims=(8,))


def trained(
    training: TrainingSettings,
    model_settings: ModelSettings = SMALL,
    corpus: Corpus | None = None,
    model: LanguageModel | None = None,
    prompt: str = "",
) -> dict[str, Finding]:
    """The findings after a run, by kind."""
    corpus = corpus or Corpus.from_files([sample_path("four-sentences")], FOUR)
    size = len(corpus.vocabulary)
    model = model or LanguageModel(size, model_settings, np.random.default_rng(training.seed))
    losses, evaluations, diverged = [], [], None
    for event in train(model, corpus, training):
        if isinstance(event, StepMetrics):
            losses.append(event.loss)
        elif isinstance(event, Evaluation):
            evaluations.append(event)
        elif isinstance(event, Diverged):
            diverged = event
    baselines = measure_baselines(corpus.training, size, model.settings.context)
    curve = np.array(losses)
    patient = Patient(model, corpus, training, curve, evaluations, baselines, diverged, prompt)
    return {finding.kind: finding for finding in examine(patient)}


def test_a_run_on_the_story_is_healthy() -> None:
    preset = PRESETS["quick"]
    corpus = Corpus.from_files([sample_path("story")], preset.text)
    short = preset.training.changed(epochs=2, minimum_steps=0)
    assert trained(short, preset.model, corpus) == {}


@pytest.mark.parametrize("seed", range(5))
def test_four_sentences_are_learned_to_the_end_and_are_few(seed: int) -> None:
    found = trained(TrainingSettings(epochs=1000, seed=seed))
    assert {"rare words"} <= set(found) <= {"rare words", "floor reached"}


def test_words_whose_units_are_all_off_are_named() -> None:
    corpus = Corpus.from_files([sample_path("four-sentences")], FOUR)
    cat = corpus.vocabulary.id("cat")
    model = LanguageModel(13, SMALL.changed(biases=False), np.random.default_rng(0))
    model.parameters()["layer_1_weights"][...] = np.abs(model.parameters()["layer_1_weights"])
    model.parameters()["embeddings"][...] = np.abs(model.parameters()["embeddings"])
    model.parameters()["embeddings"][cat] *= -1
    found = trained(TrainingSettings(epochs=1, learning_rate=1e-6), corpus=corpus, model=model)
    assert found["dead words"].words == ("cat",)
    assert found["dead words"].remedy == {"biases": True, "initialization": "scaled"}


def test_an_exploding_loss_is_named() -> None:
    found = trained(TrainingSettings(learning_rate=1000.0))["exploded"]
    assert found.numbers["learning_rate"] == 1000
    assert found.remedy == {"learning_rate": 0.003}


@pytest.mark.parametrize(
    ("optimizer", "rate", "usual"), [("adamw", 1.0, 0.003), ("adamw", 0.3, 0.003), ("sgd", 1, 0.1)]
)
def test_a_learning_rate_that_is_too_large_is_named(
    optimizer: str, rate: float, usual: float
) -> None:
    settings = TrainingSettings(epochs=200, learning_rate=rate, batch_size=2, optimizer=optimizer)
    found = trained(settings)["learning rate too large"]
    assert found.numbers["learning_rate"] == rate
    assert found.numbers["loss"] > 1.5  # of 2.43 without any context and 0.876 at best
    assert found.remedy == {"learning_rate": usual}


def test_a_learning_rate_that_is_too_small_is_named() -> None:
    found = trained(TrainingSettings(epochs=200, learning_rate=1e-6))
    assert found["learning rate too small"].remedy == {"learning_rate": pytest.approx(1e-5)}
    assert "learning rate too large" not in found
    assert "stuck" not in found


def test_a_loss_that_is_stuck_at_a_usual_learning_rate_is_named() -> None:
    model = LanguageModel(13, SMALL.changed(biases=False), np.random.default_rng(0))
    model.parameters()["embeddings"][...] = 0  # no gradient can move what is all zero
    found = trained(TrainingSettings(epochs=200, optimizer="sgd", learning_rate=0.1), model=model)
    assert found["stuck"].numbers["loss"] == pytest.approx(np.log(13), abs=1e-6)
    assert found["stuck"].remedy == {"optimizer": "adamw", "learning_rate": 0.003}
    assert "learning rate too small" not in found


def test_the_floor_is_recognized() -> None:
    found = trained(TrainingSettings(epochs=1500))["floor reached"]
    assert found.numbers["floor"] == pytest.approx(0.876, abs=1e-3)
    assert 0 <= found.numbers["loss"] - found.numbers["floor"] < 0.02
    assert found.remedy == {"context": 2}


def test_losses_below_the_floor_while_it_learns_do_not_count() -> None:
    """Pair by pair in the order of the text, a model knows more than its parameters keep."""
    found = trained(PRESETS["seed"].training, SMALL)
    assert "floor reached" not in found


def test_learning_by_heart_is_named() -> None:
    corpus = Corpus.from_files([sample_path("capitals")], TextSettings())
    found = trained(TrainingSettings(epochs=200), ModelSettings(), corpus)
    assert found["overfitting"].numbers["now"] > found["overfitting"].numbers["best"]


def test_many_words_seen_once_are_named() -> None:
    corpus = Corpus.from_texts(["a b c d e f g a h i j k"], FOUR)
    found = trained(TrainingSettings(epochs=1), corpus=corpus)["rare words"]
    assert found.numbers == {"once": 10, "words_in_all": 11, "tokens": 12}
    assert found.words[:3] == ("b", "c", "d")


def test_unknown_words_of_the_prompt_are_named() -> None:
    found = trained(TrainingSettings(epochs=1), prompt="The zebra saw a cat, zebra")
    assert found["unknown words"].numbers == {"unknown": 4, "tokens": 6}
    assert found["unknown words"].words == ("zebra", "saw", "a")
