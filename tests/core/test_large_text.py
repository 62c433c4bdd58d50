"""Memory while a large text is read: bounded, whatever its shape."""

import subprocess
import sys
from pathlib import Path

import pytest

SIZE = 40_000_000  # bytes; read whole and cut into a list of words it would take nine times that
ALLOWED = 100  # MB beyond what the program takes before it reads
HELPER_ALLOWED = 150  # MB of a process that helps, with Python and NumPy in it

READ = """
import resource, sys
from tinylm.corpus import Corpus
from tinylm.documents import open_document
from tinylm.settings import TextSettings

def peak(who=resource.RUSAGE_SELF):
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return resource.getrusage(who).ru_maxrss / unit

before = peak()
settings = TextSettings(unit=sys.argv[2])
corpus = Corpus.from_documents([open_document(sys.argv[1])], settings, processes=2)
batches = corpus.training.batches(context=4, batch_size=1024, seed=0, epoch=0)
for _, batch in zip(range(100), batches):
    pass
print(peak() - before, peak(resource.RUSAGE_CHILDREN))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="memory is measured by a module of Unix")
@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The cat number {} sat on the mat.\n", "sentence"),
        ("the-cat-number-{}-sat-on-the-mat-", "document"),
    ],
    ids=["lines", "no space"],
)
def test_memory_is_bounded(text: str, unit: str, tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    part = "".join(text.format(number) for number in range(20_000))
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for _ in range(SIZE // len(part)):
            file.write(part)
    grown = subprocess.check_output([sys.executable, "-c", READ, str(path), unit], text=True)
    own, of_a_helper = map(float, grown.split())
    assert own < ALLOWED
    assert 0 < of_a_helper < HELPER_ALLOWED
