"""Several processes encode a text as one would."""

import multiprocessing
from collections.abc import Iterator
from multiprocessing.process import BaseProcess
from typing import Any

import numpy as np
import pytest

from tinylm import encoding_processes, reading
from tinylm.corpus import Corpus
from tinylm.documents import Document
from tinylm.encoding import PieceEncoder
from tinylm.encoding_processes import encode_in_processes
from tinylm.errors import TextError
from tinylm.resources import SAMPLES, sample_path
from tinylm.settings import TextSettings
from tinylm.tokenizer import WordTokenizer

TEXT = sample_path(SAMPLES[0]).read_text("utf-8")


@pytest.fixture(autouse=True)
def _small_tasks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoding_processes, "TASK", 500)
    monkeypatch.setattr(reading, "WORTH_PROCESSES", 0)


@pytest.mark.parametrize("processes", [1, 3])
@pytest.mark.parametrize(
    "settings",
    [
        TextSettings(unit="sentence", max_vocabulary=50),
        TextSettings(tokenizer="bpe", max_vocabulary=400),
    ],
    ids=["words", "bpe"],
)
def test_the_corpus_is_the_same(settings: TextSettings, processes: int) -> None:
    texts = [TEXT[start : start + 700] for start in range(0, len(TEXT), 700)]
    documents = [Document.from_text(str(n), text) for n, text in enumerate(["", *texts])]
    alone = Corpus.from_documents(documents, settings)
    shared = Corpus.from_documents(documents, settings, processes=processes)
    assert shared.vocabulary.words == alone.vocabulary.words
    assert shared.vocabulary.counts.tolist() == alone.vocabulary.counts.tolist()
    assert shared.documents == alone.documents
    np.testing.assert_array_equal(shared.training.ids[:], alone.training.ids[:])
    np.testing.assert_array_equal(shared.training.unit_starts, alone.training.unit_starts)


def test_cancelling_leaves_no_process() -> None:
    class Cancelled(Exception):  # noqa: N818 - no error
        pass

    def pieces() -> Iterator[tuple[int, str]]:
        yield 0, TEXT
        yield 0, TEXT
        yield 0, TEXT
        assert len(multiprocessing.active_children()) == 2
        raise Cancelled

    with pytest.raises(Cancelled):
        list(encode_in_processes(pieces(), WordTokenizer(), "document", 2))
    assert multiprocessing.active_children() == []


def test_a_process_that_dies_is_a_sentence() -> None:
    def pieces() -> Iterator[tuple[int, str]]:
        yield 0, TEXT
        for process in multiprocessing.active_children():
            process.kill()
            process.join()
        while True:
            yield 0, TEXT

    with pytest.raises(TextError, match="a process that helped ended"):
        list(encode_in_processes(pieces(), WordTokenizer(), "document", 1))


def test_few_pieces_start_few_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[BaseProcess] = []
    original = BaseProcess.start

    def start(process: Any) -> None:
        started.append(process)
        original(process)

    monkeypatch.setattr(BaseProcess, "start", start)
    encoded = list(encode_in_processes([(7, "a b a")], WordTokenizer(), "document", 4))
    assert len(started) == 1
    expected = PieceEncoder(WordTokenizer(), "document").encode("a b a")
    ((number, piece),) = encoded
    assert (number, piece.tokens) == (7, expected.tokens)
    assert piece.places.tolist() == expected.places.tolist()
