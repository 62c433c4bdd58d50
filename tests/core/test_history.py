"""The past of a run fits its memory, and continued from any kept step it comes out the same."""

from collections.abc import Iterator
from itertools import chain

import numpy as np
import pytest

from tinylm.corpus import Corpus
from tinylm.history import FREE_TIME, MEMORY, OVERHEAD, TIME_SHARE, ByStep, History
from tinylm.model import LanguageModel
from tinylm.resources import sample_path
from tinylm.settings import ModelSettings, TextSettings, TrainingSettings
from tinylm.trainer import Diverged, Evaluating, Event, Moment, StepMetrics, Trainer

SETTINGS = TrainingSettings(
    epochs=4, batch_size=9, dropout=0.2, schedule="cosine", warmup_steps=3, gradient_clip=0.7
)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    text = sample_path("story").read_text("utf-8")[:1500]
    return Corpus.from_texts([text], TextSettings(validation_fraction=0.2))


def make_trainer(corpus: Corpus) -> Trainer:
    model = ModelSettings(context=2, embedding_dim=4, hidden_dims=(6,))
    rng = np.random.default_rng(0)
    return Trainer(LanguageModel(len(corpus.vocabulary), model, rng), corpus, SETTINGS)


def changing_settings(trainer: Trainer, events: Iterator[Event]) -> Iterator[Event]:
    """A run in which two settings change on the way."""
    for event in events:
        if isinstance(event, StepMetrics) and event.step == 50:
            trainer.settings = trainer.settings.changed(learning_rate=0.01, batch_size=5)
        yield event


def followed(history: History, run: Iterator[Event]) -> Iterator[Event]:
    return chain.from_iterable(history.follow(run))


def final_parameters(trainer: Trainer) -> list[np.ndarray]:
    return [array.copy() for array in trainer.model.parameters().values()]


def lasting(events: Iterator[Event]) -> list[Event]:
    return [event for event in events if not isinstance(event, Evaluating)]


def test_continued_from_ten_random_steps_a_run_is_the_same_bit_for_bit(corpus: Corpus) -> None:
    trainer = make_trainer(corpus)
    history = History(trainer)
    events = lasting(changing_settings(trainer, followed(history, trainer.run())))
    expected = final_parameters(trainer)
    assert history.moments.steps == list(range(trainer.step + 1))

    kept = [step for step in history.moments.steps if step != 50]  # there, they change
    for step in np.random.default_rng(0).choice(kept, 10, replace=False).tolist():
        branch = history.branch(step)
        again = branch.trainer
        assert again.step == step
        assert again.settings.batch_size == (9 if step < 50 else 5)
        assert branch.moments.steps == list(range(step + 1))
        rest = lasting(changing_settings(again, followed(branch, again.run())))
        assert rest == events[-len(rest) :]
        assert again.losses == trainer.losses
        for ours, theirs in zip(final_parameters(again), expected, strict=True):
            np.testing.assert_array_equal(ours, theirs)
    for now, then in zip(final_parameters(trainer), expected, strict=True):
        np.testing.assert_array_equal(now, then)  # the run that was left stays as it was


def test_states_stay_within_the_memory_and_are_evenly_spaced(corpus: Corpus) -> None:
    trainer = make_trainer(corpus)
    size = sum(array.nbytes for array in trainer.state().arrays.values()) + OVERHEAD
    history = History(trainer, memory=7 * size)
    list(followed(history, trainer.run()))
    steps = history.moments.steps
    assert 3 < len(steps) <= 7
    assert steps == list(range(0, trainer.step + 1, history.moments.stride))


