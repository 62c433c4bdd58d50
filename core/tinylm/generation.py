"""From a prompt to next words: the model's probabilities, a choice, and again.

`generate` is a generator of one word at a time with the words it was chosen from, so
that a window can show each as it comes and stop whenever it likes.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from tinylm.cleaning import clean_text
from tinylm.errors import TextError
from tinylm.layers import Array
from tinylm.model import LanguageModel
from tinylm.sampling import chances, draw, likeliest
from tinylm.settings import GenerationSettings
from tinylm.spacing import SENTENCE_ENDS
from tinylm.threads import one_blas_thread
from tinylm.tokenizer import Tokenizer
from tinylm.vocabulary import Vocabulary

ALTERNATIVES = 10  # likeliest words reported with each choice


class GeneratedWord(NamedTuple):
    """A chosen word, the model's probability for it, and its likeliest rivals (itself too)."""

    word: str
    id: int
    probability: float
    alternatives: list[tuple[str, float]]


def prompt_ids(prompt: str, tokenizer: Tokenizer, vocabulary: Vocabulary) -> Array:
    """The ids of the prompt's known words, in order.

    Words that the model has never seen count as the unknown word where the vocabulary has
    one and are left out where not. Raises TextError if nothing remains.
    """
    tokens = tokenizer.tokens(clean_text(prompt))
    if not tokens:
        raise TextError("The prompt is empty: type a word or two for the model to go on from.")
    ids = vocabulary.ids(tokens)
    known = ids[ids >= 0]
    if len(known) == 0:
        raise TextError(
            "The model has seen none of the prompt's words; "
            "use words that occur in the training text."
        )
    return np.asarray(known)


def last_context(ids: Array, context: int, start_id: int) -> Array:
    """The last `context` ids, (1, context), filled up in front with the start marker."""
    recent = ids[-context:]
    return np.concatenate((np.full(context - len(recent), start_id, np.int32), recent))[None]


class NextWord(NamedTuple):
    """The probability of each word of the vocabulary to come next, (vocabulary,) float64."""

    probabilities: Array  # as the model gives them, with none for the unknown word
    chances: Array  # what the word is drawn from, after the settings


class Step(NamedTuple):
    """A chosen word, and the distributions before and after the settings: large, so not to keep."""

    word: GeneratedWord
    choices: NextWord


def next_word(
    model: LanguageModel, vocabulary: Vocabulary, ids: Array, settings: GenerationSettings
) -> NextWord:
    """What may follow `ids` (n,)."""
    context = last_context(ids, model.settings.context, vocabulary.start_id)
    with one_blas_thread():  # more would wait for each other longer than they work
        probabilities = model.probabilities(context)[0].astype(np.float64)
    if vocabulary.unknown_id is not None:
        probabilities[vocabulary.unknown_id] = 0
    return NextWord(probabilities, chances(probabilities, ids, settings))


def generate(
    model: LanguageModel,
    vocabulary: Vocabulary,
    tokenizer: Tokenizer,
    prompt: str,
    settings: GenerationSettings,
) -> Iterator[GeneratedWord]:
    """Up to `settings.words` words that follow `prompt`, one at a time.

    The unknown word is never chosen. Raises TextError for a prompt without a known word.
    """
    ids = prompt_ids(prompt, tokenizer, vocabulary)
    yield from continue_ids(model, vocabulary, ids, settings)


def continue_ids(
    model: LanguageModel, vocabulary: Vocabulary, ids: Array, settings: GenerationSettings
) -> Iterator[GeneratedWord]:
    """Like `generate`, after words given by their ids (n,)."""
    return (step.word for step in generation_steps(model, vocabulary, ids, settings))


def generation_steps(
    model: LanguageModel, vocabulary: Vocabulary, ids: Array, settings: GenerationSettings
) -> Iterator[Step]:
    """Like `continue_ids`, each word with all that it could have been."""
    rng = np.random.default_rng(settings.seed)
    for _ in range(settings.words):
        choices = next_word(model, vocabulary, ids, settings)
        word = chosen_word(vocabulary, choices.probabilities, draw(choices.chances, rng))
        yield Step(word, choices)
        if settings.stop_at_sentence_end and word.word in SENTENCE_ENDS:
            return
        ids = np.append(ids, word.id)


def chosen_word(vocabulary: Vocabulary, probabilities: Array, word_id: int) -> GeneratedWord:
    """A word with its probability and its likeliest rivals."""
    rivals = likeliest(probabilities, ALTERNATIVES)
    return GeneratedWord(
        vocabulary.word(word_id),
        word_id,
        float(probabilities[word_id]),
        [(vocabulary.word(int(i)), float(probabilities[i])) for i in rivals],
    )
