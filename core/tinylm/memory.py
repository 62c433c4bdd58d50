"""The computer's memory: whether numbers fit into it, asked before they are made, and its reuse.

Systems promise more memory than they have, and end the program that then uses it.
"""

import ctypes
import os
import sys
from typing import Any

from tinylm.errors import SettingsError

KEPT = 2**26  # bytes at most that are freed and stay at hand
OWN_PAGES = 2**25  # bytes from which on an array comes from the system and goes back to it
TRIM_THRESHOLD, MMAP_THRESHOLD = -1, -3  # what glibc's malloc.h calls these two
COPIES = 4  # of each parameter while training: itself, its gradient and two moments


def check_room_for(parameters: int, item_size: int) -> None:
    """Raise SettingsError if training so many parameters of `item_size` bytes cannot work."""
    needed = COPIES * parameters * item_size
    if needed > physical_memory():
        raise SettingsError(
            f"A model of {parameters:,} parameters needs {needed / 1e9:,.0f} GB of memory to "
            f"train, and this computer has {physical_memory() / 1e9:,.0f}: choose fewer "
            "dimensions, hidden units or words."
        )


def physical_memory() -> int:
    """Bytes of memory in this computer; where it does not say, more than any has."""
    if sys.platform == "win32":
        return 1 << 40
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")


def _keep_freed_memory() -> None:
    """Let a training step reuse what the step before has freed.

    Else the C library gives arrays of some megabytes back to the system, which clears them page
    by page when they are wanted again: up to a third of the time of a step. Only glibc can be
    told; others have ways of their own.
    """
    mallopt = _of_glibc("mallopt")
    if mallopt is not None:
        mallopt(TRIM_THRESHOLD, KEPT)
        mallopt(MMAP_THRESHOLD, OWN_PAGES)


def give_back_freed_memory() -> None:
    """Hand to the system what is freed but still at hand, wherever it lies.

    Called when something large was let go, such as a run with its past. That lies among other
    things, and in a heap for each thread that trained: glibc would keep most of it for good.
    """
    trim = _of_glibc("malloc_trim")
    if trim is not None:
        trim(0)


def _of_glibc(name: str) -> Any:
    """A function of the C library, None where it is another one."""
    return getattr(ctypes.CDLL(None), name, None) if sys.platform.startswith("linux") else None


_keep_freed_memory()
