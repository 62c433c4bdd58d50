"""Crashes and disk errors at every single file operation: the old state or the new, never a mix.

A state is what a user has: the text, the model, and how its training goes on.
"""

import errno
import hashlib
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest

from tests.core.faulty_disk import Killed, failing_at, faulty_disk, killed_at, never
from tinylm.documents import Document
from tinylm.errors import BadFileError, StorageError
from tinylm.layers import Array
from tinylm.model import LanguageModel
from tinylm.project import Project
from tinylm.run import Run
from tinylm.settings import ModelSettings, TextSettings, TrainingSettings
from tinylm.trainer import Trainer

TEXTS = ("The cat sat. The dog sat. The bird ate.", "A cat ate the fish. A dog ate the bird. No!")
SETTINGS = TextSettings(unit="sentence", validation_fraction=0.0)

State = tuple[object, ...]
Act = Callable[[Project], None]


def documents(number: int) -> list[Document]:
    return [Document.from_text("story", TEXTS[number])]


def trained(project: Project, steps: int) -> Trainer:
    """A trainer for the project's text after some steps: the same for the same number."""
    corpus = project.corpus()
    settings = ModelSettings(context=1, embedding_dim=2, hidden_dims=(2,), biases=False)
    model = LanguageModel(len(corpus.vocabulary), settings, np.random.default_rng(0))
    trainer = Trainer(model, corpus, TrainingSettings(epochs=100, batch_size=1, optimizer="sgd"))
    events = trainer.run()
    while trainer.step < steps:
        next(events)
    return trainer


def digest(arrays: dict[str, Array]) -> str:
    parts = [name.encode() + array.tobytes() for name, array in sorted(arrays.items())]
    return hashlib.sha256(b"".join(parts)).hexdigest()


def state_of(project: Project) -> State:
    """All that a user would miss. A mix of two saves is like neither."""
    text = model = run = None
    if (project.folder / "data").exists():
        corpus, raw = project.corpus(), [d.text() for d in project.documents()]
        text = (corpus.vocabulary.words, corpus.training.ids[:].tolist(), raw)
    if project.has_model:
        saved = project.load_model()
        model = (saved.vocabulary.words, digest(saved.model.parameters()))
    with suppress(BadFileError):
        found = project.load_run()
        run = (found.vocabulary.words, found.state.values["step"], digest(found.state.arrays))
        parameters = {f"parameters.{n}": a for n, a in found.model.parameters().items()}
        assert parameters.items() <= found.state.arrays.items()
        assert saved.vocabulary.words == found.vocabulary.words
        assert digest(saved.model.parameters()) == digest(found.model.parameters())
    return text, model, run, project.describe()["steps"]


def import_text(project: Project) -> None:
    project.import_documents(documents(1), SETTINGS)


def save(project: Project) -> None:
    project.save(trained(project, 5))


def autosave(project: Project) -> None:
    project.autosave(Run.of(trained(project, 5)))


def save_after_autosave(project: Project) -> None:
    project.autosave(Run.of(trained(project, 4)))
    project.save(trained(project, 5))


def keep_checkpoint(project: Project) -> None:
    project.save_checkpoint(Run.of(trained(project, 5)), "best_model.ckpt")


# What is done to a project, and how many steps it was trained before (None: it has no text).
CASES = (
    (import_text, None),
    (import_text, 3),
    (save, 0),
    (autosave, 3),
    (save_after_autosave, 3),
    (keep_checkpoint, 3),
)


@pytest.fixture(autouse=True)
def _quick_disk() -> Iterator[None]:
    """Nothing here waits for the disk."""
    with faulty_disk(never):
        yield


@pytest.fixture(params=CASES, ids=lambda case: f"{case[0].__name__} {case[1]}")
def case(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Act, Path]:
    """What is done, and the project it is done to."""
    act, steps = request.param
    return act, project_of(tmp_path / "before", steps)


def project_of(folder: Path, steps: int | None) -> Path:
    with Project.create(folder) as project:
        if steps is not None:
            project.import_documents(documents(0), SETTINGS)
            if steps:
                project.save(trained(project, steps))
    return folder


def copied(before: Path, folder: Path) -> Path:
    shutil.copytree(before, folder)
    return folder


def reopened(folder: Path) -> State:
    with Project.open(folder) as project:
        return state_of(project)


def states(before: Path, act: Act, folder: Path) -> tuple[list[State], int]:
    """The states that may be found after a fault in `act`, and its number of operations."""
    old = reopened(copied(before, folder / "old"))
    with Project.open(copied(before, folder / "new")) as project, faulty_disk(never) as disk:
        act(project)
        operations = len(disk.names)
    allowed = [old, reopened(folder / "new")]
    if act is save_after_autosave:
        with Project.open(copied(before, folder / "between")) as project:
            project.autosave(Run.of(trained(project, 4)))
        allowed.append(reopened(folder / "between"))
    return allowed, operations


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def is_leftover(path: str) -> bool:
    return any(part.startswith(".") and part != ".tinylm.lock" for part in path.split("/"))


def test_a_crash_at_any_operation_leaves_the_old_state_or_the_new(
    case: tuple[Act, Path], tmp_path: Path
) -> None:
    act, before = case
    allowed, operations = states(before, act, tmp_path)
    assert operations > 5
    for number in range(1, operations + 1):
        folder = copied(before, tmp_path / f"killed at {number}")
        project = Project.open(folder)
        with faulty_disk(killed_at(number)), pytest.raises(Killed):
            act(project)
        project.close()
        assert reopened(folder) in allowed, f"after operation {number} of {operations}"
        assert not any(map(is_leftover, files(folder)))


def test_a_crash_while_a_crash_is_mended_changes_nothing_of_that(tmp_path: Path) -> None:
    before = project_of(tmp_path / "before", 3)
    allowed, operations = states(before, save, tmp_path)
    for number in range(operations, 1, -7):
        crashed = copied(before, tmp_path / f"killed at {number}")
        project = Project.open(crashed)
        with faulty_disk(killed_at(number)), pytest.raises(Killed):
            save(project)
        project.close()
        for again in range(1, 200):
            folder = copied(crashed, tmp_path / f"killed at {number} and {again}")
            with faulty_disk(killed_at(again)) as disk, suppress(Killed):
                Project.open(folder).close()
            assert reopened(folder) in allowed
            if len(disk.names) < again:
                break


@pytest.mark.parametrize("for_good", [False, True])
def test_an_error_at_any_operation_is_told_and_loses_nothing(
    case: tuple[Act, Path], tmp_path: Path, for_good: bool
) -> None:
    act, before = case
    allowed, operations = states(before, act, tmp_path)
    for number in range(1, operations + 1):
        folder = copied(before, tmp_path / f"failed at {number}")
        with Project.open(folder) as project:
            told = None
            with faulty_disk(failing_at(number, errno.ENOSPC, for_good)) as disk:
                try:
                    act(project)
                except StorageError as error:
                    told = str(error)
            assert told is None or "the disk is full" in told
            saved = told is None
            if saved:
                assert state_of(project) in allowed[1:]
            if disk.names[number - 1] not in ("unlink", "rmdir"):
                assert not any(map(is_leftover, files(folder)))
        assert reopened(folder) in (allowed[1:] if saved else allowed)
        assert not any(map(is_leftover, files(folder)))
