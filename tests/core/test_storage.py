"""Writing to disk: whole or not at all, told in a sentence, and never by two at once."""

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.core.faulty_disk import failing_at, faulty_disk, never
from tinylm.errors import ProjectInUseError, StorageError
from tinylm.storage import (
    Change,
    ProjectLock,
    make_folder,
    remove_file,
    rename_file,
    settle_folder,
    sweep,
    write_file,
)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write_file(path, b"one")
    write_file(path, [b"tw", memoryview(b"o")])
    assert path.read_bytes() == b"two"
    assert names(tmp_path) == ["a.txt"]


def test_contents_that_fail_half_way_leave_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write_file(path, b"one")

    def contents() -> Iterator[bytes]:
        yield b"tw"
        raise ValueError("no more")

    with pytest.raises(ValueError, match="no more"):
        write_file(path, contents())
    assert path.read_bytes() == b"one"
    assert names(tmp_path) == ["a.txt"]


def test_a_change_takes_effect_at_its_end_and_all_at_once(tmp_path: Path) -> None:
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "old").write_text("old")
    with Change() as change:
        change.write(tmp_path / "a", b"a")
        folder = change.folder(tmp_path / "model")
        folder.make_folder("part")
        digest = folder.write("part/new", b"new")
        assert names(tmp_path / "model") == ["old"]
        assert not (tmp_path / "a").exists()
    assert names(tmp_path) == ["a", "model"]
    assert (tmp_path / "model" / "part" / "new").read_bytes() == b"new"
    assert names(tmp_path / "model") == ["part"]
    assert digest == "11507a0e2f5e69d5dfa40a62a1bd7b6ee57e6bcd85c67c9b8431b36fff21c437"


def test_an_abandoned_change_leaves_nothing(tmp_path: Path) -> None:
    def change_and_fail() -> None:
        with Change() as change:
            change.write(tmp_path / "a", b"a")
            change.folder(tmp_path / "b").write("c", b"c")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        change_and_fail()
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (errno.ENOSPC, "the disk is full: make room"),
        (errno.EROFS, "the disk is read-only"),
        (errno.EACCES, "there is no permission"),
        (errno.ENOENT, "the folder is gone"),
        (errno.EIO, os.strerror(errno.EIO)),
    ],
)
def test_errors_of_the_disk_are_told_with_the_file(tmp_path: Path, code: int, reason: str) -> None:
    path = tmp_path / "a.txt"
    with faulty_disk(failing_at(1, code, True)), pytest.raises(StorageError) as told:
        write_file(path, b"one")
    assert str(told.value).startswith(f"{path} was not written: {reason}")
    assert names(tmp_path) == []


def test_everything_is_flushed_before_it_takes_its_place(tmp_path: Path) -> None:
    """A power cut keeps what was flushed; a rename may come before what was not."""
    with faulty_disk(never) as disk, Change() as change:
        folder = change.folder(tmp_path / "model")
        folder.write("a", b"a")
        folder.write("b", b"b")
    opened, flushed = disk.names.count("open"), disk.names.count("fsync")
    assert opened == flushed  # two files, the new folder, and its parent before and after
    assert flushed == 5
    place = disk.names.index("replace")
    assert disk.names[:place].count("fsync") == 4
    assert disk.names[place + 1 : place + 3] == ["open", "fsync"]


def test_a_folder_without_room_for_it_comes_back(tmp_path: Path) -> None:
    """The second of the two renames fails: the first is undone."""
    (tmp_path / "model").mkdir()
    with faulty_disk(never) as disk, Change() as change:
        change.folder(tmp_path / "model")
    second = len(disk.names) - disk.names[::-1].index("replace")
    (tmp_path / "model" / "mine").write_text("mine")
    with faulty_disk(failing_at(second, errno.EIO, False)), pytest.raises(StorageError):  # noqa: SIM117
        with Change() as change:
            change.folder(tmp_path / "model")
    assert names(tmp_path) == ["model"]
    assert names(tmp_path / "model") == ["mine"]


def test_settling_puts_back_what_a_crash_moved_away(tmp_path: Path) -> None:
    (tmp_path / ".model.old").mkdir()
    assert settle_folder(tmp_path / "model")
    assert names(tmp_path) == ["model"]
    (tmp_path / ".model.old").mkdir()
    assert not settle_folder(tmp_path / "model")
    assert names(tmp_path) == ["model"]


def test_sweeping_removes_leftovers_alone_and_follows_no_link(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "precious").write_text("precious")
    project = tmp_path / "project"
    (project / ".model.new-0123abcd").mkdir(parents=True)
    (project / ".model.new-0123abcd" / "link").symlink_to(outside)
    (project / ".a.ckpt.new-89ef0123").symlink_to(outside)
    for kept in (".note.new-plans", ".hidden", "model.new-0123abcd"):
        (project / kept).write_text("kept")
    sweep(project)
    assert names(project) == [".hidden", ".note.new-plans", "model.new-0123abcd"]
    assert names(outside) == ["precious"]


def test_folders_files_and_renames(tmp_path: Path) -> None:
    make_folder(tmp_path / "a")
    make_folder(tmp_path / "a")
    write_file(tmp_path / "a" / "x", b"x")
    rename_file(tmp_path / "a" / "x", tmp_path / "a" / "y")
    assert names(tmp_path / "a") == ["y"]
    remove_file(tmp_path / "a" / "y")
    remove_file(tmp_path / "a" / "y")
    assert names(tmp_path / "a") == []


def test_only_one_holds_the_lock(tmp_path: Path) -> None:
    first = ProjectLock(tmp_path)
    with pytest.raises(ProjectInUseError, match="another window or command"):
        ProjectLock(tmp_path)
    first.release()
    ProjectLock(tmp_path).release()


def test_the_lock_of_a_killed_program_is_free(tmp_path: Path) -> None:
    program = (
        "import os, pathlib, sys; from tinylm.storage import ProjectLock; "
        "lock = ProjectLock(pathlib.Path(sys.argv[1])); print('locked', flush=True); "
        "sys.stdin.read(); lock.release()"
    )
    command = [sys.executable, "-c", program, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == b"locked"
        with pytest.raises(ProjectInUseError):
            ProjectLock(tmp_path)
        holder.kill()
        holder.wait()
    ProjectLock(tmp_path).release()
