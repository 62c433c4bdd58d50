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
from tinylm.settings import GenerationSettings
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


def temper(probabilities: Array, temperature: float) -> Array:
    """Probabilities raised to 1 / temperature and normalized; 0 puts all on the likeliest."""
    if temperature == 0:
        tempered = np.zeros_like(probabilities)
        tempered[np.argmax(probabilities)] = 1
        return tempered
    with np.errstate(divide="ignore"):
        logits = np.log(probabilities) / temperature
    tempered = np.exp(logits - logits.max())
    return np.asarray(tempered / tempered.sum())


def likeliest(probabilities: Array, count: int) -> Array:
    """Ids of the `count` largest probabilities, largest first, ties by id."""
    count = min(count, len(probabilities))
    candidates = np.argpartition(-probabilities, count - 1)[:count]
    candidates.sort()
    return np.asarray(candidates[np.argsort(-probabilities[candidates], kind="stable")])


class NextWord(NamedTuple):
    """The probability of each word of the vocabulary to come next, (vocabulary,) float64."""

    probabilities: Array  # as the model gives them, with none for the unknown word
    chances: Array  # what the word is drawn from, after the settings


def next_word(
    model: LanguageModel, vocabulary: Vocabulary, ids: Array, settings: GenerationSettings
) -> NextWord:
    """What may follow `ids` (n,)."""
    context = last_context(ids, model.settings.context, vocabulary.start_id)
    probabilities = model.probabilities(context)[0].astype(np.float64)
    if vocabulary.unknown_id is not None:
        probabilities[vocabulary.unknown_id] = 0
    return NextWord(probabilities, temper(probabilities, settings.temperature))


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
    rng = np.random.default_rng(settings.seed)
    for _ in range(settings.words):
        probabilities, chances = next_word(model, vocabulary, ids, settings)
        chosen = int(np.searchsorted(np.cumsum(chances), rng.random(), side="right"))
        chosen = min(chosen, int(np.flatnonzero(chances)[-1]))  # rounding may leave a gap below 1
        yield GeneratedWord(
            vocabulary.word(chosen),
            chosen,
            float(probabilities[chosen]),
            [
                (vocabulary.word(int(i)), float(probabilities[i]))
                for i in likeliest(probabilities, ALTERNATIVES)
            ],
        )
        ids = np.append(ids, chosen)
