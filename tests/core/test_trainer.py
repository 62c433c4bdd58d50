"""A run depends on its settings alone, goes on bit for bit, and ends in a good state."""

import math
from itertools import islice

import numpy as np
import pytest

from tinylm.baselines import measure_baselines
from tinylm.corpus import Corpus
from tinylm.errors import TrainingError
from tinylm.evaluation import evaluate
from tinylm.model import LanguageModel
from tinylm.resources import sample_path
from tinylm.settings import PRESETS, ModelSettings, TextSettings, TrainingSettings
from tinylm.stop_rules import (
    ALL_EPOCHS,
    FLOOR_REACHED,
    NO_IMPROVEMENT,
    TARGET_REACHED,
    UNTIL_STOPPED,
)
from tinylm.token_sequence import TokenSequence
from tinylm.tokenizer import make_tokenizer
from tinylm.trainer import (
    Diverged,
    Evaluating,
    Evaluation,
    Event,
    Finished,
    StepMetrics,
    Trainer,
    train,
)
from tinylm.vocabulary import Vocabulary

FLOOR = 0.876  # the lowest mean loss that one word of context allows on the four sentences
MINIMAL_TEXT = "the cat sat on the mat\nthe dog sat on the rug\nthe cat ate the fish"
MODEL = ModelSettings(context=3, embedding_dim=6, hidden_dims=(8,))
EVERYTHING = {
    "epochs": 6,
    "batch_size": 7,
    "dropout": 0.3,
    "embedding_dropout": 0.2,
    "counted_context": 2,
    "schedule": "cosine",
    "warmup_steps": 5,
    "gradient_clip": 0.5,
    "weight_decay": 0.1,
    "patience": 2,
}


@pytest.fixture(scope="module")
def four_sentences() -> Corpus:
    return Corpus.from_files([sample_path("four-sentences")], PRESETS["seed"].text)


@pytest.fixture(scope="module")
def story() -> Corpus:
    text = sample_path("story").read_text("utf-8")[:2500]
    return Corpus.from_texts([text], TextSettings(validation_fraction=0.2))


def make_trainer(corpus: Corpus, **settings: object) -> Trainer:
    training = TrainingSettings.from_dict(settings)
    model = LanguageModel(len(corpus.vocabulary), MODEL, np.random.default_rng(training.seed))
    return Trainer(model, corpus, training)


def lasting(events: list[Event]) -> list[Event]:
    """The events without those that tell how far a measurement is: it starts again if left."""
    return [event for event in events if not isinstance(event, Evaluating)]


def validation_losses(events: list[Event]) -> list[float]:
    measured = [event.validation_loss for event in events if isinstance(event, Evaluation)]
    return [loss for loss in measured if loss is not None]


def parameters(trainer: Trainer) -> bytes:
    return b"".join(array.tobytes() for array in trainer.model.parameters().values())


@pytest.mark.parametrize("optimizer", ["sgd", "momentum", "adamw"])
def test_the_same_settings_give_the_same_run_bit_for_bit(story: Corpus, optimizer: str) -> None:
    settings = {**EVERYTHING, "optimizer": optimizer}
    first, second = make_trainer(story, **settings), make_trainer(story, **settings)
    assert list(first.run()) == list(second.run())
    assert parameters(first) == parameters(second)


def test_another_seed_gives_another_run(story: Corpus) -> None:
    first, second = make_trainer(story, seed=1, epochs=1), make_trainer(story, seed=2, epochs=1)
    assert list(first.run()) != list(second.run())


@pytest.mark.parametrize(
    "variant", [{"optimizer": "sgd"}, {"optimizer": "momentum"}, {"shuffle": False}, {}]
)
@pytest.mark.parametrize("events", [1, 40, 63, 64, 65, 150])
def test_a_run_continued_from_its_state_is_the_run_itself(
    story: Corpus, variant: dict[str, object], events: int
) -> None:
    settings = {**EVERYTHING, **variant}
    whole = make_trainer(story, **settings)
    expected = list(whole.run())
    assert events < len(expected)

    paused = make_trainer(story, **settings)
    before = list(islice(paused.run(), events))
    continued = make_trainer(story, **settings)
    continued.restore(paused.state())
    assert lasting(before + list(continued.run())) == lasting(expected)
    assert parameters(continued) == parameters(whole)


def test_a_state_does_not_change_with_the_run_it_was_taken_from(story: Corpus) -> None:
    trainer = make_trainer(story, **EVERYTHING)
    events = trainer.run()
    list(islice(events, 70))
    state = trainer.state()
    copies = {name: array.copy() for name, array in state.arrays.items()}
    list(events)
    for name, array in state.arrays.items():
        np.testing.assert_array_equal(array, copies[name], err_msg=name)


