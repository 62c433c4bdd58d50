"""The only file that writes to disk, and it writes whole or not at all.

New contents are written aside, flushed to the disk and renamed into place; whatever
happens in between, the old or the new contents are there. Projects and exports use it.
"""

import errno
import hashlib
import os
import secrets
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_ISDIR
from typing import Self

from filelock import FileLock, Timeout

from tinylm.errors import ProjectInUseError, StorageError

LOCK_NAME = ".tinylm.lock"
_PERMITTED_TO_OWNER = 0o666  # less what the user's umask takes away
_REASONS = {
    errno.ENOSPC: "the disk is full: make room, or save elsewhere",
    errno.EDQUOT: "your share of the disk is full: make room, or save elsewhere",
    errno.EFBIG: "the disk takes no file of this size: save elsewhere",
    errno.EROFS: "the disk is read-only: save elsewhere",
    errno.EACCES: "there is no permission to write there: save elsewhere",
    errno.EPERM: "there is no permission to write there: save elsewhere",
    errno.ENOENT: "the folder is gone: save elsewhere",
    errno.ENOTDIR: "the folder is gone: save elsewhere",
    errno.EISDIR: "a folder has this name: choose another",
    errno.ENAMETOOLONG: "the name is too long: choose a shorter one",
}

Contents = bytes | Iterable[bytes | memoryview]


@contextmanager
def disk_errors(path: Path) -> Iterator[None]:
    """Turn what the operating system says while `path` is written into a StorageError."""
    try:
        yield
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, f"{error.strerror or error}: save elsewhere")
        raise StorageError(f"{path} was not written: {reason}.") from error


