"""The training thread: what it sends, how often, and that it stops when told."""

import threading
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QObject, Slot
from pytestqt.qtbot import QtBot

from tests.gui.conftest import CATS
from tinylm.corpus import Corpus
from tinylm.history import History
from tinylm.model import LanguageModel
from tinylm.settings import ModelSettings, TextSettings, TrainingSettings
from tinylm.trainer import Evaluating, Evaluation, Event, StepMetrics, Trainer
from tinylm_gui.session.batch import Batch
from tinylm_gui.session.idle_gate import IdleGate
from tinylm_gui.session.run_ending import TimeUp
from tinylm_gui.session.worker import Snapshot, TrainingWorker


class Listener(QObject):
    """Keeps what the worker sends, and where it was received."""

    def __init__(self, sender: TrainingWorker) -> None:
        super().__init__()
        self.batches: list[Batch] = []
        self.snapshots: list[Snapshot] = []
        self.threads: set[int] = set()
        sender.batch_ready.connect(self.take_batch)
        sender.snapshot_ready.connect(self.take_snapshot)

    @property
    def reports(self) -> list[Event | TimeUp]:
        """Everything that was not an update, in order."""
        found: list[Event | TimeUp] = []
        for batch in self.batches:
            found += batch.evaluations
            if batch.ending is not None:
                found.append(batch.ending)
        return found

    @property
    def steps(self) -> list[int]:
        return [step for batch in self.batches for step in batch.steps]

    @Slot(object)
    def take_batch(self, batch: Batch) -> None:
        self.threads.add(threading.get_ident())
        self.batches.append(batch)

    @Slot(object)
    def take_snapshot(self, snapshot: Snapshot) -> None:
        self.threads.add(threading.get_ident())
        self.snapshots.append(snapshot)


def make_trainer(text: str = CATS, **settings: object) -> Trainer:
    corpus = Corpus.from_texts([text], TextSettings())
    model = LanguageModel(len(corpus.vocabulary), ModelSettings(), np.random.default_rng(0))
    return Trainer(model, corpus, TrainingSettings.from_dict(settings))


@pytest.fixture
def gate(qtbot: QtBot) -> IdleGate:
    return IdleGate()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Time that passes by a millisecond whenever the worker looks at it."""
    now = [0.0]

    def tick() -> float:
        now[0] += 0.001
        return now[0]

    monkeypatch.setattr("tinylm_gui.session.worker.time.monotonic", tick)
    return now


def test_each_update_arrives_once_in_order_in_the_windows_thread(
    gate: IdleGate, qtbot: QtBot
) -> None:
    trainer = make_trainer(epochs=500)
    training = TrainingWorker(History(trainer), gate)
    listener = Listener(training)
    with qtbot.waitSignal(training.ended) as ended:
        training.start()
    training.wait()
    assert ended.args == [None]
    assert listener.steps == list(range(1, 501))
    assert [loss for batch in listener.batches for loss in batch.losses] == list(trainer.losses)
    assert sum(batch.pairs for batch in listener.batches) == 500 * trainer.corpus.training.pairs
    assert listener.threads == {threading.get_ident()}


def test_updates_are_sent_together_some_five_times_a_second(
    gate: IdleGate, clock: list[float], qtbot: QtBot
) -> None:
    training = TrainingWorker(History(make_trainer(epochs=500)), gate)
    listener = Listener(training)
    with qtbot.waitSignal(training.ended):
        training.start()
    training.wait()
    assert 5 <= len(listener.batches) / clock[0] <= 15
    assert len(listener.snapshots) / clock[0] <= 11
    assert sum(batch.seconds for batch in listener.batches) == pytest.approx(clock[0], rel=0.05)


def test_snapshots_are_copies_that_the_training_leaves_alone(gate: IdleGate, qtbot: QtBot) -> None:
    trainer = make_trainer(epochs=100)
    listener = None
    for steps in (10, 10):
        training = TrainingWorker(History(trainer), gate)
        listener = listener or Listener(training)
        with qtbot.waitSignal(training.ended):
            training.start((steps, StepMetrics))
        training.wait()
    assert listener is not None
    before = listener.snapshots[-1]
    assert before.step == 10
    assert trainer.step == 20
    assert not np.array_equal(
        before.parameters["embeddings"], trainer.model.parameters()["embeddings"]
    )


def test_it_stops_after_the_running_step(gate: IdleGate, qtbot: QtBot) -> None:
    trainer = make_trainer(epochs=1_000_000)
    training = TrainingWorker(History(trainer), gate)
    listener = Listener(training)
    training.start()
    qtbot.waitUntil(lambda: len(listener.batches) > 0)
    training.stop()
    training.wait()
    step = trainer.step
    qtbot.waitUntil(lambda: listener.steps[-1:] == [step])
    assert listener.snapshots[-1].step == step


def test_it_stops_in_the_middle_of_an_evaluation(gate: IdleGate, qtbot: QtBot) -> None:
    text, settings = CATS * 600, {"epochs": 1, "batch_size": 20_000}
    whole = list(make_trainer(text, **settings).run())
    trainer = make_trainer(text, **settings)
    training = TrainingWorker(History(trainer), gate)
    stop_at_an_evaluation(training, trainer)
    listener = Listener(training)
    with qtbot.waitSignal(training.ended):
        training.start()
    training.wait()
    assert (trainer.step, trainer.epoch) == (1, 0)
    assert listener.reports == []
    rest = list(trainer.run())
    evaluations = [event for event in rest if isinstance(event, Evaluation)]
    assert evaluations == [event for event in whole if isinstance(event, Evaluation)]


def stop_at_an_evaluation(training: TrainingWorker, trainer: Trainer) -> None:
    """Let `training` be told to stop when its trainer begins to evaluate."""
    events = trainer.run()

    def watched() -> Iterator[Event]:
        for event in events:
            if isinstance(event, Evaluating):
                training.stop()
            yield event

    trainer.run = watched  # type: ignore[method-assign]


def test_an_error_reaches_the_window(gate: IdleGate, qtbot: QtBot) -> None:
    trainer = make_trainer()

    def broken() -> Iterator[Event]:
        raise ZeroDivisionError("oops")
        yield

    trainer.run = broken  # type: ignore[method-assign]
    training = TrainingWorker(History(trainer), gate)
    with qtbot.waitSignal(training.ended) as ended:
        training.start()
    training.wait()
    assert isinstance(ended.args[0], ZeroDivisionError)
