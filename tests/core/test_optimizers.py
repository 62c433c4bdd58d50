"""Each rule against its formula from the papers, for whole arrays and for some rows.

And how far an update goes: the schedule of the learning rate, and the clipping of gradients.
"""

from collections.abc import Callable, Iterator
from itertools import pairwise

import numpy as np
import pytest

from tinylm import optimizers, threads
from tinylm.layers import Gradient, RowGradient
from tinylm.optimizers import clip_gradients, learning_rate_at, make_optimizer
from tinylm.settings import TrainingSettings

RATE = 0.01
DECAY = 0.1


@pytest.fixture(autouse=True)
def all_threads() -> Iterator[None]:
    yield
    threads.use_threads(threads.LANES)


def make_parameters() -> dict[str, np.ndarray]:
    rng = np.random.default_rng(0)
    return {"weights": rng.normal(size=(6, 4)), "layer_bias": rng.normal(size=4)}


def gradients_of(step: int) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(step)
    return {"weights": rng.normal(size=(6, 4)), "layer_bias": rng.normal(size=4)}


Rule = Callable[[np.ndarray, list[np.ndarray], float], np.ndarray]


def sgd(parameter: np.ndarray, gradients: list[np.ndarray], decay: float) -> np.ndarray:
    return parameter - RATE * sum(gradients)


def momentum(parameter: np.ndarray, gradients: list[np.ndarray], decay: float) -> np.ndarray:
    velocity = np.zeros_like(parameter)
    for gradient in gradients:
        velocity = 0.9 * velocity + gradient
        parameter = parameter - RATE * velocity
    return parameter


def adamw(parameter: np.ndarray, gradients: list[np.ndarray], decay: float) -> np.ndarray:
    mean, square = np.zeros_like(parameter), np.zeros_like(parameter)
    for step, gradient in enumerate(gradients, start=1):
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.999 * square + 0.001 * gradient**2
        corrected = mean / (1 - 0.9**step) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
        parameter = parameter - RATE * decay * parameter
        parameter = parameter - RATE * corrected
    return parameter


@pytest.mark.parametrize("chunk", [optimizers.CHUNK, 5])
@pytest.mark.parametrize("rule", [sgd, momentum, adamw])
def test_five_updates_follow_the_formula(
    rule: Rule, chunk: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(optimizers, "CHUNK", chunk)
    settings = TrainingSettings(optimizer=rule.__name__, weight_decay=DECAY)
    parameters, start = make_parameters(), make_parameters()
    optimizer = make_optimizer(parameters, settings)
    for step in range(5):
        optimizer.update(parameters, dict(gradients_of(step)), RATE)
    for key, decay in (("weights", DECAY), ("layer_bias", 0.0)):
        expected = rule(start[key], [gradients_of(s)[key] for s in range(5)], decay)
        np.testing.assert_allclose(parameters[key], expected, rtol=1e-12)


@pytest.mark.parametrize("rows", [[2], [0, 2, 5]])
@pytest.mark.parametrize("name", ["sgd", "momentum", "adamw"])
def test_rows_not_looked_up_stay_and_the_others_move_as_ever(name: str, rows: list[int]) -> None:
    settings = TrainingSettings(optimizer=name, weight_decay=DECAY)
    table, whole = make_parameters(), make_parameters()
    sparse, dense = make_optimizer(table, settings), make_optimizer(whole, settings)
    for step in range(3):
        gradient = gradients_of(step)["weights"]
        sparse.update(table, {"weights": RowGradient(np.array(rows), gradient[rows])}, RATE)
        dense.update(whole, {"weights": gradient}, RATE)
    others = [row for row in range(6) if row not in rows]
    np.testing.assert_allclose(table["weights"][rows], whole["weights"][rows], rtol=1e-12)
    np.testing.assert_array_equal(table["weights"][others], make_parameters()["weights"][others])


@pytest.mark.parametrize("name", ["sgd", "momentum", "adamw"])
def test_the_number_of_threads_does_not_change_a_bit(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(optimizers, "CHUNK", 3)
    results = []
    for count in (1, threads.LANES):
        threads.use_threads(count)
        parameters = make_parameters()
        make_optimizer(parameters, TrainingSettings(optimizer=name)).update(
            parameters, dict(gradients_of(0)), RATE
        )
        results.append(parameters["weights"])
    np.testing.assert_array_equal(results[0], results[1])


@pytest.mark.parametrize(
    ("schedule", "share_at_half"), [("constant", 1), ("linear", 0.5), ("cosine", 0.5)]
)
def test_learning_rate_rises_evenly_then_follows_the_schedule(
    schedule: str, share_at_half: float
) -> None:
    settings = TrainingSettings(learning_rate=2.0, schedule=schedule, warmup_steps=10)
    rates = [learning_rate_at(step, 110, settings) for step in range(110)]
    assert rates[:10] == pytest.approx(np.arange(1, 11) / 10 * 2)
    assert rates[10] == 2
    assert rates[60] == pytest.approx(2 * share_at_half)
    assert all(later <= earlier for earlier, later in pairwise(rates[10:]))
    assert rates[-1] == 2 if schedule == "constant" else 0 < rates[-1] < 0.03


@pytest.mark.parametrize("total_steps", [1, 5, 10])
def test_a_run_shorter_than_its_warm_up_only_warms_up(total_steps: int) -> None:
    settings = TrainingSettings(learning_rate=1.0, schedule="cosine", warmup_steps=10)
    rates = [learning_rate_at(step, total_steps, settings) for step in range(total_steps)]
    assert rates == pytest.approx(np.arange(1, total_steps + 1) / 10)


def gradients_of_length_13() -> dict[str, Gradient]:
    return {
        "a": np.array([[3.0, 0.0], [0.0, 4.0]]),
        "b": RowGradient(np.array([2, 5]), np.array([[0.0], [12.0]])),
    }


def test_long_gradients_are_shortened_together() -> None:
    gradients = gradients_of_length_13()
    assert clip_gradients(gradients, 6.5) == pytest.approx(13)
    a, b = gradients["a"], gradients["b"]
    assert isinstance(a, np.ndarray)
    assert isinstance(b, RowGradient)
    np.testing.assert_allclose(a, [[1.5, 0.0], [0.0, 2.0]])
    np.testing.assert_allclose(b.values, [[0], [6]])


def test_short_gradients_stay_as_they_are() -> None:
    gradients = gradients_of_length_13()
    assert clip_gradients(gradients, 13.1) == pytest.approx(13)
    assert repr(gradients) == repr(gradients_of_length_13())
