"""The run bar: what can be clicked when, and the numbers beside it."""

import math
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.gui.parts import part
from tests.gui.sessions import change
from tinylm_gui.commands.training_actions import TrainingActions
from tinylm_gui.session import Session, SessionState
from tinylm_gui.views.run_bar import RunBar

OpenText = Callable[..., Session]


@pytest.fixture
def bar(session: Session, qtbot: QtBot) -> RunBar:
    bar = RunBar(session, TrainingActions(session, session))
    qtbot.addWidget(bar)
    bar.show()
    return bar


def button(bar: RunBar, name: str) -> QPushButton:
    return part(bar, QPushButton, f"{name}Button")


def enabled(bar: RunBar) -> set[str]:
    names = ("train", "pause", "stop", "step")
    return {name for name in names if button(bar, name).isEnabled()}


def click(bar: RunBar, name: str, qtbot: QtBot) -> None:
    qtbot.mouseClick(button(bar, name), Qt.MouseButton.LeftButton)


def shown(bar: RunBar, name: str) -> str:
    return part(bar, QLabel, name).text()


def test_nothing_can_be_trained_without_a_text(bar: RunBar) -> None:
    assert enabled(bar) == set()
    assert shown(bar, "trainingLoss") == "—"


def test_a_run_from_start_to_stop(bar: RunBar, open_text: OpenText, qtbot: QtBot) -> None:
    session = open_text()
    change(session, epochs=1_000_000)
    assert enabled(bar) == {"train", "step"}
    assert button(bar, "train").text() == "Train"
    click(bar, "train", qtbot)
    assert enabled(bar) == {"pause", "stop"}
    qtbot.waitUntil(lambda: shown(bar, "trainingLoss") != "—")
    click(bar, "pause", qtbot)
    qtbot.waitUntil(lambda: session.state is SessionState.PAUSED)
    assert enabled(bar) == {"train", "stop", "step"}
    assert button(bar, "train").text() == "Go on"
    click(bar, "stop", qtbot)
    assert enabled(bar) == {"train", "step"}
    assert button(bar, "train").text() == "Train again"


def test_one_batch_is_one_step(bar: RunBar, open_text: OpenText, qtbot: QtBot) -> None:
    session = open_text()
    for _ in range(3):
        click(bar, "step", qtbot)
        qtbot.waitUntil(lambda: session.state is SessionState.PAUSED)
    assert session.run is not None
    assert session.run.progress.step == 3


def test_the_keyboard_trains_too(bar: RunBar, open_text: OpenText, qtbot: QtBot) -> None:
    session = open_text()
    bar.setFocus()
    qtbot.keyClick(button(bar, "train"), Qt.Key.Key_Space)
    assert session.state is SessionState.TRAINING


def test_the_numbers_are_those_of_the_run(bar: RunBar, open_text: OpenText, qtbot: QtBot) -> None:
    session = open_text("One two three four five six seven. " * 50)
    change(session, epochs=2, minimum_steps=0)
    click(bar, "train", qtbot)
    qtbot.waitUntil(lambda: session.state is SessionState.READY)
    assert session.run is not None
    losses = session.run.curve.losses
    mean = sum(losses) / len(losses)
    qtbot.waitUntil(lambda: shown(bar, "trainingLoss") == f"{mean:.3f}")
    validation = session.run.evaluations[-1].validation_loss
    assert validation is not None
    assert float(shown(bar, "validationLoss")) == pytest.approx(validation, abs=1e-3)
    assert float(shown(bar, "perplexity")) == pytest.approx(math.exp(validation), abs=0.1)
    assert shown(bar, "epoch") == "2 / 2"


def test_without_a_held_back_part_perplexity_is_that_of_the_training(
    bar: RunBar, open_text: OpenText, qtbot: QtBot
) -> None:
    open_text()
    click(bar, "step", qtbot)
    qtbot.waitUntil(lambda: shown(bar, "trainingLoss") != "—")
    assert shown(bar, "validationLoss") == "—"
    loss = float(shown(bar, "trainingLoss"))
    assert float(shown(bar, "perplexity")) == pytest.approx(math.exp(loss), abs=0.1)


def test_a_menu_has_the_other_ways_to_train(bar: RunBar, open_text: OpenText, qtbot: QtBot) -> None:
    session = open_text("One two three four five six seven. " * 50)
    change(session, batch_size=50, minimum_steps=0)
    actions = {
        action.objectName(): action
        for action in part(bar, QPushButton, "moreTraining").menu().actions()
    }
    assert set(actions) - {""} == {"onePair", "oneBatch", "oneEpoch", "untilStopped", "startOver"}
    run = session.run
    assert run is not None
    per_epoch = run.trainer.steps_per_epoch
    actions["oneEpoch"].trigger()
    qtbot.waitUntil(lambda: session.state is SessionState.PAUSED)
    assert run.progress.step == per_epoch
    actions["onePair"].trigger()
    qtbot.waitUntil(lambda: session.state is SessionState.PAUSED)
    assert run.progress.step == per_epoch + 1
    actions["untilStopped"].trigger()
    assert session.state is SessionState.TRAINING
    qtbot.waitUntil(lambda: shown(bar, "epoch").endswith("/ ∞"))
    click(bar, "stop", qtbot)
    qtbot.waitUntil(lambda: not session.is_busy)
