"""Numbering and counting the tokens of a text."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinylm import encoding
from tinylm.encoding import TextEncoder
from tinylm.tokenizer import WordTokenizer
from tinylm.vocabulary import UNKNOWN, Vocabulary

texts = st.lists(st.lists(st.text(alphabet="ab.' <unk>", max_size=20), max_size=4), max_size=6)


@given(texts)
def test_ids_stand_for_the_tokens(batches: list[list[str]]) -> None:
    tokenizer = WordTokenizer()
    encoder = TextEncoder(tokenizer)
    encoded = [encoder.encode(batch) for batch in batches]
    vocabulary = Vocabulary.build(encoder.counts())
    final = encoder.final_ids(vocabulary)
    for batch, (ids, lengths) in zip(batches, encoded, strict=True):
        tokens = [tokenizer.tokens(text) for text in batch]
        assert lengths.tolist() == [len(found) for found in tokens]
        assert [vocabulary.word(i) for i in final[ids]] == [token for t in tokens for token in t]


@given(texts)
def test_counts_are_those_of_the_tokens_in_order_of_appearance(batches: list[list[str]]) -> None:
    tokenizer = WordTokenizer()
    encoder = TextEncoder(tokenizer)
    for batch in batches:
        encoder.encode(batch)
    expected = Counter(tokenizer.tokens(" ".join(text for batch in batches for text in batch)))
    counts = encoder.counts()
    assert counts == expected
    assert [t for t in counts if t != UNKNOWN] == [t for t in expected if t != UNKNOWN]


def test_forgetting_what_was_looked_up_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoding, "REMEMBERED_FRAGMENTS", 1)
    encoder = TextEncoder(WordTokenizer())
    ids = [encoder.encode(["the cat. the dog."])[0].tolist() for _ in range(3)]
    assert ids[0] == ids[1] == ids[2]
    assert encoder.counts() == {"the": 6, "cat": 3, ".": 6, "dog": 3}


def test_rare_tokens_are_forgotten_when_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoding, "DIFFERENT_TOKENS", 10)
    encoder = TextEncoder(WordTokenizer())
    for number in range(50):
        encoder.encode([f"the cat w{number}"])
    counts = encoder.counts()
    assert counts["the"] == counts["cat"] == 50
    assert sum(counts.values()) == 150
    assert len(counts) <= 12
    vocabulary = Vocabulary.build(counts)
    ids, _ = encoder.encode(["the w0 w49"])
    the, forgotten, _ = encoder.final_ids(vocabulary)[ids]
    assert (the, forgotten) == (vocabulary.id("the"), vocabulary.unknown_id)


def test_beyond_all_numbers_new_tokens_are_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoding, "NUMBERS", 3)
    encoder = TextEncoder(WordTokenizer())
    assert encoder.encode(["a b c d a"])[0].tolist() == [1, 2, 0, 0, 1]
    assert encoder.counts() == {UNKNOWN: 2, "a": 2, "b": 1}
