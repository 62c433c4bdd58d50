"""Samplers on plain numbers, and what holds for any numbers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinylm.sampling import (
    chances,
    discouraged,
    draw,
    likeliest,
    of_likeliest,
    of_nucleus,
    sampling_steps,
    tempered,
)
from tinylm.settings import GenerationSettings

PROBABILITIES = np.array([0.1, 0.4, 0.4, 0.1, 0.0])


@st.composite
def distributions(draw_value: st.DrawFn) -> np.ndarray:
    weights = draw_value(st.lists(st.floats(0, 1), min_size=1, max_size=30))
    weights[draw_value(st.integers(0, len(weights) - 1))] = 1.0
    return np.array(weights) / sum(weights)


def test_tempering() -> None:
    assert tempered(PROBABILITIES, 0).tolist() == [0, 1, 0, 0, 0]
    np.testing.assert_allclose(tempered(PROBABILITIES, 1), PROBABILITIES)
    np.testing.assert_allclose(tempered(PROBABILITIES, 0.5), np.array([1, 16, 16, 1, 0]) / 34)
    np.testing.assert_allclose(tempered(PROBABILITIES, 1e9), [0.25, 0.25, 0.25, 0.25, 0])


def test_the_likeliest_in_order() -> None:
    assert likeliest(PROBABILITIES, 1).tolist() == [1]
    assert likeliest(PROBABILITIES, 3).tolist() == [1, 2, 0]
    assert likeliest(PROBABILITIES, 99).tolist() == [1, 2, 0, 3, 4]


def test_top_k_and_top_p() -> None:
    np.testing.assert_allclose(of_likeliest(PROBABILITIES, 3), np.array([1, 4, 4, 0, 0]) / 9)
    np.testing.assert_allclose(of_nucleus(PROBABILITIES, 0.4), [0, 1, 0, 0, 0])
    np.testing.assert_allclose(of_nucleus(PROBABILITIES, 0.41), [0, 0.5, 0.5, 0, 0])
    np.testing.assert_allclose(of_nucleus(PROBABILITIES, 1e-9), [0, 1, 0, 0, 0])


def test_used_words_are_discouraged() -> None:
    result = discouraged(PROBABILITIES, np.array([1, 1, 5]), 2.0)  # 5 is the start marker
    expected = np.array([0.1, 0.16, 0.4, 0.1, 0])
    np.testing.assert_allclose(result, expected / expected.sum())
    only = np.array([0.0, 1e-200])
    np.testing.assert_array_equal(discouraged(only, np.array([1]), 9.0), only)


def test_all_settings_together() -> None:
    settings = GenerationSettings(temperature=0.5, top_k=3, top_p=0.9, repetition_penalty=2.0)
    result = chances(PROBABILITIES, np.array([2]), settings)
    # 0.1 0.4 0.16 0.1 -> squared 0.01 0.16 0.0256 0.01 -> the first three -> the first two of them
    np.testing.assert_allclose(result, np.array([0, 0.16, 0.0256, 0, 0]) / 0.1856)


@given(
    distributions(),
    st.floats(0, 3),
    st.integers(0, 40),
    st.floats(0.01, 1),
    st.floats(1, 3),
)
def test_chances_are_chances_whatever_the_settings(
    probabilities: np.ndarray, temperature: float, top_k: int, top_p: float, penalty: float
) -> None:
    settings = GenerationSettings(
        temperature=temperature, top_k=top_k, top_p=top_p, repetition_penalty=penalty
    )
    result = chances(probabilities, np.array([0]), settings)
    assert result.sum() == pytest.approx(1)
    assert (result >= 0).all()
    assert (result[probabilities == 0] == 0).all()
    if top_k:
        assert np.count_nonzero(result) <= top_k
    assert result[draw(result, np.random.default_rng(0))] > 0


@given(distributions(), st.floats(0.01, 1))
def test_a_nucleus_is_the_smallest_that_suffices(probabilities: np.ndarray, share: float) -> None:
    kept = np.flatnonzero(of_nucleus(probabilities, share))
    assert probabilities[kept].sum() >= share - 1e-9
    assert probabilities[kept].sum() - probabilities[kept].min() < share + 1e-9


def test_each_setting_is_a_step_and_the_last_is_what_is_drawn_from() -> None:
    settings = GenerationSettings(temperature=0.5, top_k=3, top_p=0.9, repetition_penalty=1.5)
    ids = np.array([1])
    steps = sampling_steps(PROBABILITIES, ids, settings)
    assert [s.setting for s in steps] == ["repetition_penalty", "temperature", "top_k", "top_p"]
    np.testing.assert_array_equal(steps[0].chances, discouraged(PROBABILITIES, ids, 1.5))
    np.testing.assert_array_equal(steps[1].chances, tempered(steps[0].chances, 0.5))
    np.testing.assert_array_equal(steps[2].chances, of_likeliest(steps[1].chances, 3))
    np.testing.assert_array_equal(steps[3].chances, chances(PROBABILITIES, ids, settings))
    plain = sampling_steps(PROBABILITIES, ids, GenerationSettings(temperature=1.0))
    assert [s.setting for s in plain] == ["temperature"]


@given(distributions(), st.integers(1, 3), st.integers(1, 40), st.floats(0.01, 1))
def test_the_likeliest_are_those_of_a_full_sort(
    probabilities: np.ndarray, copies: int, count: int, share: float
) -> None:
    """Of many words only few are sorted; ties go by id all the same."""
    many = np.tile(probabilities, 20 * copies) / (20 * copies)
    order = np.argsort(-many, kind="stable")
    assert likeliest(many, count).tolist() == order[:count].tolist()
    assert np.flatnonzero(of_likeliest(many, count)).tolist() == sorted(
        i for i in order[:count].tolist() if many[i] > 0
    )
    descending = many[order]
    before = np.cumsum(descending) - descending
    nucleus = [i for i in order[before < share].tolist() if many[i] > 0]  # sums may round below 1
    assert np.flatnonzero(of_nucleus(many, share)).tolist() == sorted(nucleus)
