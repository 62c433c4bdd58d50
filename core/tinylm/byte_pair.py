"""Text -> byte-pair pieces -> text, without loss, by the sentencepiece library.

The pieces are learned from the text itself: pairs that often stand together grow into one.
What no piece covers is written in bytes, so that no text is unknown.
"""

import base64
import binascii
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tinylm.errors import BadFileError, SettingsError, TextError

MOST_PIECES = 8_000
LEARNED_FROM = 1 << 23  # characters of a text that are enough to learn its pieces from

_LONGEST_LINE = 1000  # characters; the library passes over much longer ones
_FRAGMENT = re.compile(r" ?[^ \n]+| |\n")  # no piece reaches over the start of a word
_SPACE = "\N{LOWER ONE EIGHTH BLOCK}"  # how pieces write a space
_SPACE_ITSELF = [f"<0x{byte:02X}>" for byte in _SPACE.encode()]
_BYTE = re.compile(r"<0x([0-9A-F]{2})>")


def learn_byte_pairs(text: Iterable[str], most_pieces: int) -> bytes:
    """A sentencepiece model with at most `most_pieces` pieces, learned from chunks of text.

    Raises TextError for a text without words, SettingsError if `most_pieces` cannot hold the
    256 bytes and the characters of the text.
    """
    lines = [
        line[first : first + _LONGEST_LINE]
        for chunk in text
        for line in chunk.split("\n")
        for first in range(0, len(line), _LONGEST_LINE)
    ]
    if not any(map(str.strip, lines)):
        raise TextError("There are no words in the text: choose a text with at least two.")
    from sentencepiece import SentencePieceTrainer  # only here: it takes its time

    model = io.BytesIO()
    try:
        SentencePieceTrainer.train(
            sentence_iterator=iter(lines),
            model_writer=model,
            model_type="bpe",
            vocab_size=min(most_pieces, MOST_PIECES),
            hard_vocab_limit=False,
            character_coverage=0.9999,
            byte_fallback=True,
            normalization_rule_name="identity",
            remove_extra_whitespaces=False,
            add_dummy_prefix=False,
            user_defined_symbols=["\n"],
            bos_id=-1,
            eos_id=-1,
            num_threads=1,
            minloglevel=2,
        )
    except RuntimeError as error:
        raise SettingsError(
            f"A vocabulary of {most_pieces:,} cannot hold the bytes and characters that byte-pair "
            "pieces of this text start from: allow more, 8,000 for example."
        ) from error
    return model.getvalue()


class BytePairTokenizer:
    """Pieces of words; a piece that begins a word carries the space before it."""

    name = "bpe"

    def __init__(self, model: bytes) -> None:
        """From the bytes of a sentencepiece model. Raises BadFileError if they are none."""
        if not model:
            raise BadFileError("The byte-pair tokenizer is empty.")
        from sentencepiece import SentencePieceProcessor  # only here: it takes its time

        try:
            self._pieces = SentencePieceProcessor(model_proto=model)
            pieces = [self._pieces.id_to_piece(i) for i in range(self._pieces.get_piece_size())]
            unknown = self._pieces.id_to_piece(self._pieces.unk_id())
        except (RuntimeError, ValueError, IndexError) as error:
            raise BadFileError("The byte-pair tokenizer is damaged.") from error
        self.inventory: Sequence[str] = tuple(piece for piece in pieces if piece != unknown)
        self._model = model

    def tokens(self, text: str) -> list[str]:
        tokens: list[str] = []
        for number, part in enumerate(text.split(_SPACE)):
            tokens += _SPACE_ITSELF if number else []
            tokens += self._pieces.encode(part, out_type=str)
        return tokens

    def text(self, tokens: Iterable[str]) -> str:
        return str(self._pieces.decode_pieces(list(tokens)))

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where each token is; the bytes of one character are all where it is."""
        spans: list[tuple[int, int]] = []
        end = 0
        for token in self.tokens(text):
            byte = _BYTE.fullmatch(token)
            if byte and 0x80 <= int(byte[1], 16) < 0xC0:  # goes on with a character
                spans.append(spans[-1])
                continue
            start, end = end, end + (1 if byte else len(token))
            spans.append((start, end))
        return spans

    def fragments(self, text: str) -> list[str]:
        return _FRAGMENT.findall(text)

    def config(self) -> dict[str, Any]:
        return {"tokenizer": self.name, "model": base64.b64encode(self._model).decode()}

    @classmethod
    def from_config(cls, config: Mapping[str, Any]) -> "BytePairTokenizer":
        """The tokenizer that `config()` described. Raises BadFileError if it describes none."""
        try:
            return cls(base64.b64decode(config["model"], validate=True))
        except (KeyError, TypeError, ValueError, binascii.Error) as error:
            raise BadFileError("The byte-pair tokenizer's description is damaged.") from error
