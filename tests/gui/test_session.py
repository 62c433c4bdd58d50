"""The session: reads texts, trains, pauses, stops, and survives what goes wrong."""

import multiprocessing
import random
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from tests.gui.conftest import CATS
from tests.gui.sessions import change, state_of, wait_until_it_rests
from tinylm import reading
from tinylm.corpus import Corpus
from tinylm.model import LanguageModel
from tinylm.settings import TextSettings
from tinylm.trainer import Trainer
from tinylm_gui.session import Session, SessionState

OpenText = Callable[..., Session]


def steps_of(session: Session) -> int:
    assert session.run is not None
    return session.run.progress.step


def parameters_of(session: Session) -> dict[str, np.ndarray]:
    assert session.snapshot is not None
    return session.snapshot.parameters


def test_it_starts_without_a_text(session: Session) -> None:
    assert state_of(session) is SessionState.EMPTY
    session.train()
    session.reset()
    session.stop()
    assert state_of(session) is SessionState.EMPTY


def test_a_text_is_ready_to_be_trained_on(open_text: OpenText) -> None:
    session = open_text()
    assert session.vocabulary is not None
    assert session.vocabulary.words[:3] == ("the", ".", "cat")
    assert [document.name for document in session.documents] == ["text.txt"]
    assert session.snapshot is not None
    assert session.snapshot.step == 0


def test_a_sample_comes_with_the_program(session: Session, qtbot: QtBot) -> None:
    session.load_sample("four-sentences")
    wait_until_it_rests(session, qtbot)
    assert state_of(session) is SessionState.READY
    assert session.vocabulary is not None
    assert "ate" in session.vocabulary


BAD_FILES = {
    "empty.txt": (b"", "There are no words in"),
    "blank.txt": (b" \n\n \t ", "There are no words in"),
    "one-word.txt": (b"hello", "nothing to predict"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "a PNG picture"),
    "binary.txt": (bytes(range(32)) * 20, "holds no text"),
}


