"""Files of a project -> bytes and arrays, believing nothing that they say.

Whatever is wrong with a file, the one error is BadFileError, and no more memory is used
than the size of the file justifies. Everything that a project holds is read through here.
"""

import hashlib
import math
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from tinylm.errors import BadFileError

BLOCK_BYTES = 1 << 20


def open_plain_file(path: Path) -> BinaryIO:
    """The file at `path`, open for reading. Links, folders, pipes and devices are refused."""
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    # Without waiting: opening a pipe that nobody writes to would never return.
    flags |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        if path.is_symlink():
            raise BadFileError(f"{path} is a link, not a file of this project: remove it.")
        descriptor = os.open(path, flags)
    except FileNotFoundError:
        raise BadFileError(f"{path} is missing.") from None
    except OSError as error:
        raise BadFileError(f"{path} cannot be read: {error.strerror or error}.") from error
    if not S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise BadFileError(f"{path} is not a plain file: remove it.")
    return os.fdopen(descriptor, "rb")


@contextmanager
def plain_file(path: Path) -> Iterator[BinaryIO]:
    """Like `open_plain_file`, for as long as it is read; a disk that fails is a BadFileError."""
    with open_plain_file(path) as file:
        try:
            yield file
        except OSError as error:
            raise BadFileError(f"{path} cannot be read: {error.strerror or error}.") from error


def check_folder(path: Path) -> None:
    """Raise BadFileError unless `path` is a folder and no link to one elsewhere."""
    try:
        mode = path.lstat().st_mode
    except OSError as error:
        raise BadFileError(f"{path} cannot be read: {error.strerror or error}.") from error
    if not S_ISDIR(mode):
        raise BadFileError(f"{path} is not a folder of this project.")


def file_blocks(path: Path) -> Iterator[bytes]:
    """The bytes of a file, a block at a time."""
    with plain_file(path) as file:
        while block := file.read(BLOCK_BYTES):
            yield block


def read_bytes(path: Path, limit: int) -> bytes:
    """The whole file. Raises BadFileError if it has more than `limit` bytes."""
    blocks, size = [], 0
    for block in file_blocks(path):
        size += len(block)
        if size > limit:
            raise BadFileError(f"{path} is larger than such a file can be.")
        blocks.append(block)
    return b"".join(blocks)


def file_sha256(path: Path) -> str:
    """SHA-256 of a file's bytes, in hexadecimal."""
    digest = hashlib.sha256()
    for block in file_blocks(path):
        digest.update(block)
    return digest.hexdigest()


def check_files(folder: Path, digests: object, names: Iterable[str]) -> None:
    """Raise BadFileError unless `digests` gives `folder`'s files of these names, and no other.

    A digest is the SHA-256 of a file when it was saved, by name; the error names the file
    that is another now.
    """
    if not isinstance(digests, dict) or set(digests) != set(names):
        raise BadFileError(f"{folder} is damaged: its list of files is not the one it must have.")
    for name, digest in digests.items():
        if file_sha256(folder / name) != digest:
            raise BadFileError(f"{folder / name} is damaged: it is not as it was saved.")


def read_array(
    file: BinaryIO, path: Path, dtype: np.dtype[Any], shape: tuple[int, ...], size: int
) -> NDArray[Any]:
    """The next `size` bytes of a file as an array, if that is what dtype and shape need.

    `size` must be bytes that are there: it bounds the memory that is taken.
    """
    if len(shape) > 2 or math.prod(shape) * dtype.itemsize != size:
        raise BadFileError(f"{path} is damaged: its size does not fit its shape.")
    array = np.empty(shape, dtype)
    view = array.reshape(-1).view(np.uint8).data
    if file.readinto(view) != size:  # type: ignore[attr-defined]
        raise BadFileError(f"{path} is damaged: it ends too early.")
    return array
