"""Saving and opening projects through the menus, also in mid-training and on a broken disk."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMessageBox

from tests.acceptance.conftest import User
from tinylm.project import Project
from tinylm.resources import sample_path
from tinylm_gui.session import SessionState


def choose(user: User, text: str) -> None:
    """Choose a menu entry by its text."""
    entries = [a for a in user.window.findChildren(QAction) if a.text().replace("&", "") == text]
    assert len(entries) == 1
    assert entries[0].isEnabled()
    entries[0].trigger()


def save_as(user: User, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(folder), ""))
    choose(user, "Save project as…")


def open_project(user: User, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, **__: str(folder))
    choose(user, "Open project…")


def answer(user: User, button: QMessageBox.StandardButton) -> None:
    """Click a button of the question that comes next."""

    def click() -> None:
        for box in user.window.findChildren(QMessageBox):
            if box.isVisible():
                box.button(button).click()
                return
        QTimer.singleShot(20, click)

    QTimer.singleShot(0, click)


@pytest.fixture
def trained(user: User) -> User:
    """A user who has trained a little on the capitals."""
    user.open_files(sample_path("capitals"))
    user.click("trainButton")
    user.wait_until(lambda: user.session.run is not None and user.session.run.trainer.step > 50)
    user.click("pauseButton")
    user.wait_for(SessionState.PAUSED)
    return user


def test_a_saved_project_comes_back_as_it_was(
    trained: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = trained.session.run
    assert run is not None
    folder = tmp_path / "capitals"
    save_as(trained, folder, monkeypatch)
    trained.wait_until(lambda: not trained.session.has_unsaved_training)
    assert trained.window.windowTitle().startswith("capitals")

    open_project(trained, folder, monkeypatch)
    trained.wait_until(lambda: trained.session.run is not run)
    again = trained.session.run
    assert again is not None
    assert trained.session.state is SessionState.PAUSED
    assert again.trainer.step == run.trainer.step
    assert list(again.curve.losses) == list(run.curve.losses)
    assert again.evaluations == run.evaluations
    for name, array in run.trainer.model.parameters().items():
        np.testing.assert_array_equal(again.trainer.model.parameters()[name], array)


def test_saving_in_mid_training_lets_it_go_on(
    user: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    user.open_files(sample_path("story"))
    user.click("trainButton")
    user.wait_until(lambda: user.session.run is not None and user.session.run.trainer.step > 5)
    save_as(user, tmp_path / "story", monkeypatch)
    user.wait_until(lambda: user.window.desk.folder is not None)
    assert user.session.state is SessionState.TRAINING
    run = user.session.run
    assert run is not None
    step = run.trainer.step
    user.wait_until(lambda: run.trainer.step > step)
    choose(user, "Save project")
    user.click("pauseButton")
    user.wait_for(SessionState.PAUSED)
    with Project.open_to_read(tmp_path / "story") as project:
        assert project.load_run().state.values["step"] > 5


def test_a_folder_that_holds_other_things_is_refused(
    trained: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    sentences: list[str] = []
    trained.session.failed.connect(sentences.append)
    save_as(trained, tmp_path, monkeypatch)
    trained.wait_until(lambda: bool(sentences))
    assert "not empty" in sentences[0]
    assert trained.session.has_unsaved_training
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".txt"] == ["letter.txt"]


def test_a_folder_without_a_project_is_refused(
    trained: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sentences: list[str] = []
    trained.session.failed.connect(sentences.append)
    trained.session.has_unsaved_training = False
    open_project(trained, tmp_path, monkeypatch)
    trained.wait_until(lambda: bool(sentences))
    assert str(tmp_path) in sentences[0]
    assert trained.session.state is SessionState.PAUSED


def test_closing_offers_to_save(
    trained: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "kept"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(folder), ""))
    answer(trained, QMessageBox.StandardButton.Cancel)
    assert not trained.window.close()
    answer(trained, QMessageBox.StandardButton.Save)
    assert trained.window.close()
    run = trained.session.run
    assert run is not None
    with Project.open(folder) as project:  # the window has let go of its lock
        assert project.load_run().state.values["step"] == run.trainer.step


def test_two_windows_do_not_write_into_one_project(
    trained: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "shared"
    save_as(trained, folder, monkeypatch)
    trained.wait_until(lambda: trained.window.desk.folder is not None)
    trained.window.desk.close()
    sentences: list[str] = []
    trained.session.failed.connect(sentences.append)
    with Project.open(folder):
        open_project(trained, folder, monkeypatch)
        trained.wait_until(lambda: bool(sentences))
    assert "another window" in sentences[0]


@pytest.mark.parametrize("name", ["word2vec", "tensorboard"])
def test_a_model_is_exported_from_the_menu(
    trained: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    save_as(trained, tmp_path / "capitals", monkeypatch)
    trained.wait_until(lambda: not trained.session.has_unsaved_training)
    said: list[str] = []
    trained.session.message.connect(said.append)
    place = tmp_path / "exported"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(place), ""))
    choose(trained, name)
    trained.wait_until(lambda: any("Exported" in sentence for sentence in said))
    with Project.open_to_read(tmp_path / "capitals") as project:
        saved = project.load_model()
    vectors = place / "vectors.tsv" if name == "tensorboard" else place
    heading = 0 if name == "tensorboard" else 1
    assert len(vectors.read_text("utf-8").splitlines()) == len(saved.vocabulary) + heading
