"""Every place of a word, with what stands around it."""

import numpy as np
import pytest

from tinylm import concordance
from tinylm.concordance import SORTED_BY, find_word, surroundings
from tinylm.corpus import Corpus
from tinylm.settings import TextSettings


@pytest.fixture
def corpus() -> Corpus:
    rng = np.random.default_rng(1)
    texts = [" ".join(rng.choice(list("abcdefg"), 1000)) for _ in range(3)]
    corpus = Corpus.from_texts(texts, TextSettings())
    assert corpus.validation is not None
    return corpus


def test_all_places_are_found_in_both_parts_of_the_text(corpus: Corpus) -> None:
    ids = corpus.ids(0, corpus.tokens)
    found = list(find_word(corpus, 2))[-1]
    np.testing.assert_array_equal(found.positions, np.flatnonzero(ids == 2))
    assert found.count == corpus.vocabulary.counts[2]


@pytest.mark.parametrize("block", [7, 100, 10_000])
def test_blocks_change_nothing(corpus: Corpus, block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = list(find_word(corpus, 3))[-1]
    monkeypatch.setattr(concordance, "BLOCK", block)
    answers = list(find_word(corpus, 3))
    assert len(answers) == -(-corpus.tokens // block)
    for name in ("positions", "before", "after"):
        np.testing.assert_array_equal(getattr(answers[-1], name), getattr(whole, name))


def test_neighbours_are_told_nearest_first(corpus: Corpus) -> None:
    ids = corpus.ids(0, corpus.tokens)
    found = list(find_word(corpus, int(ids[0])))[-1]
    np.testing.assert_array_equal(found.before[0], np.full(SORTED_BY, -1))
    np.testing.assert_array_equal(found.after[0], ids[1 : 1 + SORTED_BY])
    place = int(found.positions[5])
    np.testing.assert_array_equal(found.before[5], ids[place - SORTED_BY : place][::-1])


def test_more_places_than_are_kept_are_counted(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(concordance, "MOST_PLACES", 10)
    monkeypatch.setattr(concordance, "BLOCK", 100)
    found = list(find_word(corpus, 0))[-1]
    assert len(found.positions) == len(found.after) == 10
    assert found.count == corpus.vocabulary.counts[0]


def test_what_surrounds_a_place_ends_with_its_document(corpus: Corpus) -> None:
    ids = corpus.ids(0, corpus.tokens)
    before, after = surroundings(corpus, 1002, 5)
    np.testing.assert_array_equal(before, ids[1000:1002])
    np.testing.assert_array_equal(after, ids[1003:1008])
    before, after = surroundings(corpus, 2999, 5)
    assert len(after) == 0
