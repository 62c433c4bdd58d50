"""Token ids in a file, written once from front to back and read by blocks.

Texts too large for memory are kept this way. The file is read plainly, never mapped: a mapped
file that shrinks or cannot be read takes the whole program down with it.
"""

import threading
import weakref
from tempfile import SpooledTemporaryFile
from typing import IO, Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from tinylm.errors import StorageError

IN_MEMORY = 1 << 25  # bytes of a temporary file that need no disk


class _SharedFile:
    """A file that several readers share; closed when the last of them is gone."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._lock = threading.Lock()  # a seek and what follows it belong together
        weakref.finalize(self, file.close)

    def append(self, data: bytes) -> None:
        try:
            with self._lock:
                self._file.seek(0, 2)
                self._file.write(data)
        except OSError as error:
            reason = error.strerror or error
            raise StorageError(f"The text's ids cannot be written: {reason}.") from error

    def read(self, start: int, size: int) -> bytes:
        try:
            with self._lock:
                self._file.seek(start)
                data = self._file.read(size)
        except OSError as error:
            reason = error.strerror or error
            raise StorageError(f"The text's ids cannot be read: {reason}.") from error
        if len(data) < size:
            raise StorageError("The file with the text's ids became shorter: open the text again.")
        return data


class IdFile:
    """`ids[a:b]` reads ids a to b into an array; `part(a, b)` reads nothing yet."""

    def __init__(self, file: IO[bytes], dtype: DTypeLike, length: int) -> None:
        """`length` ids from the start of an open file, which this object closes in the end."""
        self.dtype = np.dtype(dtype)
        self._file = _SharedFile(file)
        self._first = 0
        self._length = length

    @classmethod
    def temporary(cls, dtype: DTypeLike) -> "IdFile":
        """No ids yet, in a file that vanishes with its last reader."""
        return cls(SpooledTemporaryFile(IN_MEMORY), dtype, 0)

    def append(self, ids: NDArray[Any]) -> None:
        """Write `ids` after the last. Raises StorageError if the disk refuses."""
        self._file.append(ids.astype(self.dtype).tobytes())
        self._length += len(ids)

    def part(self, first: int, last: int) -> "IdFile":
        """The ids from `first` to `last`, in the same file."""
        view = IdFile.__new__(IdFile)
        view.dtype, view._file = self.dtype, self._file
        view._first, view._length = self._first + first, last - first
        return view

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, part: slice) -> NDArray[Any]:
        """A block of ids. Raises StorageError if they cannot be read any more."""
        first, last, _ = part.indices(self._length)
        size = self.dtype.itemsize
        data = self._file.read((self._first + first) * size, max(0, last - first) * size)
        return np.frombuffer(data, self.dtype)
