"""Texts of up to a gigabyte: speed, memory and time a token, and a peer that counts words too.

Each text is read and trained on in a process of its own, which tells its peak memory. It is made
from a real story, over and over, with one word in fifty changed and the lines in another order.
"""

import json
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.measuring import table
from tinylm import Corpus, LanguageModel, Trainer
from tinylm.documents import open_document
from tinylm.resources import sample_path
from tinylm.settings import ModelSettings, TextSettings, TrainingSettings

MB = 10**6
SIZES = (1, 10, 100, 1000)  # MB
PEER_SIZE = 30  # MB
VOCABULARY = 5_000  # the same for all sizes, so that a step is
WARM_UP, STEPS = 50, 200
BATCHES = 1024  # four times the tokens that are read and shuffled together
PROCESSES = os.cpu_count() or 1

Shape = Callable[[str], str]


def report() -> str:
    """Two tables: reading and training by size and shape, and words a second beside the peer."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "text.txt"
        rows = []
        for size in SIZES:
            _make_text(path, size * MB, str)
            rows.append(_row(f"{size:,} MB", path, "sentence" if size < SIZES[-1] else "document"))
        for name, shape in SHAPES.items():
            _make_text(path, SIZES[-1] * MB, shape)
            rows.append(_row(f"{SIZES[-1]:,} MB, {name}", path, "document"))
        _make_text(path, PEER_SIZE * MB, str)
        peers = [_peer_row(path, unit) for unit in ("document", "sentence")]
    header = ["text", "read", "speed", "memory", "of helpers", "a batch", "a step", "tokens/s"]
    peer_header = ["units", "tokenizers", "one process", f"{PROCESSES} processes", "ratio"]
    return (
        "Memory is what reading and training add to the program at their peak, model and "
        f"vocabulary ({VOCABULARY:,} words) included, and what each of the {PROCESSES} helping "
        "processes takes in all. A batch has 1,024 contexts of four words, read at random "
        "places; a step trains on one.\n\n"
        + table(header, rows)
        + f"\n\nReading {PEER_SIZE} MB: vocabulary and ids, against the word-level model of the "
        "library `tokenizers` (lower case, NFC, words and marks, trained and then encoding in "
        "batches), in MB a second. The ratio is that of all processes to the peer.\n\n"
        + table(peer_header, peers)
    )


SHAPES: dict[str, Shape] = {
    "one line": lambda text: text.replace("\n", " "),
    "no space": lambda text: re.sub(r"\s+", "-", text),
}


def _row(name: str, path: Path, unit: str) -> list[str]:
    found = _measured(path, unit, PROCESSES)
    return [
        name,
        f"{found['reading']:.1f} s",
        f"{path.stat().st_size / found['reading'] / MB:.1f} MB/s",
        f"{found['memory']:.0f} MB",
        f"{found['helper_memory']:.0f} MB",
        f"{found['batch'] * 1e3:.2f} ms",
        f"{found['step'] * 1e3:.1f} ms",
        f"{found['tokens_per_second']:,.0f}",
    ]


def _peer_row(path: Path, unit: str) -> list[str]:
    size = path.stat().st_size / MB
    peer = size / _peer_seconds(path)
    alone, shared = (size / _measured(path, unit, n)["reading"] for n in (0, PROCESSES))
    return [unit, f"{peer:.1f}", f"{alone:.1f}", f"{shared:.1f}", f"{shared / peer:.1f} x"]


def _measured(path: Path, unit: str, processes: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.large_texts", str(path), unit, str(processes)]
    return dict(json.loads(subprocess.check_output(command, text=True)))


def measure(path: Path, unit: str, processes: int) -> dict[str, float]:
    """What one text costs; run in a process of its own."""
    before = _peak(resource.RUSAGE_SELF)
    start = time.perf_counter()
    settings = TextSettings(unit=unit, max_vocabulary=VOCABULARY)
    corpus = Corpus.from_documents([open_document(path)], settings, processes=processes)
    reading = time.perf_counter() - start

    model = LanguageModel(len(corpus.vocabulary), ModelSettings(), np.random.default_rng(0))
    trainer = Trainer(model, corpus, TrainingSettings(batch_size=1024, epochs=10**6))
    events = trainer.run()
    _seconds_each(events, WARM_UP)
    step = _seconds_each(events, STEPS)
    epochs = (corpus.training.batches(4, 1024, seed=0, epoch=n) for n in range(10**6))
    batch = _seconds_each((batch for epoch in epochs for batch in epoch), BATCHES)
    return {
        "reading": reading,
        "memory": _peak(resource.RUSAGE_SELF) - before,
        "helper_memory": _peak(resource.RUSAGE_CHILDREN),
        "batch": batch,
        "step": step,
        "tokens_per_second": 1024 / step,
    }


def _seconds_each(things: Iterator[Any], count: int) -> float:
    start = time.perf_counter()
    for _ in islice(things, count):
        pass
    return (time.perf_counter() - start) / count


def _peak(who: int) -> float:
    """The most memory that was resident, in MB."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(who).ru_maxrss * unit / MB


def _make_text(path: Path, size: int, shape: Shape) -> None:
    """A text of `size` bytes with a vocabulary that keeps growing a little, as texts' do."""
    rng = random.Random(0)
    lines = sample_path("story").read_text("utf-8").split("\n")
    with path.open("w", encoding="utf-8", newline="\n") as file:
        written = 0
        while written < size:
            rng.shuffle(lines)
            words = "\n".join(lines).split(" ")
            for place in range(rng.randrange(50), len(words), 50):
                words[place] = f"{words[place]}{int(rng.random() ** -2) % 10**6}"
            part = shape(" ".join(words))[: size - written]
            file.write(part)
            written += len(part)


def _peer_seconds(path: Path) -> float:
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, trainers

    tokenizer = Tokenizer(models.WordLevel(unk_token="<unk>"))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFC(), normalizers.Lowercase()])
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    start = time.perf_counter()
    options = {"vocab_size": VOCABULARY, "special_tokens": ["<unk>"], "show_progress": False}
    tokenizer.train([str(path)], trainers.WordLevelTrainer(**options))
    ids = []
    with path.open(encoding="utf-8") as file:
        while lines := file.readlines(MB):
            batch = tokenizer.encode_batch_fast(lines)
            ids += [np.array(encoding.ids, np.uint16) for encoding in batch]
    return time.perf_counter() - start


if __name__ == "__main__":
    path, unit, processes = sys.argv[1:]
    print(json.dumps(measure(Path(path), unit, int(processes))))
