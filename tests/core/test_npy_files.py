"""`.npy` files: NumPy reads what we write, and we read that and nothing else."""

import io
import pickle
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tinylm.errors import BadFileError
from tinylm.npy_files import npy_blocks, read_npy

ARRAYS = [
    np.arange(6, dtype=np.float32).reshape(2, 3),
    np.array([1.5, np.nan, np.inf, -0.0]),
    np.arange(5, dtype=np.int64),
    np.zeros((0, 4), np.float32),
    np.array(3, np.int64),
    np.asfortranarray(np.arange(6, dtype=np.float32).reshape(2, 3)),
    np.arange(4, dtype=">u2"),
    np.arange(10, dtype=np.uint8)[::2],
]


def content(array: Any) -> bytes:
    return b"".join(npy_blocks(array))


def saved_by_numpy(array: Any, **options: Any) -> bytes:
    file = io.BytesIO()
    np.save(file, array, **options)
    return file.getvalue()


def header(text: str, body: bytes = b"") -> bytes:
    """A file with the header `text`, as NumPy would pad it."""
    text += " " * (-(len(text) + 11) % 64) + "\n"
    return b"\x93NUMPY\x01\x00" + len(text).to_bytes(2, "little") + text.encode("latin-1") + body


@pytest.mark.parametrize("array", ARRAYS, ids=lambda array: f"{array.dtype} {array.shape}")
def test_arrays_come_back_and_numpy_reads_them(tmp_path: Path, array: Any) -> None:
    path = tmp_path / "a.npy"
    path.write_bytes(content(array))
    np.testing.assert_array_equal(read_npy(path), array)
    assert read_npy(path).flags.writeable
    np.testing.assert_array_equal(np.lib.format.read_array(io.BytesIO(path.read_bytes())), array)


def test_it_is_the_file_that_numpy_writes(tmp_path: Path) -> None:
    for array in ARRAYS[:3]:
        assert content(array) == saved_by_numpy(array)
        (tmp_path / "a.npy").write_bytes(saved_by_numpy(array))
        np.testing.assert_array_equal(read_npy(tmp_path / "a.npy"), array)


def test_every_prefix_and_a_longer_file_are_refused(tmp_path: Path) -> None:
    path, data = tmp_path / "a.npy", content(ARRAYS[0])
    for length in range(len(data)):
        path.write_bytes(data[:length])
        with pytest.raises(BadFileError, match=r"a\.npy"):
            read_npy(path)
    path.write_bytes(data + b"\0")
    with pytest.raises(BadFileError, match="does not fit"):
        read_npy(path)


class Canary:
    """Touches a file when it is unpickled."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> Any:
        return (Path.touch, (self.path,))


def test_pickles_do_not_run(tmp_path: Path) -> None:
    path, canary = tmp_path / "a.npy", tmp_path / "canary"
    objects = np.array([Canary(canary)], dtype=object)
    for data in (saved_by_numpy(objects, allow_pickle=True), pickle.dumps(Canary(canary))):
        path.write_bytes(data)
        with pytest.raises(BadFileError):
            read_npy(path)
        assert not canary.exists()


def test_a_renamed_archive_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.npy"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.npy", bytes(10_000_000))
    with pytest.raises(BadFileError):
        read_npy(path)


@pytest.mark.parametrize(
    "text",
    [
        "{'descr': '|V0', 'fortran_order': False, 'shape': (1000000000000,), }",
        "{'descr': '|O', 'fortran_order': False, 'shape': (1,), }",
        "{'descr': '<f2', 'fortran_order': False, 'shape': (4,), }",
        "{'descr': '>f4', 'fortran_order': False, 'shape': (2,), }",
        "{'descr': '<c8', 'fortran_order': False, 'shape': (1,), }",
        "{'descr': '<f4', 'fortran_order': True, 'shape': (2,), }",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (-2,), }",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (999999999999, 999999999999), }",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 1, 2), }",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2.0,), }",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (0x2,), }",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (\xb2,), }",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), 'more': 1}",
        "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (2,), }",
        "{'descr': '<f4', 'fortran_order': False, 'shape': __import__('os'), }",
        "(" * 5000,
        "",
    ],
)
def test_headers_that_lie_are_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.npy"
    path.write_bytes(header(text, bytes(8)))
    with pytest.raises(BadFileError):
        read_npy(path)
