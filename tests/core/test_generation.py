"""Generation: what is drawn follows from the probabilities, the settings and the seed."""

import numpy as np
import pytest

from tinylm.errors import TextError
from tinylm.generation import continue_ids, generate, generation_steps, next_word
from tinylm.model import LanguageModel
from tinylm.settings import GenerationSettings, ModelSettings, TextSettings
from tinylm.tokenizer import Tokenizer, make_tokenizer
from tinylm.vocabulary import Vocabulary

WORDS = ("<unk>", "the", "cat", "sat", "on", "mat")
COUNTS = np.array([9, 5, 4, 3, 2, 1])


@pytest.fixture
def tokenizer() -> Tokenizer:
    return make_tokenizer(TextSettings())


@pytest.fixture
def vocabulary() -> Vocabulary:
    return Vocabulary(WORDS, COUNTS)


@pytest.fixture
def model() -> LanguageModel:
    settings = ModelSettings(context=2, embedding_dim=3, hidden_dims=(4,))
    return LanguageModel(len(WORDS), settings, np.random.default_rng(1))


def test_temperature_zero_takes_the_likeliest_word_each_time(
    model: LanguageModel, vocabulary: Vocabulary, tokenizer: Tokenizer
) -> None:
    words = list(generate(model, vocabulary, tokenizer, "the cat", GenerationSettings(words=4)))
    ids = [1, 2]
    for word in words:
        probabilities = model.probabilities(np.array([ids[-2:]]))[0]
        probabilities[0] = 0  # the unknown word
        assert word.id == int(probabilities.argmax())
        assert word.word == WORDS[word.id]
        assert word.probability == pytest.approx(float(probabilities[word.id]))
        assert word.alternatives[0] == (word.word, word.probability)
        assert len(word.alternatives) == len(WORDS)
        ids.append(word.id)


def test_the_same_seed_draws_the_same_words(model: LanguageModel, vocabulary: Vocabulary) -> None:
    def drawn(seed: int) -> list[int]:
        settings = GenerationSettings(words=50, temperature=1.5, seed=seed)
        return [word.id for word in continue_ids(model, vocabulary, np.array([1]), settings)]

    assert drawn(3) == drawn(3)
    assert drawn(3) != drawn(4)
    assert 0 not in drawn(3)


def test_next_word_says_what_the_model_gives_and_what_is_drawn_from(
    model: LanguageModel, vocabulary: Vocabulary
) -> None:
    settings = GenerationSettings(temperature=0.5)
    probabilities, chances = next_word(model, vocabulary, np.array([1, 2]), settings)
    plain = model.probabilities(np.array([[1, 2]]))[0].astype(np.float64)
    plain[0] = 0
    np.testing.assert_allclose(probabilities, plain)
    np.testing.assert_allclose(chances, plain**2 / (plain**2).sum(), rtol=1e-6)


def test_draws_follow_the_chances(model: LanguageModel, vocabulary: Vocabulary) -> None:
    settings = GenerationSettings(words=1, temperature=1.0)
    _, chances = next_word(model, vocabulary, np.array([2]), settings)
    drawn = [
        next(continue_ids(model, vocabulary, np.array([2]), settings.changed(seed=seed))).id
        for seed in range(2000)
    ]
    shares = np.bincount(drawn, minlength=len(WORDS)) / len(drawn)
    # Four standard deviations of a share out of 2,000 draws.
    assert (np.abs(shares - chances) <= 4 * np.sqrt(chances * (1 - chances) / 2000)).all()


def test_generation_may_stop_at_the_end_of_a_sentence(model: LanguageModel) -> None:
    vocabulary = Vocabulary(["the", "cat", ".", "sat", "on", "mat"], COUNTS)
    settings = GenerationSettings(words=60, temperature=3.0, stop_at_sentence_end=True)
    words = [word.word for word in continue_ids(model, vocabulary, np.array([0]), settings)]
    assert words.index(".") == len(words) - 1


def test_repetition_is_discouraged_for_what_was_written_too(
    model: LanguageModel, vocabulary: Vocabulary
) -> None:
    plain = GenerationSettings(words=5)
    harsh = GenerationSettings(words=5, repetition_penalty=50.0)
    often = [word.id for word in continue_ids(model, vocabulary, np.array([1]), plain)]
    once = [word.id for word in continue_ids(model, vocabulary, np.array([1]), harsh)]
    assert len(set(often)) < 5
    assert sorted(once[:4]) == [2, 3, 4, 5]  # every word that the prompt does not have


def test_unknown_words_of_a_prompt_stand_for_the_unknown_word(
    model: LanguageModel, vocabulary: Vocabulary, tokenizer: Tokenizer
) -> None:
    settings = GenerationSettings(words=3)
    words = list(generate(model, vocabulary, tokenizer, "the zebra", settings))
    assert words == list(continue_ids(model, vocabulary, np.array([1, 0]), settings))


def test_a_prompt_without_a_known_word_is_refused_in_a_sentence(
    model: LanguageModel, tokenizer: Tokenizer
) -> None:
    vocabulary = Vocabulary([*WORDS[1:], "dog"], COUNTS)  # no unknown word
    with pytest.raises(TextError, match="none of the prompt's words"):
        next(generate(model, vocabulary, tokenizer, "zebra", GenerationSettings()))
    with pytest.raises(TextError, match="empty"):
        next(generate(model, vocabulary, tokenizer, "  ", GenerationSettings()))


def test_each_step_has_its_distributions_before_and_after_the_settings(
    model: LanguageModel, vocabulary: Vocabulary
) -> None:
    settings = GenerationSettings(words=30, temperature=1.5, top_k=3, repetition_penalty=1.2)
    ids = [1]
    words = []
    for step in generation_steps(model, vocabulary, np.array(ids), settings):
        probabilities, chances = next_word(model, vocabulary, np.array(ids), settings)
        np.testing.assert_array_equal(step.choices.probabilities, probabilities)
        np.testing.assert_array_equal(step.choices.chances, chances)
        assert step.word.probability == probabilities[step.word.id]
        assert chances[step.word.id] > 0
        ids.append(step.word.id)
        words.append(step.word)
    assert words == list(continue_ids(model, vocabulary, np.array([1]), settings))
