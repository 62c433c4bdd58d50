"""Checkpoints: one file that holds a whole run, in the layout of safetensors.

Named arrays and a record of JSON-ready values go in and come back, or the file is refused.
The project saves a run so, and takes it from here to continue it bit for bit.
"""

import hashlib
import json
import math
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tinylm.errors import BadFileError
from tinylm.json_files import JSON_BYTES, check_format, parse_json
from tinylm.strict_readers import BLOCK_BYTES, plain_file, read_array

CHECKPOINT_FORMAT = 1
_TYPES = {"F32": "<f4", "F64": "<f8", "I32": "<i4", "I64": "<i8", "U8": "|u1"}
_TYPE_NAMES = {np.dtype(dtype): name for name, dtype in _TYPES.items()}
_NO_DIGEST = "0" * 64

Array = NDArray[Any]


class Checkpoint(NamedTuple):
    """What a checkpoint holds."""

    arrays: dict[str, Array]
    record: dict[str, Any]  # JSON-ready


def checkpoint_blocks(arrays: Mapping[str, Array], record: Mapping[str, Any]) -> Iterator[Any]:
    """The contents of a checkpoint file (8 bytes of length, header, arrays), block by block.

    The header carries the SHA-256 of the whole file with 64 zeros in the place of the digest.
    """
    plain = {name: _plain(array) for name, array in arrays.items()}
    metadata = {
        "format": f"tinylm {CHECKPOINT_FORMAT}",
        "record": json.dumps(record, ensure_ascii=False),
        "sha256": _NO_DIGEST,
    }
    header: dict[str, Any] = {"__metadata__": metadata}
    offset = 0
    for name, array in plain.items():
        header[name] = {
            "dtype": _TYPE_NAMES[array.dtype],
            "shape": list(array.shape),
            "data_offsets": [offset, offset + array.nbytes],
        }
        offset += array.nbytes
    views = [array.reshape(-1).view(np.uint8).data for array in plain.values()]
    digest = hashlib.sha256(_header_bytes(header))
    for view in views:
        digest.update(view)
    metadata["sha256"] = digest.hexdigest()
    yield _header_bytes(header)
    yield from views


def read_checkpoint(path: Path) -> Checkpoint:
    """The checkpoint in a file. Raises BadFileError if a single bit of it is another."""
    with plain_file(path) as file:
        header, record = _read_header(file, path)
        arrays = {}
        for name, entry in header.items():
            first, last = entry["data_offsets"]
            dtype = np.dtype(_TYPES[entry["dtype"]])
            arrays[name] = read_array(file, path, dtype, tuple(entry["shape"]), last - first)
        return Checkpoint(arrays, record)


def read_record(path: Path) -> dict[str, Any]:
    """The record of a checkpoint whose every bit was checked, without its arrays."""
    with plain_file(path) as file:
        return _read_header(file, path)[1]


def _plain(array: Array) -> Array:
    return np.ascontiguousarray(array, array.dtype.newbyteorder("<")).reshape(array.shape)


def _header_bytes(header: Mapping[str, Any]) -> bytes:
    """Length and JSON, padded so that the arrays start at a multiple of 8 bytes."""
    text = json.dumps(header, ensure_ascii=False).encode()
    text += b" " * (-len(text) % 8)
    return len(text).to_bytes(8, "little") + text


def _read_header(file: BinaryIO, path: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the header says of each array, and the record; leaves `file` at the first array."""
    size = os.fstat(file.fileno()).st_size
    start = file.read(8)
    length = int.from_bytes(start, "little")
    if len(start) < 8 or length > min(size - 8, JSON_BYTES):
        raise BadFileError(f"{path} is damaged: its header does not fit in it.")
    head = file.read(length)
    header = parse_json(head, path)
    metadata = header.pop("__metadata__", None)
    _check_metadata(metadata, path)
    _check_digest(start + head, file, metadata["sha256"], path)
    file.seek(8 + length)
    _check_arrays(header, size - 8 - length, path)
    return header, parse_json(metadata["record"].encode(), path)


def _check_metadata(metadata: Any, path: Path) -> None:
    if not isinstance(metadata, dict) or not all(
        isinstance(metadata.get(key), str) for key in ("format", "record", "sha256")
    ):
        raise BadFileError(f"{path} is no checkpoint of this program.")
    program, _, number = metadata["format"].partition(" ")
    if program != "tinylm" or not re.fullmatch(r"\d{1,4}", number):
        raise BadFileError(f"{path} is no checkpoint of this program.")
    check_format({"format": int(number)}, CHECKPOINT_FORMAT, path)


def _check_digest(head: bytes, file: BinaryIO, expected: str, path: Path) -> None:
    """Compare with the digest of `head`, less the digest in it, and the rest of the file."""
    blank = head.replace(f'"sha256": "{expected}"'.encode(), f'"sha256": "{_NO_DIGEST}"'.encode())
    digest = hashlib.sha256(blank)
    while block := file.read(BLOCK_BYTES):
        digest.update(block)
    if digest.hexdigest() != expected:
        raise BadFileError(f"{path} is damaged: it is not as it was saved.")


def _check_arrays(header: Mapping[str, Any], size: int, path: Path) -> None:
    """The arrays must fill `size` bytes one after the other, without gap or overlap."""
    offset = 0
    for entry in header.values():
        if not isinstance(entry, dict) or set(entry) != {"dtype", "shape", "data_offsets"}:
            break
        name, shape, offsets = entry["dtype"], entry["shape"], entry["data_offsets"]
        if not isinstance(name, str) or name not in _TYPES or not isinstance(shape, list):
            break
        if not all(type(n) is int and 0 <= n < 2**48 for n in shape):
            break
        end = offset + math.prod(shape) * np.dtype(_TYPES[name]).itemsize
        if offsets != [offset, end]:
            break
        offset = end
    else:
        if offset == size:
            return
    raise BadFileError(f"{path} is damaged: its arrays are not described as they must be.")
