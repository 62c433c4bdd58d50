"""Whether numbers fit into this computer's memory: asked before they are made.

Systems promise more memory than they have, and end the program that then uses it.
"""

import os
import sys

from tinylm.errors import SettingsError

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
