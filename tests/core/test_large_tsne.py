"""The arrangement of many words keeps clumps together, and comes out the same each time."""

import numpy as np

from tinylm.large_tsne import STRIDE, is_installed, large_tsne

STEPS = 100


def clumps() -> np.ndarray:
    """Three clouds of 60 vectors, far from each other, float32."""
    rng = np.random.default_rng(0)
    centres = np.repeat(rng.standard_normal((3, 12)) * 8, 60, axis=0)
    return (centres + rng.standard_normal((180, 12))).astype(np.float32)


def test_clumps_stay_clumps_and_the_same_vectors_give_the_same_picture() -> None:
    assert is_installed()
    pictures = list(large_tsne(clumps(), perplexity=20, steps=STEPS))
    assert len(pictures) == 1 + STEPS // STRIDE
    points = pictures[-1]
    distances = np.linalg.norm(points[:, None] - points[None], axis=2)
    nearest = np.argsort(distances, axis=1)[:, 1:11] // 60
    assert (nearest == np.arange(180)[:, None] // 60).mean() > 0.99
    *_, again = large_tsne(clumps(), perplexity=20, steps=STEPS)
    np.testing.assert_array_equal(again, points)


def test_it_goes_on_from_a_picture() -> None:
    *_, points = large_tsne(clumps(), perplexity=20, steps=STEPS)
    first, *_, after = large_tsne(clumps(), perplexity=20, start=points, steps=10)
    np.testing.assert_array_equal(first, points)
    assert np.corrcoef(after.ravel(), points.ravel())[0, 1] > 0.9
