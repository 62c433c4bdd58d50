"""The program started on a machine that has no display."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tinylm.resources import sample_path

START = "import sys; from tinylm_gui.app import main; sys.exit(main(sys.argv[1:]))"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux runs without a display")
def test_the_program_does_its_main_job_in_the_terminal(tmp_path: Path) -> None:
    displays = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    run = subprocess.run(
        [sys.executable, "-c", START, str(sample_path("capitals"))],
        cwd=tmp_path,
        env={name: value for name, value in os.environ.items() if name not in displays},
        capture_output=True,
        text=True,
        check=True,
    )
    lines = run.stdout.splitlines()
    assert lines[0].startswith("There is no display")
    assert any(line.startswith("Generated: What is ") for line in lines)
    assert QImage(str(tmp_path / "tinylm-window.png")).width() >= 1000
    assert run.stderr == ""
