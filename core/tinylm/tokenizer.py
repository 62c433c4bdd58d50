"""Text -> tokens -> text: words, single characters, or the pieces of byte_pair.py.

Tokenizers see text as `cleaning.clean_text` leaves it. The corpus, the generator and the
window use them through the methods of `Tokenizer`.
"""

import functools
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from tinylm.byte_pair import BytePairTokenizer, learn_byte_pairs
from tinylm.errors import BadFileError
from tinylm.settings import TextSettings
from tinylm.spacing import join_words
from tinylm.vocabulary import UNKNOWN


class Tokenizer(Protocol):
    """How text is cut into tokens."""

    name: str
    inventory: Sequence[str]  # tokens that any text may bring; empty if they are not known

    def tokens(self, text: str) -> list[str]:
        """The tokens of `text`, in order."""
        ...

    def text(self, tokens: Iterable[str]) -> str:
        """The text that the tokens stand for."""
        ...

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where each of `tokens(text)` starts and ends in `text`."""
        ...

    def fragments(self, text: str) -> Sequence[str]:
        """`text` in order in pieces that recur: their tokens, joined, are those of `text`."""
        ...

    def config(self) -> dict[str, Any]:
        """What `tokenizer_from_config` needs, as JSON-ready values."""
        ...


class WordTokenizer:
    """Words, with punctuation marks as tokens of their own or dropped.

    A word is a run of letters, marks and digits, with apostrophes and hyphens inside
    (`don't`, `well-known`); a number keeps its points (`3.14`). Everything else that is no
    white space is a mark. `<unk>` in a text is the unknown word.
    """

    name = "words"
    inventory: Sequence[str] = ()

    def __init__(self, keep_case: bool = False, punctuation: str = "keep") -> None:
        self.keep_case = keep_case
        self.punctuation = punctuation
        self._pattern = _word_pattern(punctuation == "keep")

    def tokens(self, text: str) -> list[str]:
        found = self._pattern.findall(text)
        return found if self.keep_case else list(map(str.lower, found))

    def text(self, tokens: Iterable[str]) -> str:
        return join_words(tokens, capitals=not self.keep_case)

    def spans(self, text: str) -> list[tuple[int, int]]:
        return [match.span() for match in self._pattern.finditer(text)]

    def fragments(self, text: str) -> list[str]:
        return text.split()

    def config(self) -> dict[str, Any]:
        return {
            "tokenizer": self.name,
            "keep_case": self.keep_case,
            "punctuation": self.punctuation,
        }


class CharacterTokenizer:
    """Every character is a token, white space and capital letters too: nothing is lost."""

    name = "characters"
    inventory: Sequence[str] = ()

    def tokens(self, text: str) -> list[str]:
        return list(text)

    def text(self, tokens: Iterable[str]) -> str:
        return "".join(tokens)

    def spans(self, text: str) -> list[tuple[int, int]]:
        return [(index, index + 1) for index in range(len(text))]

    def fragments(self, text: str) -> str:
        return text

    def config(self) -> dict[str, Any]:
        return {"tokenizer": self.name}


def make_tokenizer(settings: TextSettings, training_text: Iterable[str] = ()) -> Tokenizer:
    """The tokenizer that the settings ask for; `training_text` is what byte-pair learns from.

    Raises TextError or SettingsError if byte-pair cannot learn from it.
    """
    if settings.tokenizer == "bpe":
        return BytePairTokenizer(learn_byte_pairs(training_text, settings.max_vocabulary))
    if settings.tokenizer == "characters":
        return CharacterTokenizer()
    return WordTokenizer(settings.keep_case, settings.punctuation)


def tokenizer_from_config(config: Mapping[str, Any]) -> Tokenizer:
    """The tokenizer that `config()` described. Raises BadFileError if it describes none."""
    kind = config.get("tokenizer")
    if kind == "bpe":
        return BytePairTokenizer.from_config(config)
    if kind == "characters":
        return CharacterTokenizer()
    keep_case, punctuation = config.get("keep_case"), config.get("punctuation")
    if kind != "words" or not isinstance(keep_case, bool) or punctuation not in ("keep", "drop"):
        raise BadFileError("The tokenizer's description is damaged.")
    return WordTokenizer(keep_case, punctuation)


@functools.cache
def _word_pattern(keep_punctuation: bool) -> re.Pattern[str]:
    """One expression for a word, a number or a mark, each of bounded length."""
    marks = _marks()
    letter = rf"[\w{marks}\u200c\u200d]"
    word = rf"{letter}{{1,256}}(?:['\u2019\-]{letter}{{1,256}}){{0,3}}"
    number = r"\d{1,64}(?:[.,:]\d{1,64}){1,8}"
    # An emoji keeps its skin tone and what is joined to it; dots and hyphens go in runs.
    follow = rf"[{marks}\U0001f3fb-\U0001f3ff]*"
    symbol = r"\.{2,3}|-{2,3}|[\U0001f1e6-\U0001f1ff]{2}"
    symbol += rf"|[^\s\w]{follow}(?:\u200d[^\s\w]{follow}){{0,8}}"
    kinds = [re.escape(UNKNOWN), number, word]
    return re.compile("|".join([*kinds, symbol] if keep_punctuation else kinds))


def _marks() -> str:
    """The combining marks as ranges of a character class: `\\w` leaves them out."""
    ranges: list[list[int]] = []
    for code in [*range(0x300, 0x1F000), *range(0xE0100, 0xE01F0)]:
        if unicodedata.category(chr(code))[0] == "M":
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)