def test_the_best_epochs_of_all_moments_fit_the_memory_too(corpus: Corpus) -> None:
    trainer = make_trainer(corpus)
    trainer.settings = SETTINGS.changed(patience=4)
    moment = sum(array.nbytes for array in trainer.state().arrays.values()) + OVERHEAD
    memory = 20 * moment
    history = History(trainer, memory=memory)
    list(followed(history, trainer.run()))
    kept = [history.moments[step].state.arrays for step in history.moments.steps]
    arrays = {id(array): array.nbytes for state in kept for array in state.values()}
    assert any(name.startswith("best.") for name in kept[-1])
    assert len(kept) * OVERHEAD + sum(arrays.values()) <= memory


def test_keeping_takes_no_more_than_its_share_of_the_time(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [0.0]
    trainer = make_trainer(corpus)
    whole = trainer.moment

    def slow_moment() -> Moment:
        now[0] += 0.02
        return whole()

    def slow_steps() -> Iterator[Event]:
        for event in trainer.run():
            now[0] += 0.1
            yield event

    history = History(trainer)
    monkeypatch.setattr(trainer, "moment", slow_moment)
    monkeypatch.setattr("tinylm.history.time.perf_counter", lambda: now[0])
    list(followed(history, slow_steps()))
    kept = len(history.moments.steps) - 1
    assert 0.02 * kept <= FREE_TIME + 0.02 + TIME_SHARE * now[0]
    assert kept > trainer.step * TIME_SHARE * 4  # it makes use of its time


@pytest.mark.parametrize("memory", [OVERHEAD, MEMORY])
def test_events_come_together_until_the_trainer_is_wanted_where_it_is(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch, memory: int
) -> None:
    monkeypatch.setattr("tinylm.history.time.perf_counter", lambda: 0.0)
    trainer = make_trainer(corpus)
    expected = list(make_trainer(corpus).run())
    history = History(trainer, memory)
    together = []
    for events in history.follow(trainer.run(), lambda: 5):
        assert 1 <= len(events) <= 5
        assert all(isinstance(event, StepMetrics) for event in events[:-1])
        assert trainer.step == events[-1].step
        together.append(events)
    assert list(chain.from_iterable(together)) == expected
    assert max(map(len, together)) == (5 if memory < MEMORY else 1)
    stride = history.moments.stride
    assert history.moments.steps == list(range(0, trainer.step + 1, stride))


def test_a_kept_model_is_not_changed_by_the_run(corpus: Corpus) -> None:
    trainer = make_trainer(corpus)
    history = History(trainer)
    before = final_parameters(trainer)
    list(followed(history, trainer.run()))
    model = history.model(0)
    assert model is not None
    for now, then in zip(model.parameters().values(), before, strict=True):
        np.testing.assert_array_equal(now, then)
    assert history.model(trainer.step + 1) is None


def test_moments_kept_elsewhere_join_the_past(corpus: Corpus) -> None:
    trainer = make_trainer(corpus)
    history = History(trainer)
    list(followed(history, trainer.run()))
    kept = {step: history.moments[step] for step in (20, 0)}
    joined = History(trainer, earlier=kept)
    assert joined.moments.steps == [0, 20, trainer.step]
    assert joined.branch(20).trainer.losses == trainer.losses[:20]
    with pytest.raises(KeyError):
        joined.branch(21)


def test_what_an_explosion_undid_is_forgotten(corpus: Corpus) -> None:
    trainer = make_trainer(corpus)
    trainer.settings = TrainingSettings(learning_rate=1000.0, optimizer="sgd")
    history = History(trainer)
    *_, last = followed(history, trainer.run())
    assert isinstance(last, Diverged)
    assert history.moments.steps == list(range(last.restored_step + 1))


@pytest.mark.parametrize("capacity", [2, 3, 10])
def test_items_thin_out_by_doubling_the_spacing(capacity: int) -> None:
    items: ByStep[str] = ByStep(capacity)
    for step in range(1000):
        items.add(step, str(step))
        assert len(items.steps) <= capacity
        assert items.steps == list(range(0, step + 1, items.stride))
        assert items.stride == 1 or len(items.steps) > capacity // 2
        assert all(items[s] == str(s) for s in items.steps)
