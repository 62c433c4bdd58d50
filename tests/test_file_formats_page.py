"""docs/file-formats.md is true: its tables are complete and its examples run."""

import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tinylm.cli import main
from tinylm.exporting import FORMATS
from tinylm.project_contents import described_files
from tinylm.resources import sample_path

PAGE = Path(__file__).parents[1] / "docs" / "file-formats.md"
TEXT = PAGE.read_text("utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "my-project"
    sample = str(sample_path("four-sentences"))
    assert main(["train", sample, "--project", str(folder), "--epochs", "1", "--json"]) == 0
    return folder


def example(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", TEXT, re.DOTALL)
    assert found is not None
    return found[1]


def test_every_file_of_a_project_is_in_the_table(project: Path) -> None:
    for path, _ in described_files(project):
        name = re.sub(r"layer_\d+", "layer_N", path)
        name = re.sub(r"(?<=raw_text/).*(?=\.txt)|(?<=checkpoints/).*(?=\.ckpt)", "*", name)
        assert f"`{name}`" in TEXT


def test_every_export_is_in_the_table() -> None:
    rows = re.findall(r"^\| `(\w+)` \| a (file|folder)", TEXT, re.MULTILINE)
    kinds = {name: "file" if format_.suffix else "folder" for name, format_ in FORMATS.items()}
    assert dict(rows) == kinds


def test_the_example_reads_a_model_with_numpy_alone(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = [sys.executable, "-I", "-W", "error", "-c", example("python")]
    done = subprocess.run(command, cwd=project.parent, capture_output=True, text=True, check=True)
    capsys.readouterr()
    command = ["generate", "--project", str(project), "--prompt", "the cat", "--words", "1"]
    assert main(command) == 0
    # The program writes a sentence: capital first, no space before a full stop.
    said = capsys.readouterr().out.lower().split()
    assert re.findall(r"[\w']+|[^\w\s]", " ".join(said)) == done.stdout.split()


def test_the_question_in_sql_is_answered(project: Path) -> None:
    with closing(sqlite3.connect(project / "model" / "model.db")) as database:
        rows = database.execute(example("sql")).fetchall()
    assert rows[0][0] == "cat"
    assert len(rows) == 10
