"""The baselines against the numbers of the four sentences and against a plain recount."""

import math
from collections import Counter, defaultdict

import numpy as np
import pytest

from tinylm import baselines
from tinylm.baselines import measure_baselines
from tinylm.corpus import Corpus
from tinylm.resources import sample_path
from tinylm.settings import PRESETS
from tinylm.token_sequence import TokenSequence

VOCABULARY_SIZE = 6


@pytest.fixture
def four_sentences() -> Corpus:
    return Corpus.from_files([sample_path("four-sentences")], PRESETS["seed"].text)


@pytest.fixture(scope="module")
def sequence() -> TokenSequence:
    rng = np.random.default_rng(4)
    starts = np.array([0, 1, 2, 40, 300, 301, 4090, 4100])
    ids = rng.integers(0, VOCABULARY_SIZE, 9000).astype("<u2")
    return TokenSequence(ids, starts, start_id=VOCABULARY_SIZE)


def recount(sequence: TokenSequence, context: int) -> dict[tuple[int, ...], Counter[int]]:
    """What follows each context how often, in plain Python."""
    followers: dict[tuple[int, ...], Counter[int]] = defaultdict(Counter)
    for contexts, targets in sequence.in_order(context, 1000):
        for ids, target in zip(contexts.tolist(), targets.tolist(), strict=True):
            followers[tuple(ids)][target] += 1
    return followers


def summed_loss(followers: Counter[int]) -> float:
    return sum(-n * math.log(n / followers.total()) for n in followers.values())


def test_four_sentences(four_sentences: Corpus) -> None:
    words = four_sentences.vocabulary.words
    result = measure_baselines(four_sentences.training, len(words), context=1)
    assert result.uniform == pytest.approx(2.565, abs=5e-4)
    assert result.context_free == pytest.approx(2.434, abs=5e-4)
    assert result.best_possible == pytest.approx(0.876, abs=5e-4)

    the, cat = result.ambiguous
    assert [words[i] for i in the.ids] == ["the"]
    assert (the.count, the.different) == (8, 7)
    assert [(words[f.id], f.count) for f in the.followers][:2] == [("cat", 2), ("mat", 1)]
    assert [words[i] for i in cat.ids] == ["cat"]
    assert [(words[f.id], f.count, f.positions) for f in cat.followers] == [
        ("sat", 1, (2,)),
        ("ate", 1, (20,)),
    ]
    assert the.loss + cat.loss == pytest.approx(result.best_possible)


@pytest.mark.parametrize("numbers_at_once", [2**24, 2**12])
@pytest.mark.parametrize("context", [1, 2, 5])
def test_every_count_is_that_of_a_plain_recount(
    sequence: TokenSequence, context: int, numbers_at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(baselines, "NUMBERS_AT_ONCE", numbers_at_once)
    result = measure_baselines(sequence, VOCABULARY_SIZE, context)
    expected = recount(sequence, context)

    in_all = sum(map(summed_loss, expected.values()))
    assert result.best_possible == pytest.approx(in_all / sequence.pairs, rel=1e-12)
    blind = summed_loss(sum(expected.values(), Counter()))
    assert result.context_free == pytest.approx(blind / sequence.pairs, rel=1e-12)
    assert result.uniform == math.log(VOCABULARY_SIZE)

    losses = sorted((summed_loss(c) for c in expected.values()), reverse=True)
    told = [ambiguous.loss * sequence.pairs for ambiguous in result.ambiguous]
    assert told == pytest.approx([loss for loss in losses if loss > 0][:50])
    for ambiguous in result.ambiguous:
        counter = expected[ambiguous.ids]
        assert {f.id: f.count for f in ambiguous.followers} == dict(counter)
        assert (ambiguous.count, ambiguous.different) == (counter.total(), len(counter))
        counts = [f.count for f in ambiguous.followers]
        assert counts == sorted(counts, reverse=True)
        for follower in ambiguous.followers:
            contexts, targets = sequence.examples(np.array(follower.positions), context)
            assert (contexts == ambiguous.ids).all()
            assert (targets == follower.id).all()
            assert len(follower.positions) == min(follower.count, 3)


def test_a_context_with_many_followers_tells_the_most_frequent() -> None:
    ids = np.repeat(np.arange(100), 2)
    ids[1::2] = 100  # one word before every other word
    sequence = TokenSequence(np.concatenate((ids, [100, 7])), np.array([0]), start_id=101)
    (ambiguous,) = measure_baselines(sequence, 101, context=1).ambiguous
    assert (ambiguous.ids, ambiguous.different, len(ambiguous.followers)) == ((100,), 100, 20)
    assert ambiguous.followers[0].id == 7
    assert ambiguous.followers[0].count == 2


def test_a_text_without_ambiguity_can_be_known_by_heart() -> None:
    sequence = TokenSequence(np.arange(5), np.array([0]), start_id=5)
    result = measure_baselines(sequence, 5, context=1)
    assert result.best_possible == 0
    assert result.ambiguous == ()


def test_without_a_pair_there_is_no_loss() -> None:
    with pytest.raises(ValueError, match="pair"):
        measure_baselines(TokenSequence(np.arange(2), np.array([0, 1]), 2), 2, context=1)
