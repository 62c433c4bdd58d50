"""Checkpoints: safetensors opens them, and whatever was changed in one is seen."""

import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors import safe_open

from tinylm.checkpoint import checkpoint_blocks, read_checkpoint, read_record
from tinylm.errors import BadFileError, NewerVersionError

ARRAYS: dict[str, Any] = {
    "b": np.arange(6, dtype=np.float32).reshape(2, 3),
    "a": np.array([1.5, np.nan]),
    "scalar": np.array(7, np.int64),
    "empty": np.zeros((0, 3), np.float32),
    "bytes": np.frombuffer(b"word", np.uint8),
}
RECORD = {"step": 3, "log": [{"rate": 0.1}], "name": '"sha256": "\u2665"'}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.ckpt"
    path.write_bytes(b"".join(checkpoint_blocks(ARRAYS, RECORD)))
    return path


def with_header(header: Any, body: bytes) -> bytes:
    """A file around a header, its digest put right: as someone who means harm would make it."""
    if isinstance(header, dict) and isinstance(header.get("__metadata__"), dict):
        header["__metadata__"]["sha256"] = "0" * 64
        blank = json.dumps(header).encode()
        length = len(blank).to_bytes(8, "little")
        header["__metadata__"]["sha256"] = hashlib.sha256(length + blank + body).hexdigest()
    text = json.dumps(header).encode()
    return len(text).to_bytes(8, "little") + text + body


def parts(path: Path) -> tuple[dict[str, Any], bytes]:
    data = path.read_bytes()
    end = 8 + int.from_bytes(data[:8], "little")
    header: dict[str, Any] = json.loads(data[8:end])
    return header, data[end:]


def test_it_comes_back(path: Path) -> None:
    arrays, record = read_checkpoint(path)
    assert record == RECORD == read_record(path)
    assert list(arrays) == list(ARRAYS)
    for name, array in arrays.items():
        np.testing.assert_array_equal(array, ARRAYS[name], strict=True)
        assert array.flags.writeable


def test_safetensors_opens_it(path: Path) -> None:
    with safe_open(path, framework="numpy") as file:
        for name, array in ARRAYS.items():
            np.testing.assert_array_equal(file.get_tensor(name), array, strict=True)
        assert json.loads(file.metadata()["record"]) == RECORD


def test_every_flipped_bit_is_seen(path: Path) -> None:
    data = path.read_bytes()
    for place in range(len(data) * 8):
        damaged = bytearray(data)
        damaged[place // 8] ^= 1 << place % 8
        path.write_bytes(damaged)
        with pytest.raises(BadFileError, match=r"a\.ckpt"):
            read_record(path)


def test_every_prefix_and_a_longer_file_are_refused(path: Path) -> None:
    data = path.read_bytes()
    for length in range(len(data)):
        path.write_bytes(data[:length])
        with pytest.raises(BadFileError, match=r"a\.ckpt"):
            read_checkpoint(path)
    path.write_bytes(data + b"\0")
    with pytest.raises(BadFileError, match="damaged"):
        read_checkpoint(path)


@pytest.mark.parametrize(
    "entry",
    [
        None,
        [],
        {},
        {"dtype": "F32", "shape": [2, 3]},
        {"dtype": "F16", "shape": [2, 3], "data_offsets": [0, 24]},
        {"dtype": ["F32"], "shape": [2, 3], "data_offsets": [0, 24]},
        {"dtype": "F32", "shape": [2, 4], "data_offsets": [0, 24]},
        {"dtype": "F32", "shape": [-2, -3], "data_offsets": [0, 24]},
        {"dtype": "F32", "shape": [2.0, 3], "data_offsets": [0, 24]},
        {"dtype": "F32", "shape": [True, 6], "data_offsets": [0, 24]},
        {"dtype": "F32", "shape": 6, "data_offsets": [0, 24]},
        {"dtype": "F32", "shape": [2**47, 2**47], "data_offsets": [0, 2**96]},
        {"dtype": "F32", "shape": [2, 3], "data_offsets": [24, 0]},
        {"dtype": "F32", "shape": [2, 3], "data_offsets": [8, 32]},
        {"dtype": "F32", "shape": [2, 3], "data_offsets": "024"},
        {"dtype": "F32", "shape": [1, 2, 3], "data_offsets": [0, 24]},
    ],
)
def test_arrays_that_are_not_where_they_should_be_are_refused(path: Path, entry: object) -> None:
    header, body = parts(path)
    header["b"] = entry
    path.write_bytes(with_header(header, body))
    with pytest.raises(BadFileError, match="damaged"):
        read_checkpoint(path)


@pytest.mark.parametrize(
    "metadata",
    [
        None,
        "text",
        {},
        {"format": "tinylm 1"},
        {"format": "tinylm 1", "record": {}},
        {"format": "tinylm 1", "record": "[]"},
        {"format": "tinylm 1", "record": '{"a": NaN}'},
        {"format": "pt", "record": "{}"},
        {"format": "tinylm one", "record": "{}"},
    ],
)
def test_other_metadata_is_refused(path: Path, metadata: object) -> None:
    header, body = parts(path)
    path.write_bytes(with_header({**header, "__metadata__": metadata}, body))
    with pytest.raises(BadFileError):
        read_record(path)


def test_a_header_that_claims_to_be_huge_takes_no_memory(path: Path) -> None:
    path.write_bytes((2**62).to_bytes(8, "little") + b"{}")
    with pytest.raises(BadFileError, match="does not fit"):
        read_record(path)


def test_a_newer_format_is_told_from_damage(path: Path) -> None:
    header, body = parts(path)
    header["__metadata__"]["format"] = "tinylm 2"
    path.write_bytes(with_header(header, body))
    with pytest.raises(NewerVersionError, match="update"):
        read_record(path)
