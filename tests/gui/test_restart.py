"""The program is started anew by the command that started it."""

import sys
from collections.abc import Sequence

import pytest
from PySide6.QtCore import QProcess

from tinylm_gui.application.restart import start_again


@pytest.mark.parametrize("frozen", [False, True])
def test_the_same_program_is_started_with_what_was_open(
    monkeypatch: pytest.MonkeyPatch, frozen: bool
) -> None:
    started: list[tuple[str, Sequence[str]]] = []

    def start(program: str, arguments: Sequence[str]) -> tuple[bool, int]:
        started.append((program, arguments))
        return True, 1

    monkeypatch.setattr(QProcess, "startDetached", start)
    monkeypatch.setattr(sys, "frozen", frozen, raising=False)
    monkeypatch.setattr(sys, "argv", ["/bin/tinylm-gui", "before.txt"])
    start_again(["a.txt", "b c.txt"])
    command = ["/bin/tinylm-gui"] if frozen else [sys.executable, "/bin/tinylm-gui"]
    assert started == [(command[0], [*command[1:], "a.txt", "b c.txt"])]
