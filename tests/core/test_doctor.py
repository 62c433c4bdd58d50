"""Planted faults are named, healthy runs stay silent."""

from itertools import islice

import numpy as np
import pytest

from tests.shakespeare import SHAKESPEARE, is_shakespeare_here
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
    steps: int | None = None,
) -> dict[str, Finding]:
    """The findings after a run, or after its first steps, by kind."""
    corpus = corpus or Corpus.from_files([sample_path("four-sentences")], FOUR)
    size = len(corpus.vocabulary)
    model = model or LanguageModel(size, model_settings, np.random.default_rng(training.seed))
    losses, evaluations, diverged = [], [], None
    for event in islice(train(model, corpus, training), steps):
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
def test_four_sentences_are_learned_to_the_end(seed: int) -> None:
    assert set(trained(TrainingSettings(epochs=1000, seed=seed))) <= {"floor reached"}


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


def test_the_seed_preset_is_healthy() -> None:
    """Pair by pair in the order of the text, a model knows more than its parameters keep.

    So losses below the floor while it learns do not mean that the floor is reached.
    """
    preset = PRESETS["seed"]
    corpus = Corpus.from_files([sample_path("four-sentences")], preset.text)
    assert trained(preset.training, preset.model, corpus) == {}


def test_learning_by_heart_is_named() -> None:
    corpus = Corpus.from_files([sample_path("capitals")], TextSettings())
    found = trained(TrainingSettings(epochs=200), ModelSettings(), corpus)
    assert found["overfitting"].numbers["now"] > found["overfitting"].numbers["best"]


def test_many_words_seen_once_are_named_unless_the_text_is_tiny() -> None:
    once = [f"w{number}" for number in range(200)]
    corpus = Corpus.from_texts([" ".join([*once, *["a b c d"] * 200])], FOUR)
    found = trained(TrainingSettings(epochs=1), corpus=corpus)["rare words"]
    assert found.numbers == {"once": 200, "words_in_all": 204, "tokens": 1000}
    assert found.words[:3] == ("w0", "w1", "w2")
    few = Corpus.from_texts([" ".join([*once, *["a b c d"] * 199])], FOUR)
    assert "rare words" not in trained(TrainingSettings(epochs=1), corpus=few)


def test_unknown_words_of_the_prompt_are_named() -> None:
    found = trained(TrainingSettings(epochs=1), prompt="The zebra saw a cat, zebra")
    assert found["unknown words"].numbers == {"unknown": 4, "tokens": 6}
    assert found["unknown words"].words == ("zebra", "saw", "a")


# Texts of some length

QUICK = PRESETS["quick"]
LITTLE = ModelSettings(context=2, embedding_dim=8, hidden_dims=(16,))
MANY = TrainingSettings(batch_size=64)
STEPS = 120  # a run is judged from its hundredth step on
LENGTH = 100_000  # characters


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(sample_path("story"), id="story"),
        pytest.param(SHAKESPEARE, id="shakespeare", marks=is_shakespeare_here),
    ],
)
def text(request: pytest.FixtureRequest) -> str:
    return str(request.param.read_text("utf-8")[:LENGTH])


@pytest.fixture(scope="module")
def real(text: str) -> Corpus:
    return Corpus.from_texts([text], QUICK.text)


def test_an_epoch_of_a_real_text_is_healthy(real: Corpus) -> None:
    training = QUICK.training.changed(epochs=1, minimum_steps=0)
    assert trained(training, QUICK.model, real) == {}


@pytest.mark.parametrize(
    ("rate", "kind"), [(1000.0, "exploded"), (1e-6, "learning rate too small")]
)
def test_a_learning_rate_that_cannot_work_is_named(rate: float, kind: str, real: Corpus) -> None:
    found = trained(MANY.changed(learning_rate=rate), LITTLE, real, steps=STEPS)
    assert found[kind].numbers["learning_rate"] == rate
    assert set(found) == {kind}


def test_units_that_are_all_off_are_named(real: Corpus) -> None:
    model = LanguageModel(len(real.vocabulary), LITTLE, np.random.default_rng(0))
    model.parameters()["layer_1_bias"][...] = -100
    found = trained(MANY, LITTLE, real, model, steps=STEPS)["dead words"]
    assert found.numbers["contexts"] == found.numbers["looked_at"] > 1000
    assert found.numbers["units"] == 16


def test_a_run_that_cannot_move_is_stuck(real: Corpus) -> None:
    little = LITTLE.changed(biases=False)
    model = LanguageModel(len(real.vocabulary), little, np.random.default_rng(0))
    model.parameters()["embeddings"][...] = 0
    settings = MANY.changed(optimizer="sgd", learning_rate=0.1)
    found = trained(settings, little, real, model, steps=STEPS)["stuck"]
    assert found.numbers["loss"] == pytest.approx(np.log(len(real.vocabulary)), abs=1e-4)


def test_a_short_text_read_too_often_is_learned_by_heart(text: str) -> None:
    little = Corpus.from_texts([text[:5_000]], QUICK.text)
    often = QUICK.training.changed(epochs=25, minimum_steps=0, batch_size=32)
    found = trained(often, QUICK.model, little)["overfitting"]
    assert found.numbers["now"] > found.numbers["best"] + 0.03
