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
    patient = Patient(model, corpus, training, np.array(losses), evaluations, baselines, diverged)
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
    assert found["dead words"].words == (cat,)
    assert found["dead words"].remedy == {"biases": True, "initialization": "scaled"}


def test_an_exploding_loss_is_named() -> None:
    found = trained(TrainingSettings(learning_rate=1000.0))
    assert found["exploded"].remedy == {"learning_rate": 100.0}


def test_a_learning_rate_that_is_too_large_is_named() -> None:
    found = trained(TrainingSettings(epochs=200, learning_rate=3.0, batch_size=2))
    assert "learning rate too large" in found or "exploded" in found


def test_a_learning_rate_that_is_too_small_is_named() -> None:
    found = trained(TrainingSettings(epochs=200, learning_rate=1e-6))
    assert found["learning rate too small"].numbers["gained"] < 0.01


def test_the_floor_is_recognized() -> None:
    found = trained(TrainingSettings(epochs=1500))
    assert found["floor reached"].numbers["floor"] == pytest.approx(0.876, abs=1e-3)


def test_learning_by_heart_is_named() -> None:
    corpus = Corpus.from_files([sample_path("capitals")], TextSettings())
    found = trained(TrainingSettings(epochs=200), ModelSettings(), corpus)
    assert found["overfitting"].numbers["now"] > found["overfitting"].numbers["best"]


def test_many_words_seen_once_are_named() -> None:
    corpus = Corpus.from_texts(["a b c d e f g a h i j k"], FOUR)
    assert trained(TrainingSettings(epochs=1), corpus=corpus)["rare words"].numbers["once"] == 10
