"""The one form of text that the tokenizers see."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinylm.cleaning import clean_text


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\x00b", "a b"),
        ("a\xa0b\u200bc", "a b c"),
        ("hy\xadphen, \ufeffmark", "hyphen, mark"),
        ("lone \ud800 surrogate", "lone \ufffd surrogate"),
        ("e\u0301", "\xe9"),
        ("\u202eright to left", "\u202eright to left"),
        ("tab\tstays", "tab\tstays"),
    ],
)
def test_cleaning(text: str, cleaned: str) -> None:
    assert clean_text(text) == cleaned


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean_text(text)
    assert clean_text(once) == once
    assert unicodedata.is_normalized("NFC", once)
    once.encode()
