"""Reading files that lie: one kind of error, nothing waits, nothing is followed."""

import hashlib
import os
import sys
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest

from tinylm.documents import open_document
from tinylm.errors import BadFileError, TextError
from tinylm.strict_readers import (
    check_files,
    check_folder,
    file_sha256,
    open_plain_file,
    read_array,
    read_bytes,
)

needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no such pipes")


def test_a_plain_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"hello")
    assert read_bytes(path, 5) == b"hello"
    assert file_sha256(path) == hashlib.sha256(b"hello").hexdigest()


def test_a_file_larger_than_it_can_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"hello")
    with pytest.raises(BadFileError, match="larger"):
        read_bytes(tmp_path / "a", 4)


def test_links_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"hello")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(BadFileError, match="link"):
        open_plain_file(tmp_path / "b")


@needs_pipes
def test_a_pipe_keeps_nobody_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a")
    with pytest.raises(BadFileError, match="not a plain file"):
        open_plain_file(tmp_path / "a")


@pytest.mark.skipif(sys.platform != "linux", reason="a file that fails when it is read")
def test_a_disk_that_fails_is_told_with_the_file() -> None:
    path = Path("/proc/self/mem")  # nothing is mapped at its start
    with pytest.raises(BadFileError, match="/proc/self/mem cannot be read: Input/output error"):
        file_sha256(path)
    with pytest.raises(TextError, match="mem cannot be read: Input/output error"):
        open_document(path)


def test_missing_files_and_folders_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadFileError, match="missing"):
        open_plain_file(tmp_path / "a")
    with pytest.raises(BadFileError):
        open_plain_file(tmp_path)


def test_a_folder_must_be_one_and_no_link_to_one(tmp_path: Path) -> None:
    check_folder(tmp_path)
    (tmp_path / "link").symlink_to(tmp_path)
    (tmp_path / "file").touch()
    for name in ("link", "file", "absent"):
        with pytest.raises(BadFileError, match=name):
            check_folder(tmp_path / name)


def test_files_must_be_those_that_were_saved(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).write_text(name)
    digests = {name: hashlib.sha256(name.encode()).hexdigest() for name in "ab"}
    check_files(tmp_path, digests, "ab")
    lies: tuple[object, ...] = (None, [], {"a": ""}, {**digests, "../c": digests["a"]})
    for wrong in lies:
        with pytest.raises(BadFileError, match="list of files"):
            check_files(tmp_path, wrong, "ab")
    (tmp_path / "b").write_text("c")
    with pytest.raises(BadFileError, match="b is damaged"):
        check_files(tmp_path, digests, "ab")


@pytest.mark.parametrize(
    ("dtype", "shape", "size"),
    [
        ("<f4", (2,), 4),
        ("<f4", (2,), 12),
        ("<f4", (1, 1, 2), 8),
        ("<f4", (10**9, 10**9), 8),
        ("<f4", (0, 5), 8),
    ],
)
def test_an_array_must_fit_its_bytes(dtype: str, shape: tuple[int, ...], size: int) -> None:
    with pytest.raises(BadFileError, match="does not fit"):
        read_array(BytesIO(b"x" * 8), Path("a"), np.dtype(dtype), shape, size)


def test_an_array_must_be_there_to_its_end() -> None:
    with pytest.raises(BadFileError, match="too early"):
        read_array(BytesIO(b"x" * 8), Path("a"), np.dtype("<f4"), (3,), 12)
