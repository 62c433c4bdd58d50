"""What is not saved is copied, offered after a crash, and cleared away when it is of no use."""

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from tests.gui.sessions import wait_until_it_rests
from tinylm.project import Project
from tinylm_gui.commands.rescue import left_behind
from tinylm_gui.main_window import MainWindow
from tinylm_gui.session import Session, SessionState

OpenText = Callable[..., Session]


@pytest.fixture
def window(window: MainWindow, open_text: OpenText) -> MainWindow:
    """The window with a text."""
    open_text()
    return window


def train(session: Session, qtbot: QtBot, steps: int = 5) -> None:
    with qtbot.waitSignal(session.metrics_added):
        session.train_steps(steps)
    wait_until_it_rests(session, qtbot)


def the_dead_copy(window: MainWindow, tmp_path: Path) -> Path:
    """What another program would leave behind if it ended now: the copy, without its lock."""
    (folder,) = [path for path in _recovery(window).iterdir() if path.is_dir()]
    left = shutil.copytree(folder, tmp_path / "left")
    window.rescue.clear()
    return Path(shutil.move(left, _recovery(window) / "9-0"))


def _recovery(window: MainWindow) -> Path:
    from tinylm_gui.application.about import data_folder

    return Path(data_folder()) / "recovery"


def click(text: str) -> None:
    """Click the button with this text in the question that comes next."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(b for b in box.buttons() if b.text().replace("&", "") == text).click()

    QTimer.singleShot(0, press)


def test_nothing_is_copied_where_nothing_was_learned(window: MainWindow) -> None:
    assert window.rescue.keep_now() == ""
    assert not _recovery(window).exists()


def test_a_text_never_saved_is_copied_and_offered_at_the_next_start(
    window: MainWindow, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    train(session, qtbot)
    said = window.rescue.keep_now()
    left = the_dead_copy(window, tmp_path)
    assert str(left.parent) in said
    assert session.run is not None
    learned = {n: a.copy() for n, a in session.run.trainer.model.parameters().items()}
    session.has_unsaved_training = False
    session.reset()
    click("Open the copy")
    with qtbot.waitSignal(window.desk.changed):
        window.greet()
    qtbot.waitUntil(lambda: session.state is SessionState.PAUSED)
    assert session.run.trainer.step == 5
    for name, array in session.run.trainer.model.parameters().items():
        np.testing.assert_array_equal(array, learned[name])


def test_a_copy_saved_as_a_project_is_removed(
    window: MainWindow, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    train(session, qtbot)
    window.rescue.keep_now()
    left = the_dead_copy(window, tmp_path)
    session.has_unsaved_training = False
    with qtbot.waitSignal(window.desk.changed):
        window.open_paths([left])
    qtbot.waitUntil(lambda: window.desk.folder == left)
    window.desk.save_as(tmp_path / "mine")
    qtbot.waitUntil(lambda: window.desk.folder == tmp_path / "mine")
    assert not left.exists()


def test_a_copy_that_nobody_wants_is_thrown_away(
    window: MainWindow, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    train(session, qtbot)
    window.rescue.keep_now()
    the_dead_copy(window, tmp_path)
    click("Later")
    window.greet()
    assert len(left_behind()) == 1
    click("Throw it away")
    window.greet()
    assert left_behind() == []


def test_a_living_window_keeps_its_copy_to_itself_and_clears_it(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    train(session, qtbot)
    window.rescue.keep_now()
    assert left_behind() == []  # it is in use
    session.has_unsaved_training = False
    assert window.close()
    assert list(_recovery(window).iterdir()) == []


def test_an_open_project_gets_an_autosave(
    window: MainWindow, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    window.desk.save_as(tmp_path / "project")
    qtbot.waitUntil(lambda: window.desk.folder is not None)
    train(session, qtbot, 7)
    window.rescue.keep()
    window.desk.wait()
    shutil.copytree(tmp_path / "project", tmp_path / "after the crash")
    with Project.open(tmp_path / "after the crash") as project:
        assert project.trainer().step == 7
    session.has_unsaved_training = False  # let go, so it must not come back
    assert window.close()
    with Project.open(tmp_path / "project") as project:
        assert project.trainer().step == 0
