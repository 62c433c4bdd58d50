"""t-SNE agrees with its paper, groups what belongs together, and repeats itself."""

from collections.abc import Iterator

import numpy as np
import pytest

from tinylm.tsne import _gradient, affinities, tsne


def clumps(count: int, groups: int = 5, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """`count` vectors about `groups` centres, and the group of each."""
    rng = np.random.default_rng(seed)
    group = np.arange(count) % groups
    centres = rng.normal(size=(groups, 16)) * 4
    return (centres[group] + rng.normal(size=(count, 16))).astype(np.float32), group


def last(steps: Iterator[np.ndarray]) -> np.ndarray:
    return list(steps)[-1]


def test_each_word_has_the_perplexity_asked_for() -> None:
    vectors = clumps(80)[0].astype(np.float64)
    squares = ((vectors[:, None] - vectors[None]) ** 2).sum(axis=2)
    joint = affinities(vectors, 10).astype(np.float64)
    assert joint.sum() == pytest.approx(1)
    np.testing.assert_allclose(joint, joint.T)
    assert (np.diag(joint) == 0).all()

    def entropy(precision: float, row: int) -> tuple[float, np.ndarray]:
        shares = np.exp(-squares[row] * precision)
        shares[row] = 0
        shares /= shares.sum()
        return float(-(shares[shares > 0] * np.log(shares[shares > 0])).sum()), shares

    conditional = []
    for row in range(80):
        low, high = 1e-6, 1e3
        for _ in range(100):
            middle = np.sqrt(low * high)
            low, high = (middle, high) if entropy(middle, row)[0] > np.log(10) else (low, middle)
        conditional.append(entropy(low, row)[1])
    expected = (np.array(conditional) + np.array(conditional).T) / 160
    np.testing.assert_allclose(joint, expected, atol=2e-5)


def test_the_gradient_agrees_with_central_differences() -> None:
    rng = np.random.default_rng(3)
    points = rng.normal(size=(7, 2))
    likeness = affinities(rng.normal(size=(7, 4)), 2).astype(np.float64)

    def divergence(places: np.ndarray) -> float:
        closeness = 1 / (1 + ((places[:, None] - places[None]) ** 2).sum(axis=2))
        np.fill_diagonal(closeness, 0)
        shares = closeness / closeness.sum()
        some = likeness > 0
        return float((likeness[some] * np.log(likeness[some] / shares[some])).sum())

    numeric = np.zeros_like(points)
    for place in np.ndindex(points.shape):
        step = np.zeros_like(points)
        step[place] = 1e-5
        numeric[place] = (divergence(points + step) - divergence(points - step)) / 2e-5
    np.testing.assert_allclose(_gradient(points, likeness, 1.0), numeric, rtol=1e-6, atol=1e-9)


@pytest.mark.parametrize("dimensions", [2, 3])
def test_words_of_a_group_end_up_together(dimensions: int) -> None:
    vectors, group = clumps(150)
    points = last(tsne(vectors, dimensions, perplexity=15, steps=300))
    assert points.shape == (150, dimensions)
    squares = ((points[:, None] - points[None]) ** 2).sum(axis=2)
    np.fill_diagonal(squares, np.inf)
    assert (group[squares.argmin(axis=1)] == group).mean() > 0.98


def test_the_same_vectors_give_the_same_picture() -> None:
    vectors, _ = clumps(60)
    np.testing.assert_array_equal(last(tsne(vectors, steps=50)), last(tsne(vectors, steps=50)))


def test_going_on_from_a_picture_leaves_it_nearly_where_it_is() -> None:
    vectors, _ = clumps(100)
    settled = last(tsne(vectors, steps=500))
    on = last(tsne(vectors + np.float32(0.001), start=settled, steps=50))
    assert np.abs(on - settled).max() < 0.1 * settled.std()


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
def test_few_words_make_a_picture_too(count: int) -> None:
    points = last(tsne(clumps(count)[0], steps=20))
    assert points.shape == (count, 2)
    assert np.isfinite(points).all()


def test_equal_vectors_do_no_harm() -> None:
    assert np.isfinite(last(tsne(np.ones((20, 4), dtype=np.float32), steps=30))).all()
