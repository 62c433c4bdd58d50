"""Runs that make way stay as curves: named, hidden, removed, saved and opened again."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from tinylm_gui.commands.project_desk import ProjectDesk
from tinylm_gui.session import Session, SessionState
from tinylm_gui.session.past_runs import MOST_POINTS, PastRun, PastRuns, differences

OpenText = Callable[..., Session]


def train(session: Session, qtbot: QtBot, **settings: object) -> None:
    """A run of its own of 30 steps."""
    training = session.training_settings.changed(epochs=1, minimum_steps=30, **settings)
    session.apply_settings(session.text_settings, session.model_settings, training)
    session.reset()
    session.train()
    qtbot.waitUntil(lambda: session.state is SessionState.READY)


@pytest.fixture
def two_runs(open_text: OpenText, qtbot: QtBot) -> Session:
    """The first ended with learning rate 0.01, the second with 0.02."""
    session = open_text("One two three four five six seven. " * 50)
    train(session, qtbot, learning_rate=0.01)
    train(session, qtbot, learning_rate=0.02)
    return session


def test_the_run_before_is_kept_as_it_was(two_runs: Session, qtbot: QtBot) -> None:
    (first,) = two_runs.past_runs.runs
    assert first.settings[2].learning_rate == 0.01
    assert (first.name, first.number, first.step) == ("Run 1", 1, 30)
    assert two_runs.past_runs.name == "Run 2"
    assert two_runs.run is not None
    losses, steps = list(two_runs.run.curve.losses), list(two_runs.run.curve.steps)
    validation = two_runs.run.evaluations[-1].validation_loss
    two_runs.reset()
    second = two_runs.past_runs.runs[1]
    np.testing.assert_array_equal(second.curve, [steps, losses])
    assert second.validation_loss == validation
    assert second.training_loss == pytest.approx(losses[-1])


def test_what_was_never_trained_is_not_kept(open_text: OpenText) -> None:
    session = open_text()
    session.reset()
    session.reset()
    assert session.past_runs.runs == []


def test_another_text_hides_them(two_runs: Session, qtbot: QtBot) -> None:
    assert two_runs.past_runs.runs[0].is_shown
    two_runs.load_sample("four-sentences")
    qtbot.waitUntil(lambda: two_runs.state is SessionState.READY)
    assert [run.is_shown for run in two_runs.past_runs.runs] == [False, False]


def test_rename_hide_remove(two_runs: Session, qtbot: QtBot) -> None:
    runs = two_runs.past_runs
    with qtbot.waitSignals([runs.changed] * 3):
        runs.rename(0, "slow")
        runs.rename(-1, "fast")
        runs.show(0, False)
    assert (runs.runs[0].name, runs.runs[0].is_shown, runs.name) == ("slow", False, "fast")
    runs.remove(0)
    assert runs.runs == []
    two_runs.reset()
    assert [(run.name, run.number) for run in runs.runs] == [("fast", 2)]


def test_they_come_back_with_their_project(two_runs: Session, qtbot: QtBot, tmp_path: Path) -> None:
    runs = two_runs.past_runs
    runs.rename(0, "slow ✓")
    runs.show(0, False)
    kept = runs.runs[0]
    desk = ProjectDesk(two_runs, None)  # type: ignore[arg-type]
    with qtbot.waitSignal(two_runs.message):
        desk.save_as(tmp_path / "project")
    two_runs.load_sample("four-sentences")
    qtbot.waitUntil(lambda: two_runs.state is SessionState.READY)
    train(two_runs, qtbot)
    two_runs.has_unsaved_training = False
    with qtbot.waitSignal(two_runs.run_started):
        desk.open(tmp_path / "project")
    qtbot.waitUntil(lambda: len(runs.runs) == 1)
    (again,) = runs.runs
    np.testing.assert_array_equal(again.curve, kept.curve)
    np.testing.assert_array_equal(again.validation, kept.validation)
    assert (again.name, again.settings, again.step) == (kept.name, kept.settings, kept.step)
    assert (again.number, again.is_shown, runs.name) == (1, False, "Run 2")
    desk.close()


@pytest.mark.parametrize(
    ("name", "array"),
    [
        ("past_runs.0.record", np.frombuffer(b"[1, 2", np.uint8)),
        ("past_runs.0.record", np.frombuffer(b'{"name": 7}', np.uint8)),
        ("past_runs.0.record", np.zeros(3)),
        ("past_runs.0.curve", np.zeros((3, 4))),
        ("past_runs.0.validation", np.zeros(4, np.float32)),
        ("past_runs.0.curve", np.full((2, 3), np.nan)),
    ],
)
def test_what_is_no_run_is_left_out(name: str, array: np.ndarray, two_runs: Session) -> None:
    arrays = two_runs.past_runs.to_arrays()
    other = PastRuns()
    other.take_arrays(arrays)
    assert len(other.runs) == 1
    other.take_arrays({**arrays, name: array})
    assert other.runs == []


def test_a_long_curve_is_thinned_by_means(two_runs: Session) -> None:
    run = two_runs.run
    assert run is not None
    for step in range(31, 10_001):
        run.curve.extend([step], [float(step)])
    kept = PastRun.of(run, 1, "long")
    assert kept.curve.shape == (2, MOST_POINTS)
    assert kept.curve[0, -1] == 10_000
    assert kept.curve[1, -1] == pytest.approx(np.mean(range(9996, 10_001)))


def test_settings_in_which_runs_differ(two_runs: Session) -> None:
    settings = two_runs.past_runs.runs[0].settings
    other = (settings[0], settings[1].changed(context=2), settings[2].changed(learning_rate=0.5))
    assert differences([settings, other]) == [
        {"context": 4, "learning_rate": 0.01},
        {"context": 2, "learning_rate": 0.5},
    ]
