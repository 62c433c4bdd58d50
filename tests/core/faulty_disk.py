"""A disk that fails, or a program that dies, at a chosen one of the operations of storage.py."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from tinylm import storage

OPERATIONS = ("mkdir", "open", "write", "fsync", "replace", "unlink", "rmdir")


class Killed(BaseException):
    """The program died: nothing that it would still do reaches the disk."""


class FaultyDisk:
    """Stands for `os` in storage.py, counts what changes the disk, and calls `fault` before it.

    `fault` gets the number of the operation, from 1, and its name.
    """

    def __init__(self, fault: Callable[[int, str], None]) -> None:
        self._fault = fault
        self.names: list[str] = []  # of the operations so far

    def __getattr__(self, name: str) -> Any:
        real = getattr(os, name)
        if name not in OPERATIONS:
            return real

        def operation(*arguments: Any) -> Any:
            self.names.append(name)
            self._fault(len(self.names), name)
            # Nobody cuts the power here, so that waiting for the disk would prove nothing.
            return None if name == "fsync" else real(*arguments)

        return operation


@contextmanager
def faulty_disk(fault: Callable[[int, str], None]) -> Iterator[FaultyDisk]:
    """Let storage.py work on a faulty disk."""
    disk = FaultyDisk(fault)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(storage, "os", disk)
        yield disk


def never(number: int, name: str) -> None:
    """No fault."""


def killed_at(chosen: int) -> Callable[[int, str], None]:
    """The program dies before operation `chosen`; what it tries after that does not happen."""

    def fault(number: int, name: str) -> None:
        if number >= chosen:
            raise Killed

    return fault


def failing_at(chosen: int, code: int, for_good: bool) -> Callable[[int, str], None]:
    """Operation `chosen` fails with this error number; `for_good`: all that write after it, too."""

    def fault(number: int, name: str) -> None:
        later = for_good and number > chosen and name in ("mkdir", "write")
        if number == chosen or later:
            raise OSError(code, os.strerror(code))

    return fault