def test_a_finished_run_has_nothing_left_to_do(story: Corpus) -> None:
    trainer = make_trainer(story, epochs=2)
    *_, last = trainer.run()
    assert last == Finished(trainer.step, 2, ALL_EPOCHS, kept_epoch=2)
    assert list(trainer.run()) == [last]


def test_patience_ends_with_the_parameters_of_the_best_epoch(story: Corpus) -> None:
    trainer = make_trainer(story, epochs=100, learning_rate=0.02, batch_size=16, patience=3)
    *events, last = trainer.run()
    losses = validation_losses(events)
    best_epoch = int(np.argmin(losses)) + 1
    assert len(losses) == best_epoch + 3 < 100
    assert last == Finished(trainer.step, len(losses), NO_IMPROVEMENT, kept_epoch=best_epoch)
    assert story.validation is not None
    assert evaluate(trainer.model, story.validation) == min(losses)
    assert list(trainer.run()) == [last]


def test_without_patience_the_last_parameters_stay(story: Corpus) -> None:
    trainer = make_trainer(story, epochs=20, learning_rate=0.02, batch_size=16)
    *events, last = trainer.run()
    losses = validation_losses(events)
    assert losses[-1] > min(losses)
    assert last == Finished(trainer.step, 20, ALL_EPOCHS, kept_epoch=20)
    assert story.validation is not None
    assert evaluate(trainer.model, story.validation) == losses[-1]


def test_counts_join_when_training_ends_and_leave_when_it_goes_on(story: Corpus) -> None:
    alone, mixed = make_trainer(story, epochs=3), make_trainer(story, epochs=3, counted_context=2)
    assert list(mixed.run()) == list(alone.run())  # the network learns as it does without them
    assert parameters(mixed) == parameters(alone)
    assert story.validation is not None
    assert mixed.model.counts is not None
    assert evaluate(mixed.model, story.validation) < evaluate(alone.model, story.validation)

    counts = mixed.model.counts
    list(mixed.run())
    assert mixed.model.counts is counts  # nothing was left to do
    mixed.settings = mixed.settings.changed(epochs=4)
    assert isinstance(next(mixed.run()), StepMetrics)
    assert mixed.model.counts is None
    list(mixed.run())
    assert mixed.model.counts is not None


def test_an_earlier_state_is_one_without_counts(story: Corpus) -> None:
    trainer = make_trainer(story, epochs=2, counted_context=2)
    events = trainer.run()
    next(events)
    first = trainer.moment()
    list(events)
    assert trainer.model.counts is not None
    trainer.return_to(first)
    assert trainer.model.counts is None


def test_patience_without_a_validation_part_trains_all_epochs(four_sentences: Corpus) -> None:
    trainer = make_trainer(four_sentences, epochs=4, patience=1)
    *_, last = trainer.run()
    assert last == Finished(trainer.step, 4, ALL_EPOCHS, kept_epoch=4)


def test_an_exploding_loss_ends_the_run_with_the_last_good_parameters(story: Corpus) -> None:
    settings = {"optimizer": "sgd", "learning_rate": 50.0, "batch_size": 16, "epochs": 50}
    trainer = make_trainer(story, **settings)
    with np.errstate(all="ignore"):
        *_, last = trainer.run()
    assert isinstance(last, Diverged)
    assert not math.isfinite(last.loss) or last.loss > 100
    assert trainer.step == last.restored_step

    again = make_trainer(story, **settings)
    with np.errstate(all="ignore"):
        for event in again.run():
            if isinstance(event, StepMetrics) and event.step == last.restored_step:
                break
    assert parameters(again) == parameters(trainer)
    assert all(np.isfinite(array).all() for array in trainer.model.parameters().values())


@pytest.mark.parametrize("optimizer", ["sgd", "momentum", "adamw"])
@pytest.mark.parametrize("learning_rate", [1e3, 1e30])
def test_a_loss_that_is_no_number_restores_the_last_good_state(
    four_sentences: Corpus, optimizer: str, learning_rate: float
) -> None:
    trainer = make_trainer(
        four_sentences, optimizer=optimizer, learning_rate=learning_rate, batch_size=5, epochs=100
    )
    *steps, last = (e for e in trainer.run() if isinstance(e, StepMetrics | Diverged))
    assert isinstance(last, Diverged)
    assert all(isinstance(step, StepMetrics) for step in steps)
    assert all(np.isfinite(array).all() for array in trainer.model.parameters().values())
    assert evaluate(trainer.model, four_sentences.training) < 100 * math.log(13)


