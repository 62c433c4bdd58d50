"""Projects: what is saved comes back, and training goes on as if it had never stopped."""

from pathlib import Path

import numpy as np
import pytest

from tinylm.documents import Document
from tinylm.errors import (
    BadFileError,
    NewerVersionError,
    ProjectInUseError,
    StorageError,
    TrainingError,
)
from tinylm.json_files import read_sealed_json, sealed_json
from tinylm.layers import Array
from tinylm.model import LanguageModel
from tinylm.project import Project
from tinylm.run import Run
from tinylm.settings import ModelSettings, TextSettings, TrainingSettings
from tinylm.trainer import Trainer

TEXT = "The cat sat. The dog sat on the mat! A cat ate the fish; a dog ate the cat.\n" * 20
MODEL = ModelSettings(context=2, embedding_dim=3, hidden_dims=(5,))


@pytest.fixture
def document() -> Document:
    return Document.from_text("story", TEXT)


def started(
    project: Project, document: Document, optimizer: str = "adamw", epochs: int = 3
) -> Trainer:
    corpus = project.import_documents([document], TextSettings())
    model = LanguageModel(len(corpus.vocabulary), MODEL, np.random.default_rng(1))
    settings = TrainingSettings(optimizer=optimizer, epochs=epochs, batch_size=16)
    return Trainer(model, corpus, settings)


def advance(trainer: Trainer, steps: int) -> None:
    events = trainer.run()
    while trainer.step < steps:
        next(events)


def assert_equal(first: dict[str, Array], second: dict[str, Array]) -> None:
    assert first.keys() == second.keys()
    for name, array in first.items():
        np.testing.assert_array_equal(array, second[name], strict=True)


def test_a_text_comes_back_as_it_was_imported(tmp_path: Path, document: Document) -> None:
    with Project.create(tmp_path / "p") as project:
        imported = project.import_documents([document], TextSettings())
    with Project.open(tmp_path / "p") as project:
        corpus = project.corpus()
        assert [d.text() for d in project.documents()] == [TEXT]
    assert corpus.vocabulary.words == imported.vocabulary.words
    assert corpus.settings == imported.settings
    assert corpus.documents == imported.documents
    np.testing.assert_array_equal(corpus.training.ids[:], imported.training.ids[:])
    assert corpus.validation is not None
    assert imported.validation is not None
    np.testing.assert_array_equal(corpus.validation.ids[:], imported.validation.ids[:])
    np.testing.assert_array_equal(corpus.validation.unit_starts, imported.validation.unit_starts)


def test_a_run_with_patience_goes_on_with_its_best_epoch(
    tmp_path: Path, document: Document
) -> None:
    with Project.create(tmp_path) as project:
        corpus = project.import_documents([document], TextSettings())
        model = LanguageModel(len(corpus.vocabulary), MODEL, np.random.default_rng(1))
        settings = TrainingSettings(epochs=4, batch_size=16, patience=3)
        trainer = Trainer(model, corpus, settings)
        advance(trainer, 2 * trainer.steps_per_epoch + 3)
        project.save(trainer)
    with Project.open(tmp_path) as project:
        resumed = project.trainer()
    assert trainer.state().values["best"] is not None
    assert resumed.state().values == trainer.state().values
    assert [*resumed.run()][-1] == [*trainer.run()][-1]
    assert_equal(resumed.state().arrays, trainer.state().arrays)


def test_a_model_comes_back_with_its_words(tmp_path: Path, document: Document) -> None:
    with Project.create(tmp_path) as project:
        trainer = started(project, document)
        advance(trainer, 3)
        project.save(trainer)
    with Project.open(tmp_path) as project:
        model, vocabulary, tokenizer = project.load_model()
        assert project.recovered is None
        assert project.text_settings == TextSettings()
    assert_equal(model.parameters(), trainer.model.parameters())
    assert vocabulary.words == trainer.corpus.vocabulary.words
    assert tokenizer.tokens("A cat!") == ["a", "cat", "!"]


@pytest.mark.parametrize("optimizer", ["sgd", "momentum", "adamw"])
@pytest.mark.parametrize("stop", [0, 1, 26, 31])
def test_training_goes_on_bit_for_bit(
    tmp_path: Path, document: Document, optimizer: str, stop: int
) -> None:
    with Project.create(tmp_path / "whole") as project:
        whole = started(project, document, optimizer)
        uninterrupted = list(whole.run())
    with Project.create(tmp_path / "halves") as project:
        first = started(project, document, optimizer)
        advance(first, stop)
        project.save(first, {"curve": np.arange(stop)})
    with Project.open(tmp_path / "halves") as project:
        second = project.trainer()
        np.testing.assert_array_equal(project.load_run().history["curve"], np.arange(stop))
    events = list(second.run())
    assert_equal(second.state().arrays, whole.state().arrays)
    assert events == uninterrupted[-len(events) :]
    assert second.step == whole.step
    assert second.losses == whole.losses


@pytest.mark.parametrize("stop", [20, 60, 400])
def test_patience_goes_on_too(tmp_path: Path, document: Document, stop: int) -> None:
    """The best epoch so far is part of a run, also when the run has ended."""
    settings = TrainingSettings(epochs=40, batch_size=16, patience=2, learning_rate=0.1)

    def new(project: Project) -> Trainer:
        trainer = started(project, document)
        return Trainer(trainer.model, trainer.corpus, settings)

    with Project.create(tmp_path / "whole") as project:
        whole = new(project)
        uninterrupted = list(whole.run())
        assert uninterrupted[-1].reason == "no improvement"  # type: ignore[union-attr]
    with Project.create(tmp_path / "halves") as project:
        first = new(project)
        for _ in zip(first.run(), range(stop), strict=False):
            pass
        project.save(first)
    with Project.open(tmp_path / "halves") as project:
        second = project.trainer()
        list(second.run())
    assert_equal(second.state().arrays, whole.state().arrays)
    assert second.state().values == whole.state().values


