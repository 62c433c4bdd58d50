"""The exported script, run by a Python that knows NumPy alone, repeats the run."""

import ast
import itertools
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest

from tinylm.corpus import Corpus
from tinylm.errors import TrainingError
from tinylm.generation import continue_ids
from tinylm.model import LanguageModel
from tinylm.numpy_script import PROMPT_TOKENS, SettingsFrom, script_files
from tinylm.settings import (
    PRESETS,
    GenerationSettings,
    ModelSettings,
    TextSettings,
    TrainingSettings,
)
from tinylm.trainer import Evaluation, Trainer

TOLERANCE = 0.001  # of a loss in nats; the script says so too
CONFIG = Path(__file__).parents[2] / "pyproject.toml"
TIED = {"context": 3, "hidden_dims": (8,), "embedding_dim": 8, "tied_embeddings": True}
SENTENCES = (
    "The cat sat on the mat. The dog sat on the rug. The bird flew over the tree. "
    "The cat ate the fish. "
)


class Repeated(NamedTuple):
    """What the script printed."""

    losses: list[float]
    words: str


def repeat(folder: Path, files: dict[str, Any]) -> Repeated:
    """Write the folder and run its script: isolated, from elsewhere, warnings as errors."""
    for name, contents in files.items():
        (folder / name).write_bytes(contents if isinstance(contents, bytes) else b"".join(contents))
    command = [sys.executable, "-I", "-W", "error", str(folder / "run.py")]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    *epochs, words = done.stdout.splitlines()
    return Repeated([float(line.rpartition(" ")[2]) for line in epochs], words)


def greedy_words(model: LanguageModel, corpus: Corpus) -> str:
    prompt = corpus.training.ids[:PROMPT_TOKENS].astype(np.int64)
    words = continue_ids(model, corpus.vocabulary, prompt, GenerationSettings(words=20))
    known = [corpus.vocabulary.word(int(i)) for i in prompt]
    return " ".join([*known, *(word.word for word in words)])


ALL_AT_ONCE = {
    "dropout": 0.3,
    "embedding_dropout": 0.2,
    "gradient_clip": 0.5,
    "schedule": "cosine",
    "warmup_steps": 9,
}


@pytest.mark.parametrize(
    ("text", "model", "training"),
    [
        (
            {"punctuation": "drop", "unit": "sentence", "validation_fraction": 0.0},
            PRESETS["seed"].model.to_dict(),
            {"optimizer": "sgd", "learning_rate": 0.1, "batch_size": 1, "epochs": 30},
        ),
        ({}, {"context": 4, "hidden_dims": (16,)}, {"weight_decay": 0.01, "batch_size": 50}),
        (
            {"min_count": 20},
            {"context": 2, "hidden_dims": (16, 8)},
            {"optimizer": "momentum", "learning_rate": 0.05, "batch_size": 7, "shuffle": False},
        ),
        ({"unit": "sentence"}, {**TIED, "biases": False}, {"schedule": "linear"}),
        ({"min_count": 20}, {"hidden_dims": (9,)}, {"embedding_dropout": 0.3}),
        ({"min_count": 20}, TIED, ALL_AT_ONCE),
        ({}, {"hidden_dims": (), "dtype": "float64"}, {"gradient_clip": 0.1}),
    ],
)
def test_script_prints_the_same_losses_and_words(
    text: dict[str, Any], model: dict[str, Any], training: dict[str, Any], tmp_path: Path
) -> None:
    corpus = Corpus.from_texts([SENTENCES * 30, SENTENCES], TextSettings.from_dict(text))
    settings = TrainingSettings.from_dict({"epochs": 10, "learning_rate": 0.01, **training})
    rng = np.random.default_rng(settings.seed)
    first_model = LanguageModel(len(corpus.vocabulary), ModelSettings.from_dict(model), rng)
    trainer = Trainer(first_model.copy(), corpus, settings)
    events = [event for event in trainer.run() if isinstance(event, Evaluation)]

    found = repeat(
        tmp_path, script_files(first_model, corpus, [SettingsFrom(0, settings)], trainer.step)
    )

    np.testing.assert_allclose(
        found.losses, [event.train_loss for event in events], rtol=0, atol=TOLERANCE
    )
    assert found.losses[-1] < found.losses[0]
    assert found.words == greedy_words(trainer.model, corpus)


