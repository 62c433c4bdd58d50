"""Reading a text in the words of a vocabulary that was made from another."""

import numpy as np
import pytest

from tinylm.corpus import Corpus, read_known
from tinylm.documents import Document
from tinylm.errors import TextError
from tinylm.settings import TextSettings

SETTINGS = TextSettings(punctuation="drop", unit="sentence", validation_fraction=0.0)


def test_words_it_does_not_have_are_left_out() -> None:
    corpus = Corpus.from_texts(["The cat sat. The dog sat."], SETTINGS)
    document = Document.from_text("new", "A zebra. The zebra sat. Dog dog!")
    sequence = read_known([document], corpus.vocabulary, corpus.tokenizer, "sentence")
    the, sat, dog = (corpus.vocabulary.id(word) for word in ("the", "sat", "dog"))
    np.testing.assert_array_equal(sequence.ids, [the, sat, dog, dog])
    np.testing.assert_array_equal(sequence.unit_starts, [0, 2])


def test_words_it_does_not_have_are_its_unknown_word() -> None:
    corpus = Corpus.from_texts(["the cat the cat a"], SETTINGS.changed(min_count=2))
    document = Document.from_text("new", "the zebra")
    sequence = read_known([document], corpus.vocabulary, corpus.tokenizer, "document")
    np.testing.assert_array_equal(sequence.ids, [corpus.vocabulary.id("the"), 0])


def test_a_text_without_a_known_pair_is_refused() -> None:
    corpus = Corpus.from_texts(["the cat sat"], SETTINGS)
    document = Document.from_text("new", "zebras graze, cat")
    with pytest.raises(TextError, match="no two words"):
        read_known([document], corpus.vocabulary, corpus.tokenizer, "document")
