"""Files of text -> chunks of clean text, with bounded memory.

`open_document` looks at the first bytes of a file: it refuses what is no text and finds the
encoding. `Document.chunks` then reads it piece by piece; the corpus is the main reader.
"""

import codecs
import io
import os
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import BinaryIO

from tinylm.cleaning import clean_text, safe_cut
from tinylm.errors import EncodingError, TextError

CHUNK_BYTES = 1 << 18
_SNIFFED_BYTES = 1 << 16
MOST_CONTROLS = 0.05  # of the bytes of a text
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KINDS = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x93NUMPY", "a NumPy array"),
)
_CONTROL_BYTES = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b")) + b"\x7f"


@dataclass(frozen=True)
class Document:
    """One text: a file that is read when asked, or a string in memory (`path` is None)."""

    name: str
    path: Path | None
    encoding: str
    size: int  # bytes
    content: str = field(default="", repr=False)
    stamp: tuple[int, int, int] | None = None  # size, mtime_ns and inode when it was opened

    @classmethod
    def from_text(cls, name: str, text: str) -> "Document":
        """A document that is held in memory."""
        content = clean_text(text)
        return cls(name, None, "utf-8", len(content.encode()), content)

    def chunks(self) -> Iterator[str]:
        """The clean text in pieces of at most some 256 KiB.

        Raises TextError if the file cannot be read or changed since it was opened,
        EncodingError if its bytes do not fit the encoding.
        """
        if self.path is None:
            yield self.content
            return
        with self._file(self.path) as file:
            yield from _decoded(file, self)

    def stored_bytes(self) -> Iterator[bytes]:
        """The text as its file has it, in pieces (UTF-8 if it is in memory).

        Raises TextError as `chunks` does.
        """
        if self.path is None:
            yield self.content.encode()
            return
        with self._file(self.path) as file:
            while data := file.read(CHUNK_BYTES):
                yield data

    def text(self) -> str:
        """The whole clean text."""
        return "".join(self.chunks())

    @contextmanager
    def _file(self, path: Path) -> Iterator[BinaryIO]:
        """The document's file at `path`, to be read to its end while it stays as it was."""
        try:
            with path.open("rb") as file:
                self._check_unchanged(file, path)
                yield file
                self._check_unchanged(file, path)
        except OSError as error:
            raise _unreadable(path, error) from error

    def _check_unchanged(self, file: BinaryIO, path: Path) -> None:
        if not _stamp(os.fstat(file.fileno())) == _stamp(path.stat()) == self.stamp:
            raise TextError(f"{self.name} changed while it was read: open it again.")


def open_document(path: str | Path, encoding: str | None = None) -> Document:
    """The document in a file; without `encoding` it is found from the first bytes.

    Raises TextError if the file is missing, is no plain file or holds no text.
    """
    path = Path(path)
    name = _shown(path)
    try:
        status = path.stat()
        if S_ISDIR(status.st_mode):
            raise TextError(f"{name} is a folder: choose the text files in it.")
        if not S_ISREG(status.st_mode):
            raise TextError(f"{name} is not a plain file: choose a text file.")
        with path.open("rb") as file:
            head = file.read(_SNIFFED_BYTES)
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        raise _unreadable(path, error) from error
    found = encoding or _find_encoding(head)
    _refuse_binary(head, found, name)
    return Document(name, path, found, status.st_size, stamp=_stamp(status))


def beginnings(documents: Sequence[Document], characters: int) -> Iterator[str]:
    """The first part of each document, as long as its share; some `characters` in all."""
    size = sum(document.size for document in documents)
    for document in documents:
        wanted = characters * document.size // max(size, 1) + 1
        for chunk in document.chunks():
            yield chunk[:wanted]
            wanted -= len(chunk)
            if wanted <= 0:
                break


def _stamp(status: os.stat_result) -> tuple[int, int, int]:
    return status.st_size, status.st_mtime_ns, status.st_ino


def _shown(path: Path) -> str:
    """The file's name as it can be shown and stored, whatever bytes the disk holds."""
    return (path.name or str(path)).encode("utf-8", "replace").decode()


def _unreadable(path: Path, error: OSError | ValueError) -> TextError:
    if isinstance(error, FileNotFoundError):
        return TextError(f"{_shown(path)} does not exist: it may have been moved or deleted.")
    reason = error.strerror if isinstance(error, OSError) else None
    return TextError(f"{_shown(path)} cannot be read: {reason or error}.")


def _find_encoding(head: bytes) -> str:
    """By the byte-order mark, or by what betrays UTF-16; else UTF-8.

    Latin text has a zero in every other byte of it. Other scripts leave bytes that no text of
    single bytes has so many of, and which make letters in pairs.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if head.startswith(mark):
            return encoding
    pairs = len(head) // 2
    if pairs:
        zeros_first, zeros_second = head[0::2].count(0), head[1::2].count(0)
        if zeros_second > 0.3 * pairs and zeros_first < 0.05 * pairs:
            return "utf-16-le"
        if zeros_first > 0.3 * pairs and zeros_second < 0.05 * pairs:
            return "utf-16-be"
    if _controls(head) > MOST_CONTROLS * len(head):
        # A script lies in few blocks of 256 characters: the bytes that name them are alike.
        little_endian = len(set(head[1::2])) < len(set(head[0::2]))
        encoding = "utf-16-le" if little_endian else "utf-16-be"
        if _is_writing(head[: 2 * pairs].decode(encoding, "replace")):
            return encoding
    return "utf-8"


def _is_writing(text: str) -> bool:
    """Whether nearly all characters are letters, digits, marks or white space."""
    kinds = [unicodedata.category(character)[0] for character in text]
    return sum(kind in "LMNPZ" for kind in kinds) + text.count("\n") > 0.95 * len(text)


def _controls(head: bytes) -> int:
    """How many bytes stand for no character in any text of single bytes."""
    return len(head) - len(head.translate(None, _CONTROL_BYTES))


def _refuse_binary(head: bytes, encoding: str, name: str) -> None:
    """Raise TextError for bytes that are no text, naming what they are where that is known."""
    kind = next((kind for magic, kind in _KINDS if head.startswith(magic)), None)
    if kind is None and encoding.lower().startswith(("utf-16", "utf-32")):
        return
    controls = _controls(head)
    many = controls > MOST_CONTROLS * len(head)
    if many or (kind is not None and controls):
        what = f"is {kind}, not plain text" if kind else "holds no text"
        raise TextError(f"{name} {what}: choose a text file.")


def _decoded(file: BinaryIO, document: Document) -> Iterator[str]:
    """Decode, translate line ends and clean, never cutting inside a character."""
    try:
        "".encode(document.encoding)  # raises for codecs of other things than text, too
        decode = codecs.getincrementaldecoder(document.encoding)("strict")
    except LookupError:
        message = f"{document.encoding} is not an encoding that Python knows."
        raise EncodingError(message, str(document.path)) from None
    lines = io.IncrementalNewlineDecoder(decode, translate=True)
    rest = ""
    try:
        while data := file.read(CHUNK_BYTES):
            text = rest + lines.decode(data)
            cut = safe_cut(text)
            yield clean_text(text[:cut])
            rest = text[cut:]
        yield clean_text(rest + lines.decode(b"", final=True))
    except UnicodeError as error:
        raise EncodingError(
            f"{document.name} is not {document.encoding} text: choose its encoding.",
            str(document.path),
        ) from error
