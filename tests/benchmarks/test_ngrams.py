"""The n-gram models that the network is compared with give what their formulas say."""

from collections import Counter
from collections.abc import Callable
from functools import cache

import numpy as np
import pytest

from benchmarks.ngrams import Pairs, Probabilities, add_one_bigram, kneser_ney, perplexity
from tinylm.corpus import Corpus
from tinylm.resources import sample_path
from tinylm.settings import TextSettings

STORY = Corpus.from_files([sample_path("story")], TextSettings(validation_fraction=0.0))
WORDS = len(STORY.vocabulary)
START = STORY.vocabulary.start_id
TEXT = STORY.training.ids[:6000].tolist()
UNSEEN = STORY.training.ids[9000:9060].tolist()


def pairs_of(ids: list[int], context: int) -> Pairs:
    """Every token but the first, with the `context` before it."""
    padded = [START] * context + ids
    windows = [padded[i : i + context] for i in range(1, len(ids))]
    return np.array(windows, np.int32), np.array(ids[1:], np.int32)


@cache
def grams(n: int, order: int) -> Counter[tuple[int, ...]]:
    """How often each gram of n words counts; below `order`, each longer one counts once."""
    if n < order:
        return Counter(longer[1:] for longer in grams(n + 1, order))
    padded = [START] * (order - 1) + TEXT
    return Counter(tuple(padded[end - n : end]) for end in range(order + 1, len(padded) + 1))


def by_hand(history: tuple[int, ...], word: int, order: int) -> float:
    """Interpolated modified Kneser-Ney as Chen and Goodman write it: one step an order."""
    counts = grams(len(history) + 1, order)
    n = Counter(counts.values())
    share = n[1] / (n[1] + 2 * n[2])
    discounts = [0, 1 - 2 * share * n[2] / n[1], 2 - 3 * share * n[3] / n[2]]
    discounts += [3 - 4 * share * n[4] / n[3]]
    lower = by_hand(history[1:], word, order) if history else 1 / WORDS
    followers = [count for gram, count in counts.items() if gram[:-1] == history]
    if not followers:
        return lower
    spread = sum(discounts[min(count, 3)] for count in followers)
    count = counts[(*history, word)]
    return (count - discounts[min(count, 3)] + spread * lower) / sum(followers)


@pytest.mark.parametrize("order", [2, 3, 5])
def test_kneser_ney_is_its_definition(order: int) -> None:
    contexts, targets = pairs_of(UNSEEN, order - 1)
    found = kneser_ney(pairs_of(TEXT, order - 1), (contexts, targets), WORDS)
    expected = [
        by_hand(tuple(history), word, order)
        for history, word in zip(contexts.tolist(), targets.tolist(), strict=True)
    ]
    np.testing.assert_allclose(found, expected, rtol=1e-12)


@pytest.mark.parametrize("model", [kneser_ney, add_one_bigram])
def test_probabilities_of_all_words_add_up_to_one(model: Callable[..., Probabilities]) -> None:
    contexts = np.concatenate((pairs_of(UNSEEN, 4)[0], [[9, 9, 9, 9], [START] * 4]))
    every_word = np.repeat(contexts, WORDS, axis=0), np.tile(np.arange(WORDS), len(contexts))
    found = model(pairs_of(TEXT, 4), every_word, WORDS).reshape(-1, WORDS)
    assert (found > 0).all()
    np.testing.assert_allclose(found.sum(axis=1), 1, rtol=1e-12)


def test_add_one_bigram_counts_every_pair_once_more() -> None:
    training = np.array([[0], [0], [0], [1]]), np.array([1, 1, 2, 0])
    test = np.array([[0], [0], [0], [5]]), np.array([1, 2, 3, 3])
    expected = [3 / 10, 2 / 10, 1 / 10, 1 / 7]
    np.testing.assert_allclose(add_one_bigram(training, test, vocabulary_size=7), expected)


def test_perplexity_of_a_uniform_guess_is_the_number_of_words() -> None:
    assert perplexity(np.full(20, 1 / WORDS)) == pytest.approx(WORDS)
