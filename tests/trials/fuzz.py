"""Feed wrong files to every reader: `python -m tests.trials.fuzz --inputs 1000000 [TARGET...]`.

A reader may take a file or refuse it as the user's trouble (TinyLMError). Anything else, and
memory that the file's size does not justify, is a fault. Seals and digests are put right again
after a change, so that the checks behind them are reached.
"""

import argparse
import hashlib
import json
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from tests.trials.mutations import mutated, wrong_object
from tinylm.checkpoint import read_checkpoint
from tinylm.corpus_files import read_corpus, read_raw_texts
from tinylm.documents import Document, open_document
from tinylm.errors import TinyLMError
from tinylm.json_files import parse_json, read_sealed_json, sealed_json
from tinylm.model import LanguageModel
from tinylm.model_files import read_model
from tinylm.npy_files import npy_blocks, read_npy
from tinylm.project import Project
from tinylm.run import read_run
from tinylm.settings import ModelSettings, TextSettings, TrainingSettings
from tinylm.trainer import Trainer

TEXT = "The cat sat. The dog sat on the mat! A cat ate the fish; a dog ate the cat.\n"


class Outcome(NamedTuple):
    """How many files were taken and how many refused."""

    taken: int
    refused: int


Target = Callable[[Path, random.Random], None]


def fuzz(target: Target, project: Path, inputs: int, seed: int) -> Outcome:
    """Try `inputs` wrong files. Any other error than TinyLMError comes through."""
    refused = 0
    for number in range(inputs):
        rng = random.Random(f"{seed} {number}")
        try:
            target(project, rng)
        except TinyLMError:
            refused += 1
        except BaseException:
            print(f"{target.__name__}: input {number} of seed {seed}", file=sys.stderr)
            raise
    return Outcome(inputs - refused, refused)


def small_project(folder: Path) -> Path:
    """A project with everything in it."""
    with Project.create(folder) as project:
        settings = TextSettings(validation_fraction=0.3)
        corpus = project.import_documents([Document.from_text("story", TEXT * 6)], settings)
        shape = ModelSettings(context=2, embedding_dim=2, hidden_dims=(3,))
        model = LanguageModel(len(corpus.vocabulary), shape, np.random.default_rng(0))
        training = TrainingSettings(epochs=2, batch_size=16, patience=1)
        trainer = Trainer(model, corpus, training)
        list(trainer.run())
        project.save(trainer)
    return folder


def npy(project: Path, rng: random.Random) -> None:
    """A `.npy` file."""
    path = project / "array.npy"
    data = b"".join(npy_blocks(np.arange(6, dtype=np.float32).reshape(2, 3)))
    path.write_bytes(mutated(data, rng))
    read_npy(path)


def json_bytes(project: Path, rng: random.Random) -> None:
    """JSON in wrong bytes."""
    parse_json(mutated((project / "project.json").read_bytes(), rng), project)


def model(project: Path, rng: random.Random) -> None:
    """`model/` with a wrong file, described by a configuration that fits or is wrong itself."""
    with_wrong_file(project / "model", "config.json", ("files",), rng)
    read_model(project / "model")


def text(project: Path, rng: random.Random) -> None:
    """`data/` with a wrong file, described by a manifest that fits or is wrong itself."""
    parts = ("processed_files", "raw_files")
    with_wrong_file(project / "data", "processed/corpus.json", parts, rng)
    corpus = read_corpus(project / "data")
    for part in (corpus.training, corpus.validation):
        if part is not None:
            next(part.batches(2, 8, seed=0, epoch=0), None)
    for document in read_raw_texts(project / "data"):
        document.text()


def checkpoint_bytes(project: Path, rng: random.Random) -> None:
    """A checkpoint in wrong bytes, its digest put right if its header can be read."""
    path = project / "wrong.ckpt"
    data = mutated((project / "checkpoints" / "latest.ckpt").read_bytes(), rng)
    end = 8 + int.from_bytes(data[:8], "little")
    with suppress(ValueError, KeyError, TypeError, RecursionError):
        data = checkpoint(json.loads(data[8:end]), data[end:])
    path.write_bytes(data)
    read_checkpoint(path)


