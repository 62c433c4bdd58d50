"""Words and their ids."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinylm.errors import BadFileError
from tinylm.vocabulary import START, UNKNOWN, Vocabulary

counts_of_words = st.dictionaries(st.text(min_size=1), st.integers(1, 50), min_size=1)


def test_words_go_by_count_and_ties_by_first_appearance() -> None:
    vocabulary = Vocabulary.build({"on": 2, "the": 5, "mat": 1, "sat": 2})
    assert vocabulary.words == ("the", "on", "sat", "mat")
    assert vocabulary.counts.tolist() == [5, 2, 2, 1]


def test_there_is_no_unknown_word_without_need() -> None:
    vocabulary = Vocabulary.build({"a": 2, "b": 1}, min_count=1, max_size=2)
    assert vocabulary.unknown_id is None
    assert UNKNOWN not in vocabulary
    assert vocabulary.ids(["b", "c", "a"]).tolist() == [1, -1, 0]


def test_rare_words_become_the_unknown_word() -> None:
    vocabulary = Vocabulary.build({"a": 4, "b": 1, "c": 2}, min_count=2)
    assert vocabulary.words == (UNKNOWN, "a", "c")
    assert vocabulary.counts.tolist() == [1, 4, 2]
    assert vocabulary.ids(["b", "c", "never"]).tolist() == [0, 2, 0]


def test_the_vocabulary_is_never_larger_than_asked() -> None:
    vocabulary = Vocabulary.build({"a": 4, "b": 3, "c": 2, "d": 1}, max_size=3)
    assert vocabulary.words == (UNKNOWN, "a", "b")
    assert vocabulary.counts.tolist() == [3, 4, 3]


def test_an_unknown_word_in_the_text_is_the_unknown_word() -> None:
    vocabulary = Vocabulary.build({"a": 1, UNKNOWN: 7})
    assert vocabulary.words == (UNKNOWN, "a")
    assert vocabulary.counts.tolist() == [7, 1]


def test_the_start_marker_comes_after_the_last_word() -> None:
    vocabulary = Vocabulary.build({"a": 1, START: 1})
    assert vocabulary.start_id == len(vocabulary) == 2
    assert vocabulary.word(vocabulary.start_id) == START
    assert vocabulary.id("missing") is None
    for outside in (-1, 3):
        with pytest.raises(IndexError):
            vocabulary.word(outside)


def test_ids_are_small_integers_even_of_nothing() -> None:
    assert Vocabulary.build({"a": 1}).ids([]).dtype == np.int32


@given(counts_of_words, st.integers(1, 5), st.integers(2, 20))
def test_every_count_is_accounted_for(
    counts: dict[str, int], min_count: int, max_size: int
) -> None:
    vocabulary = Vocabulary.build(counts, min_count, max_size)
    assert len(vocabulary) <= max_size
    assert vocabulary.counts.sum() == sum(counts.values())
    known = vocabulary.words[0 if vocabulary.unknown_id is None else 1 :]
    assert all(counts[word] == vocabulary.counts[vocabulary.id(word)] for word in known)
    assert [counts[word] for word in known] == sorted((counts[w] for w in known), reverse=True)


@given(counts_of_words, st.integers(1, 5))
def test_words_and_ids_are_each_others_inverse(counts: dict[str, int], min_count: int) -> None:
    vocabulary = Vocabulary.build(counts, min_count)
    ids = vocabulary.ids(vocabulary.words)
    assert ids.tolist() == list(range(len(vocabulary)))
    assert tuple(map(vocabulary.word, ids.tolist())) == vocabulary.words


@given(counts_of_words)
def test_a_vocabulary_survives_being_written_down(counts: dict[str, int]) -> None:
    vocabulary = Vocabulary.build(counts)
    again = Vocabulary.from_dict(
        {"words": list(vocabulary.words), "counts": vocabulary.counts.tolist()}
    )
    assert again.words == vocabulary.words
    assert again.counts.tolist() == vocabulary.counts.tolist()


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"words": "ab", "counts": [1, 1]},
        {"words": ["a", 1], "counts": [1, 1]},
        {"words": ["a", "a"], "counts": [1, 1]},
        {"words": ["a"], "counts": [1, 1]},
        {"words": ["a"], "counts": [-1]},
        {"words": ["a"], "counts": [True]},
        {"words": ["a"], "counts": [1.0]},
        {"words": ["a"], "counts": [2**63]},
        {"words": ["a", UNKNOWN], "counts": [1, 1]},
    ],
)
def test_a_damaged_vocabulary_is_refused(values: dict[str, Any]) -> None:
    with pytest.raises(BadFileError, match=r"^The vocabulary is damaged: .*\.$"):
        Vocabulary.from_dict(values)
