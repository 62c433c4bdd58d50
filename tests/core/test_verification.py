"""Verifying: an honest project comes out again, and another one does not."""

from pathlib import Path

import numpy as np
import pytest

from tinylm.documents import Document
from tinylm.errors import BadFileError
from tinylm.model import LanguageModel
from tinylm.project import Project
from tinylm.settings import ModelSettings, TextSettings, TrainingSettings
from tinylm.trainer import Trainer
from tinylm.verification import verify

TEXT = "The cat sat. The dog sat on the mat! A cat ate the fish; a dog ate the cat.\n" * 20
SETTINGS = TrainingSettings(epochs=3, batch_size=16, dropout=0.1)


def begun(project: Project, settings: TrainingSettings = SETTINGS) -> Trainer:
    corpus = project.import_documents([Document.from_text("story", TEXT)], TextSettings())
    shape = ModelSettings(context=2, embedding_dim=3, hidden_dims=(5,))
    rng = np.random.default_rng(settings.seed)
    return Trainer(LanguageModel(len(corpus.vocabulary), shape, rng), corpus, settings)


def advance(trainer: Trainer, steps: int) -> None:
    events = trainer.run()
    while trainer.step < steps:
        next(events)


@pytest.mark.parametrize("patience", [0, 1])
def test_a_whole_run_comes_out_again(tmp_path: Path, patience: int) -> None:
    with Project.create(tmp_path) as project:
        trainer = begun(project, SETTINGS.changed(patience=patience))
        list(trainer.run())
        project.save(trainer)
        assert verify(project) == (trainer.step, None)


def test_pairs_trained_by_hand_come_out_again(tmp_path: Path) -> None:
    with Project.create(tmp_path) as project:
        trainer = begun(project)
        trainer.train_on(np.array([1, 2]), 3)
        advance(trainer, 30)
        trainer.train_on(np.array([2, 3]), 1)
        trainer.train_on(np.array([0, 1]), 2)
        project.save(trainer)
        trainer = project.trainer()
        list(trainer.run())
        project.save(trainer)
        assert verify(project) == (trainer.step, None)


def test_a_log_with_a_pair_that_is_none_is_refused(tmp_path: Path) -> None:
    with Project.create(tmp_path) as project:
        trainer = begun(project)
        trainer.train_on(np.array([1, 2]), 3)
        trainer.state().values["settings_log"][1]["pair"]["target"] = 10**6
        project.save(trainer)
        with pytest.raises(BadFileError, match="a pair is not one"):
            verify(project)


@pytest.mark.parametrize("change", ["learning_rate", "momentum", "batch_size", "epochs"])
def test_changed_settings_and_pauses_come_out_again(tmp_path: Path, change: str) -> None:
    changes: dict[str, dict[str, float]] = {
        "learning_rate": {"learning_rate": 0.5},
        "momentum": {"momentum": 0.1},
        "batch_size": {"batch_size": 7},
        "epochs": {"epochs": 5},
    }
    with Project.create(tmp_path) as project:
        trainer = begun(project, SETTINGS.changed(optimizer="momentum"))
        advance(trainer, 30)
        project.save(trainer)
        trainer = project.trainer()
        trainer.settings = trainer.settings.changed(**changes[change])
        list(trainer.run())
        project.save(trainer)
        assert verify(project) == (trainer.step, None)


def test_more_epochs_after_the_end_come_out_again(tmp_path: Path) -> None:
    with Project.create(tmp_path) as project:
        trainer = begun(project)
        list(trainer.run())
        project.save(trainer)
        trainer = project.trainer()
        trainer.settings = trainer.settings.changed(epochs=4)
        list(trainer.run())
        project.save(trainer)
        assert verify(project) == (trainer.step, None)


def test_settings_that_held_for_no_step_are_on_record_too(tmp_path: Path) -> None:
    with Project.create(tmp_path) as project:
        trainer = begun(project)
        list(trainer.run())
        trainer.settings = trainer.settings.changed(learning_rate=0.5)  # after the last epoch
        list(trainer.run())
        project.save(trainer)
        assert verify(project) == (trainer.step, None)


def test_the_first_step_that_differs_is_named(tmp_path: Path) -> None:
    with Project.create(tmp_path) as project:
        trainer = begun(project)
        advance(trainer, 9)
        trainer.model.parameters()["embeddings"][:] *= 1.01  # behind the back of the record
        advance(trainer, 20)
        project.save(trainer)
        assert verify(project) == (20, 10)


def test_parameters_changed_after_the_last_step_are_found(tmp_path: Path) -> None:
    with Project.create(tmp_path) as project:
        trainer = begun(project)
        advance(trainer, 9)
        trainer.model.parameters()["embeddings"][0, 0] += 1
        project.save(trainer)
        assert verify(project) == (9, 9)


def test_a_tampered_file_is_caught_before_that(tmp_path: Path) -> None:
    with Project.create(tmp_path) as project:
        trainer = begun(project)
        advance(trainer, 3)
        project.save(trainer)
        path = tmp_path / "checkpoints" / "latest.ckpt"
        path.write_bytes(path.read_bytes()[:-1] + b"x")
        with pytest.raises(BadFileError):
            verify(project)


def test_an_untrained_project_has_nothing_to_verify(tmp_path: Path) -> None:
    with Project.create(tmp_path) as project, pytest.raises(BadFileError, match="holds no"):
        verify(project)
