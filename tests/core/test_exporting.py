"""Whole projects in other programs' formats, through the one door that exports have."""

import errno
import json
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
import safetensors
import safetensors.numpy

from tests.core.faulty_disk import Killed, failing_at, faulty_disk, killed_at, never
from tinylm.documents import Document
from tinylm.errors import BadFileError, StorageError, TrainingError
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


def test_the_script_follows_settings_changed_on_the_way(tmp_path: Path) -> None:
    with Project.create(tmp_path / "project") as project:
        expected = train(project, TrainingSettings(epochs=2, batch_size=20))
        trainer = project.trainer()
        trainer.settings = trainer.settings.changed(epochs=5, batch_size=30, learning_rate=0.02)
        expected += [event for event in trainer.run() if isinstance(event, Evaluation)]
        project.save(trainer)
        export(project, "script", tmp_path / "script")
    losses = [evaluation.train_loss for evaluation in expected]
    assert len(losses) == 5
    np.testing.assert_allclose(script_losses(tmp_path / "script"), losses, rtol=0, atol=0.001)


def test_a_script_that_could_not_repeat_the_run_is_refused(tmp_path: Path) -> None:
    with Project.create(tmp_path / "project") as project:
        train(project, TrainingSettings(epochs=2, batch_size=20))
        trainer = project.trainer()
        trainer.settings = trainer.settings.changed(epochs=3, optimizer="sgd")
        list(trainer.run())
        project.save(trainer)
        with pytest.raises(TrainingError, match="its optimizer, seed or shuffling changed"):
            export(project, "script", tmp_path / "script")
        trainer.train_on(np.zeros(trainer.model.settings.context, np.int32), 1)
        project.save(trainer)
        with pytest.raises(TrainingError, match="also trained on single pairs"):
            export(project, "script", tmp_path / "script")
    assert not (tmp_path / "script").exists()


@pytest.fixture
def exported(project: Project, tmp_path: Path) -> tuple[Path, dict[str, bytes], dict[str, bytes]]:
    """A folder with exports of a younger model, their contents, and those of the new ones."""
    folder = tmp_path / "out"
    folder.mkdir()
    export_both(project, folder)
    new = contents(folder)
    with Project.open(project.folder) as opened:
        train(opened, TrainingSettings(epochs=1, batch_size=20))
        export_both(opened, folder)
        old = contents(folder)
        train(opened, TrainingSettings(epochs=4, batch_size=20))
    assert old.keys() == new.keys()
    assert all(old[name] != new[name] for name in ("vectors.txt", "log/vectors.tsv"))
    return folder, old, new


def export_both(project: Project, folder: Path) -> None:
    export(project, "word2vec", folder / "vectors.txt")
    export(project, "tensorboard", folder / "log")


def contents(folder: Path) -> dict[str, bytes]:
    """Every file by its path, without what lies aside."""
    paths = [path for path in sorted(folder.rglob("[!.]*")) if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def operations(project: Project, folder: Path) -> int:
    with faulty_disk(never) as disk:
        export_both(project, folder)
    return len(disk.names)


def test_a_crash_at_any_operation_leaves_whole_files(
    project: Project, exported: tuple[Path, dict[str, bytes], dict[str, bytes]], tmp_path: Path
) -> None:
    _, old, new = exported
    for number in range(1, operations(project, tmp_path / "out") + 1):
        place = tmp_path / f"crash {number}"
        write_all(place, old)
        with suppress(Killed), faulty_disk(killed_at(number)):
            export_both(project, place)
        found = contents(place)
        assert found.keys() == old.keys()
        assert all(found[name] in (old[name], new[name]) for name in found)
        with Project.open(project.folder) as opened:
            assert opened.recovered is None


def test_an_error_at_any_operation_is_told_and_leaves_nothing_over(
    project: Project, exported: tuple[Path, dict[str, bytes], dict[str, bytes]], tmp_path: Path
) -> None:
    _, old, new = exported
    for number in range(1, operations(project, tmp_path / "out") + 1):
        place = tmp_path / f"error {number}"
        write_all(place, old)
        told = ""
        try:
            with faulty_disk(failing_at(number, errno.ENOSPC, for_good=False)) as disk:
                export_both(project, place)
        except StorageError as error:
            told = str(error)
        if told:
            assert "disk is full" in told
        else:  # only tidying up may fail in silence, once all is in its place
            assert disk.names[number - 1] in ("unlink", "rmdir")
            assert contents(place) == new
        found = {path.relative_to(place).as_posix(): path for path in place.rglob("*")}
        assert {name for name, path in found.items() if path.is_file()} == old.keys()
        assert all(path.read_bytes() in (old[n], new[n]) for n, path in found.items() if n in old)


def write_all(folder: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def test_a_project_without_a_model_says_so(tmp_path: Path) -> None:
    with Project.create(tmp_path / "empty") as project:
        for name in FORMATS:
            with pytest.raises(BadFileError, match=r"train one first|no training"):
                export(project, name, tmp_path / "out")
    assert not (tmp_path / "out").exists()
