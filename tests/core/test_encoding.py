"""Encoding pieces of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinylm import encoding
from tinylm.encoding import PieceEncoder
from tinylm.text_units import sentences
from tinylm.tokenizer import CharacterTokenizer, WordTokenizer

texts = st.lists(st.text(alphabet="aAb.' \n<unk>é", max_size=40), max_size=6)


@given(texts)
def test_places_stand_for_the_tokens(pieces: list[str]) -> None:
    for tokenizer in (WordTokenizer(), CharacterTokenizer()):
        encoder = PieceEncoder(tokenizer, "document")
        for piece in pieces:
            encoded = encoder.encode(piece)
            tokens = tokenizer.tokens(piece)
            assert [encoded.tokens[place] for place in encoded.places] == tokens
            assert encoded.tokens == list(dict.fromkeys(tokens))
            assert encoded.lengths.tolist() == [len(tokens)] * bool(tokens)


@given(texts)
def test_lengths_are_those_of_the_sentences(pieces: list[str]) -> None:
    tokenizer = WordTokenizer(punctuation="drop")
    encoder = PieceEncoder(tokenizer, "sentence")
    for piece in pieces:
        lengths = [len(tokenizer.tokens(sentence)) for sentence in sentences(piece)]
        assert encoder.encode(piece).lengths.tolist() == [length for length in lengths if length]


def test_forgetting_what_was_looked_up_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoding, "REMEMBERED_FRAGMENTS", 1)
    encoder = PieceEncoder(WordTokenizer(), "document")
    for _ in range(3):
        encoded = encoder.encode("the cat. the dog.")
        assert encoded.tokens == ["the", "cat", ".", "dog"]
        assert encoded.places.tolist() == [0, 1, 2, 0, 3, 2]
