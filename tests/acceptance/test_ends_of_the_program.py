"""The program as a process of its own: killed, asked to end, fallen over."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.core.test_faults import SETTINGS, documents
from tinylm.project import Project
from tinylm.resources import sample_path

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="signals are sent, files are found")

# The program, but it trains by itself, copies each second and tells its steps.
TRAINING = """
import sys
from PySide6.QtCore import QTimer
from tinylm_gui import app
from tinylm_gui.main_window import MainWindow

class Window(MainWindow):
    def greet(self):
        timer = QTimer(self)
        timer.timeout.connect({keep})
        timer.start(1000)
        self.session.training_settings = self.session.training_settings.changed(epochs=10**6)
        self.session.metrics_added.connect(self.tell)
        timer.timeout.connect(self.session.train)

    def tell(self, events):
        print(self.session.run.trainer.step, flush=True)

app.MainWindow = Window
sys.exit(app.main(sys.argv[1:]))
"""
COPYING = TRAINING.format(keep="self.rescue.keep")
NOT_COPYING = TRAINING.format(keep="int")

FALLING = """
import faulthandler
from tinylm_gui import app
app.QTimer.singleShot = lambda *_: faulthandler._sigsegv()
app.main(["the text is a secret"])
"""

PATIENCE = 300  # seconds

Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts a program in a home of its own."""
    processes = []
    home = {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}

    def started(program: str, *arguments: object) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-c", program, *map(str, arguments)],
            env={**os.environ, **home},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        processes.append(process)
        watch = threading.Timer(PATIENCE, process.kill)  # nobody waits for what never comes
        watch.daemon = True
        watch.start()
        return process

    yield started
    for process in processes:
        process.kill()
        process.communicate()


def wait_for_step(process: subprocess.Popen[str], done: Callable[[int], bool]) -> int:
    """Read the steps that the program tells until one is enough."""
    assert process.stdout is not None
    for line in process.stdout:
        if done(int(line)):
            return int(line)
    raise AssertionError(process.communicate()[1])


def project_with_text(folder: Path) -> Path:
    with Project.create(folder) as project:
        project.import_documents(documents(0), SETTINGS)
    return folder


def copies(tmp_path: Path) -> list[Path]:
    return sorted(tmp_path.glob("TinyLM/TinyLM/recovery/*"))


def test_a_killed_window_leaves_the_autosave_of_its_project(start: Start, tmp_path: Path) -> None:
    folder = project_with_text(tmp_path / "p")
    autosave = folder / "checkpoints" / "autosave.ckpt"
    process = start(COPYING, folder)
    wait_for_step(process, lambda step: autosave.exists())
    process.send_signal(signal.SIGKILL)
    process.wait()
    with Project.open(folder) as project:  # from the autosave, or an epoch kept since then
        told = str(project.recovered)
        assert "its autosave was taken" in told or "checkpoints/epoch_" in told
        trainer = project.trainer()
        assert trainer.step > 0
        assert len(trainer.losses) == trainer.step


def test_a_killed_window_leaves_a_copy_of_a_text_never_saved(start: Start, tmp_path: Path) -> None:
    process = start(COPYING, sample_path("capitals"))
    wait_for_step(process, lambda step: any((c / "model").exists() for c in copies(tmp_path)))
    process.send_signal(signal.SIGKILL)
    process.wait()
    (copy,) = copies(tmp_path)
    with Project.open(copy) as project:
        assert project.trainer().step > 0
        assert [document.name for document in project.documents()] == ["capitals.txt"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_asked_to_end_it_copies_first(start: Start, tmp_path: Path, number: int) -> None:
    process = start(NOT_COPYING, sample_path("capitals"))
    seen = wait_for_step(process, lambda step: step > 20)
    process.send_signal(number)
    _, errors = process.communicate()
    assert process.returncode == 0, errors
    (copy,) = copies(tmp_path)
    with Project.open(copy) as project:
        assert project.recovered is None
        assert project.trainer().step >= seen


def test_asked_to_end_it_autosaves_an_open_project(start: Start, tmp_path: Path) -> None:
    folder = project_with_text(tmp_path / "p")
    process = start(NOT_COPYING, folder)
    seen = wait_for_step(process, lambda step: step > 20)
    process.send_signal(signal.SIGTERM)
    process.communicate()
    assert process.returncode == 0
    with Project.open(folder) as project:
        assert project.trainer().step >= seen
    assert copies(tmp_path) == []


def test_falling_over_leaves_a_trace_without_the_text(start: Start, tmp_path: Path) -> None:
    process = start(FALLING)
    process.communicate()
    assert process.returncode == -signal.SIGSEGV
    trace = (tmp_path / "TinyLM" / "TinyLM" / "crash.txt").read_text("utf-8")
    assert "Segmentation fault" in trace
    assert "app.py" in trace
    assert "secret" not in trace
