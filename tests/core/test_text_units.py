"""Cutting streams of text into bounded pieces and sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinylm import text_units
from tinylm.text_units import pieces, sentences

UNITS = ("document", "sentence")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The cat sat. The dog ran!", ["The cat sat.", "The dog ran!"]),
        ("One line\nand another", ["One line", "and another"]),
        ('He said "Stop!" And left.', ['He said "Stop!"', "And left."]),
        ("(It rained.) Then? Sun...", ["(It rained.)", "Then?", "Sun..."]),
        ("3.14 is pi, v1.2 is not", ["3.14 is pi, v1.2 is not"]),
        ("What?! No.  \n\n Yes", ["What?!", "No.", "Yes"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@given(st.text(alphabet="ab .!?\n\t\"'"))
def test_sentences_lose_nothing_but_white_space(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


@given(st.text(alphabet="ab .!?\n"), st.sampled_from(UNITS), st.data())
def test_pieces_depend_on_the_text_alone(text: str, unit: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=5)))
    chunks = [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(text_units, "PIECE", 8)
        found = list(pieces(chunks, unit))
        assert found == list(pieces([text], unit))
    assert "".join(found) == text
    assert all(0 < len(piece) <= 8 for piece in found)


@given(st.lists(st.sampled_from(["a", "bb.", "ccc", "d!"])), st.sampled_from([" ", "\n", "\t"]))
def test_pieces_break_no_word(words: list[str], space: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(text_units, "PIECE", 8)
        found = [
            word for piece in pieces([space.join(words)], "document") for word in piece.split()
        ]
    assert found == words


def test_pieces_break_no_sentence_that_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_units, "PIECE", 20)
    text = "The cat sat. A dog ran! Is it so? Yes. " * 3
    found = [sentence for piece in pieces([text], "sentence") for sentence in sentences(piece)]
    assert found == sentences(text)


def test_a_run_without_a_break_is_cut_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_units, "PIECE", 8)
    assert list(pieces(["x" * 20], "document")) == ["x" * 8, "x" * 8, "x" * 4]
