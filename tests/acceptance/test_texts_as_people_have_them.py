"""Texts of every kind on their way into a project and out again: nothing lost, nothing guessed."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from tinylm.corpus import Corpus
from tinylm.documents import open_document
from tinylm.errors import EncodingError
from tinylm.project import Project
from tinylm.settings import TextSettings

MIXED = (
    "The café's naïve cat said: \u201cno!\u201d\r\n"  # CRLF, curly quotes
    "שלום עולם. مرحبا بالعالم.\n"  # right to left
    "e\u0301 and é are one letter; 👩\u200d👩\u200d👧 and 👍🏽 are one sign each.\n"
    "zero\u200bwidth, soft\xadhyphen, no\xa0break, nul\x00byte.\r"
)
LATIN = "The café was naïve. “No!” said the cat \u2013 5 €.\n"
JAPANESE = "猫は 魚を 食べた。 犬は 寝た。\n"


@pytest.mark.parametrize(
    ("text", "encoding", "mark", "chosen"),
    [
        (MIXED, "utf-8", b"", None),
        (MIXED, "utf-8", b"\xef\xbb\xbf", None),
        (MIXED, "utf-16-le", b"\xff\xfe", None),
        (MIXED, "utf-16-be", b"\xfe\xff", None),
        (LATIN, "utf-16-le", b"", None),
        (LATIN, "cp1252", b"", "cp1252"),
        (JAPANESE, "shift_jis", b"", "shift_jis"),
    ],
)
def test_a_text_keeps_its_bytes_and_its_words(
    text: str, encoding: str, mark: bytes, chosen: str | None, tmp_path: Path
) -> None:
    source = tmp_path / "source.txt"
    source.write_bytes(mark + text.encode(encoding))
    if chosen is not None:  # the program asks instead of guessing
        with pytest.raises(EncodingError):
            open_document(source).text()
    settings = TextSettings()
    with Project.create(tmp_path / "project") as project:
        imported = project.import_documents([open_document(source, chosen)], settings)
    with Project.open(tmp_path / "project") as project:
        (document,) = project.documents()
        kept = project.corpus()
    assert document.path is not None
    assert document.path.read_bytes() == source.read_bytes()
    as_plain_utf8 = Corpus.from_texts([text], settings)
    for corpus in (imported, kept, Corpus.from_documents([document], settings)):
        assert corpus.vocabulary.words == as_plain_utf8.vocabulary.words
        np.testing.assert_array_equal(corpus.training.ids[:], as_plain_utf8.training.ids[:])


def test_many_small_files_with_empty_ones_and_doubles_among_them(tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    sentences = ["The cat sat. ", "", "The dog ate. ", "The dog ate. ", "  \n"]
    for number in range(10_000):
        (folder / f"{number:05}.txt").write_text(sentences[number % 5], "utf-8")
    documents = [open_document(path) for path in sorted(folder.iterdir())]
    corpus = Corpus.from_documents(documents, TextSettings(validation_fraction=0.0))
    assert len(corpus.documents) == 10_000
    assert corpus.training.tokens == 6_000 * 4
    assert len(corpus.training.unit_starts) == 6_000
    counts = dict(zip(corpus.vocabulary.words, corpus.vocabulary.counts.tolist(), strict=True))
    assert counts == {"the": 6000, ".": 6000, "dog": 4000, "ate": 4000, "cat": 2000, "sat": 2000}


def test_files_of_one_name_stay_apart_in_a_project(tmp_path: Path) -> None:
    documents = []
    for number, name in enumerate(["a.txt", "A.TXT", "a.txt", "CON.txt", "a?b.txt", "…", "-"]):
        path = tmp_path / str(number) / name
        path.parent.mkdir()
        path.write_text(f"text number {number} here", "utf-8")
        documents.append(open_document(path))
    with Project.create(tmp_path / "project") as project:
        project.import_documents(documents, TextSettings())
    with Project.open(tmp_path / "project") as project:
        kept = project.documents()
    assert [document.text() for document in kept] == [document.text() for document in documents]
    assert [document.name for document in kept] == [document.name for document in documents]
    assert len({document.path for document in kept}) == len(documents)


MEASURED = """
import resource, sys
from tinylm.corpus import Corpus
from tinylm.settings import TextSettings
Corpus.from_texts(["The cat sat on the mat."], TextSettings())
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
corpus = Corpus.from_files([sys.argv[1]], TextSettings(validation_fraction=0.0))
print(corpus.training.tokens, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured as Linux reports it")
def test_one_long_line_takes_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "line.txt"
    block = b"the cat sat on the mat and the dog lay on the rug ; a bird flew over it . " * 2000
    copies = 64 * 2**20 // len(block)
    with path.open("wb") as file:
        for _ in range(copies):
            file.write(block)
    command = [sys.executable, "-c", MEASURED, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    tokens, kibibytes = map(int, done.stdout.split())
    assert tokens == copies * 2000 * 20
    assert kibibytes < 100 * 1024