def test_script_follows_a_text_of_many_segments(tmp_path: Path) -> None:
    """More than 64 segments: the order of the examples has more than one part."""
    rng = np.random.default_rng(8)
    words = rng.choice(["red", "green", "blue", "."], 64 * 4096 + 5000, p=[0.4, 0.3, 0.2, 0.1])
    corpus = Corpus.from_texts([" ".join(words)], TextSettings(validation_fraction=0.0))
    settings = TrainingSettings(epochs=1, batch_size=10_000, learning_rate=0.01)
    model_settings = ModelSettings(context=1, embedding_dim=3, hidden_dims=())
    first_model = LanguageModel(4, model_settings, np.random.default_rng(0))
    trainer = Trainer(first_model.copy(), corpus, settings)
    (loss,) = [event.train_loss for event in trainer.run() if isinstance(event, Evaluation)]
    found = repeat(
        tmp_path, script_files(first_model, corpus, [SettingsFrom(0, settings)], trainer.step)
    )
    np.testing.assert_allclose(found.losses, [loss], rtol=0, atol=TOLERANCE)


def test_script_follows_changed_knobs_and_stops_where_the_run_stopped(tmp_path: Path) -> None:
    corpus = Corpus.from_texts([SENTENCES * 20], TextSettings())
    first = TrainingSettings(batch_size=10, learning_rate=0.01)
    then = first.changed(batch_size=33, learning_rate=0.002, weight_decay=0.1)
    first_model = LanguageModel(len(corpus.vocabulary), ModelSettings(), np.random.default_rng(0))

    model = first_model.copy()
    trainer = Trainer(model, corpus, first)
    run = trainer.run()
    while trainer.step < 25:
        next(run)
    changed = Trainer(model, corpus, then)
    changed.restore(trainer.state())
    run = changed.run()
    while changed.step < 100:
        next(run)

    found = repeat(
        tmp_path,
        script_files(first_model, corpus, [SettingsFrom(0, first), SettingsFrom(25, then)], 100),
    )
    assert found.words == greedy_words(model, corpus)


def test_an_adaptive_softmax_is_refused_in_a_sentence() -> None:
    corpus = Corpus.from_texts([SENTENCES], TextSettings())
    settings = ModelSettings(output="adaptive")
    model = LanguageModel(len(corpus.vocabulary), settings, np.random.default_rng(0))
    with pytest.raises(TrainingError, match="output full"):
        script_files(model, corpus, [SettingsFrom(0, TrainingSettings())], 1)


def test_script_of_any_run_is_short_and_clean(tmp_path: Path) -> None:
    corpus = Corpus.from_texts([SENTENCES], TextSettings(min_count=2))
    choices = itertools.product(
        ["sgd", "momentum", "adamw"], [True, False], [{}, TIED], [{}, ALL_AT_ONCE]
    )
    for number, (optimizer, shuffle, model, training) in enumerate(choices):
        values = {"optimizer": optimizer, "shuffle": shuffle, **training}
        settings = SettingsFrom(0, TrainingSettings.from_dict(values))
        rng = np.random.default_rng(0)
        first_model = LanguageModel(len(corpus.vocabulary), ModelSettings.from_dict(model), rng)
        code = script_files(first_model, corpus, [settings], 1)["run.py"]
        assert isinstance(code, bytes)
        (tmp_path / f"run_{number}.py").write_bytes(code)
        assert len(code.splitlines()) <= 80
        assert imported_names(code) <= {"json", "math", "pathlib", "numpy"}
    for command in (["check"], ["format", "--check"]):
        ruff = [sys.executable, "-m", "ruff", *command, "--config", str(CONFIG), str(tmp_path)]
        done = subprocess.run(ruff, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout


def imported_names(code: bytes) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            names |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(str(node.module))
    return names
