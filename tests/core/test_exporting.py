"""Whole projects in other programs' formats, through the one door that exports have."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import safetensors
import safetensors.numpy

from tinylm.documents import Document
from tinylm.errors import BadFileError, StorageError
from tinylm.exporting import FORMATS, export
from tinylm.model import LanguageModel
from tinylm.project import Project
from tinylm.settings import ModelSettings, TextSettings, TrainingSettings
from tinylm.trainer import Evaluation, Trainer

TEXT = "The cat sat on the mat. The dog sat on the rug. The cat ate the fish. " * 12


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A trained project, open for reading."""
    with Project.create(tmp_path / "project") as made:
        train(made, TrainingSettings(epochs=4, batch_size=20))
    return made


def train(project: Project, settings: TrainingSettings) -> list[Evaluation]:
    document = Document.from_text("story", TEXT)
    corpus = project.import_documents([document], TextSettings(validation_fraction=0.2))
    rng = np.random.default_rng(settings.seed)
    trainer = Trainer(LanguageModel(len(corpus.vocabulary), ModelSettings(), rng), corpus, settings)
    evaluations = [event for event in trainer.run() if isinstance(event, Evaluation)]
    project.save(trainer)
    return evaluations


def script_losses(folder: Path) -> list[float]:
    command = [sys.executable, "-I", str(folder / "run.py")]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    return [float(line.rpartition(" ")[2]) for line in lines[:-1]]


def test_every_format_is_written_where_it_is_asked_for(project: Project, tmp_path: Path) -> None:
    for name, format_ in FORMATS.items():
        place = tmp_path / f"exported {name}{format_.suffix}"
        written = export(project, name, place)
        found = sorted(place.iterdir()) if place.is_dir() else [place]
        assert sorted(written) == found
        assert all(path.stat().st_size > 0 for path in found)
        assert place.is_dir() == (format_.suffix == "")


def test_a_second_export_replaces_the_first_and_keeps_other_files(
    project: Project, tmp_path: Path
) -> None:
    folder = tmp_path / "log"
    for _ in range(2):
        written = export(project, "tensorboard", folder)
        (folder / "mine.txt").write_text("mine")
    assert sorted(folder.iterdir()) == sorted([*written, folder / "mine.txt"])


def test_safetensors_reads_every_parameter(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "model.safetensors"
    export(project, "safetensors", path)
    saved = project.load_model()
    arrays = safetensors.numpy.load_file(path)
    assert arrays.keys() == saved.model.parameters().keys()
    for name, array in saved.model.parameters().items():
        np.testing.assert_array_equal(arrays[name], array, strict=True)
    with safetensors.safe_open(path, "numpy") as file:
        metadata = {key: json.loads(value) for key, value in file.metadata().items()}
    assert metadata["vocabulary"] == list(saved.vocabulary.words)
    assert metadata["tokenizer"] == saved.tokenizer.config()
    again = LanguageModel.from_parameters(metadata["model"], arrays)
    contexts = np.array([[0, 1, 2, 3]])
    np.testing.assert_array_equal(
        again.probabilities(contexts), saved.model.probabilities(contexts)
    )


def test_the_script_repeats_the_losses_of_the_project(tmp_path: Path) -> None:
    with Project.create(tmp_path / "project") as project:
        evaluations = train(project, TrainingSettings(epochs=3, batch_size=20, seed=5))
        export(project, "script", tmp_path / "script")
    expected = [evaluation.train_loss for evaluation in evaluations]
    np.testing.assert_allclose(script_losses(tmp_path / "script"), expected, rtol=0, atol=0.001)


def test_the_script_ends_at_the_epoch_whose_parameters_were_kept(tmp_path: Path) -> None:
    patient = TrainingSettings(epochs=50, batch_size=20, learning_rate=0.05, patience=2)
    with Project.create(tmp_path / "project") as project:
        evaluations = train(project, patient)
        export(project, "script", tmp_path / "script")
    best = min(evaluations, key=lambda evaluation: evaluation.validation_loss or 0.0)
    assert best.epoch < len(evaluations) < 50  # it did stop early
    assert len(script_losses(tmp_path / "script")) == best.epoch


def test_an_export_that_cannot_be_written_leaves_the_old_one(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "vectors.txt"
    path.write_text("as it was")

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.write", full)
    with pytest.raises(StorageError, match="disk is full"):
        export(project, "word2vec", path)
    monkeypatch.undo()
    assert path.read_text() == "as it was"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["project", "vectors.txt"]


def test_a_project_without_a_model_says_so(tmp_path: Path) -> None:
    with Project.create(tmp_path / "empty") as project:
        for name in FORMATS:
            with pytest.raises(BadFileError, match=r"train one first|no training"):
                export(project, name, tmp_path / "out")
    assert not (tmp_path / "out").exists()
