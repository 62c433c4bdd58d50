"""Folders of texts: all of them, in order, and nothing that is none."""

from pathlib import Path

import pytest

from tinylm import text_folders
from tinylm.errors import TextError
from tinylm.text_folders import open_texts


def names(paths: list[Path], **options: str) -> list[tuple[str, str]]:
    opened = open_texts(paths, {}, **options)
    return [(document.name, document.encoding) for document in opened.documents]


def test_a_folder_gives_its_texts_in_order(tmp_path: Path) -> None:
    (tmp_path / "later").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("b.txt", "a.MD", "later/c.text", ".hidden/d.txt", ".e.txt", "f.png"):
        (tmp_path / name).write_text("some words")
    (tmp_path / "empty.txt").touch()
    assert names([tmp_path]) == [("a.MD", "utf-8"), ("b.txt", "utf-8"), ("c.text", "utf-8")]
    assert names([tmp_path / "f.png", tmp_path]) == [("f.png", "utf-8"), *names([tmp_path])]


def test_what_is_no_text_is_left_out_of_a_folder_but_not_of_a_wish(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("some words")
    (tmp_path / "bad.txt").write_bytes(bytes(range(32)) * 50)
    opened = open_texts([tmp_path], {})
    assert [document.name for document in opened.documents] == ["good.txt"]
    assert [path.name for path in opened.left_out] == ["bad.txt"]
    with pytest.raises(TextError, match=r"bad\.txt"):
        open_texts([tmp_path / "bad.txt"], {})


def test_a_folder_without_texts_or_with_too_many_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(TextError, match="holds no texts"):
        open_texts([tmp_path], {})
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text("word")
    monkeypatch.setattr(text_folders, "MOST_FILES", 3)
    with pytest.raises(TextError, match="more than 3 texts"):
        open_texts([tmp_path], {})


def test_one_encoding_can_serve_all_files_that_are_not_utf_8(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("gr\xfc\xdfe", "utf-8")
    (tmp_path / "b.txt").write_text("gr\xfc\xdfe", "cp1252")
    (tmp_path / "c.txt").write_text("gr\xfc\xdfe", "utf-16")
    expected = [("a.txt", "utf-8"), ("b.txt", "cp1252"), ("c.txt", "utf-16")]
    assert names([tmp_path], otherwise="cp1252") == expected
    chosen = open_texts([tmp_path], {tmp_path / "b.txt": "cp1250"}, "cp1252").documents
    assert [document.encoding for document in chosen] == ["utf-8", "cp1250", "utf-16"]