def test_a_last_update_that_explodes_is_undone(four_sentences: Corpus) -> None:
    trainer = make_trainer(four_sentences, learning_rate=1e3, batch_size=100, epochs=1)
    before = parameters(trainer)
    step, last = trainer.run()
    assert isinstance(step, StepMetrics)
    assert isinstance(last, Diverged)
    assert (last.step, last.restored_step) == (2, 0)
    assert parameters(trainer) == before


def test_changed_settings_act_from_the_next_update_and_are_logged(story: Corpus) -> None:
    trainer = make_trainer(story, batch_size=16, learning_rate=0.01, epochs=2)
    events = trainer.run()
    list(islice(events, 3))
    trainer.settings = trainer.settings.changed(learning_rate=0.5, batch_size=4)
    step = next(events)
    assert isinstance(step, StepMetrics)
    assert (step.learning_rate, step.pairs) == (0.5, 4)
    pairs = 3 * 16 + 4 + sum(e.pairs for e in events if isinstance(e, StepMetrics))
    assert pairs == 2 * story.training.pairs  # each pair once an epoch, whatever the batches

    log = trainer.state().values["settings_log"]
    assert [(entry["step"], entry["settings"]["batch_size"]) for entry in log] == [(0, 16), (3, 4)]


def test_settings_changed_while_an_epoch_ends_make_no_second_epoch(story: Corpus) -> None:
    trainer = make_trainer(story, batch_size=16, epochs=2)
    seen = []
    for event in trainer.run():
        if isinstance(event, StepMetrics) and event.step == trainer.steps_per_epoch:
            trainer.settings = trainer.settings.changed(dropout=0.5)
        if isinstance(event, StepMetrics | Evaluation):
            seen.append(event.epoch)
    assert seen == sorted(seen)
    assert trainer.step == 2 * trainer.steps_per_epoch


@pytest.mark.parametrize("ahead", [1, 2, 3])
def test_an_explosion_is_undone_also_after_a_change_of_settings(story: Corpus, ahead: int) -> None:
    def train_until(trainer: Trainer, last: int) -> Event:
        for event in trainer.run():
            if isinstance(event, StepMetrics) and event.step == last:
                break
            if isinstance(event, StepMetrics) and event.step == 5:
                trainer.settings = trainer.settings.changed(learning_rate=50.0)
            if isinstance(event, StepMetrics) and event.step == exploding - ahead:
                trainer.settings = trainer.settings.changed(dropout=0.5)
        return event

    exploding = 10**9
    settings = {"batch_size": 16, "epochs": 20, "optimizer": "sgd", "schedule": "linear"}
    first = train_until(make_trainer(story, **settings), 10**9)
    assert isinstance(first, Diverged)
    exploding = first.step
    trainer = make_trainer(story, **settings)
    last = train_until(trainer, 10**9)
    assert isinstance(last, Diverged)
    assert trainer.step == last.restored_step
    assert trainer.settings.dropout == 0.5
    again = make_trainer(story, **settings)
    train_until(again, last.restored_step)
    assert parameters(again) == parameters(trainer)


def test_minimum_steps_adds_epochs_for_small_texts(four_sentences: Corpus) -> None:
    trainer = make_trainer(four_sentences, epochs=2, batch_size=4, minimum_steps=23)
    assert trainer.steps_per_epoch == 5
    assert sum(isinstance(event, StepMetrics) for event in trainer.run()) == 25


def test_every_step_tells_the_learning_rate_it_used(four_sentences: Corpus) -> None:
    trainer = make_trainer(
        four_sentences,
        epochs=4,
        batch_size=4,
        schedule="linear",
        warmup_steps=4,
        learning_rate=1e-3,
    )
    rates = [event.learning_rate for event in trainer.run() if isinstance(event, StepMetrics)]
    assert rates[:4] == pytest.approx([0.25e-3, 0.5e-3, 0.75e-3, 1e-3])
    assert rates[4:] == pytest.approx([1e-3 * (16 - n) / 16 for n in range(16)])


def test_evaluation_reports_the_mean_loss_of_the_epoch(story: Corpus) -> None:
    *steps, evaluation, _ = make_trainer(story, epochs=1, batch_size=100).run()
    losses = [event.loss * event.pairs for event in steps if isinstance(event, StepMetrics)]
    assert isinstance(evaluation, Evaluation)
    assert evaluation.train_loss == pytest.approx(sum(losses) / story.training.pairs)


def test_evaluate_is_the_mean_over_all_pairs(story: Corpus) -> None:
    model = make_trainer(story).model
    contexts, targets = story.training.examples(np.arange(1, story.training.tokens), 3)
    assert evaluate(model, story.training) == pytest.approx(model.losses(contexts, targets).mean())


