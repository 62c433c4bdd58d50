"""Damaged and hostile projects: what can be made again is, and nothing leads outside."""

import errno
import json
import os
import random
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest

from tests.core.test_faults import project_of, state_of, trained
from tinylm.documents import Document
from tinylm.errors import BadFileError, TinyLMError
from tinylm.json_files import read_sealed_json, sealed_json
from tinylm.project import Project
from tinylm.run import Run
from tinylm.settings import TextSettings

FLIPS_PER_FILE = 25
MADE_AGAIN = ("project.json", "model/", "data/processed/")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project_of(tmp_path_factory.mktemp("whole") / "project", 3)


@pytest.fixture
def folder(whole: Path, tmp_path: Path) -> Path:
    shutil.copytree(whole, tmp_path / "project")
    return tmp_path / "project"


def project_files(folder: Path) -> list[str]:
    found = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
    return sorted(set(found) - {".tinylm.lock"})


def test_flipped_bits_are_found_and_mended(whole: Path, folder: Path) -> None:
    with Project.open(whole) as project:
        state = state_of(project)
    rng = random.Random(0)
    names = project_files(whole)
    assert len(names) == 17
    for name in names:
        data = (whole / name).read_bytes()
        for place in rng.sample(range(len(data) * 8), FLIPS_PER_FILE):
            damaged = bytearray(data)
            damaged[place // 8] ^= 1 << place % 8
            (folder / name).write_bytes(damaged)
            with Project.open(folder) as project:
                assert Path(name).name in str(project.recovered)
                if name.startswith(MADE_AGAIN) and name != "data/processed/corpus.json":
                    assert state_of(project) == state
                    assert project_files(folder) == names
            (folder / name).write_bytes(data)
    with Project.open(folder) as project:
        assert project.recovered is None


@pytest.mark.parametrize("keep", [0, 1, 100])
def test_shortened_files_are_found_and_mended(whole: Path, folder: Path, keep: int) -> None:
    for name in project_files(whole):
        data = (whole / name).read_bytes()
        (folder / name).write_bytes(data[: min(keep, len(data) - 1)])
        with Project.open(folder) as project:
            assert Path(name).name in str(project.recovered)
        (folder / name).write_bytes(data)


@pytest.mark.parametrize("name", ["model", "project.json"])
def test_what_is_missing_is_made_again(whole: Path, folder: Path, name: str) -> None:
    with Project.open(whole) as project:
        state = state_of(project)
    path = folder / name
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    with Project.open(folder) as project:
        assert "again" in str(project.recovered)
        assert state_of(project) == state


def test_a_missing_text_leaves_the_model(folder: Path) -> None:
    shutil.rmtree(folder / "data")
    with Project.open(folder) as project:
        assert len(project.load_model().vocabulary) == 7
        with pytest.raises(BadFileError, match="holds no text"):
            project.corpus()
        with pytest.raises(TinyLMError, match="replaced"):
            project.trainer()


def test_arrays_of_two_saves_are_no_model(folder: Path) -> None:
    kept = (folder / "model" / "embeddings.npy").read_bytes()
    with Project.open(folder) as project:
        project.save(trained(project, 9))
        expected = project.load_model().model.parameters()["embeddings"].copy()
        (folder / "model" / "embeddings.npy").write_bytes(kept)
        with pytest.raises(BadFileError, match=r"embeddings\.npy is damaged"):
            project.load_model()
    with Project.open(folder) as project:
        assert "embeddings.npy" in str(project.recovered)
        found = project.load_model().model.parameters()["embeddings"]
        np.testing.assert_array_equal(found, expected)


def test_a_damaged_last_save_leaves_the_older_checkpoint(folder: Path) -> None:
    with Project.open(folder) as project:
        project.save_checkpoint(Run.of(trained(project, 2)), "epoch_2.ckpt")
    for name in ("checkpoints/latest.ckpt", "model/embeddings.npy"):
        (folder / name).write_bytes(b"rot")
    with Project.open(folder) as project:
        assert "made again from checkpoints/epoch_2.ckpt" in str(project.recovered)
        assert project.trainer().step == 2
        assert_saves_win(project)


@pytest.mark.parametrize("saved", [True, False])
def test_an_autosave_counts_whatever_was_kept_after_it(folder: Path, saved: bool) -> None:
    if not saved:
        shutil.rmtree(folder / "checkpoints")
        shutil.rmtree(folder / "model")
    with Project.open(folder) as project:
        project.autosave(Run.of(trained(project, 6)))
        project.save_checkpoint(Run.of(trained(project, 5)), "best_model.ckpt")
    with Project.open(folder) as project:
        assert "its autosave was taken" in str(project.recovered)
        assert project.trainer().step == 6
        assert_saves_win(project)


def assert_saves_win(project: Project) -> None:
    """Whatever was mended, the next save is the newest."""
    project.save(trained(project, 8))
    project.close()
    with Project.open(project.folder) as again:
        assert again.recovered is None
        assert again.trainer().step == 8


def test_nothing_is_left_of_a_model_without_checkpoints(folder: Path) -> None:
    shutil.rmtree(folder / "checkpoints")
    with Project.open(folder) as project:
        assert project.recovered is None
    (folder / "model" / "embeddings.npy").write_bytes(b"rot")
    with Project.open(folder) as project:
        assert "No checkpoint is left" in str(project.recovered)
        with pytest.raises(BadFileError, match=r"embeddings\.npy"):
            project.load_model()


def test_a_file_without_permission_is_named_and_the_others_open(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = os.open

    def refuse(path: Path, flags: int, mode: int = 0o777) -> int:
        if Path(path).name == "story.txt":
            raise PermissionError(errno.EACCES, "Permission denied")
        return opened(path, flags, mode)

    monkeypatch.setattr("tinylm.strict_readers.os.open", refuse)
    with Project.open(folder) as project:
        assert "story.txt cannot be read: Permission denied" in str(project.recovered)
        assert len(project.corpus().vocabulary) == len(project.load_model().vocabulary)
        assert project.trainer().step == 3
        with pytest.raises(TinyLMError, match=r"story\.txt cannot be read: Permission denied"):
            project.documents()


def linked(folder: Path, name: str, outside: Path) -> None:
    """Put a link to an equal file or folder elsewhere in the place of one of the project."""
    (folder / name).rename(outside / "target")
    (folder / name).symlink_to(outside / "target")


@pytest.mark.parametrize(
    "name", ["project.json", "model", "model/config.json", "data", "data/processed", "checkpoints"]
)
def test_links_lead_nowhere(folder: Path, tmp_path: Path, name: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    linked(folder, name, outside)
    before = {path: path.lstat().st_mtime_ns for path in outside.rglob("*")}
    try:
        with Project.open(folder) as project:
            assert project.recovered is not None
            project.save(trained(project, 2))
    except TinyLMError:
        pass
    assert {path: path.lstat().st_mtime_ns for path in outside.rglob("*")} == before


def test_the_lock_follows_no_link(folder: Path, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_text("precious")
    (folder / ".tinylm.lock").unlink(missing_ok=True)
    (folder / ".tinylm.lock").symlink_to(precious)
    with suppress(TinyLMError):
        Project.open(folder).close()
    assert precious.read_text() == "precious"


def resealed(path: Path, change: Callable[[dict[str, object]], None]) -> None:
    """Change a manifest as someone would who means harm: with a seal that fits."""
    values = read_sealed_json(path)
    change(values)
    path.write_bytes(sealed_json(values))


@pytest.mark.parametrize(
    "name",
    ["../../secret.txt", "/etc/passwd", "raw_text/../../../secret.txt", "raw_text/a/b.txt", ""],
)
def test_documents_cannot_be_named_outside(folder: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "secret.txt").write_text("secret")

    def point_outside(values: dict[str, object]) -> None:
        values["raw_text"] = [{"file": name, "name": "story", "encoding": "utf-8"}]

    resealed(folder / "data/processed/corpus.json", point_outside)
    with Project.open(folder) as project:
        with pytest.raises(BadFileError, match="no name of a document"):
            project.documents()
        assert "Import the texts again" in str(project.recovered)


@pytest.mark.parametrize("encoding", ["zlib_codec", "rot13", "nothing", "\0", "../utf-8"])
def test_documents_cannot_name_what_is_no_encoding(folder: Path, encoding: str) -> None:
    def encode(values: dict[str, object]) -> None:
        values["raw_text"] = [{"file": "raw_text/story.txt", "name": "s", "encoding": encoding}]

    resealed(folder / "data/processed/corpus.json", encode)
    with Project.open(folder) as project, pytest.raises(BadFileError, match="encoding"):
        project.documents()


def test_opening_what_is_no_project_changes_nothing(tmp_path: Path) -> None:
    for name in ("data", "model"):
        (tmp_path / name).mkdir()
    (tmp_path / "data" / "mine.csv").write_text("1,2")
    (tmp_path / "project.json").write_text(json.dumps({"name": "another program's"}))
    before = {path for path in tmp_path.rglob("*") if path.name != ".tinylm.lock"}
    with pytest.raises(BadFileError, match="not a project"):
        Project.open(tmp_path)
    assert {path for path in tmp_path.rglob("*") if path.name != ".tinylm.lock"} == before


def test_strange_names_of_documents_become_file_names(tmp_path: Path) -> None:
    names = ["a/b\\c.txt", "CON", "con.txt", "\u202etxt.exe", ".hidden", "", "x" * 300]
    names += ["Story.TXT", "story.txt", "\u00e9t\u00e9.txt", "a\0b", "new\nline"]
    given = [Document.from_text(name, "the cat sat on the mat") for name in names]
    with Project.create(tmp_path / "p") as project:
        project.import_documents(given, TextSettings())
    with Project.open(tmp_path / "p") as project:
        assert project.recovered is None
        assert [document.name for document in project.documents()] == names
    stored = [path.name for path in (tmp_path / "p" / "data" / "raw_text").iterdir()]
    assert len({name.casefold() for name in stored}) == len(names)
    assert all(len(name.encode()) < 256 for name in stored)
