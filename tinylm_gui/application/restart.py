"""Starts the program anew, for what is in force only from its start on."""

import sys
from collections.abc import Sequence

from PySide6.QtCore import QProcess


def start_again(paths: Sequence[str]) -> None:
    """Start another process with these texts or this project; this one should end now."""
    command = sys.argv[:1] if getattr(sys, "frozen", False) else [sys.executable, sys.argv[0]]
    QProcess.startDetached(command[0], [*command[1:], *paths])