def test_a_text_without_a_pair_cannot_be_trained_on() -> None:
    vocabulary = Vocabulary(["word"], np.array([1]))
    alone = TokenSequence(np.array([0]), np.array([0]), vocabulary.start_id)
    corpus = Corpus(vocabulary, make_tokenizer(TextSettings()), TextSettings(), alone, None)
    with pytest.raises(TrainingError, match="nothing to predict"):
        make_trainer(corpus)


@pytest.mark.parametrize("seed", range(20))
def test_default_start_reaches_the_floor_on_the_four_sentences(
    four_sentences: Corpus, seed: int
) -> None:
    shape = ModelSettings(context=1, embedding_dim=4, hidden_dims=(8,))
    model = LanguageModel(13, shape, np.random.default_rng(seed))
    for _ in train(model, four_sentences, PRESETS["quick"].training.changed(seed=seed)):
        pass
    assert evaluate(model, four_sentences.training) == pytest.approx(FLOOR, abs=0.02)


@pytest.mark.parametrize("seed", range(3))
def test_the_minimal_program_settles_where_it_must(seed: int) -> None:
    """No hidden layer, N(0, 1), one pair at a time as they stand: a summed loss of 11.18."""
    preset = PRESETS["seed"]
    corpus = Corpus.from_texts([MINIMAL_TEXT], preset.text)
    shape = preset.model.changed(hidden_dims=())
    model = LanguageModel(len(corpus.vocabulary), shape, np.random.default_rng(seed))
    *_, evaluation, _ = train(model, corpus, preset.training)
    assert isinstance(evaluation, Evaluation)
    assert evaluation.train_loss * corpus.training.pairs == pytest.approx(11.18, abs=0.03)
    after_cat = model.probabilities(np.array([[corpus.vocabulary.id("cat")]]))[0]
    assert corpus.vocabulary.word(int(after_cat.argmax())) == "ate"


def ends_with(trainer: Trainer) -> tuple[list[Evaluation], Event]:
    """The evaluations and the last event of a run."""
    events = list(trainer.run())
    return [e for e in events if isinstance(e, Evaluation)], events[-1]


def test_the_first_epoch_at_the_target_loss_is_the_last(story: Corpus) -> None:
    evaluations, _ = ends_with(make_trainer(story, epochs=6))
    losses = [e.validation_loss for e in evaluations]
    target = losses[2]
    assert target is not None
    assert target < min(loss for loss in losses[:2] if loss is not None)
    trainer = make_trainer(story, epochs=6, target_loss=target)
    stopped, last = ends_with(trainer)
    assert stopped == evaluations[:3]
    assert last == Finished(trainer.step, 3, TARGET_REACHED, kept_epoch=3)
    assert not trainer.is_over
    assert ends_with(trainer)[0] == [evaluations[3]]  # it goes on for an epoch


def test_without_a_held_back_part_the_training_loss_has_the_target(four_sentences: Corpus) -> None:
    evaluations, last = ends_with(make_trainer(four_sentences, epochs=0, target_loss=1.5))
    assert isinstance(last, Finished)
    assert last.reason == TARGET_REACHED
    assert evaluations[-1].train_loss <= 1.5 < evaluations[-2].train_loss


def test_a_run_can_end_near_the_floor(four_sentences: Corpus) -> None:
    model = LanguageModel(13, ModelSettings(context=1), np.random.default_rng(0))
    training = TrainingSettings(epochs=0, floor_margin=0.02)
    trainer = Trainer(model, four_sentences, training)
    assert trainer.total_epochs == UNTIL_STOPPED
    evaluations, last = ends_with(trainer)
    assert last == Finished(trainer.step, len(evaluations), FLOOR_REACHED, len(evaluations))
    assert 0 <= evaluate(model, four_sentences.training) - FLOOR < 0.021


@pytest.mark.parametrize("preset", ["seed", "quick"])
@pytest.mark.parametrize("seed", range(3))
def test_no_training_ends_below_the_floor(preset: str, seed: int, four_sentences: Corpus) -> None:
    training = PRESETS[preset].training.changed(epochs=600, seed=seed)
    model_settings = PRESETS[preset].model.changed(context=1)
    model = LanguageModel(13, model_settings, np.random.default_rng(seed))
    list(train(model, four_sentences, training))
    floor = measure_baselines(four_sentences.training, 13, context=1).best_possible
    assert floor == pytest.approx(FLOOR, abs=5e-4)
    assert evaluate(model, four_sentences.training) >= floor - 1e-6
