"""Cutting text into words or characters, and back."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinylm.cleaning import clean_text
from tinylm.errors import BadFileError
from tinylm.settings import TextSettings
from tinylm.tokenizer import (
    CharacterTokenizer,
    Tokenizer,
    WordTokenizer,
    make_tokenizer,
    tokenizer_from_config,
)

any_text = st.text() | st.text(alphabet="aB1 .-'\"!?/()<>\n\u0301\u200d\U0001f600\u0130\u03a3")
tokenizers = st.sampled_from(
    [
        WordTokenizer(),
        WordTokenizer(keep_case=True),
        WordTokenizer(punctuation="drop"),
        CharacterTokenizer(),
    ]
)


HINDI = "\u0939\u093f\u0928\u094d\u0926\u0940"  # vowel signs are no letters to Unicode
HEBREW = "\u05e9\u05c1\u05dc\u05d5\u05dd"
FAMILY = "\U0001f469\u200d\U0001f469\u200d\U0001f467"  # three emoji, joined
THUMB = "\U0001f44d\U0001f3fd"  # with its skin tone
FLAG = "\U0001f1e8\U0001f1e6"


def folded(text: str) -> str:
    """What is left of a text when case and white space do not count."""
    return unicodedata.normalize("NFC", "".join(text.split()).casefold())


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("The cat sat.", ["the", "cat", "sat", "."]),
        ("Don't! It's o'clock", ["don't", "!", "it's", "o'clock"]),
        ("dogs' 'tis", ["dogs", "'", "'", "tis"]),
        ("a well-known fact - or -- so", ["a", "well-known", "fact", "-", "or", "--", "so"]),
        ("3.14, 1,000 and 10:30.", ["3.14", ",", "1,000", "and", "10:30", "."]),
        ("wait...what", ["wait", "...", "what"]),
        ("an <unk> word", ["an", "<unk>", "word"]),
        (f"{HINDI} {HEBREW}", [HINDI, HEBREW]),
        (f"hi {FAMILY}{THUMB} {FLAG}!", ["hi", FAMILY, THUMB, FLAG, "!"]),
        ("", []),
        (" \n\t", []),
    ],
)
def test_words(text: str, tokens: list[str]) -> None:
    assert WordTokenizer().tokens(text) == tokens


def test_punctuation_is_dropped_on_request() -> None:
    text = '"The cat, I don\'t know..." 3.14 <unk> -- !'
    words = WordTokenizer(punctuation="drop").tokens(text)
    assert words == ["the", "cat", "i", "don't", "know", "3.14", "<unk>"]


def test_capitals_are_kept_on_request() -> None:
    assert WordTokenizer(keep_case=True).tokens("The CAT") == ["The", "CAT"]


def test_a_word_has_bounded_length() -> None:
    tokens = WordTokenizer().tokens("x" * 1000)
    assert "".join(tokens) == "x" * 1000
    assert max(map(len, tokens)) <= 256


@given(any_text)
def test_words_come_back_up_to_case_and_white_space(text: str) -> None:
    tokenizer = WordTokenizer()
    assert folded(tokenizer.text(tokenizer.tokens(text))) == folded(text)


@given(any_text)
def test_words_with_their_case_come_back_up_to_white_space(text: str) -> None:
    tokenizer = WordTokenizer(keep_case=True)
    assert "".join(tokenizer.text(tokenizer.tokens(text)).split()) == "".join(text.split())


@given(any_text, st.booleans())
def test_written_words_are_read_as_the_same_words(text: str, keep_case: bool) -> None:
    tokenizer = WordTokenizer(keep_case)
    tokens = tokenizer.tokens(clean_text(text))
    assert tokenizer.tokens(tokenizer.text(tokens)) == tokens


@given(any_text)
def test_characters_come_back_exactly(text: str) -> None:
    tokenizer = CharacterTokenizer()
    assert tokenizer.text(tokenizer.tokens(text)) == text


@given(any_text)
def test_composed_and_decomposed_text_has_the_same_words(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    tokenizer = WordTokenizer()
    assert tokenizer.tokens(clean_text(decomposed)) == tokenizer.tokens(clean_text(text))


@given(tokenizers, any_text)
def test_spans_are_where_the_tokens_are(tokenizer: Tokenizer, text: str) -> None:
    spans = tokenizer.spans(text)
    found = [text[start:end] for start, end in spans]
    lowered = isinstance(tokenizer, WordTokenizer) and not tokenizer.keep_case
    assert [token.lower() if lowered else token for token in found] == tokenizer.tokens(text)
    assert spans == sorted(spans)


@given(tokenizers, any_text)
def test_fragments_hold_the_tokens_of_the_text(tokenizer: Tokenizer, text: str) -> None:
    in_fragments = [token for part in tokenizer.fragments(text) for token in tokenizer.tokens(part)]
    assert in_fragments == tokenizer.tokens(text)


@given(tokenizers, any_text)
def test_a_tokenizer_is_made_again_from_its_description(tokenizer: Tokenizer, text: str) -> None:
    again = tokenizer_from_config(tokenizer.config())
    assert again.tokens(text) == tokenizer.tokens(text)


@pytest.mark.parametrize(
    "config",
    [
        {},
        {"tokenizer": "runes"},
        {"tokenizer": "words"},
        {"tokenizer": "words", "keep_case": 1, "punctuation": "keep"},
        {"tokenizer": "words", "keep_case": True, "punctuation": ["keep"]},
    ],
)
def test_a_damaged_description_is_refused(config: dict[str, object]) -> None:
    with pytest.raises(BadFileError):
        tokenizer_from_config(config)


def test_settings_choose_the_tokenizer() -> None:
    assert make_tokenizer(TextSettings()).config() == WordTokenizer().config()
    kept = make_tokenizer(TextSettings(keep_case=True, punctuation="drop"))
    assert kept.tokens("The End.") == ["The", "End"]
    assert make_tokenizer(TextSettings(tokenizer="characters")).tokens("Ab") == ["A", "b"]
