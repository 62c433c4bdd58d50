"""Putting punctuation and capital letters back."""

import pytest

from tinylm.spacing import join_words
from tinylm.tokenizer import WordTokenizer


@pytest.mark.parametrize(
    "text",
    [
        "The cat sat on the mat. The dog sat on the rug.",
        'He said "hello" to her, and "goodbye" to him.',
        '"Stop!" he said. Nobody stopped.',
        '"Where is it?" asked the mouse. "I had it here."',
        "It isn't (quite) the 'fault' of a dog; it's 3.14% of 1,000.",
        "Wait... what? Oh no -- no!",
        "Either/or: a well-known choice!",
        "It costs $5, \N{POUND SIGN}4 or \N{EURO SIGN}6.",
        "\N{LEFT DOUBLE QUOTATION MARK}Yes\N{RIGHT DOUBLE QUOTATION MARK}, she said.",
        "\N{INVERTED QUESTION MARK}Qu\N{LATIN SMALL LETTER E WITH ACUTE}?",
        "An e-mail to @anna about #3 [draft].",
    ],
)
def test_ordinary_text_comes_back_as_it_was(text: str) -> None:
    tokenizer = WordTokenizer()
    joined = tokenizer.text(tokenizer.tokens(text))
    assert joined.replace(" -- ", "--") == text.replace(" -- ", "--")


def test_a_quote_without_its_partner_opens() -> None:
    assert join_words(['"', "oh", ",", '"', "he", '"', "said"], capitals=False) == '"oh," he "said'


def test_capitals_are_left_alone_when_the_tokens_have_their_own() -> None:
    assert join_words(["the", "cat", ".", "the", "Dog"], capitals=False) == "the cat. the Dog"


def test_a_capital_follows_a_quoted_sentence_but_not_a_quoted_cry() -> None:
    quoted = ['"', "yes", ".", '"', "he", "left", ".", '"', "no", "!", '"', "he", "cried"]
    assert join_words(quoted, capitals=True) == '"Yes." He left. "No!" he cried'


def test_a_letter_without_a_single_capital_stays_small() -> None:
    sharp_s = "\N{LATIN SMALL LETTER SHARP S}"
    assert join_words([sharp_s], capitals=True) == sharp_s


def test_tokens_that_would_merge_are_kept_apart() -> None:
    assert join_words([".", ".", "-", "--"], capitals=False) == ". . - --"


def test_no_tokens_are_no_text() -> None:
    assert join_words([], capitals=True) == ""
