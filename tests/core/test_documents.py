"""Reading files as people have them."""

import io
import os
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinylm import documents
from tinylm.cleaning import clean_text
from tinylm.documents import Document, open_document
from tinylm.errors import EncodingError, TextError

TEXT = "The caf\u00e9 is na\u00efve \u2014 5 \u20ac, \u65e5\u672c and \U0001f600.\nA second line.\n"


@pytest.fixture
def write(tmp_path: Path) -> Callable[[bytes], Path]:
    def write_bytes(data: bytes) -> Path:
        path = tmp_path / "text.txt"
        path.write_bytes(data)
        return path

    return write_bytes


def refusal(path: Path) -> str:
    with pytest.raises(TextError) as caught:
        open_document(path).text()
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"]
)
def test_unicode_is_recognized(write: Callable[[bytes], Path], encoding: str) -> None:
    text = TEXT if encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32") else "Plain letters.\n"
    assert open_document(write(text.encode(encoding))).text() == text


def test_the_big_endian_mark_is_recognized(write: Callable[[bytes], Path]) -> None:
    assert open_document(write(b"\xfe\xff" + TEXT.encode("utf-16-be"))).text() == TEXT


@pytest.mark.parametrize("encoding", ["cp1252", "shift_jis", "latin-1"])
def test_other_encodings_are_asked_for_and_then_obeyed(
    write: Callable[[bytes], Path], encoding: str
) -> None:
    text = "\u65e5\u672c\u8a9e\n" if encoding == "shift_jis" else "Se\u00f1or, \u00e7a va?\n"
    path = write(text.encode(encoding))
    with pytest.raises(EncodingError, match=r"text\.txt is not utf-8 text") as caught:
        open_document(path).text()
    assert caught.value.path == str(path)
    assert open_document(path, encoding).text() == text


@pytest.mark.parametrize("encoding", ["klingon", "base64"])
def test_an_encoding_that_is_none_is_an_encoding_error(
    write: Callable[[bytes], Path], encoding: str
) -> None:
    with pytest.raises(EncodingError, match=encoding):
        open_document(write(b"abc"), encoding).text()


@pytest.mark.parametrize("data", [b"abc\xff", "abc".encode("utf-16") + b"\x00", b"\xe2\x82"])
def test_bytes_that_do_not_fit_are_never_replaced_in_silence(
    write: Callable[[bytes], Path], data: bytes
) -> None:
    with pytest.raises(EncodingError):
        open_document(write(data)).text()


def sqlite_database(path: Path) -> bytes:
    with sqlite3.connect(path) as connection:
        connection.execute("create table t (a)")
    connection.close()
    return path.read_bytes()


def test_pictures_archives_databases_and_programs_are_refused(
    write: Callable[[bytes], Path], tmp_path: Path
) -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as bundle:
        bundle.writestr("a.txt", "hello")
    samples = {
        "a PNG picture": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(40),
        "a zip archive": archive.getvalue(),
        "an SQLite database": sqlite_database(tmp_path / "a.db"),
        "a program": b"\x7fELF\x02\x01\x01" + bytes(64),
    }
    for kind, data in samples.items():
        assert kind in refusal(write(data))


def test_unknown_binary_is_refused(write: Callable[[bytes], Path]) -> None:
    assert "holds no text" in refusal(write(bytes(range(256)) * 10))
    assert "holds no text" in refusal(write(b"some text" + bytes(100)))


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert "is a folder" in refusal(tmp_path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert "gone.txt does not exist" in refusal(tmp_path / "gone.txt")


def test_a_name_that_no_file_can_have_is_refused() -> None:
    assert "cannot be read" in refusal(Path("a\0b.txt"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert "not a plain file" in refusal(tmp_path / "pipe.txt")


def test_a_file_that_vanishes_is_named(write: Callable[[bytes], Path]) -> None:
    document = open_document(write(b"some words"))
    assert document.path is not None
    document.path.unlink()
    with pytest.raises(TextError, match=r"text\.txt does not exist"):
        document.text()


@pytest.mark.parametrize("change", [b"longer than before", b"some w"])
def test_a_file_that_changed_since_it_was_opened_is_refused(
    write: Callable[[bytes], Path], change: bytes
) -> None:
    document = open_document(write(b"some words"))
    write(change)
    with pytest.raises(TextError, match="changed while it was read"):
        document.text()


def test_a_file_that_grows_while_it_is_read_is_refused(
    write: Callable[[bytes], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "CHUNK_BYTES", 4)
    path = write(b"some words in a row")
    chunks = open_document(path).chunks()
    next(chunks)
    with path.open("ab") as file:
        file.write(b" and more")
    with pytest.raises(TextError, match="changed while it was read"):
        list(chunks)


@pytest.mark.parametrize(
    "name", ["a b.txt", "q'u\"o#t?e%.txt", "\U0001f600.txt", "x" * 251 + ".txt"]
)
def test_file_names_may_be_strange(tmp_path: Path, name: str) -> None:
    try:
        (tmp_path / name).write_text("words", encoding="utf-8")
    except OSError:
        pytest.skip(f"this system does not allow the file name {name!a}")
    document = open_document(tmp_path / name)
    assert (document.name, document.text()) == (name, "words")


@pytest.mark.skipif(os.name != "posix", reason="only here may file names be any bytes")
def test_a_file_name_that_is_no_text_is_shown_without_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.txt")
    path.write_bytes(b"words")
    assert open_document(path).name == "caf?.txt"


def test_an_empty_file_is_an_empty_text(write: Callable[[bytes], Path]) -> None:
    document = open_document(write(b""))
    assert (document.text(), document.size) == ("", 0)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\f", "\v", "\u2028", "\u2029", "\x85"])
def test_every_line_end_is_the_same(write: Callable[[bytes], Path], end: str) -> None:
    data = f"one{end}two{end}".encode()
    assert open_document(write(data)).text() == "one\ntwo\n"
    assert clean_text(data.decode()) == "one\ntwo\n"


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)
    | st.text(alphabet="ae\u0301\u0323\u1100\u1161\u11a8\uac00\r\n\xad", max_size=40),
    st.integers(1, 7),
)
def test_chunks_hide_no_seams(
    tmp_path_factory: pytest.TempPathFactory, text: str, chunk_bytes: int
) -> None:
    path = tmp_path_factory.getbasetemp() / "seams.txt"
    path.write_bytes(text.encode())
    document = open_document(path, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(documents, "CHUNK_BYTES", chunk_bytes)
        assert document.text() == clean_text(text)


def test_a_text_in_memory_is_clean_and_knows_its_size() -> None:
    document = Document.from_text("note", "caf\xe9\r\n")
    assert (document.text(), document.size, document.path) == ("caf\xe9\n", 6, None)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text", ["日本語の文章です。猫が座った。", "Кот сидел на ковре.\n", "γάτα και σκύλος."]
)
def test_utf_16_of_any_script_is_known_without_a_mark(
    tmp_path: Path, text: str, encoding: str
) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes((text * 20).encode(encoding))
    document = open_document(path)
    assert document.encoding == encoding
    assert document.text() == text * 20


def test_random_bytes_are_no_utf_16(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes(np.random.default_rng(0).bytes(5000))
    with pytest.raises(TextError, match="holds no text"):
        open_document(path)
