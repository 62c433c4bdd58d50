"""Files of a project -> bytes, JSON values and arrays, believing nothing that they say.

Whatever is wrong with a file, the one error is BadFileError, and no more memory is used
than the size of the file justifies. Everything that a project holds is read through here.
"""

import hashlib
import json
import math
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import Any, BinaryIO, NoReturn

import numpy as np
from numpy.typing import NDArray

from tinylm.errors import BadFileError, NewerVersionError

BLOCK_BYTES = 1 << 20
JSON_BYTES = 1 << 26
JSON_BRACKETS = 100_000  # an empty list takes 2 bytes in a file, but 56 in memory
NPY_TYPES = ("<f4", "<f8", "<i4", "<i8", "<u2", "<u4", "|u1")

_NPY_MAGIC = b"\x93NUMPY\x01\x00"
_NPY_HEADER = re.compile(
    r"\{'descr': '([<|][fiu][1248])', 'fortran_order': False, "
    r"'shape': \(((?:\d{1,12}, ?)*(?:\d{1,12})?)\), \} *\n"
)
_SEAL = re.compile(rb'"sha256": "([0-9a-f]{64})"\n\}\n\Z')
_NO_DIGEST = b"0" * 64


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
    file = os.fdopen(descriptor, "rb")
    if not S_ISREG(os.fstat(descriptor).st_mode):
        file.close()
        raise BadFileError(f"{path} is not a plain file: remove it.")
    return file


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
    with open_plain_file(path) as file:
        try:
            while block := file.read(BLOCK_BYTES):
                yield block
        except OSError as error:
            raise BadFileError(f"{path} cannot be read: {error.strerror or error}.") from error


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


def check_sha256(folder: Path, expected: Mapping[str, Any]) -> None:
    """Raise BadFileError, naming the file, if one in `folder` is not the one that was saved."""
    for name, digest in expected.items():
        if file_sha256(folder / name) != digest:
            raise BadFileError(f"{folder / name} is not as it was saved: it is damaged.")


def sealed_json(values: Mapping[str, Any]) -> bytes:
    """JSON that people can read, its last entry the SHA-256 of all the rest.

    The digest is that of the file with 64 zeros in the place of the digest.
    """
    text = json.dumps({**values, "sha256": _NO_DIGEST.decode()}, indent=1, ensure_ascii=False)
    blank = text.encode() + b"\n"
    head, tail = blank[: -len(_NO_DIGEST) - 4], blank[-4:]
    return head + hashlib.sha256(blank).hexdigest().encode() + tail


def read_sealed_json(path: Path) -> dict[str, Any]:
    """What `sealed_json` wrote. Raises BadFileError if a single bit is another."""
    data = read_bytes(path, JSON_BYTES)
    values = parse_json(data, path)
    seal = _SEAL.search(data)
    if seal is None:
        raise BadFileError(f"{path} is damaged: it lacks its check sum.")
    first, last = seal.span(1)
    blank = data[:first] + _NO_DIGEST + data[last:]
    if hashlib.sha256(blank).hexdigest().encode() != seal[1]:
        raise BadFileError(f"{path} is damaged or was changed by hand: undo the change.")
    del values["sha256"]
    return values


def read_json(path: Path) -> dict[str, Any]:
    """The JSON object in a file."""
    return parse_json(read_bytes(path, JSON_BYTES), path)


def parse_json(data: bytes, origin: Path) -> dict[str, Any]:
    """The JSON object in `data`: no repeated keys, nan, infinity or deep nesting.

    `origin` is the file that a BadFileError names.
    """
    if data.count(b"[") + data.count(b"{") > JSON_BRACKETS:
        raise BadFileError(f"{origin} is damaged: it has more parts than such a file can have.")
    try:
        values = json.loads(
            data.decode("utf-8"),
            object_pairs_hook=_without_repeats,
            parse_constant=_refuse_constant,
            parse_float=_finite,
        )
    except (ValueError, RecursionError) as error:
        raise BadFileError(f"{origin} is damaged: it holds no valid JSON.") from error
    if not isinstance(values, dict):
        raise BadFileError(f"{origin} is damaged: it holds no JSON object.")
    return values


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) < len(pairs):
        raise ValueError("a key is repeated")
    return values


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(f"{text} is too large")
    return value


def npy_blocks(array: NDArray[Any]) -> Iterator[bytes | memoryview]:
    """An array as the contents of a `.npy` file: little-endian, row by row."""
    plain = np.ascontiguousarray(array, dtype=array.dtype.newbyteorder("<")).reshape(array.shape)
    lengths: tuple[int, ...] = plain.shape
    shape = "".join(f"{length}, " for length in lengths)
    shape = shape if plain.ndim == 1 else shape.removesuffix(", ")
    header = f"{{'descr': '{plain.dtype.str}', 'fortran_order': False, 'shape': ({shape}), }}"
    header += " " * (-(len(header) + len(_NPY_MAGIC) + 3) % 64) + "\n"
    yield _NPY_MAGIC + len(header).to_bytes(2, "little") + header.encode()
    yield plain.reshape(-1).view(np.uint8).data


def read_npy(path: Path) -> NDArray[Any]:
    """The array of a `.npy` file, at most 2-D, of a plain numeric type."""
    with open_plain_file(path) as file:
        try:
            start = file.read(len(_NPY_MAGIC) + 2)
            header = file.read(int.from_bytes(start[-2:], "little")).decode("latin-1")
            size = os.fstat(file.fileno()).st_size - file.tell()
            match = _NPY_HEADER.fullmatch(header)
            if not start.startswith(_NPY_MAGIC) or match is None or match[1] not in NPY_TYPES:
                raise BadFileError(f"{path} is damaged: it is no array of plain numbers.")
            shape = tuple(int(size) for size in match[2].split(",") if size.strip())
            return read_array(file, path, np.dtype(match[1]), shape, size)
        except OSError as error:
            raise BadFileError(f"{path} cannot be read: {error.strerror or error}.") from error


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


def require(values: Mapping[str, Any], key: str, kind: type, origin: Path) -> Any:
    """`values[key]`, if it is there and of this kind."""
    value = values.get(key)
    if type(value) is not kind:
        raise BadFileError(f"{origin} is damaged: {key} is missing or of the wrong kind.")
    return value


def require_digests(
    values: Mapping[str, Any], names: Iterable[str], origin: Path
) -> dict[str, str]:
    """The SHA-256 of each of `names`, and of these alone, from the manifest `values`."""
    digests: dict[str, str] = require(values, "files", dict, origin)
    if set(digests) != set(names):
        raise BadFileError(f"{origin} is damaged: it names other files than it must.")
    return digests


def check_format(values: Mapping[str, Any], known: int, origin: Path) -> None:
    """Raise BadFileError unless `values` are of a format that this version can read."""
    found = require(values, "format", int, origin)
    if found > known:
        raise NewerVersionError(
            f"{origin} was written by a newer version of TinyLM (format {found}, this one "
            f"knows {known}): update TinyLM to open it."
        )
    if found < 1:
        raise BadFileError(f"{origin} is damaged: there is no format {found}.")
