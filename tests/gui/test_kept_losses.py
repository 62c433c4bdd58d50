"""What the window keeps of a run: enough for every plot, and no more however long it runs."""

from array import array

import numpy as np
import pytest

from tests.gui.conftest import CATS
from tinylm.corpus import Corpus
from tinylm.model import LanguageModel
from tinylm.settings import ModelSettings, TextSettings, TrainingSettings
from tinylm.trainer import Diverged, Evaluation, Trainer
from tinylm_gui.session.batch import Batch
from tinylm_gui.session.loss_curve import LIMIT, LossCurve
from tinylm_gui.session.run import MOST_EVALUATIONS, TrainingRun


@pytest.fixture
def run() -> TrainingRun:
    corpus = Corpus.from_texts([CATS], TextSettings())
    model = LanguageModel(len(corpus.vocabulary), ModelSettings(), np.random.default_rng(0))
    return TrainingRun(Trainer(model, corpus, TrainingSettings()))


def batch(
    losses: list[float],
    *evaluations: Evaluation,
    ending: Diverged | None = None,
    first: int = 1,
) -> Batch:
    """What the worker sends of some updates of eight pairs each."""
    last = first + len(losses) - 1
    return Batch(last, array("d", losses), 8 * len(losses), list(evaluations), ending, 0.5)


def test_of_many_epochs_evenly_spaced_ones_are_kept_and_the_last(run: TrainingRun) -> None:
    many = 5 * MOST_EVALUATIONS
    run.take(batch([], *(Evaluation(e, e, 1 / e, None) for e in range(1, many))))
    last = Evaluation(many + 1, many + 1, 0.4, 0.2)
    run.take(batch([], Evaluation(many, many, 0.5, 0.25), last))
    epochs = [evaluation.epoch for evaluation in run.evaluations]
    assert MOST_EVALUATIONS / 2 < len(epochs) <= MOST_EVALUATIONS + 1
    assert set(np.diff(epochs[:-1])) == {8}
    assert run.evaluations[-1] == last
    assert TrainingRun(run.trainer, run.history()).evaluations == run.evaluations


def test_an_explosion_is_told_until_the_run_goes_on(run: TrainingRun) -> None:
    exploded = Diverged(3, 1e9, 1)
    run.take(batch([2.0, 3.0], ending=exploded))
    assert run.diverged == exploded
    assert (list(run.curve.steps), list(run.curve.losses)) == ([1, 2], [2, 3])
    run.take(batch([2.5], first=2))
    assert run.diverged is None


def test_a_curve_is_the_same_in_whatever_portions_it_comes() -> None:
    steps = range(1, 3 * LIMIT)
    losses = np.random.default_rng(0).random(len(steps)).tolist()
    whole, portions = LossCurve(), LossCurve()
    whole.extend(steps, losses)
    rng, first = np.random.default_rng(1), 0
    while first < len(steps):
        last = first + int(rng.integers(1, 2000))
        portions.extend(steps[first:last], losses[first:last])
        first = last
    assert whole.stride == 4
    assert portions.steps == whole.steps
    assert portions.losses == whole.losses
    np.testing.assert_allclose(whole.losses[5], np.mean(losses[20:24]))
    assert whole.steps[5] == 24
