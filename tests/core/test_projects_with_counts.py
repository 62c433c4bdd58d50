"""A model with counts is saved with them, comes back with them, and is mended with them."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from tinylm.documents import Document
from tinylm.errors import BadFileError
from tinylm.evaluation import evaluate
from tinylm.json_files import read_sealed_json, sealed_json
from tinylm.layers import Array
from tinylm.model import LanguageModel
from tinylm.project import Project
from tinylm.resources import sample_path
from tinylm.settings import ModelSettings, TextSettings, TrainingSettings
from tinylm.trainer import Trainer
from tinylm.verification import verify

TEXT = sample_path("story").read_text("utf-8")[:6000]
SETTINGS = TrainingSettings(epochs=2, batch_size=64, patience=1, counted_context=3)


@pytest.fixture
def trainer(tmp_path: Path) -> Trainer:
    """One that has trained to the end and is saved as the project p."""
    with Project.create(tmp_path / "p") as project:
        corpus = project.import_documents([Document.from_text("story", TEXT)], TextSettings())
        shape = ModelSettings(context=3, embedding_dim=4, hidden_dims=(6,))
        model = LanguageModel(len(corpus.vocabulary), shape, np.random.default_rng(0))
        trainer = Trainer(model, corpus, SETTINGS)
        list(trainer.run())
        project.save(trainer)
    return trainer


def losses(model: LanguageModel, trainer: Trainer) -> Array:
    assert trainer.corpus.validation is not None
    return model.losses(*next(trainer.corpus.validation.in_order(3, 10**6)))


def test_model_and_run_come_back_with_their_counts(tmp_path: Path, trainer: Trainer) -> None:
    assert trainer.model.counts is not None
    expected = losses(trainer.model, trainer)
    with Project.open(tmp_path / "p") as project:
        assert project.recovered is None
        resumed = project.trainer()
        for model in (project.load_model().model, project.load_run().model, resumed.model):
            np.testing.assert_array_equal(losses(model, trainer), expected)
        list(resumed.run())  # nothing is left to do
        np.testing.assert_array_equal(losses(resumed.model, trainer), expected)


def test_a_run_with_counts_comes_out_again(tmp_path: Path, trainer: Trainer) -> None:
    with Project.open(tmp_path / "p") as project:
        assert verify(project).first_difference is None


def test_a_model_folder_alone_is_enough(tmp_path: Path, trainer: Trainer) -> None:
    shutil.rmtree(tmp_path / "p" / "checkpoints")
    shutil.rmtree(tmp_path / "p" / "data")
    with Project.open(tmp_path / "p") as project:
        model = project.load_model().model
    assert trainer.corpus.validation is not None
    expected = evaluate(trainer.model, trainer.corpus.validation)
    assert evaluate(model, trainer.corpus.validation) == expected


@pytest.mark.parametrize("damage", [b"", b"damaged", None])
def test_damaged_counts_are_made_again_from_the_checkpoint(
    tmp_path: Path, trainer: Trainer, damage: bytes | None
) -> None:
    path = tmp_path / "p" / "model" / "counted_text.npy"
    if damage is None:
        path.unlink()
    else:
        path.write_bytes(damage)
    with Project.open(tmp_path / "p") as project:
        assert project.recovered is not None
        assert "counted_text.npy" in project.recovered
        model = project.load_model().model
    np.testing.assert_array_equal(losses(model, trainer), losses(trainer.model, trainer))


def test_counts_of_another_model_are_refused(tmp_path: Path, trainer: Trainer) -> None:
    config = tmp_path / "p" / "model" / "config.json"
    values = read_sealed_json(config)
    values["counts"]["context"] = 4  # the model sees three words
    config.write_bytes(sealed_json(values))
    damaged = pytest.raises(BadFileError, match="counts of the model's text are damaged")
    with Project.open_to_read(tmp_path / "p") as project, damaged:
        project.load_model()


def test_a_model_without_counts_has_no_file_of_them(tmp_path: Path, trainer: Trainer) -> None:
    trainer.model.counts = None
    with Project.open(tmp_path / "p") as project:
        project.save(trainer)
        assert not (tmp_path / "p" / "model" / "counted_text.npy").exists()
        assert project.load_model().model.counts is None
