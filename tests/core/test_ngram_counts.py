"""Counts beside the network: Kneser-Ney to the number, a mixture that adds up, a fitted share."""

import math

import numpy as np
import pytest

from benchmarks.ngrams import kneser_ney
from tinylm.corpus import Corpus
from tinylm.errors import BadFileError
from tinylm.evaluation import evaluate, let_counts_join
from tinylm.model import LanguageModel
from tinylm.ngram_counts import NGramCounts
from tinylm.resources import sample_path
from tinylm.settings import ModelSettings, TextSettings
from tinylm.token_sequence import TokenSequence

STORY = Corpus.from_files([sample_path("story")], TextSettings(validation_fraction=0.1))
WORDS = len(STORY.vocabulary)
START = STORY.vocabulary.start_id


def pairs(sequence: TokenSequence, context: int) -> tuple[np.ndarray, np.ndarray]:
    return next(sequence.in_order(context, sequence.pairs))


def validation() -> TokenSequence:
    assert STORY.validation is not None
    return STORY.validation


def make_model(context: int = 3) -> LanguageModel:
    settings = ModelSettings(context=context, embedding_dim=4, hidden_dims=(6,))
    return LanguageModel(WORDS, settings, np.random.default_rng(0))


@pytest.mark.parametrize("context", [1, 2, 4])
def test_probabilities_are_those_of_kneser_ney(context: int) -> None:
    counts = NGramCounts.of(STORY.training, WORDS, context)
    unseen = pairs(validation(), context)
    expected = kneser_ney(pairs(STORY.training, context), unseen, WORDS)
    np.testing.assert_allclose(counts.of_targets(*unseen), expected, rtol=1e-12)


def test_probabilities_of_all_words_add_up_to_one_and_are_those_of_the_targets() -> None:
    counts = NGramCounts.of(STORY.training, WORDS, context=4)
    contexts, targets = (part[:300] for part in pairs(validation(), 6))  # wider than counted
    contexts[0], contexts[1] = START, 5
    probabilities = counts.probabilities(contexts)
    assert (probabilities > 0).all()
    np.testing.assert_allclose(probabilities.sum(axis=1), 1, rtol=1e-12)
    expected = probabilities[np.arange(len(targets)), targets]
    np.testing.assert_allclose(counts.of_targets(contexts, targets), expected, rtol=1e-12)


@pytest.mark.parametrize("ids", [[0, 1], [0, 0, 0], [2, 1, 0, 1, 2, 0]])
def test_counts_of_the_shortest_texts_make_sense(ids: list[int]) -> None:
    text = TokenSequence(np.array(ids), np.array([0]), start_id=3)
    counts = NGramCounts.of(text, 3, context=2)
    contexts = np.array([[3, 0], [0, 0], [1, 2], [3, 3]])
    np.testing.assert_allclose(counts.probabilities(contexts).sum(axis=1), 1)
    assert counts.probabilities(np.array([[3, ids[0]]]))[0].argmax() == ids[1]


def test_any_word_may_follow_also_where_the_discounts_of_the_text_are_none() -> None:
    """Many words three times, few twice: the formula would take less than nothing from two."""
    ids = np.concatenate((np.repeat(np.arange(60), 3), [60, 60, 61, 61, 62, 63, 63, 63, 63]))
    ids = np.random.default_rng(0).permutation(ids)
    counts = NGramCounts.of(TokenSequence(ids, np.array([0]), start_id=64), 64, context=1)
    probabilities = counts.probabilities(np.arange(65)[:, None])
    assert (probabilities > 0).all()
    np.testing.assert_allclose(probabilities.sum(axis=1), 1)


def test_no_n_gram_reaches_from_one_unit_into_the_next() -> None:
    units = TokenSequence(np.array([0, 1, 2, 3, 0, 1]), np.array([0, 2, 4]), start_id=4)
    counts = NGramCounts.of(units, 4, context=1)
    after_one, nowhere = counts.probabilities(np.array([[1], [4]]))
    np.testing.assert_array_equal(after_one, nowhere)  # 1 is followed by 2 in no unit
    assert counts.probabilities(np.array([[2]]))[0].argmax() == 3


