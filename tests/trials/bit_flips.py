"""Flip every single bit of a project, one at a time: `python -m tests.trials.bit_flips`.

The project is the seed's: four sentences, thirteen words, trained for a hundred epochs. Each
flip must be found by what opening a project checks.
"""

import tempfile
from collections.abc import Callable
from pathlib import Path

from tinylm.checkpoint import read_record
from tinylm.cli import main as tinylm
from tinylm.corpus_files import check_corpus
from tinylm.errors import BadFileError
from tinylm.model_files import check_model, check_model_copies
from tinylm.recovery import read_project_file
from tinylm.resources import sample_path

Check = Callable[[], object]


def checks_of(project: Path, name: str) -> list[Check]:
    """What opening a project asks of the file called `name`."""
    if name.startswith("data/"):
        return [lambda: check_corpus(project / "data")]
    if name.startswith("model/"):
        return [
            lambda: check_model(project / "model"),
            lambda: check_model_copies(project / "model"),
        ]
    if name.startswith("checkpoints/"):
        return [lambda: read_record(project / name)]
    return [lambda: read_project_file(project)]


def is_found(checks: list[Check]) -> bool:
    """Whether any of the checks finds something wrong."""
    try:
        for check in checks:
            check()
    except BadFileError:
        return True
    return False


def flip_all(path: Path, checks: list[Check]) -> int:
    """Flip each bit of a file in turn, and back; how many flips were found."""
    data, found = path.read_bytes(), 0
    for place in range(len(data) * 8):
        flipped = bytearray(data)
        flipped[place // 8] ^= 1 << place % 8
        path.write_bytes(flipped)
        found += is_found(checks)
    path.write_bytes(data)
    return found


def main() -> None:
    with tempfile.TemporaryDirectory() as temporary:
        project = Path(temporary) / "project"
        options = ["--preset", "seed", "--epochs", "100", "--project", str(project)]
        tinylm(["train", str(sample_path("four-sentences")), *options])
        bits = all_found = 0
        for path in sorted(project.rglob("*")):
            name = path.relative_to(project).as_posix()
            if path.is_file() and path.stat().st_size:
                checks = checks_of(project, name)
                assert not is_found(checks), f"{name} was damaged before"
                found, size = flip_all(path, checks), path.stat().st_size * 8
                print(f"{name:42} {found:>9,} of {size:>9,} found", flush=True)
                bits, all_found = bits + size, all_found + found
    print(f"{all_found:,} of {bits:,} flipped bits found")


if __name__ == "__main__":
    main()
