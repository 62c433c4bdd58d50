"""From documents to the training and validation parts."""

from pathlib import Path

import numpy as np
import pytest

from tinylm import id_file, reading, token_sequence
from tinylm.corpus import Corpus
from tinylm.documents import Document, open_document
from tinylm.errors import EncodingError, StorageError, TextError
from tinylm.id_file import IdFile
from tinylm.reading import id_dtype
from tinylm.settings import TextSettings
from tinylm.vocabulary import UNKNOWN, Vocabulary

WHOLE = TextSettings(validation_fraction=0.0)
STORY = "The cat sat on the mat. The dog sat on the rug! "


def words(corpus: Corpus) -> list[str]:
    return [corpus.vocabulary.word(int(i)) for i in corpus.training.ids[:]]


def test_a_document_is_one_unit() -> None:
    corpus = Corpus.from_texts(["The cat sat. It ran.", "A dog!"], WHOLE)
    assert words(corpus) == ["the", "cat", "sat", ".", "it", "ran", ".", "a", "dog", "!"]
    assert corpus.training.unit_starts.tolist() == [0, 7]
    assert [(d.start, d.tokens) for d in corpus.documents] == [(0, 7), (7, 3)]
    assert corpus.training.pairs == 8


def test_a_sentence_is_one_unit_on_request() -> None:
    settings = WHOLE.changed(unit="sentence", punctuation="drop")
    corpus = Corpus.from_texts(["The cat sat. It ran.\n... !\nOne line", "A dog!"], settings)
    assert corpus.training.unit_starts.tolist() == [0, 3, 5, 7]
    assert corpus.training.pairs == 5


def test_empty_documents_among_good_ones_do_no_harm() -> None:
    corpus = Corpus.from_texts(["", "one two", " \n", "three"], WHOLE)
    assert corpus.training.unit_starts.tolist() == [0, 2]
    assert [d.tokens for d in corpus.documents] == [0, 2, 0, 1]


def test_the_last_tokens_are_held_back_as_a_new_unit() -> None:
    corpus = Corpus.from_texts([STORY * 20], TextSettings(validation_fraction=0.1))
    assert corpus.validation is not None
    assert (corpus.training.tokens, corpus.validation.tokens) == (252, 28)
    assert corpus.validation.unit_starts.tolist() == [0]
    contexts, _ = next(corpus.validation.in_order(3, 1))
    assert contexts[0, :2].tolist() == [corpus.vocabulary.start_id] * 2


def test_documents_keep_their_borders_in_the_validation_part() -> None:
    corpus = Corpus.from_texts([STORY * 10, STORY * 2], TextSettings(validation_fraction=0.25))
    assert corpus.validation is not None
    assert corpus.validation.unit_starts.tolist() == [0, 42 - 28]


def test_the_last_sentences_are_held_back() -> None:
    settings = TextSettings(unit="sentence", validation_fraction=0.25)
    corpus = Corpus.from_texts([STORY * 8], settings)
    assert corpus.validation is not None
    assert corpus.validation.unit_starts.tolist() == [0, 7, 14, 21]
    assert len(corpus.training.unit_starts) == 12


@pytest.mark.parametrize(("repeats", "held_back"), [(13, False), (15, True)])
def test_too_little_is_not_held_back(repeats: int, held_back: bool) -> None:
    """A tenth of 15 * 14 = 210 tokens has 20 pairs; a tenth of 13 * 14 has not."""
    corpus = Corpus.from_texts([STORY * repeats], TextSettings(validation_fraction=0.1))
    assert (corpus.validation is not None) == held_back
    held_back_tokens = corpus.validation.tokens if corpus.validation else 0
    assert corpus.training.tokens + held_back_tokens == repeats * 14


CHINESE = "\u4eca\u5929\u5929\u6c14\u5f88\u597d\uff0c\u6211\u4eec\u53bb\u516c\u56ed\u3002"


@pytest.mark.parametrize(
    ("text", "tokenizer", "without"),
    [
        (CHINESE, "words", True),
        (CHINESE, "characters", False),
        (
            "\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35\u0e0a\u0e32\u0e27\u0e42\u0e25\u0e01 \u0e14\u0e35",
            "words",
            True,
        ),
        ("Tokyo is written \u6771\u4eac by those who live there.", "words", False),
    ],
)
def test_languages_without_spaces_are_noticed(text: str, tokenizer: str, without: bool) -> None:
    corpus = Corpus.from_texts([text * 3], WHOLE.changed(tokenizer=tokenizer))
    assert corpus.is_without_spaces == without


@pytest.mark.parametrize("text", ["", " \n\t\r\n", "\u200b\x00"])
def test_a_text_without_words_is_refused(text: str) -> None:
    with pytest.raises(TextError, match=r"no words in text 1: choose .*\.$"):
        Corpus.from_texts([text], WHOLE)