@pytest.mark.parametrize("name", BAD_FILES)
@pytest.mark.parametrize("is_open_before", [False, True])
def test_a_bad_file_is_a_sentence_and_changes_nothing(
    name: str,
    is_open_before: bool,
    session: Session,
    open_text: OpenText,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    if is_open_before:
        open_text()
    content, reason = BAD_FILES[name]
    (tmp_path / name).write_bytes(content)
    before = session.state, session.corpus
    with qtbot.waitSignal(session.failed) as failed:
        session.load_files([tmp_path / name])
    assert reason in failed.args[0]
    assert (session.state, session.corpus) == before


def test_a_file_that_vanished_is_named(session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.failed) as failed:
        session.load_files([tmp_path / "gone.txt"])
    assert failed.args[0].startswith("gone.txt does not exist")
    assert state_of(session) is SessionState.EMPTY


def test_utf_16_is_read_without_a_question(session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "wide.txt").write_bytes("Zwölf Boxkämpfer jagen Viktor.".encode("utf-16"))
    session.load_files([tmp_path / "wide.txt"])
    wait_until_it_rests(session, qtbot)
    assert session.vocabulary is not None
    assert "boxkämpfer" in session.vocabulary


def test_an_unknown_encoding_is_asked_for(session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    good, latin = tmp_path / "good.txt", tmp_path / "latin.txt"
    good.write_text(CATS)
    latin.write_bytes("Ein schöner Tag, ein müder Hund.".encode("cp1252"))
    with qtbot.waitSignal(session.encoding_needed) as needed:
        session.load_files([good, latin])
    assert needed.args == [str(latin)]
    session.use_encoding(str(latin), "cp1252")
    wait_until_it_rests(session, qtbot)
    assert session.vocabulary is not None
    assert {"müder", "fish"} <= set(session.vocabulary.words)
    assert [document.encoding for document in session.documents] == ["utf-8", "cp1252"]


@pytest.mark.parametrize("processes", ["none", "some"])
def test_reading_can_be_cancelled(
    processes: str,
    open_text: OpenText,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session = open_text()
    if processes == "some":
        monkeypatch.setattr(reading, "WORTH_PROCESSES", 0)
    before = session.corpus
    (tmp_path / "long.txt").write_text("a few words again and again " * 200_000)
    session.load_files([tmp_path / "long.txt"])
    with qtbot.waitSignals([session.loading_progressed, session.message], order="strict"):
        session.loading_progressed.connect(session.cancel_loading)
    assert state_of(session) is SessionState.READY
    assert session.corpus is before
    assert multiprocessing.active_children() == []


def test_settings_changed_while_a_text_is_read_let_nothing_begin(
    open_text: OpenText, tmp_path: Path, qtbot: QtBot
) -> None:
    session = open_text()
    session.train_steps(3)
    wait_until_it_rests(session, qtbot)
    (tmp_path / "long.txt").write_text("a few words again and again " * 200_000)
    session.load_files([tmp_path / "long.txt"])
    change(session, learning_rate=0.001)
    with qtbot.waitSignal(session.failed):
        text = session.text_settings.changed(min_count=2)
        session.apply_settings(text, session.model_settings, session.training_settings)
    assert session.text_settings.min_count == 1
    assert state_of(session) is SessionState.LOADING
    session.train()
    assert state_of(session) is SessionState.LOADING
    with qtbot.waitSignal(session.message):
        session.cancel_loading()
    assert state_of(session) is SessionState.PAUSED
    assert session.run is not None
    assert session.run.progress.step == 3


def test_training_lowers_the_loss_until_the_epochs_are_done(
    open_text: OpenText, qtbot: QtBot
) -> None:
    session = open_text()
    with qtbot.waitSignal(session.run_started, raising=False, timeout=0):
        session.train()
    assert state_of(session) is SessionState.TRAINING
    wait_until_it_rests(session, qtbot)
    assert state_of(session) is SessionState.READY
    run = session.run
    assert run is not None
    assert run.progress.step == run.progress.steps == len(run.curve.steps) == 1000
    assert run.curve.losses[-1] < 0.7 < 2.5 < run.curve.losses[0]
    assert [evaluation.epoch for evaluation in run.evaluations] == list(range(1, 1001))
    assert session.snapshot is not None
    assert session.snapshot.step == 1000


def test_a_paused_run_goes_on_as_if_never_paused(open_text: OpenText, qtbot: QtBot) -> None:
    session = open_text(CATS * 5)
    change(session, epochs=8, batch_size=7, minimum_steps=0)
    for steps in (3, 20, 31):
        session.train_steps(steps)
        wait_until_it_rests(session, qtbot)
        assert state_of(session) is SessionState.PAUSED
    assert steps_of(session) == 54
    session.train()
    wait_until_it_rests(session, qtbot)

    corpus = Corpus.from_texts([CATS * 5], TextSettings())
    model = LanguageModel(len(corpus.vocabulary), session.model_settings, np.random.default_rng(0))
    for _ in Trainer(model, corpus, session.training_settings).run():
        pass
    for name, array in model.parameters().items():
        np.testing.assert_array_equal(parameters_of(session)[name], array)


def test_pausing_leaves_a_model_of_the_last_step(open_text: OpenText, qtbot: QtBot) -> None:
    session = open_text()
    change(session, epochs=1_000_000)
    with qtbot.waitSignal(session.metrics_added):
        session.train()
    session.pause()
    wait_until_it_rests(session, qtbot)
    assert state_of(session) is SessionState.PAUSED
    assert session.snapshot is not None
    assert session.snapshot.step == steps_of(session) > 0


def test_a_stopped_run_keeps_its_model_until_the_next_one(
    open_text: OpenText, qtbot: QtBot
) -> None:
    session = open_text()
    session.train_steps(5)
    wait_until_it_rests(session, qtbot)
    session.stop()
    assert state_of(session) is SessionState.READY
    assert session.snapshot is not None
    assert session.snapshot.step == 5
    with qtbot.waitSignal(session.run_started):
        session.train_steps(2)
    wait_until_it_rests(session, qtbot)
    assert steps_of(session) == 2


def test_the_learning_rate_can_change_in_mid_run(open_text: OpenText, qtbot: QtBot) -> None:
    session = open_text()
    change(session, epochs=1_000_000)
    with qtbot.waitSignal(session.metrics_added):
        session.train()
    before = steps_of(session)
    with qtbot.waitSignal(session.metrics_added, check_params_cb=lambda batch: batch.step > before):
        change(session, learning_rate=0.0005)
    assert state_of(session) is SessionState.TRAINING
    session.pause()
    wait_until_it_rests(session, qtbot)
    assert session.run is not None
    assert session.run.trainer.settings.learning_rate == 0.0005
    assert steps_of(session) > before
    assert list(session.run.curve.steps) == list(range(1, steps_of(session) + 1))


@pytest.mark.parametrize("setting", [{"embedding_dim": 5}, {"seed": 4}, {"optimizer": "sgd"}])
def test_what_a_run_cannot_change_waits_for_the_next(
    setting: dict[str, object], open_text: OpenText, qtbot: QtBot
) -> None:
    session = open_text()
    session.train_steps(5)
    wait_until_it_rests(session, qtbot)
    change(session, **setting)
    assert state_of(session) is SessionState.READY
    assert session.snapshot is not None
    assert session.snapshot.step == 5
    assert parameters_of(session)["embeddings"].shape == (15, 32)
    session.train_steps(1)
    wait_until_it_rests(session, qtbot)
    assert session.run is not None
    assert session.run.trainer.settings == session.training_settings
    assert session.run.trainer.model.settings == session.model_settings
    assert steps_of(session) == 1


def test_more_epochs_let_a_finished_run_go_on(open_text: OpenText, qtbot: QtBot) -> None:
    session = open_text()
    change(session, epochs=3, minimum_steps=0)
    session.train()
    wait_until_it_rests(session, qtbot)
    assert state_of(session) is SessionState.READY
    change(session, epochs=5)
    assert state_of(session) is SessionState.PAUSED
    session.train()
    wait_until_it_rests(session, qtbot)
    assert steps_of(session) == 5


def test_text_settings_read_the_text_again(open_text: OpenText, qtbot: QtBot) -> None:
    session = open_text()
    change(session, punctuation="drop")
    wait_until_it_rests(session, qtbot)
    assert session.vocabulary is not None
    assert len(session.vocabulary) == 13
    assert session.snapshot is not None
    assert session.snapshot.model.vocabulary_size == 13


def test_text_settings_that_leave_nothing_are_taken_back(
    open_text: OpenText, tmp_path: Path, qtbot: QtBot
) -> None:
    session = open_text()
    (tmp_path / "text.txt").unlink()
    with qtbot.waitSignal(session.failed) as failed:
        change(session, punctuation="drop")
    assert "does not exist" in failed.args[0]
    assert session.text_settings.punctuation == "keep"
    assert state_of(session) is SessionState.READY


def test_an_exploding_loss_stops_says_why_and_gives_the_last_good_state(
    open_text: OpenText, qtbot: QtBot
) -> None:
    session = open_text()
    change(session, learning_rate=1000.0, optimizer="sgd")
    with qtbot.waitSignal(session.failed) as failed:
        session.train()
    wait_until_it_rests(session, qtbot)
    assert "the loss exploded" in failed.args[0]
    assert "learning rate (1000)" in failed.args[0]
    assert all(np.isfinite(array).all() for array in parameters_of(session).values())
    change(session, learning_rate=0.01)
    session.train_steps(10)
    wait_until_it_rests(session, qtbot)
    assert session.run is not None
    assert np.isfinite(session.run.curve.losses).all()


def test_a_new_text_ends_the_training_first(
    open_text: OpenText, tmp_path: Path, qtbot: QtBot
) -> None:
    session = open_text()
    change(session, epochs=1_000_000)
    with qtbot.waitSignal(session.metrics_added):
        session.train()
    (tmp_path / "other.txt").write_text("one two three. " * 50)
    session.load_files([tmp_path / "other.txt"])
    assert state_of(session) is SessionState.LOADING
    wait_until_it_rests(session, qtbot)
    assert state_of(session) is SessionState.READY
    assert session.vocabulary is not None
    assert session.vocabulary.words == ("one", "two", "three", ".")
    assert not session.has_unsaved_training


def test_a_second_text_waits_for_the_first(session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "text.txt").write_text(CATS * 1000)
    session.load_files([tmp_path / "text.txt"])
    with qtbot.waitSignal(session.failed) as failed:
        session.load_files([tmp_path / "text.txt"])
    assert "wait" in failed.args[0]
    wait_until_it_rests(session, qtbot)
    assert state_of(session) is SessionState.READY


def test_an_error_of_the_program_itself_is_reported(
    open_text: OpenText, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = open_text()

    def broken(*_: object) -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr(LanguageModel, "loss_and_gradients", broken)
    with qtbot.waitSignal(session.crashed) as crashed:
        session.train()
    assert isinstance(crashed.args[0], ZeroDivisionError)
    assert state_of(session) is SessionState.READY


@pytest.mark.parametrize("seed", range(20))
def test_shutting_down_at_any_moment_leaves_no_thread(
    seed: int, open_text: OpenText, tmp_path: Path, qtbot: QtBot
) -> None:
    """Halfway through reading, training or pausing, after a random number of events."""
    chance = random.Random(seed)
    session = open_text(CATS * 20)
    change(session, epochs=1_000_000, batch_size=chance.choice([1, 16, 512]))
    actions = [session.train, session.pause, session.stop, session.reset]
    actions.append(lambda: session.load_files([tmp_path / "text.txt"]))
    for action in (session.train, *chance.choices(actions, k=3)):
        action()
        for _ in range(chance.randrange(100)):
            QCoreApplication.processEvents()
    session.shut_down()
    assert not session.is_busy
    assert {thread.name for thread in threading.enumerate()}.isdisjoint({"training", "loading"})
    step = steps_of(session)
    QCoreApplication.processEvents()
    assert steps_of(session) == step
    assert session.snapshot is not None
    assert session.snapshot.step == step


def test_one_pair_is_an_update_on_a_single_pair(open_text: OpenText, qtbot: QtBot) -> None:
    session = open_text()
    change(session, batch_size=4)
    sizes: list[int] = []
    session.metrics_added.connect(lambda batch: sizes.append(batch.pairs) if batch.losses else None)
    for _ in range(2):
        session.train_pair()
        wait_until_it_rests(session, qtbot)
    session.train_steps(1)
    wait_until_it_rests(session, qtbot)
    assert sizes == [1, 1, 4]
    assert session.training_settings.batch_size == 4
    assert session.run is not None
    log = [entry["settings"]["batch_size"] for entry in session.run.trainer.settings_log]
    assert log == [1, 4]


def test_until_stopped_there_is_no_last_epoch(open_text: OpenText, qtbot: QtBot) -> None:
    session = open_text()
    change(session, epochs=1, minimum_steps=0)
    session.train_until_stopped()
    qtbot.waitUntil(lambda: steps_of(session) > 20)
    assert state_of(session) is SessionState.TRAINING
    assert session.run is not None
    progress = session.run.progress
    assert (progress.steps, progress.epochs, progress.share) == (0, 0, 0)
    session.stop()
    wait_until_it_rests(session, qtbot)


def test_a_target_loss_ends_the_run_with_a_sentence(open_text: OpenText, qtbot: QtBot) -> None:
    session = open_text()
    change(session, epochs=0, target_loss=2.0, validation_fraction=0.0)
    wait_until_it_rests(session, qtbot)
    with qtbot.waitSignal(session.message) as message:
        session.train()
    assert "has reached its target of 2." in message.args[0]
    wait_until_it_rests(session, qtbot)
    assert state_of(session) is SessionState.PAUSED
    assert session.run is not None
    assert session.run.evaluations[-1].train_loss <= 2.0


def test_a_time_limit_pauses_the_run(open_text: OpenText, qtbot: QtBot) -> None:
    session = open_text()
    change(session, epochs=0, time_limit=0.001)
    with qtbot.waitSignal(session.message) as message:
        session.train()
    assert message.args[0].startswith("Paused: the 0.001 minutes")
    wait_until_it_rests(session, qtbot)
    assert state_of(session) is SessionState.PAUSED


# the past


def trained(open_text: OpenText, qtbot: QtBot, **values: object) -> Session:
    """A session whose run of 60 steps is over."""
    session = open_text(CATS * 5)
    change(session, epochs=4, batch_size=9, minimum_steps=0, **values)
    session.train()
    wait_until_it_rests(session, qtbot)
    return session


def test_every_step_of_a_small_run_can_be_looked_at_again(
    open_text: OpenText, qtbot: QtBot
) -> None:
    session = trained(open_text, qtbot)
    steps = steps_of(session)
    now = parameters_of(session)
    assert session.lookback.steps == list(range(steps + 1))
    with qtbot.waitSignal(session.snapshot_changed):
        session.lookback.show(0)
    assert session.snapshot is not None
    assert session.snapshot.step == 0
    first = LanguageModel(14, session.model_settings, np.random.default_rng(0))
    for name, array in first.parameters().items():
        np.testing.assert_array_equal(parameters_of(session)[name], array)
    session.lookback.show(None)
    assert parameters_of(session) is now


def test_training_from_ten_random_steps_of_the_past_repeats_the_run_bit_for_bit(
    open_text: OpenText, qtbot: QtBot
) -> None:
    session = trained(open_text, qtbot, dropout=0.1)
    assert session.run is not None
    expected, losses = parameters_of(session), session.run.trainer.losses
    curve, evaluations = session.run.curve.losses, session.run.evaluations
    for step in np.random.default_rng(1).choice(60, 10, replace=False).tolist():
        session.lookback.show(step)
        session.train()
        assert session.lookback.step is None
        wait_until_it_rests(session, qtbot)
        assert session.run.trainer.losses == losses
        assert session.run.curve.losses == curve
        assert session.run.evaluations == evaluations
        for name, array in expected.items():
            np.testing.assert_array_equal(parameters_of(session)[name], array)


def test_a_knob_turned_while_looking_back_makes_another_run(
    open_text: OpenText, qtbot: QtBot
) -> None:
    session = trained(open_text, qtbot)
    before = session.run
    assert before is not None
    session.lookback.show(30)
    change(session, learning_rate=0.02)
    assert session.run is before  # nothing has happened to it
    session.lookback.show(20)
    assert session.training_settings.learning_rate == 0.02
    with qtbot.waitSignal(session.run_started):
        session.train()
    wait_until_it_rests(session, qtbot)
    assert session.run is not before
    assert session.run.trainer.losses[:20] == before.trainer.losses[:20]
    assert session.run.trainer.losses[21:] != before.trainer.losses[21:]
    assert [past.step for past in session.past_runs.runs] == [60]  # to compare with


def test_back_to_now_brings_the_knobs_back(open_text: OpenText, qtbot: QtBot) -> None:
    session = trained(open_text, qtbot)
    rate = session.training_settings.learning_rate
    session.lookback.show(30)
    change(session, learning_rate=0.02)
    session.lookback.show(None)
    assert session.training_settings.learning_rate == rate


def test_training_goes_on_beside_looking_back(open_text: OpenText, qtbot: QtBot) -> None:
    session = open_text()
    change(session, epochs=1_000_000)
    with qtbot.waitSignal(session.metrics_added):
        session.train()
    session.lookback.show(0)
    seen = session.snapshot
    newest = session.lookback.newest
    qtbot.waitUntil(lambda: session.lookback.newest is not newest)
    assert session.snapshot is seen
    session.train()  # from here: another run, while this one still goes on
    assert state_of(session) is SessionState.TRAINING
    assert session.lookback.step is None
    assert [past.step > 0 for past in session.past_runs.runs] == [True]


def test_a_save_in_between_does_not_move_the_goal(open_text: OpenText, qtbot: QtBot) -> None:
    session = open_text("One two three four five six seven. " * 50)
    change(session, batch_size=1, epochs=3, minimum_steps=0)
    session.train_epoch()
    qtbot.waitUntil(lambda: steps_of(session) > 3)
    assert session.copy_of_run() is not None
    change(session, learning_rate=0.001)
    wait_until_it_rests(session, qtbot)
    assert session.run is not None
    assert session.run.trainer.epoch == 1
    assert steps_of(session) == session.run.trainer.steps_per_epoch


def test_a_save_in_between_does_not_stop_the_clock(open_text: OpenText, qtbot: QtBot) -> None:
    session = open_text()
    change(session, epochs=0, time_limit=0.5)
    session.train()
    qtbot.waitUntil(lambda: steps_of(session) > 3)
    assert session.run is not None
    session.run.seconds = 29.99  # of the half minute
    with qtbot.waitSignal(session.message) as message:
        assert session.copy_of_run() is not None
    assert message.args[0].startswith("Paused: the 0.5 minutes")


def test_other_text_settings_end_a_running_training(open_text: OpenText, qtbot: QtBot) -> None:
    session = open_text()
    change(session, epochs=0)
    session.train()
    qtbot.waitUntil(lambda: steps_of(session) > 3)
    change(session, min_count=2)
    assert state_of(session) is SessionState.LOADING
    wait_until_it_rests(session, qtbot)
    assert state_of(session) is SessionState.READY
    assert steps_of(session) == 0
