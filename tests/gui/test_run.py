"""A run that branches off: the same again, but for what was done to the first by hand."""

from collections.abc import Callable

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from tests.gui.sessions import change, state_of, wait_until_it_rests
from tinylm_gui.session import Session, SessionState
from tinylm_gui.session.run import TrainingRun

OpenText = Callable[..., Session]


def train(session: Session, steps: int, qtbot: QtBot) -> TrainingRun:
    session.train_steps(steps)
    wait_until_it_rests(session, qtbot)
    assert state_of(session) is SessionState.PAUSED
    assert session.run is not None
    return session.run


@pytest.fixture
def handled(open_text: OpenText, qtbot: QtBot) -> Session:
    """30 steps: a pair applied after the 10th, the learning rate changed after the 20th."""
    session = open_text()
    run = train(session, 10, qtbot)
    contexts, targets = run.trainer.corpus.training.examples(np.array([4]), 4)
    session.train_on_pair(contexts[0], int(targets[0]))
    train(session, 9, qtbot)
    change(session, learning_rate=0.02)
    train(session, 10, qtbot)
    return session


@pytest.mark.parametrize(
    ("step", "same", "undone"), [(5, 10, "10, 20"), (15, 21, "20"), (25, 30, "")]
)
def test_what_was_done_by_hand_later_is_not_repeated_and_named(
    step: int, same: int, undone: str, handled: Session, qtbot: QtBot
) -> None:
    before = handled.run
    said: list[str] = []
    assert before is not None
    handled.message.connect(said.append)
    handled.lookback.show(step)
    again = train(handled, 30 - step, qtbot)
    assert again is not before
    assert again.trainer.losses[:same] == before.trainer.losses[:same]
    assert (again.trainer.losses == before.trainer.losses) == (not undone)
    if undone:
        assert f"after step {undone}." in said[0]
        assert again.trainer.losses[same] != before.trainer.losses[same]
    else:
        assert said == []


def test_changes_while_looking_back_are_no_reason_to_warn(handled: Session, qtbot: QtBot) -> None:
    said: list[str] = []
    handled.message.connect(said.append)
    handled.lookback.show(25)
    change(handled, learning_rate=0.1)
    train(handled, 1, qtbot)
    assert said == []