def test_no_text_is_refused() -> None:
    with pytest.raises(TextError, match="No text was chosen"):
        Corpus.from_texts([], WHOLE)


@pytest.mark.parametrize(("text", "unit"), [("word", "document"), ("One. Two!\nThree", "sentence")])
def test_a_text_without_a_pair_is_refused(text: str, unit: str) -> None:
    with pytest.raises(TextError, match="nothing to predict"):
        Corpus.from_texts([text], WHOLE.changed(unit=unit, punctuation="drop"))


def test_one_word_over_and_over_can_be_learned() -> None:
    corpus = Corpus.from_texts(["ho ho ho"], WHOLE)
    assert (len(corpus.vocabulary), corpus.training.pairs) == (1, 2)


def test_rare_words_are_merged() -> None:
    corpus = Corpus.from_texts(["a b a c a"], WHOLE.changed(min_count=2))
    assert corpus.vocabulary.words == (UNKNOWN, "a")
    assert corpus.training.ids[:].tolist() == [1, 0, 1, 0, 1]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_files_in_other_encodings_give_the_same_tokens(tmp_path: Path, encoding: str) -> None:
    text = "The caf\xe9 \u2014 it is na\xefve.\r\nYes, it is."
    path = tmp_path / "text.txt"
    path.write_bytes(text.encode(encoding))
    assert words(Corpus.from_files([path], WHOLE)) == words(Corpus.from_texts([text], WHOLE))


def test_trouble_in_the_middle_of_a_file_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes(b"good words " * 10_000 + b"\xff\xfe")
    with pytest.raises(EncodingError):
        Corpus.from_files([path], WHOLE)


def test_progress_is_told_to_the_end_and_may_cancel(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text("some words\n" * 100_000, encoding="utf-8")
    documents = [open_document(path), Document.from_text("more", "a few words")]
    told: list[tuple[int, int]] = []
    Corpus.from_documents(documents, WHOLE, lambda done, size: told.append((done, size)))
    assert told == sorted(told)
    assert told[-1] == (1_100_011, 1_100_011)
    assert len(told) > 4

    class Cancelled(Exception):  # noqa: N818 - no error
        pass

    def cancel(done: int, size: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        Corpus.from_documents(documents, WHOLE, cancel)


def test_ids_in_files_make_the_same_corpus(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = TextSettings(unit="sentence", min_count=2)
    texts = [STORY * 30 + "A rare word."]
    in_memory = Corpus.from_texts(texts, settings)
    monkeypatch.setattr(id_file, "IN_MEMORY", 16)
    monkeypatch.setattr(reading, "IDS_IN_MEMORY", 0)
    monkeypatch.setattr(reading, "_BLOCK", 7)
    in_files = Corpus.from_texts(texts, settings)
    assert in_memory.validation is not None
    assert in_files.validation is not None
    assert isinstance(in_files.validation.ids, IdFile)
    for stored, kept in (
        (in_files.training, in_memory.training),
        (in_files.validation, in_memory.validation),
    ):
        np.testing.assert_array_equal(stored.ids[:], kept.ids[:])
        np.testing.assert_array_equal(stored.unit_starts, kept.unit_starts)


def test_a_full_disk_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: object, data: bytes) -> None:
        raise StorageError("The text's ids cannot be written: No space left on device.")

    monkeypatch.setattr(id_file._SharedFile, "append", refuse)
    with pytest.raises(StorageError, match="No space left"):
        Corpus.from_texts([STORY], WHOLE)


def test_pieces_of_a_long_document_stay_one_unit() -> None:
    text = "word " * 40_000  # several pieces
    corpus = Corpus.from_texts([text], WHOLE)
    assert corpus.training.unit_starts.tolist() == [0]
    assert corpus.training.tokens == 40_000
    assert corpus.training.tokens > token_sequence.SEGMENT


@pytest.mark.parametrize(("size", "dtype"), [(1 << 16, "<u2"), ((1 << 16) + 1, "<u4")])
def test_ids_are_as_small_as_they_can_be(size: int, dtype: str) -> None:
    vocabulary = Vocabulary([str(n) for n in range(size)], np.ones(size, dtype=np.int64))
    assert id_dtype(vocabulary) == np.dtype(dtype)


def test_the_ids_of_both_parts_are_one_text(monkeypatch: pytest.MonkeyPatch) -> None:
    text = STORY * 40
    whole = Corpus.from_texts([text], WHOLE)
    for in_memory in (1 << 24, 10):
        monkeypatch.setattr(reading, "IDS_IN_MEMORY", in_memory)
        parts = Corpus.from_texts([text], TextSettings())
        assert parts.validation is not None
        assert parts.tokens == whole.tokens
        cut = parts.training.tokens
        for first, last in ((0, whole.tokens), (3, 9), (cut - 4, cut + 4), (cut + 1, cut + 5)):
            assert parts.ids(first, last).tolist() == whole.ids(first, last).tolist()