def test_changed_settings_are_on_record(tmp_path: Path, document: Document) -> None:
    with Project.create(tmp_path) as project:
        trainer = started(project, document)
        advance(trainer, 4)
        trainer.settings = trainer.settings.changed(learning_rate=0.5)
        advance(trainer, 7)
        project.save(trainer)
    with Project.open(tmp_path) as project:
        log = project.trainer().state().values["settings_log"]
    assert [(entry["step"], entry["settings"]["learning_rate"]) for entry in log] == [
        (0, 0.003),
        (4, 0.5),
    ]


def test_a_save_replaces_the_one_before(tmp_path: Path, document: Document) -> None:
    with Project.create(tmp_path) as project:
        trainer = started(project, document)
        for step in (2, 4):
            advance(trainer, step)
            project.save(trainer)
        assert_equal(project.load_model().model.parameters(), trainer.model.parameters())
        assert project.trainer().step == 4
    names = sorted(path.name for path in tmp_path.iterdir() if path.name != ".tinylm.lock")
    assert names == ["checkpoints", "data", "model", "project.json"]


def test_an_autosave_counts_if_the_program_ended_before_a_save(
    tmp_path: Path, document: Document
) -> None:
    with Project.create(tmp_path) as project:
        trainer = started(project, document)
        project.save(trainer)
        advance(trainer, 5)
        project.autosave(Run.of(trainer))
    with Project.open(tmp_path) as project:
        assert "autosave was taken" in str(project.recovered)
        assert project.trainer().step == 5
        assert_equal(project.load_model().model.parameters(), trainer.model.parameters())
        project.autosave(Run.of(trainer))
        project.discard_autosave()
    with Project.open(tmp_path) as project:
        assert project.recovered is None
        assert project.trainer().step == 5


def test_a_save_outdates_the_autosave(tmp_path: Path, document: Document) -> None:
    with Project.create(tmp_path) as project:
        trainer = started(project, document)
        project.autosave(Run.of(trainer))
        left_over = (tmp_path / "checkpoints" / "autosave.ckpt").read_bytes()
        advance(trainer, 5)
        project.save(trainer)
    (tmp_path / "checkpoints" / "autosave.ckpt").write_bytes(left_over)
    with Project.open(tmp_path) as project:
        assert project.recovered is None
        assert project.trainer().step == 5


def test_training_does_not_go_on_with_another_text(tmp_path: Path, document: Document) -> None:
    with Project.create(tmp_path) as project:
        project.save(started(project, document))
        project.import_documents([Document.from_text("b", "a b c a b")], TextSettings())
        with pytest.raises(TrainingError, match="replaced"):
            project.trainer()
        assert project.load_model().vocabulary.id("cat") is not None


def test_a_second_writer_is_told_and_may_read(tmp_path: Path, document: Document) -> None:
    with Project.create(tmp_path) as project:
        project.save(started(project, document))
        with pytest.raises(ProjectInUseError, match="another window"):
            Project.open(tmp_path)
        with Project.open_to_read(tmp_path) as reader:
            assert reader.read_only
            assert len(reader.load_model().vocabulary) == len(project.corpus().vocabulary)
            with pytest.raises(StorageError, match="reading only"):
                reader.save_corpus(project.corpus())
    Project.open(tmp_path).close()


def test_what_is_no_project_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="not there"):
        Project.open(tmp_path / "absent")
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(StorageError, match="not empty"):
        Project.create(tmp_path)
    with pytest.raises(BadFileError, match="not a project"):
        Project.open(tmp_path)
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_an_empty_project_says_what_it_lacks(tmp_path: Path) -> None:
    with Project.create(tmp_path) as project:
        for ask in (project.load_model, project.corpus, project.trainer):
            with pytest.raises(BadFileError, match="holds no"):
                ask()


def test_a_project_from_the_future_is_left_alone(tmp_path: Path, document: Document) -> None:
    with Project.create(tmp_path) as project:
        project.save(started(project, document))
    path = tmp_path / "project.json"
    record = {**read_sealed_json(path), "format": 2}
    path.write_bytes(sealed_json(record))
    with pytest.raises(NewerVersionError, match="update TinyLM"):
        Project.open(tmp_path)
    assert read_sealed_json(path) == record


@pytest.mark.parametrize("output", ["full", "adaptive"])
def test_every_file_is_described(tmp_path: Path, document: Document, output: str) -> None:
    with Project.create(tmp_path) as project:
        trainer = started(project, document)
        shape = trainer.model.settings.changed(output=output)
        words = len(trainer.corpus.vocabulary)
        model = LanguageModel(words, shape, np.random.default_rng(0))
        project.save(Trainer(model, trainer.corpus, trainer.settings))
        described = project.describe()
    files = {f.relative_to(tmp_path).as_posix() for f in tmp_path.rglob("*") if f.is_file()}
    assert {file["path"] for file in described["files"]} == files - {".tinylm.lock"}
    assert described["name"] == tmp_path.name
