"""Saving and opening projects through the menus, also in mid-training and on a broken disk."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMessageBox

from tests.acceptance.conftest import User
from tinylm.errors import StorageError
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


def saved_and_left(user: User, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that the window has saved and let go of."""
    save_as(user, folder, monkeypatch)
    user.wait_until(lambda: user.window.desk.folder is not None)
    user.window.desk.close()
    return folder


def test_a_second_window_reads_and_saves_elsewhere(
    trained: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = saved_and_left(trained, tmp_path / "shared", monkeypatch)
    said: list[str] = []
    trained.session.message.connect(said.append)
    with Project.open(folder):
        open_project(trained, folder, monkeypatch)
        trained.wait_until(lambda: bool(said))
        assert "another window" in said[0]
        assert "for reading only" in said[0]
        assert trained.window.windowTitle() == "shared (read-only) — TinyLM"
        step = trained.session.run.trainer.step  # type: ignore[union-attr]
        trained.click("trainButton")
        trained.wait_until(lambda: trained.session.run.trainer.step > step)  # type: ignore[union-attr]
        trained.click("pauseButton")
        trained.wait_for(SessionState.PAUSED)
        own = tmp_path / "own"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(own), ""))
        choose(trained, "Save project")
        trained.wait_until(lambda: not trained.session.has_unsaved_training)
        assert trained.window.windowTitle() == "own — TinyLM"
    with Project.open_to_read(own) as project:
        assert project.load_run().state.values["step"] > step


def test_a_folder_that_cannot_be_written_to_is_opened_for_reading(
    trained: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = saved_and_left(trained, tmp_path / "theirs", monkeypatch)
    said: list[str] = []
    trained.session.message.connect(said.append)

    def refuse(folder: Path) -> None:
        raise StorageError(f"{folder} was not written: the disk is read-only: save elsewhere.")

    monkeypatch.setattr("tinylm.project.ProjectLock", refuse)
    open_project(trained, folder, monkeypatch)
    trained.wait_until(lambda: bool(said))
    assert "the disk is read-only" in said[0]
    assert trained.window.desk.is_read_only
    assert trained.session.state is SessionState.PAUSED


def press_elsewhere(user: User) -> None:
    """Press the button that saves in another folder, once the question is there."""

    def press() -> None:
        for box in user.window.findChildren(QMessageBox, "anotherPlaceQuestion"):
            if box.isVisible():
                next(b for b in box.buttons() if "another folder" in b.text()).click()
                return
        QTimer.singleShot(20, press)

    QTimer.singleShot(0, press)


def test_a_project_whose_folder_vanished_is_saved_elsewhere(
    trained: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_as(trained, tmp_path / "gone", monkeypatch)
    trained.wait_until(lambda: not trained.session.has_unsaved_training)
    # What is open is the project's own copy of the text, and that goes, too.
    open_project(trained, tmp_path / "gone", monkeypatch)
    trained.wait_until(lambda: trained.session.documents[0].path.is_relative_to(tmp_path))  # type: ignore[union-attr]
    trained.click("trainButton")
    run = trained.session.run
    assert run is not None
    step = run.trainer.step
    shutil.rmtree(tmp_path / "gone")
    trained.wait_until(lambda: run.trainer.step > step)
    own = tmp_path / "own"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(own), ""))
    said: list[str] = []
    trained.session.message.connect(said.append)
    press_elsewhere(trained)
    choose(trained, "Save project")
    trained.wait_until(lambda: trained.window.desk.folder == own)
    assert "the texts are not" in said[-1]
    trained.click("pauseButton")
    trained.wait_for(SessionState.PAUSED)
    with Project.open_to_read(own) as project:
        assert project.trainer().step > step


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
