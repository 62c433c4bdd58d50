"""A sentence by which one sees what a model has learned: how it goes on from the text's start."""

from tinylm.corpus import Corpus
from tinylm.generation import generate
from tinylm.model import LanguageModel
from tinylm.settings import GenerationSettings

OPENING = 2  # tokens of the text that the sentence begins with
# With one seed: always the same.
SETTINGS = GenerationSettings(words=25, temperature=0.7, stop_at_sentence_end=True)


def sample_sentence(model: LanguageModel, corpus: Corpus) -> str:
    """The first words of the text and what `model` makes of them, up to the end of a sentence."""
    vocabulary, tokenizer = corpus.vocabulary, corpus.tokenizer
    tokens = [vocabulary.word(i) for i in corpus.training.ids[:OPENING].tolist()]
    words = generate(model, vocabulary, tokenizer, tokenizer.text(tokens), SETTINGS)
    return tokenizer.text([*tokens, *(word.word for word in words)])
