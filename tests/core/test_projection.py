"""Principal components keep what they claim, and alignment moves nothing that stood still."""

import numpy as np

from tinylm.projection import align, pca


def test_points_along_a_line_are_explained_by_one_axis() -> None:
    line = np.outer(np.linspace(-1, 1, 50), [3.0, 4.0, 0.0])
    projection = pca(line, 2)
    np.testing.assert_allclose(projection.explained, [1, 0], atol=1e-12)
    np.testing.assert_allclose(projection.axes[0], [0.6, 0.8, 0], atol=1e-12)
    np.testing.assert_allclose(np.abs(projection.points[0]), [5, 0], atol=1e-12)


def test_distances_survive_when_no_direction_is_left_out() -> None:
    vectors = np.random.default_rng(0).normal(size=(30, 3))
    points = pca(vectors, 3).points
    before = np.linalg.norm(vectors[:, None] - vectors, axis=2)
    after = np.linalg.norm(points[:, None] - points, axis=2)
    np.testing.assert_allclose(after, before, atol=1e-10)


def test_fewer_directions_than_asked_for_are_padded_with_zeros() -> None:
    projection = pca(np.array([[1.0], [2.0], [4.0]]), 2)
    np.testing.assert_allclose(projection.points[:, 1], 0)
    np.testing.assert_allclose(projection.explained, [1, 0])


def test_equal_vectors_do_not_divide_by_zero() -> None:
    projection = pca(np.ones((4, 5), np.float32), 2)
    np.testing.assert_array_equal(projection.points, 0)
    np.testing.assert_array_equal(projection.explained, 0)


def test_alignment_undoes_turning_and_mirroring() -> None:
    points = np.random.default_rng(1).normal(size=(40, 2))
    angle = 0.7
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    mirrored = points @ turn * [1, -1]
    np.testing.assert_allclose(align(mirrored, points), points, atol=1e-12)
