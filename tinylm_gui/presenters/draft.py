"""A prompt with the words that a model wrote after it, and where each of them stands."""

from dataclasses import dataclass, replace

import numpy as np

from tinylm.cleaning import clean_text
from tinylm.generation import (
    GeneratedWord,
    NextWord,
    chosen_word,
    last_context,
    next_word,
    prompt_ids,
)
from tinylm.layers import Array
from tinylm.model import LanguageModel
from tinylm.settings import GenerationSettings
from tinylm.tokenizer import Tokenizer
from tinylm.vocabulary import Vocabulary


@dataclass(frozen=True)
class Draft:
    """What was written so far; a draft never changes, writing makes a longer one."""

    model: LanguageModel
    vocabulary: Vocabulary
    tokenizer: Tokenizer
    prompt: tuple[str, ...]  # tokens, unknown ones too
    known: Array  # ids of those that the model sees
    words: tuple[GeneratedWord, ...] = ()

    @classmethod
    def of_prompt(
        cls, model: LanguageModel, vocabulary: Vocabulary, tokenizer: Tokenizer, prompt: str
    ) -> "Draft":
        """A draft that holds only the prompt. Raises TextError if it has no known word."""
        known = prompt_ids(prompt, tokenizer, vocabulary)
        return cls(model, vocabulary, tokenizer, tuple(tokenizer.tokens(clean_text(prompt))), known)

    def with_word(self, word: GeneratedWord) -> "Draft":
        """The draft with one word more."""
        return replace(self, words=(*self.words, word))

    def before(self, place: int) -> "Draft":
        """The draft as it was before its word number `place` was written."""
        return replace(self, words=self.words[:place])

    def ids(self) -> Array:
        """What the model has seen: the known words of the prompt and all written words."""
        written = np.array([word.id for word in self.words], dtype=np.int32)
        return np.concatenate((self.known, written))

    def context(self) -> Array:
        """The last words, as many as the model looks at, (context,) ids."""
        length = self.model.settings.context
        return np.asarray(last_context(self.ids(), length, self.vocabulary.start_id)[0])

    def next_word(self, settings: GenerationSettings) -> NextWord:
        """What may come next, before and after the settings."""
        return next_word(self.model, self.vocabulary, self.ids(), settings)

    def chosen(self, word_id: int, settings: GenerationSettings) -> "Draft":
        """The draft with a word that the user chose."""
        probabilities = self.next_word(settings).probabilities
        return self.with_word(chosen_word(self.vocabulary, probabilities, word_id))

    def text(self) -> str:
        """Prompt and words as one text."""
        return self.text_up_to(len(self.words))

    def text_up_to(self, count: int) -> str:
        """The text after `count` written words; the start of every later one."""
        return self.tokenizer.text([*self.prompt, *(word.word for word in self.words[:count])])
