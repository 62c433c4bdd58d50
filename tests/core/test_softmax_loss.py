"""The blocked, threaded kernel against the plain formula in float64."""

from typing import Any

import numpy as np
import pytest

from tinylm import softmax_loss as kernel
from tinylm import threads


def plain(
    hidden: np.ndarray, weights: np.ndarray, bias: np.ndarray, targets: np.ndarray
) -> tuple[np.ndarray, ...]:
    logits = hidden @ weights + bias
    exponentials = np.exp(logits - logits.max(axis=1, keepdims=True))
    probabilities = exponentials / exponentials.sum(axis=1, keepdims=True)
    rows = np.arange(len(targets))
    loss = -np.log(probabilities[rows, targets]).mean()
    d_logits = probabilities.copy()
    d_logits[rows, targets] -= 1
    d_logits /= len(targets)
    return loss, d_logits @ weights.T, hidden.T @ d_logits, d_logits.sum(axis=0)


def make_inputs(batch: int, width: int, vocabulary: int) -> tuple[np.ndarray, ...]:
    rng = np.random.default_rng(batch)
    return (
        rng.normal(size=(batch, width)),
        rng.normal(size=(width, vocabulary)),
        rng.normal(size=vocabulary),
        rng.integers(0, vocabulary, batch),
    )


@pytest.mark.parametrize("batch", [1, 2, 5, 513, 1300])
def test_agrees_with_the_plain_formula(batch: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threads, "SMALL_WORK", 0)  # use every lane, whatever the size
    inputs = make_inputs(batch, 6, 40)
    results: tuple[Any, ...] = kernel.softmax_loss(*inputs)
    for ours, expected in zip(results, plain(*inputs), strict=True):
        np.testing.assert_allclose(ours, expected, rtol=1e-12, atol=1e-14)


def test_few_rows_a_block_for_a_large_vocabulary(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kernel, "BLOCK_LOGITS", 120)
    inputs = make_inputs(50, 6, 40)
    results: tuple[Any, ...] = kernel.softmax_loss(*inputs)
    for ours, expected in zip(results, plain(*inputs), strict=True):
        np.testing.assert_allclose(ours, expected, rtol=1e-12, atol=1e-14)


def test_the_number_of_threads_does_not_change_a_bit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threads, "SMALL_WORK", 0)
    inputs = [a.astype(np.float32) if a.dtype == np.float64 else a for a in make_inputs(900, 8, 50)]
    results = []
    for count in (1, threads.LANES):
        threads.use_threads(count)
        results.append(kernel.softmax_loss(*inputs))
    for one, many in zip(*results, strict=True):
        np.testing.assert_array_equal(one, many)
