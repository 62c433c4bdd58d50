"""Neighbours agree with the plain definition, on awkward vectors too."""

import numpy as np
import pytest

from tinylm.neighbours import (
    Neighbours,
    along_axis,
    changed_neighbours,
    kept_neighbours,
    movement,
)

WORDS = ["king", "queen", "man", "woman", "apple"]
VECTORS = np.array(
    [[3.0, 0.0, 1.0], [3.0, 2.0, 1.0], [1.0, 0.0, 0.0], [1.0, 2.0, 0.0], [-1.0, 0.1, 4.0]]
)


def random_vectors(rows: int, columns: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(rows, columns)).astype(np.float32)


def test_cosine_agrees_with_the_definition() -> None:
    vectors = random_vectors(500, 16)
    wide = vectors.astype(np.float64)
    cosine = wide @ wide[7] / np.linalg.norm(wide, axis=1) / np.linalg.norm(wide[7])
    ids, similarities = Neighbours(vectors).by_cosine(vectors[7], 10)
    np.testing.assert_array_equal(ids, np.argsort(-cosine)[:10])
    np.testing.assert_allclose(similarities, cosine[ids], rtol=1e-6)
    assert ids[0] == 7
    assert similarities[0] == pytest.approx(1.0)


def test_distance_agrees_with_the_definition() -> None:
    vectors = random_vectors(500, 16)
    distance = np.linalg.norm(vectors.astype(np.float64) - vectors[7], axis=1)
    ids, distances = Neighbours(vectors).by_distance(vectors[7], 10, exclude=(7,))
    np.testing.assert_array_equal(ids, np.argsort(distance)[1:11])
    np.testing.assert_allclose(distances, distance[ids], rtol=1e-12)


def test_distance_is_exact_far_from_the_origin() -> None:
    # |x|^2 is about 10^8 here: in float32 the difference of the squares is all rounding.
    vectors = random_vectors(300, 8) + np.float32(3000.0)
    distance = np.linalg.norm(vectors.astype(np.float64) - vectors[0], axis=1)
    ids, distances = Neighbours(vectors).by_distance(vectors[0], 5)
    np.testing.assert_array_equal(ids, np.argsort(distance)[:5])
    np.testing.assert_allclose(distances, distance[ids], rtol=1e-12)


def test_cosine_tells_nearly_equal_directions_apart() -> None:
    base = random_vectors(1, 64)[0]
    nudges = np.zeros((40, 64), dtype=np.float32)
    nudges[:, 0] = np.linspace(0, 2e-3, 40)
    vectors = base + nudges
    wide = vectors.astype(np.float64)
    cosine = wide @ wide[0] / np.linalg.norm(wide, axis=1) / np.linalg.norm(wide[0])
    ids, _ = Neighbours(vectors).by_cosine(vectors[0], 5)
    np.testing.assert_array_equal(ids, np.argsort(-cosine, kind="stable")[:5])


def test_equal_words_come_in_the_order_of_their_ids() -> None:
    vectors = np.ones((6, 3), dtype=np.float32)
    ids, _ = Neighbours(vectors).by_cosine(vectors[3], 4, exclude=(3,))
    assert ids.tolist() == [0, 1, 2, 4]
    ids, _ = Neighbours(vectors).by_distance(vectors[3], 4, exclude=(3,))
    assert ids.tolist() == [0, 1, 2, 4]


def test_a_zero_vector_has_similarity_zero_to_everything() -> None:
    vectors = np.array([[0.0, 0.0], [1.0, 0.0], [-1.0, 0.0]])
    ids, similarities = Neighbours(vectors).by_cosine(vectors[1], 3)
    assert ids.tolist() == [1, 0, 2]
    assert similarities.tolist() == [1.0, 0.0, -1.0]
    _, similarities = Neighbours(vectors).by_cosine(vectors[0], 3)
    assert similarities.tolist() == [0.0, 0.0, 0.0]


def test_asking_for_more_than_there_are_gives_all_but_the_excluded() -> None:
    neighbours = Neighbours(VECTORS)
    assert sorted(neighbours.by_cosine(VECTORS[0], 99, exclude=(0,))[0].tolist()) == [1, 2, 3, 4]
    assert sorted(neighbours.by_distance(VECTORS[0], 99)[0].tolist()) == [0, 1, 2, 3, 4]
    assert neighbours.by_cosine(VECTORS[0], 0)[0].tolist() == []


def test_king_less_man_plus_woman_is_queen() -> None:
    king, queen, man, woman = 0, 1, 2, 3
    ids, similarities = Neighbours(VECTORS).analogy(plus=(king, woman), minus=(man,), count=2)
    unit = VECTORS / np.linalg.norm(VECTORS, axis=1, keepdims=True)
    target = unit[king] - unit[man] + unit[woman]
    assert ids[0] == queen
    assert similarities[0] == pytest.approx(unit[queen] @ target / np.linalg.norm(target))
    assert set(ids.tolist()) == {1, 4}  # never a word of the question


def test_an_axis_runs_from_zero_at_its_start_to_one_at_its_end() -> None:
    along = along_axis(VECTORS, start=(2,), end=(3,))
    np.testing.assert_allclose(along, [0.0, 1.0, 0.0, 1.0, 0.05])
    between = along_axis(VECTORS, start=(0, 2), end=(1, 3))
    np.testing.assert_allclose(between[[0, 1]], [0.0, 1.0], atol=1e-12)
    assert along_axis(VECTORS, start=(1,), end=(1,)).tolist() == [0.0] * 5


def test_a_picture_that_drops_nothing_keeps_every_neighbour() -> None:
    vectors = random_vectors(200, 2)
    nearest, kept = kept_neighbours(Neighbours(vectors), vectors, 5, 10)
    np.testing.assert_array_equal(kept, nearest)


def test_a_picture_that_hides_a_dimension_loses_neighbours() -> None:
    vectors = np.array([[0.0, 0.0], [0.1, 9.0], [0.5, 0.0], [0.6, 0.0], [0.2, 9.0]])
    nearest, kept = kept_neighbours(Neighbours(vectors), vectors[:, :1], 0, 2)
    assert nearest.tolist() == [2, 3]
    assert kept.tolist() == []


def test_movement_is_distance_and_angle() -> None:
    before = np.array([[3.0, 0.0], [1.0, 1.0], [0.0, 0.0]], dtype=np.float32)
    after = np.array([[0.0, 4.0], [2.0, 2.0], [1.0, 0.0]], dtype=np.float32)
    distances, cosines = movement(before, after)
    np.testing.assert_allclose(distances, [5, np.sqrt(2), 1])
    np.testing.assert_allclose(cosines, [0, 1, 0], atol=1e-12)


def test_neighbours_are_lost_and_won() -> None:
    before = np.array([[1, 0], [1, 0.1], [1, 0.2], [0, 1]], dtype=np.float32)
    after = np.array([[1, 0], [1, 0.1], [0, 1], [1, 0.2]], dtype=np.float32)
    changed = changed_neighbours(Neighbours(before), Neighbours(after), 0, 2)
    assert changed.before.tolist() == [1, 2]
    assert changed.after.tolist() == [1, 3]
    assert (changed.lost.tolist(), changed.won.tolist()) == ([2], [3])
