"""JSON: what is written comes back, a flipped bit is seen, and no trick of the format works."""

import json
from pathlib import Path
from typing import Any

import pytest

from tinylm.errors import BadFileError, NewerVersionError
from tinylm.json_files import check_format, parse_json, read_sealed_json, require, sealed_json

VALUES: dict[str, Any] = {
    "name": 'My "project" \u2665\n',
    "rate": 0.1,
    "dims": [1, 2],
    "none": None,
    "deep": {"a": {}},
}


def test_sealed_json_comes_back_and_is_json(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(sealed_json(VALUES))
    assert read_sealed_json(path) == VALUES
    plain = json.loads(path.read_text("utf-8"))
    assert list(plain) == [*VALUES, "sha256"]


def test_every_flipped_bit_is_seen(tmp_path: Path) -> None:
    path, data = tmp_path / "a.json", sealed_json(VALUES)
    for place in range(len(data) * 8):
        damaged = bytearray(data)
        damaged[place // 8] ^= 1 << place % 8
        path.write_bytes(damaged)
        with pytest.raises(BadFileError, match=r"a\.json"):
            read_sealed_json(path)


def test_every_shortened_file_is_seen(tmp_path: Path) -> None:
    path, data = tmp_path / "a.json", sealed_json(VALUES)
    for length in range(len(data)):
        path.write_bytes(data[:length])
        with pytest.raises(BadFileError, match=r"a\.json"):
            read_sealed_json(path)
    path.write_bytes(data + b" ")
    with pytest.raises(BadFileError, match="check sum"):
        read_sealed_json(path)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "null",
        '"text"',
        "{",
        '{"a": NaN}',
        '{"a": Infinity}',
        '{"a": -Infinity}',
        '{"a": 1e999}',
        '{"a": 1, "a": 2}',
        '{"a": ' + "1" * 5000 + "}",
        '{"a": ' + "[" * 5000 + "]" * 5000 + "}",
        '{"a": ' + "[" * 99_000,
        '{"a": [' + "[]," * 100_000 + "0]}",
        '{"a": "\t"}',
        "{'a': 1}",
        '\ufeff{"a": 1}',
    ],
    ids=lambda text: text[:12],
)
def test_what_is_no_plain_object_is_refused(text: str) -> None:
    with pytest.raises(BadFileError, match=r"a\.json is damaged"):
        parse_json(text.encode(), Path("a.json"))


@pytest.mark.parametrize("data", [b"\xff\xfe{}", b'{"a": "\xc3"}', b'{"a": "\xed\xa0\x80"}'])
def test_what_is_no_utf_8_is_refused(data: bytes) -> None:
    with pytest.raises(BadFileError, match="damaged"):
        parse_json(data, Path("a.json"))


def test_an_entry_must_be_there_and_of_its_kind() -> None:
    values = {"a": 1, "b": True}
    assert require(values, "a", int, Path("x")) == 1
    for key in ("b", "c"):
        with pytest.raises(BadFileError, match=f"{key} is missing"):
            require(values, key, int, Path("x"))


def test_newer_formats_are_told_from_damaged_ones() -> None:
    check_format({"format": 2}, 2, Path("x"))
    with pytest.raises(NewerVersionError, match="newer version"):
        check_format({"format": 3}, 2, Path("x"))
    for wrong in (0, -1, "2", None, 1.0, True):
        with pytest.raises(BadFileError, match="damaged"):
            check_format({"format": wrong}, 2, Path("x"))
