"""Checkpoints of the project: kept, listed and gone back to with a click."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QTableView, QTabWidget
from pytestqt.qtbot import QtBot

from tests.gui.parts import part
from tests.gui.sessions import change, wait_until_it_rests
from tinylm_gui.main_window import MainWindow
from tinylm_gui.session import Session, SessionState

OpenText = Callable[..., Session]
TEXT = "One two three four five six seven. " * 50


def rows(window: MainWindow) -> list[list[str]]:
    model = part(window, QTableView, "checkpointTable").model()
    return [
        [model.index(row, column).data() for column in range(5)] for row in range(model.rowCount())
    ]


def row_of(window: MainWindow, name: str) -> int:
    names = [row[0] for row in rows(window)]
    return names.index(name) if name in names else -1


def click(window: MainWindow, name: str, qtbot: QtBot) -> None:
    qtbot.mouseClick(part(window, QPushButton, name), Qt.MouseButton.LeftButton)


def test_keep_train_on_and_go_back(
    window: MainWindow, session: Session, open_text: OpenText, tmp_path: Path, qtbot: QtBot
) -> None:
    open_text(TEXT)
    change(session, epochs=4, minimum_steps=0, batch_size=50)
    click(window, "plotDetails", qtbot)
    part(window, QTabWidget, "trainDetails").setCurrentIndex(2)
    session.train_epoch()
    wait_until_it_rests(session, qtbot)
    with qtbot.waitSignal(window.desk.saved):
        window.desk.save_as(tmp_path / "project")
    assert session.run is not None
    first = session.run
    step, evaluation = first.trainer.step, first.evaluations[-1]
    parameters = first.trainer.state().arrays
    click(window, "keepCheckpoint", qtbot)
    expected = [f"{step}", "1", f"{evaluation.train_loss:.3f}", f"{evaluation.validation_loss:.3f}"]
    qtbot.waitUntil(lambda: [row[0] for row in rows(window)][:1] == [f"step_{step}.ckpt"])
    assert rows(window)[0][1:] == expected

    session.train()
    wait_until_it_rests(session, qtbot)
    session.has_unsaved_training = False  # else it would ask
    name = f"step_{step}.ckpt"
    part(window, QTableView, "checkpointTable").selectRow(row_of(window, name))
    qtbot.waitUntil(lambda: row_of(window, "best_model.ckpt") >= 0)  # above the chosen one
    assert part(window, QTableView, "checkpointTable").currentIndex().row() == row_of(window, name)
    with qtbot.waitSignal(session.run_started):
        click(window, "restoreCheckpoint", qtbot)
    assert session.run is not first
    assert session.run.trainer.step == step
    for name, array in session.run.trainer.state().arrays.items():
        np.testing.assert_array_equal(array, parameters[name])
    assert session.state is SessionState.PAUSED
    assert list(session.run.curve.steps)[-1] == step
    assert [run.step for run in session.past_runs.runs] == [first.trainer.step]


def test_without_a_project_keeping_asks_where(
    window: MainWindow, open_text: OpenText, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_text(TEXT)
    asked: list[bool] = []
    monkeypatch.setattr(window.desk, "ask_save_as", lambda: asked.append(True))
    click(window, "plotDetails", qtbot)
    part(window, QTabWidget, "trainDetails").setCurrentIndex(2)
    QApplication.processEvents()
    click(window, "keepCheckpoint", qtbot)
    assert asked == [True]
    assert rows(window) == []


def test_best_and_hundredth_epochs_are_kept_while_it_trains(
    window: MainWindow, session: Session, open_text: OpenText, tmp_path: Path, qtbot: QtBot
) -> None:
    open_text()
    change(session, epochs=100, minimum_steps=0, validation_fraction=0.0, context=1)
    wait_until_it_rests(session, qtbot)
    with qtbot.waitSignal(window.desk.saved):
        window.desk.save_as(tmp_path / "project")
    session.train()
    wait_until_it_rests(session, qtbot)
    qtbot.waitUntil(lambda: {"best_model.ckpt", "epoch_100.ckpt"} <= {r[0] for r in rows(window)})
    assert session.run is not None
    best = min(session.run.evaluations, key=lambda evaluation: evaluation.train_loss)
    told = {row[0]: row for row in rows(window)}
    assert told["best_model.ckpt"][1:4] == [
        f"{best.step}",
        f"{best.epoch}",
        f"{best.train_loss:.3f}",
    ]
    assert told["epoch_100.ckpt"][1:3] == ["100", "100"]

    losses = list(session.run.trainer.losses)
    session.has_unsaved_training = False
    with qtbot.waitSignal(session.run_started):
        window._checkpoints.restore("best_model.ckpt")
    assert session.run is not None
    assert list(session.run.curve.losses) == losses[: best.step]  # the curve is there again
