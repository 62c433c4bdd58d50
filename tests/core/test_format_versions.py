"""Projects of every format that ever was can be opened, and those of the future are left alone.

`tests/data/project-format-N` was written by the first program with format N and stays as it is.
"""

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tinylm.errors import NewerVersionError
from tinylm.generation import generate
from tinylm.json_files import read_sealed_json, sealed_json
from tinylm.project import Project
from tinylm.recovery import PROJECT_FORMAT
from tinylm.settings import GenerationSettings

DATA = Path(__file__).parents[1] / "data"


@pytest.fixture(params=range(1, PROJECT_FORMAT + 1))
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    shutil.copytree(DATA / f"project-format-{request.param}", tmp_path / "project")
    return tmp_path / "project"


def test_a_stored_project_opens_whole(folder: Path) -> None:
    with Project.open(folder) as project:
        assert project.recovered is None
        assert project.documents()[0].text().startswith("The cat sat. The dog sat on the mat!")
        assert project.corpus().training.tokens == 97
        model, vocabulary, tokenizer = project.load_model()
        settings = GenerationSettings(words=3)
        words = list(generate(model, vocabulary, tokenizer, "the cat", settings))
        assert [word.word in vocabulary for word in words] == [True] * 3


def test_a_stored_project_trains_on_and_is_saved(folder: Path) -> None:
    with Project.open(folder) as project:
        trainer = project.trainer()
        steps = trainer.step
        trainer.settings = trainer.settings.changed(epochs=3, patience=0)
        list(trainer.run())
        assert trainer.step > steps
        project.save(trainer)
    with Project.open(folder) as project:
        assert project.recovered is None
        assert project.describe()["steps"] == trainer.step


def manifest_of_the_future(path: Path) -> None:
    path.write_bytes(sealed_json({**read_sealed_json(path), "format": 99}))


def checkpoint_of_the_future(path: Path) -> None:
    data = path.read_bytes()
    end = 8 + int.from_bytes(data[:8], "little")
    header = json.loads(data[8:end])
    header["__metadata__"] |= {"format": "tinylm 99", "sha256": "0" * 64}
    blank = json.dumps(header).encode()
    length = len(blank).to_bytes(8, "little")
    digest = hashlib.sha256(length + blank + data[end:]).hexdigest()
    text = blank.replace(b"0" * 64, digest.encode())
    path.write_bytes(length + text + data[end:])


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("project.json", manifest_of_the_future),
        ("model/config.json", manifest_of_the_future),
        ("data/processed/corpus.json", manifest_of_the_future),
        ("checkpoints/latest.ckpt", checkpoint_of_the_future),
    ],
)
def test_a_newer_project_is_left_alone(
    folder: Path, name: str, change: Callable[[Path], None]
) -> None:
    change(folder / name)
    before = {path: path.read_bytes() for path in folder.rglob("*.*") if path.is_file()}
    with pytest.raises(NewerVersionError, match=r"newer version of TinyLM .*: update TinyLM"):
        Project.open(folder)
    after = {path: path.read_bytes() for path in folder.rglob("*.*") if path.is_file()}
    after.pop(folder / ".tinylm.lock", None)
    assert after == before