def test_the_fitted_share_makes_the_held_back_text_likeliest() -> None:
    model = make_model()
    network = np.exp(-model.losses(*pairs(validation(), 3)))
    let_counts_join(model, STORY, context=2)
    assert model.counts is not None
    counted = model.counts.of_targets(*pairs(validation(), 3))
    found = model.counts.share

    def loss(share: float) -> float:
        return float(-np.log((1 - share) * network + share * counted).mean())

    assert evaluate(model, validation()) == pytest.approx(loss(found), rel=1e-6)
    assert all(loss(found) <= loss(share) + 1e-9 for share in np.linspace(0.01, 0.99, 99))


def test_a_model_with_counts_has_probabilities_that_add_up_and_fit_its_losses() -> None:
    model = make_model()
    contexts, targets = (part[:50] for part in pairs(validation(), 3))
    logits, alone = model.logits(contexts), model.probabilities(contexts)
    let_counts_join(model, STORY, context=9)
    assert model.counts is not None
    assert model.counts.context == 3  # no more than the model sees
    mixed = model.probabilities(contexts)
    expected = model.counts.mixed(alone, model.counts.probabilities(contexts))
    np.testing.assert_allclose(mixed, expected, rtol=1e-6)
    np.testing.assert_allclose(mixed.sum(axis=1), 1, rtol=1e-6)
    losses = -np.log(mixed[np.arange(50), targets])
    np.testing.assert_allclose(model.losses(contexts, targets), losses, rtol=1e-5)
    np.testing.assert_array_equal(model.logits(contexts), logits)
    assert model.copy().counts is model.counts


def test_counts_do_not_join_without_a_part_to_fit_them_on() -> None:
    corpus = Corpus.from_files([sample_path("story")], TextSettings(validation_fraction=0.0))
    model = make_model()
    let_counts_join(model, corpus, context=2)
    let_counts_join(model, STORY, context=0)
    assert model.counts is None


CONFIG = {"context": 2, "share": 0.25}
TEXT = np.array([5, 0, 1, 5, 4, 4], np.int32)


def test_counts_come_back_from_what_is_kept_of_them() -> None:
    counts = NGramCounts.from_config(CONFIG, TEXT, 5, most_context=2)
    assert counts.config() == CONFIG
    same = NGramCounts.of(
        TokenSequence(np.array([0, 1, 4, 4]), np.array([0, 2]), start_id=5), 5, context=2
    )
    np.testing.assert_array_equal(same.text, TEXT)
    contexts = np.array([[5, 0], [5, 4], [4, 4]])
    np.testing.assert_array_equal(counts.probabilities(contexts), same.probabilities(contexts))


@pytest.mark.parametrize(
    ("config", "text"),
    [
        (None, TEXT),
        ({**CONFIG, "more": 1}, TEXT),
        ({**CONFIG, "context": 3}, TEXT),
        ({**CONFIG, "context": 0}, TEXT),
        ({**CONFIG, "context": True}, TEXT),
        ({**CONFIG, "share": 1.0}, TEXT),
        ({**CONFIG, "share": math.nan}, TEXT),
        ({**CONFIG, "share": 1}, TEXT),
        (CONFIG, TEXT.astype(np.int64)),
        (CONFIG, TEXT[None]),
        (CONFIG, TEXT[1:]),
        (CONFIG, TEXT[:4]),
        (CONFIG, TEXT[:1]),
        (CONFIG, np.array([5, 0, 5, 1], np.int32)),
        (CONFIG, TEXT[:0]),
        (CONFIG, np.array([5, 0, 6], np.int32)),
        (CONFIG, np.array([5, 0, -1], np.int32)),
        (CONFIG, np.array([5, 5, 0, 1], np.int32)),
    ],
)
def test_counts_that_lie_are_refused(config: object, text: np.ndarray) -> None:
    with pytest.raises(BadFileError, match="counts of the model's text are damaged"):
        NGramCounts.from_config(config, text, 5, most_context=2)
