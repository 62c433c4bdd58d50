"""Numbering and counting the tokens of a text."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinylm import token_numbers
from tinylm.encoding import EncodedPiece, PieceEncoder
from tinylm.token_numbers import TokenNumbers
from tinylm.tokenizer import WordTokenizer
from tinylm.vocabulary import UNKNOWN, Vocabulary

texts = st.lists(st.text(alphabet="ab.' <unk>", max_size=40), max_size=6)


def encoded(text: str) -> EncodedPiece:
    return PieceEncoder(WordTokenizer(), "document").encode(text)


@given(texts)
def test_ids_stand_for_the_tokens(pieces: list[str]) -> None:
    numbers = TokenNumbers()
    given_numbers = [numbers.add(encoded(piece)) for piece in pieces]
    vocabulary = Vocabulary.build(numbers.counts())
    final = numbers.final_ids(vocabulary)
    for piece, given_ in zip(pieces, given_numbers, strict=True):
        assert [vocabulary.word(i) for i in final[given_]] == WordTokenizer().tokens(piece)


@given(texts)
def test_counts_are_those_of_the_tokens_in_order_of_appearance(pieces: list[str]) -> None:
    numbers = TokenNumbers()
    for piece in pieces:
        numbers.add(encoded(piece))
    expected = Counter(token for piece in pieces for token in WordTokenizer().tokens(piece))
    counts = numbers.counts()
    assert counts == expected
    assert [t for t in counts if t != UNKNOWN] == [t for t in expected if t != UNKNOWN]


def test_rare_tokens_are_forgotten_when_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(token_numbers, "DIFFERENT_TOKENS", 10)
    numbers = TokenNumbers()
    for number in range(50):
        numbers.add(encoded(f"the cat w{number}"))
    counts = numbers.counts()
    assert counts["the"] == counts["cat"] == 50
    assert sum(counts.values()) == 150
    assert len(counts) <= 12
    vocabulary = Vocabulary.build(counts)
    given_ids = numbers.add(encoded("the w0 w49"))
    the, forgotten, _ = numbers.final_ids(vocabulary)[given_ids]
    assert (the, forgotten) == (vocabulary.id("the"), vocabulary.unknown_id)


def test_beyond_all_numbers_new_tokens_are_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(token_numbers, "NUMBERS", 3)
    numbers = TokenNumbers()
    assert numbers.add(encoded("a b c d a")).tolist() == [1, 2, 0, 0, 1]
    assert numbers.counts() == {UNKNOWN: 2, "a": 2, "b": 1}
