"""Byte-pair pieces: learned, lossless, and safe to load from anywhere."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinylm.byte_pair import MOST_PIECES, BytePairTokenizer, learn_byte_pairs
from tinylm.corpus import Corpus
from tinylm.documents import Document, beginnings
from tinylm.errors import BadFileError, SettingsError, TextError
from tinylm.resources import sample_path
from tinylm.settings import TextSettings
from tinylm.tokenizer import make_tokenizer, tokenizer_from_config

STORY = sample_path("story").read_text("utf-8")
TOKENIZER = BytePairTokenizer(learn_byte_pairs([STORY], 1_000))

any_text = st.text() | st.text(alphabet="the cat\n\u2581<0x4>\u00e9\u03a9\U0001f600\u0301 ")


@given(any_text)
def test_any_text_comes_back_exactly(text: str) -> None:
    assert TOKENIZER.text(TOKENIZER.tokens(text)) == text


@given(any_text)
def test_fragments_hold_the_tokens_of_the_text(text: str) -> None:
    parts = TOKENIZER.fragments(text)
    assert "".join(parts) == text
    assert [token for part in parts for token in TOKENIZER.tokens(part)] == TOKENIZER.tokens(text)


@given(any_text)
def test_no_token_is_outside_the_inventory(text: str) -> None:
    assert set(TOKENIZER.tokens(text)) <= set(TOKENIZER.inventory)


@given(any_text)
def test_spans_are_where_the_tokens_are(text: str) -> None:
    tokens, spans = TOKENIZER.tokens(text), TOKENIZER.spans(text)
    assert len(spans) == len(tokens)
    assert spans == sorted(spans)
    covered = "".join(text[start:end] for start, end in dict.fromkeys(spans))
    assert covered == text
    for token, (start, end) in zip(tokens, spans, strict=True):
        if not token.startswith("<0x"):
            assert text[start:end] == token.replace("\u2581", " ")


def test_frequent_words_are_single_pieces() -> None:
    tokens = TOKENIZER.tokens("Then the bear had come out.")
    assert tokens == [
        "Then",
        "\u2581the",
        "\u2581bear",
        "\u2581had",
        "\u2581come",
        "\u2581out",
        ".",
    ]


def test_learning_twice_gives_the_same_pieces() -> None:
    assert learn_byte_pairs([STORY], 500) == learn_byte_pairs([STORY], 500)


def test_pieces_are_as_many_as_asked_and_never_more_than_is_sensible() -> None:
    assert len(TOKENIZER.inventory) == 1_000 - 1  # sentencepiece's own unknown piece is not ours
    tokenizer = BytePairTokenizer(learn_byte_pairs([STORY], 10 * MOST_PIECES))
    assert len(tokenizer.inventory) < MOST_PIECES


def test_too_small_a_vocabulary_is_refused_in_a_sentence() -> None:
    with pytest.raises(SettingsError, match=r"^A vocabulary of 100 cannot hold .*\.$"):
        learn_byte_pairs([STORY], 100)


@pytest.mark.parametrize("text", ["", " \n "])
def test_a_text_without_words_is_refused(text: str) -> None:
    with pytest.raises(TextError, match="no words"):
        Corpus.from_texts([text], TextSettings(tokenizer="bpe"))


def test_the_vocabulary_is_the_whole_inventory() -> None:
    settings = TextSettings(tokenizer="bpe", min_count=3, max_vocabulary=400)
    corpus = Corpus.from_texts([STORY], settings)
    assert set(corpus.vocabulary.words) == set(corpus.tokenizer.inventory)
    assert corpus.vocabulary.unknown_id is None
    unseen = corpus.vocabulary.ids(corpus.tokenizer.tokens("\U0001f600\u2581 never"))
    assert unseen.min() >= 0
    told = corpus.tokenizer.text(corpus.vocabulary.word(int(i)) for i in corpus.training.ids[:])
    assert STORY.startswith(told)


def test_it_is_made_from_settings_and_again_from_its_description() -> None:
    tokenizer = make_tokenizer(TextSettings(tokenizer="bpe", max_vocabulary=500), [STORY])
    again = tokenizer_from_config(tokenizer.config())
    assert again.config() == tokenizer.config()
    assert again.tokens(STORY) == tokenizer.tokens(STORY)


@pytest.mark.parametrize("model", [None, 5, "", "!", "AAAA", "caf\xe9"])
def test_a_damaged_description_is_refused(model: object) -> None:
    with pytest.raises(BadFileError):
        tokenizer_from_config({"tokenizer": "bpe", "model": model})


def test_a_damaged_model_is_refused_or_still_a_tokenizer() -> None:
    model = learn_byte_pairs(["the cat sat on the mat"], 400)
    random_source = random.Random(0)
    for _ in range(300):
        damaged = bytearray(model)
        for _ in range(random_source.choice((1, 2, 20))):
            damaged[random_source.randrange(len(damaged))] ^= 1 << random_source.randrange(8)
        try:
            tokenizer = BytePairTokenizer(bytes(damaged))
        except BadFileError:
            continue
        assert isinstance(tokenizer.text(tokenizer.tokens("the cat\n\u03a9 sat")), str)


def test_pieces_are_learned_from_a_share_of_each_document() -> None:
    documents = [Document.from_text("a", "a" * 3_000), Document.from_text("b", "b" * 1_000)]
    assert [len(part) for part in beginnings(documents, 400)] == [301, 101]
