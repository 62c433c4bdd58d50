"""The output layer's kernel, small and large, against the plain formula in float64."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from tinylm import softmax_loss as kernel
from tinylm import threads


@pytest.fixture
def always_tiled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threads, "SMALL_WORK", 0)
    monkeypatch.setattr(kernel, "FEW_LOGITS", 0)
    monkeypatch.setattr(kernel, "FEW_MULTIPLICATIONS", 0)


@pytest.fixture
def all_threads() -> Iterator[None]:
    yield
    threads.use_threads(threads.LANES)


def plain(
    hidden: np.ndarray, weights: np.ndarray, bias: np.ndarray | None, targets: np.ndarray
) -> tuple[np.ndarray, ...]:
    logits = hidden @ weights + (0 if bias is None else bias)
    largest = logits.max(axis=1, keepdims=True)
    log_sums = largest + np.log(np.exp(logits - largest).sum(axis=1, keepdims=True))
    rows = np.arange(len(targets))
    loss = (log_sums[:, 0] - logits[rows, targets]).mean()
    d_logits = np.exp(logits - log_sums)
    d_logits[rows, targets] -= 1
    d_logits /= len(targets)
    return loss, d_logits @ weights.T, hidden.T @ d_logits, d_logits.sum(axis=0)


def make_inputs(batch: int, width: int = 6, vocabulary: int = 40) -> tuple[np.ndarray, ...]:
    rng = np.random.default_rng(batch)
    return (
        rng.normal(size=(batch, width)),
        rng.normal(size=(width, vocabulary)),
        rng.normal(size=vocabulary),
        rng.integers(0, vocabulary, batch),
    )


def assert_agrees(hidden: Any, weights: Any, bias: Any, targets: Any) -> None:
    results: tuple[Any, ...] = kernel.softmax_loss(hidden, weights, bias, targets)[:4]
    expected = plain(hidden, weights, bias, targets)
    if bias is None:
        assert results[3] is None
        results, expected = results[:3], expected[:3]
    for ours, theirs in zip(results, expected, strict=True):
        np.testing.assert_allclose(ours, theirs, rtol=1e-12, atol=1e-13)


@pytest.mark.parametrize("batch", [1, 2, 70])
def test_small_layers_agree_with_the_plain_formula(batch: int) -> None:
    assert_agrees(*make_inputs(batch))


@pytest.mark.parametrize("batch", [1, 128, 129, 300])
def test_losses_alone_agree_with_the_plain_formula(batch: int) -> None:
    hidden, weights, bias, targets = make_inputs(batch)
    for offset in (bias, bias + 500, None):
        losses = kernel.softmax_losses(hidden, weights, offset, targets)
        assert losses.mean() == pytest.approx(plain(hidden, weights, offset, targets)[0])
        one = kernel.softmax_losses(hidden[-1:], weights, offset, targets[-1:])
        np.testing.assert_allclose(losses[-1:], one)


@pytest.mark.parametrize("small_work", [threads.SMALL_WORK, 0])
@pytest.mark.parametrize("batch", [1, 9])
def test_agrees_without_a_bias(
    batch: int, small_work: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(threads, "SMALL_WORK", small_work)
    monkeypatch.setattr(kernel, "FEW_LOGITS", 0)
    monkeypatch.setattr(kernel, "FEW_MULTIPLICATIONS", 0)
    hidden, weights, _, targets = make_inputs(batch)
    assert_agrees(hidden, weights, None, targets)


@pytest.mark.usefixtures("always_tiled")
class TestLargeLayers:
    @pytest.mark.parametrize("batch", [1, 2, 5, 513, 1300, 2049])
    def test_agree_with_the_plain_formula(self, batch: int) -> None:
        assert_agrees(*make_inputs(batch))

    @pytest.mark.parametrize("vocabulary", [2, 3, 13])
    def test_agree_with_fewer_words_than_lanes(
        self, vocabulary: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(kernel, "LANES", 4)
        monkeypatch.setattr(kernel, "SAFE_SUMS", (np.inf, 0.0))  # so a maximum has to be found
        assert_agrees(*make_inputs(7, vocabulary=vocabulary))

    def test_agree_in_many_blocks_and_tiles(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(kernel, "BLOCK_LOGITS", 400)
        monkeypatch.setattr(kernel, "TILE_LOGITS", 60)
        assert_agrees(*make_inputs(50))

    def test_agree_with_tied_weights(self) -> None:
        hidden, weights, bias, targets = make_inputs(50)
        assert_agrees(hidden, np.ascontiguousarray(weights.T).T, bias, targets)

    @pytest.mark.parametrize("offset", [-500.0, -60.0, 60.0, 500.0])
    def test_agree_where_exponentials_would_overflow_or_vanish(self, offset: float) -> None:
        hidden, weights, bias, targets = make_inputs(30)
        assert_agrees(hidden, weights, bias + offset, targets)

    def test_agree_where_only_some_logits_are_huge(self) -> None:
        hidden, weights, bias, targets = make_inputs(30)
        hidden[::3] *= 300
        assert_agrees(hidden, weights, bias, targets)

    def test_logits_of_a_trained_model_need_no_second_pass(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delattr(kernel, "_largest_logits")
        hidden, weights, bias, targets = make_inputs(300)
        hidden *= 8
        logits = hidden @ weights + bias
        assert logits.max() > 57  # its exponential is beyond 1e25
        assert logits.min() < -57
        least_likely = np.where(logits > logits.max(axis=1, keepdims=True) - 50, logits, np.inf)
        targets[::2] = logits.argmax(axis=1)[::2]
        targets[1::2] = least_likely.argmin(axis=1)[1::2]
        assert_agrees(hidden, weights, bias, targets)

    def test_results_do_not_share_memory_with_the_next_step(self) -> None:
        first: tuple[Any, ...] = kernel.softmax_loss(*make_inputs(20))[:4]
        copies = [np.copy(part) for part in first]
        kernel.softmax_loss(*make_inputs(21))
        for part, copy in zip(first, copies, strict=True):
            np.testing.assert_array_equal(part, copy)

    @pytest.mark.usefixtures("all_threads")
    def test_the_number_of_threads_does_not_change_a_bit(self) -> None:
        inputs = [a.astype(np.float32) if a.dtype == float else a for a in make_inputs(900)]
        results = []
        for count in (1, threads.LANES):
            threads.use_threads(count)
            results.append(kernel.softmax_loss(*inputs)[:4])
        for one, many in zip(*results, strict=True):
            np.testing.assert_array_equal(one, many)
