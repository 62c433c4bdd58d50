"""Texts in numbers."""

import pytest

from tinylm import statistics
from tinylm.corpus import Corpus
from tinylm.settings import TextSettings
from tinylm.statistics import LengthSummary, measure_statistics

CATS = "The cat sat on the mat. What?! The dog sat."


def test_words_and_sentences_are_counted() -> None:
    measured = measure_statistics(Corpus.from_texts([CATS], TextSettings()))
    assert measured.tokens == 14
    assert measured.distinct == 10
    assert measured.once == 7  # cat, on, mat, what, ?, !, dog
    assert measured.type_token_ratio == pytest.approx(10 / 14)
    assert measured.unknown == 0
    assert measured.units == LengthSummary(1, 14.0, 14.0, 14)
    assert measured.sentences == LengthSummary(3, 14 / 3, 4.0, 7)


def test_rare_words_count_as_unknown_and_not_as_distinct() -> None:
    measured = measure_statistics(Corpus.from_texts([CATS], TextSettings(min_count=2)))
    assert (measured.tokens, measured.distinct, measured.once) == (14, 3, 0)
    assert measured.unknown == 7


def test_without_marks_there_are_units_only() -> None:
    settings = TextSettings(punctuation="drop", unit="sentence", validation_fraction=0.0)
    measured = measure_statistics(Corpus.from_texts([CATS], settings))
    assert measured.units == LengthSummary(3, 10 / 3, 3.0, 6)
    assert measured.sentences is None


def test_blocks_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = Corpus.from_texts([CATS * 30, CATS * 9], TextSettings())
    assert corpus.validation is not None
    whole = measure_statistics(corpus)
    monkeypatch.setattr(statistics, "BLOCK", 5)
    assert measure_statistics(corpus) == whole


def test_what_is_held_back_cuts_no_unit_and_no_sentence() -> None:
    text = "a b c d e f g h i j " * 50
    measured = measure_statistics(Corpus.from_texts([text + "."], TextSettings()))
    assert measured.units == LengthSummary(1, 501.0, 501.0, 501)
    assert measured.sentences == measured.units
    two = Corpus.from_texts([text, text], TextSettings(validation_fraction=0.5))
    assert two.validation is not None
    assert measure_statistics(two).units == LengthSummary(2, 500.0, 500.0, 500)