class Change:
    """Files and folders that are written aside and take their places in order, at the end.

    Use it as a context manager. If anything fails before the first of them is in its place,
    the disk is as it was and nothing is left over. A crash between two of them leaves the
    first done: write first what the others can be made again from.
    """

    def __init__(self) -> None:
        self._steps: list[tuple[Path, Path]] = []  # aside, place

    def write(self, path: Path, contents: Contents) -> None:
        """Replace the file at `path`."""
        with disk_errors(path):
            _write(self._aside(path), contents)

    def folder(self, path: Path) -> "NewFolder":
        """Replace the folder at `path` by one that the caller fills."""
        with disk_errors(path):
            return NewFolder(self._aside(path), path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        try:
            if kind is None:
                self._apply()
        finally:
            for aside, _ in self._steps:
                with suppress(OSError):
                    _remove(aside)

    def _aside(self, path: Path) -> Path:
        if not path.name:
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        aside = path.with_name(f".{path.name}.new-{secrets.token_hex(4)}")
        self._steps.append((aside, path))
        return aside

    def _apply(self) -> None:
        for aside, path in self._steps:
            with disk_errors(path):
                _flush_tree(aside)
        for aside, path in self._steps:
            with disk_errors(path):
                _flush_folder(path.parent)
                _swap(aside, path)


def write_file(path: Path, contents: Contents) -> None:
    """Replace the file at `path`, or leave it as it was and raise StorageError."""
    with Change() as change:
        change.write(path, contents)


def make_folder(path: Path) -> None:
    """Create a folder that stays, unless it is there already."""
    with disk_errors(path):
        if not os.path.lexists(path):
            os.mkdir(path)  # noqa: PTH102
            _flush_folder(path.parent)


def rename_file(path: Path, new_path: Path) -> None:
    """Let the file at `path` replace that at `new_path`, in the same folder."""
    with disk_errors(new_path):
        _rename(path, new_path)
        _flush_folder(new_path.parent)


def remove_file(path: Path) -> None:
    """Delete a file, if it is there, for good."""
    with disk_errors(path):
        _remove(path)
        _flush_folder(path.parent)


class NewFolder:
    """A folder that is being filled aside, before it takes its place."""

    def __init__(self, aside: Path, place: Path) -> None:
        self._aside = aside
        self._place = place
        os.mkdir(aside)  # noqa: PTH102

    def make_folder(self, name: str) -> None:
        """Create a folder in it."""
        with disk_errors(self._place / name):
            os.mkdir(self._aside / name)  # noqa: PTH102

    def write(self, name: str, contents: Contents) -> str:
        """Write a file in it, which may lie in a folder (`raw_text/story.txt`); its SHA-256."""
        with disk_errors(self._place / name):
            return _write(self._aside / name, contents)


def settle_folder(path: Path) -> bool:
    """Undo a change that a crash interrupted before the new folder was in its place.

    Returns whether there was one.
    """
    old = _old(path)
    with disk_errors(path):
        undone = os.path.lexists(old) and not os.path.lexists(path)
        if undone:
            _rename(old, path)
            _flush_folder(path.parent)
        _remove(old)
    return undone


def sweep(folder: Path) -> None:
    """Remove what interrupted changes left aside in a folder."""
    with disk_errors(folder):
        for leftover in sorted(folder.glob(".*.new-" + "[0-9a-f]" * 8)):
            _remove(leftover)


class ProjectLock:
    """One writer a project. The operating system frees the lock when its holder ends or dies."""

    def __init__(self, folder: Path) -> None:
        self._lock = FileLock(folder / LOCK_NAME, timeout=0, thread_local=False)
        with disk_errors(folder):
            try:
                self._lock.acquire()
            except Timeout:
                raise ProjectInUseError(
                    f"{folder} is open in another window or command: close it there first."
                ) from None

    def release(self) -> None:
        """Let others write."""
        self._lock.release()


def _old(path: Path) -> Path:
    return path.with_name(f".{path.name}.old")


def _write(path: Path, contents: Contents) -> str:
    """Write a new file down to the disk; its SHA-256."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    blocks = [contents] if isinstance(contents, bytes) else contents
    digest = hashlib.sha256()
    descriptor = os.open(path, flags, _PERMITTED_TO_OWNER)
    try:
        for block in blocks:
            digest.update(block)
            rest = memoryview(block)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    return digest.hexdigest()


def _swap(aside: Path, path: Path) -> None:
    """Put what was written aside into its place, which others find whole at any time.

    A file replaces the old one in one step. A folder takes two plain renames, which every
    system has; after a crash between them `settle_folder` helps.
    """
    old = _old(path)
    moved = S_ISDIR(os.lstat(aside).st_mode) and os.path.lexists(path)
    if moved:
        _remove(old)
        _rename(path, old)
    try:
        _rename(aside, path)
        _flush_folder(path.parent)
    except OSError:
        if moved:
            if os.path.lexists(path):
                _rename(path, aside)
            _rename(old, path)
        raise
    with suppress(OSError):  # saved it is; the next opening sweeps what could not go
        _remove(old)


def _rename(source: Path, target: Path) -> None:
    """Rename, replacing a file. On Windows a virus scanner may hold one for a moment."""
    for wait in (0.05, 0.2, 1.0) if sys.platform == "win32" else ():
        try:
            os.replace(source, target)  # noqa: PTH105
            return
        except PermissionError:
            time.sleep(wait)
    os.replace(source, target)  # noqa: PTH105


def _flush_folder(folder: Path) -> None:
    """Make renames in a folder survive a power cut; Windows has no way to ask for it."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _flush_tree(path: Path) -> None:
    """Make the names in a new folder, and in those in it, survive a power cut."""
    if S_ISDIR(os.lstat(path).st_mode):
        for entry in os.listdir(path):  # noqa: PTH208
            _flush_tree(path / entry)
        _flush_folder(path)


def _remove(path: Path) -> None:
    """Delete a file, a link or a folder with all that is in it, following no link."""
    try:
        mode = os.lstat(path).st_mode
    except FileNotFoundError:
        return
    if S_ISDIR(mode):
        for entry in os.listdir(path):  # noqa: PTH208
            _remove(path / entry)
        os.rmdir(path)  # noqa: PTH106
    else:
        os.unlink(path)  # noqa: PTH108