def run(project: Path, rng: random.Random) -> None:
    """A checkpoint whose header or record has a wrong value, taken up by a trainer."""
    path = project / "wrong.ckpt"
    data = (project / "checkpoints" / "latest.ckpt").read_bytes()
    end = 8 + int.from_bytes(data[:8], "little")
    header = json.loads(data[8:end])
    if rng.random() < 0.2:
        header = wrong_object(header, rng)
    else:
        record = json.loads(header["__metadata__"]["record"])
        header["__metadata__"]["record"] = json.dumps(wrong_object(record, rng))
    with suppress(KeyError, TypeError):
        data = checkpoint(header, data[end:])
    path.write_bytes(data)
    found, _ = read_run(path)
    found.first_model()
    trainer = found.trainer(read_corpus(project / "data"))
    if trainer.model.settings.context < 100:
        next(trainer.run(), None)


def record(project: Path, rng: random.Random) -> None:
    """A project whose project.json has a wrong value."""
    path = project / "project.json"
    whole = path.read_bytes()
    try:
        path.write_bytes(sealed_json(wrong_object(read_sealed_json(path), rng)))
        with Project.open(project) as opened:
            opened.describe()
            opened.text_settings  # noqa: B018
    finally:
        path.write_bytes(whole)


def foreign_text(project: Path, rng: random.Random) -> None:
    """A text file of wrong bytes."""
    path = project / "wrong.txt"
    encoding = rng.choice(("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"))
    path.write_bytes(mutated(TEXT.encode(encoding), rng))
    open_document(path).text()


def with_wrong_file(
    folder: Path, manifest_name: str, parts: tuple[str, ...], rng: random.Random
) -> None:
    """Put the whole folder back, then make one of its files wrong and let the manifest agree."""
    shutil.rmtree(folder)
    shutil.copytree(folder.with_name(folder.name + ".whole"), folder)
    manifest = read_sealed_json(folder / manifest_name)
    if rng.random() < 0.4:
        (folder / manifest_name).write_bytes(sealed_json(wrong_object(manifest, rng)))
        return
    files = manifest[rng.choice(parts)]
    name = rng.choice(list(files))
    data = mutated((folder / name).read_bytes(), rng)
    (folder / name).write_bytes(data)
    files[name] = hashlib.sha256(data).hexdigest()
    (folder / manifest_name).write_bytes(sealed_json(manifest))


def checkpoint(header: Any, body: bytes) -> bytes:
    """A checkpoint file with a digest that fits."""
    header["__metadata__"]["sha256"] = "0" * 64
    blank = json.dumps(header).encode()
    length = len(blank).to_bytes(8, "little")
    digest = hashlib.sha256(length + blank + body).hexdigest()
    header["__metadata__"]["sha256"] = digest
    return length + json.dumps(header).encode() + body


TARGETS: tuple[Target, ...] = (
    *(npy, json_bytes, checkpoint_bytes, run, record, model, text, foreign_text),
)


def prepared(folder: Path) -> Path:
    """A small project, and whole copies of the folders that are made wrong."""
    project = small_project(folder)
    for name in ("model", "data"):
        shutil.copytree(project / name, project / f"{name}.whole")
    return project


def memory() -> int:
    """The most memory that this process has used, in MB; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET")
    parser.add_argument("--inputs", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        project = prepared(Path(folder) / "project")
        for target in TARGETS:
            if options.targets and target.__name__ not in options.targets:
                continue
            before, start = memory(), time.monotonic()
            taken, refused = fuzz(target, project, options.inputs, options.seed)
            grown, seconds = memory() - before, time.monotonic() - start
            print(
                f"{target.__name__:18} {taken:>9,} taken {refused:>9,} refused, "
                f"memory +{grown} MB, {seconds:.0f} s",
                flush=True,
            )


if __name__ == "__main__":
    main()
