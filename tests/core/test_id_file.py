"""Ids in a file that is read by blocks."""

import io
from pathlib import Path

import numpy as np
import pytest

from tinylm import id_file
from tinylm.errors import StorageError
from tinylm.id_file import IdFile


@pytest.mark.parametrize("in_memory", [1, 1 << 20])
@pytest.mark.parametrize("dtype", ["<u2", "<u4"])
def test_what_was_written_is_read(
    dtype: str, in_memory: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(id_file, "IN_MEMORY", in_memory)
    ids = IdFile.temporary(dtype)
    for first in (0, 100, 200):
        ids.append(np.arange(first, first + 100))
        assert ids[first : first + 5].tolist() == list(range(first, first + 5))
    assert len(ids) == 300
    assert ids[:].dtype == np.dtype(dtype)
    assert ids[:].tolist() == list(range(300))
    assert ids[290:400].tolist() == list(range(290, 300))
    assert ids[-3:].tolist() == [297, 298, 299]
    assert ids[5:3].tolist() == []


def test_a_part_is_a_view_of_the_same_file() -> None:
    ids = IdFile.temporary("<u2")
    ids.append(np.arange(100))
    part = ids.part(10, 30).part(5, 15)
    del ids
    assert len(part) == 10
    assert part[:].tolist() == list(range(15, 25))


def test_a_file_that_was_cut_short_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "tokenized.bin"
    path.write_bytes(np.arange(100, dtype="<u2").tobytes())
    ids = IdFile(path.open("rb"), "<u2", 100)
    with path.open("r+b") as file:
        file.truncate(100)
    assert ids[:50].tolist() == list(range(50))
    with pytest.raises(StorageError, match="became shorter"):
        ids[40:60]


class _FullDisk(io.BytesIO):
    def write(self, data: object) -> int:
        raise OSError(28, "No space left on device")

    def read(self, size: int | None = -1) -> bytes:
        raise OSError(5, "Input/output error")


def test_a_disk_that_refuses_is_a_sentence() -> None:
    ids = IdFile(_FullDisk(), "<u2", 4)
    with pytest.raises(StorageError, match="cannot be written: No space left on device"):
        ids.append(np.arange(3))
    with pytest.raises(StorageError, match="cannot be read: Input/output error"):
        ids[:2]


def test_the_file_is_closed_with_its_last_reader() -> None:
    file = io.BytesIO(bytes(8))
    ids = IdFile(file, "<u2", 4)
    part = ids.part(0, 2)
    del ids
    assert not file.closed
    del part
    assert file.closed
