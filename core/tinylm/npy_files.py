"""Arrays as `.npy` files: plain little-endian numbers, row by row, that any NumPy reads.

The reader takes nothing else: no pickles, no archives, no array larger than its file.
"""

import io
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tinylm.errors import BadFileError
from tinylm.strict_readers import plain_file, read_array

NPY_TYPES = ("<f4", "<f8", "<i4", "<i8", "<u2", "<u4", "|u1")

_MAGIC = b"\x93NUMPY\x01\x00"
_HEADER = re.compile(
    r"\{'descr': '([<|][fiu][1248])', 'fortran_order': False, "
    r"'shape': \(((?:\d{1,12}, ?)*(?:\d{1,12})?)\), \} *\n"
)


def npy_blocks(array: NDArray[Any]) -> Iterator[bytes | memoryview]:
    """An array as the contents of a `.npy` file: little-endian, row by row."""
    plain = np.ascontiguousarray(array, array.dtype.newbyteorder("<")).reshape(array.shape)
    header = io.BytesIO()
    np.lib.format.write_array_header_1_0(header, np.lib.format.header_data_from_array_1_0(plain))
    yield header.getvalue()
    yield plain.reshape(-1).view(np.uint8).data


def read_npy(path: Path) -> NDArray[Any]:
    """The array of a `.npy` file, at most 2-D, of a plain numeric type."""
    with plain_file(path) as file:
        start = file.read(len(_MAGIC) + 2)
        header = file.read(int.from_bytes(start[-2:], "little")).decode("latin-1")
        size = os.fstat(file.fileno()).st_size - file.tell()
        match = _HEADER.fullmatch(header)
        if not start.startswith(_MAGIC) or match is None or match[1] not in NPY_TYPES:
            raise BadFileError(f"{path} is damaged: it is no array of plain numbers.")
        shape = tuple(int(length) for length in match[2].split(",") if length.strip())
        return read_array(file, path, np.dtype(match[1]), shape, size)
