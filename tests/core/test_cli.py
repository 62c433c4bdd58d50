"""The command line: what it prints, how it exits, and that nobody ever meets a traceback."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tinylm.cli import main
from tinylm.errors import TinyLMError
from tinylm.project import Project
from tinylm.resources import sample_path

SHORT = ("--epochs", "3", "--batch-size", "64")


class Terminal:
    """Runs commands and reads what they print."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.errors = ""

    def run(self, *arguments: object) -> int:
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as ended:  # argparse ends wrong use by itself
            status = int(ended.code or 0)
        self.output, self.errors = self._capsys.readouterr()
        return status

    def json(self, *arguments: object) -> Any:
        assert self.run(*arguments, "--json") == 0, self.errors
        return json.loads(self.output)


@pytest.fixture
def terminal(capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(capsys)


@pytest.fixture
def trained(terminal: Terminal, tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    terminal.json("train", sample_path("capitals"), "--project", folder, *SHORT)
    return folder


def test_the_seed_preset_learns_the_four_sentences(terminal: Terminal, tmp_path: Path) -> None:
    files = ("train", sample_path("four-sentences"), "--project", tmp_path / "p")
    result = terminal.json(*files, "--preset", "seed", "--epochs", "300", "--seed", "1")
    assert result["vocabulary_size"] == 13
    assert result["steps"] == 300 * 19
    assert result["parameters"] == 13 * 4 + 4 * 8 + 8 * 13
    assert result["validation_loss"] is None
    assert 0.876 < result["train_loss"] < 1.5


def test_the_same_command_gives_the_same_numbers(terminal: Terminal, tmp_path: Path) -> None:
    command = ("train", sample_path("capitals"), "--project", tmp_path / "p", *SHORT)
    first, second = terminal.json(*command), terminal.json(*command)
    for clock in ("seconds", "tokens_per_second"):
        assert first.pop(clock) > 0
        assert second.pop(clock) > 0
    assert first == second
    assert "replaced" in terminal.errors


def test_generated_words_carry_their_probabilities(terminal: Terminal, trained: Path) -> None:
    result = terminal.json(
        "generate", "--project", trained, "--prompt", "the capital", "--words", "4"
    )
    assert len(result["words"]) == 4
    assert result["text"].startswith("The capital")
    for word in result["words"]:
        likeliest = word["alternatives"][0]
        assert likeliest == {"word": word["word"], "probability": word["probability"]}


def test_evaluating_the_training_text_gives_its_loss(terminal: Terminal, tmp_path: Path) -> None:
    folder, text = tmp_path / "p", sample_path("four-sentences")
    options = ("--validation-fraction", "0", *SHORT)
    trained = terminal.json("train", text, "--project", folder, *options)
    result = terminal.json("evaluate", "--project", folder, text)
    assert result["loss"] == pytest.approx(trained["train_loss"], abs=1e-6)
    assert result["perplexity"] == pytest.approx(np.exp(result["loss"]))


def test_resuming_gives_the_run_that_was_never_stopped(terminal: Terminal, tmp_path: Path) -> None:
    text, whole, parts = sample_path("capitals"), tmp_path / "whole", tmp_path / "parts"
    terminal.json("train", text, "--project", whole, "--epochs", "4")
    terminal.json("train", text, "--project", parts, "--epochs", "2")
    terminal.json("train", "--resume", "--project", parts, "--epochs", "4")
    for folder in (whole, parts):
        with Project.open_to_read(folder) as project:
            parameters = project.load_model().model.parameters()
            if folder == whole:
                expected = parameters
    for name, array in expected.items():
        np.testing.assert_array_equal(parameters[name], array)


def test_neighbours_are_sorted_and_leave_the_word_out(terminal: Terminal, trained: Path) -> None:
    found = terminal.json("neighbours", "--project", trained, "canada", "-n", "5")["neighbours"]
    cosines = [neighbour["cosine"] for neighbour in found]
    assert cosines == sorted(cosines, reverse=True)
    assert len(cosines) == 5
    assert "canada" not in [neighbour["word"] for neighbour in found]


def test_export_says_what_it_wrote(terminal: Terminal, trained: Path, tmp_path: Path) -> None:
    command = ("export", "--project", trained, "--format", "tensorboard", tmp_path / "log")
    files = [Path(file) for file in terminal.json(*command)["files"]]
    assert sorted(files) == sorted((tmp_path / "log").iterdir())
    assert {file.name for file in files} == {
        "vectors.tsv",
        "metadata.tsv",
        "projector_config.pbtxt",
    }


def test_training_can_start_with_vectors_from_elsewhere(
    terminal: Terminal, trained: Path, tmp_path: Path
) -> None:
    vectors, script = tmp_path / "vectors.txt", tmp_path / "script"
    export = ("export", "--project", trained, "--format")
    assert terminal.run(*export, "word2vec", vectors) == 0
    train = ("train", sample_path("capitals"), "--project", tmp_path / "second", *SHORT)
    plain = terminal.json(*train)
    started = terminal.json(*train, "--start-vectors", vectors)
    assert started["train_loss"] < plain["train_loss"]
    words = f"{started['vocabulary_size']:,}"
    assert f"{words} of {words} words start with vectors of {vectors}" in terminal.errors

    # What the seed does not give is kept: the script still repeats the run, also when resumed.
    resume = ("train", "--resume", "--project", tmp_path / "second", "--epochs", "4")
    assert terminal.run(*resume) == 0
    assert (
        terminal.run("export", "--project", tmp_path / "second", "--format", "script", script) == 0
    )
    embeddings = np.load(script / "embeddings.npy")
    with Project.open_to_read(trained) as project:
        exported = project.load_model().model.parameters()["embeddings"]
    np.testing.assert_array_equal(embeddings[:-1], exported[:-1])
    assert terminal.json("verify", "--project", tmp_path / "second")["identical"]


def test_verify_trains_again_and_says_whether_it_came_out(
    terminal: Terminal, trained: Path
) -> None:
    steps = terminal.json("info", "--project", trained)["steps"]
    assert terminal.json("verify", "--project", trained) == {"identical": True, "steps": steps}
    with Project.open(trained) as project:
        trainer = project.trainer()
        trainer.model.parameters()["embeddings"][0, 0] += 1
        project.save(trainer)
    assert terminal.run("verify", "--project", trained) == 1
    assert f"step {steps} of {steps} is the first that differs" in terminal.errors


def test_what_was_mended_is_told(terminal: Terminal, trained: Path) -> None:
    (trained / "model" / "embeddings.npy").write_bytes(b"rot")
    terminal.json("info", "--project", trained)
    assert "embeddings.npy is damaged" in terminal.errors
    assert "made again from checkpoints/latest.ckpt" in terminal.errors


def test_info_lists_files_that_exist_with_their_sizes(terminal: Terminal, trained: Path) -> None:
    files = terminal.json("info", "--project", trained)["files"]
    assert {"project.json", "model/embeddings.npy"} <= {file["path"] for file in files}
    for file in files:
        assert (trained / file["path"]).stat().st_size == file["size"]


@pytest.mark.parametrize(
    ("arguments", "status", "hint"),
    [
        (("train", "--project", "new"), 2, "FILE"),
        (("train", "{text}", "--project", "new", "--learning-rate", "-1"), 2, "learning_rate"),
        (("train", "{text}", "--project", "new", "--hidden", "8,0"), 2, "hidden_dims"),
        (("train", "{text}", "--project", "new", "--epochs", "many"), 2, "epochs"),
        (("train", "{text}", "--project", "new", "--embedding-dim", "99999999"), 2, "GB"),
        (("train", "missing.txt", "--project", "new"), 1, "missing.txt"),
        (("train", "empty.txt", "--project", "new"), 1, "no words"),
        (("train", "one.txt", "--project", "new"), 1, "nothing to predict"),
        (("train", "picture.txt", "--project", "new"), 1, "PNG"),
        (("train", "latin.txt", "--project", "new"), 1, "--encoding"),
        (("train", "{text}", "--project", "full"), 1, "empty"),
        (("train", "{text}", "--project", "new", "--learning-rate", "1000"), 1, "exploded"),
        (("train", "--resume", "--project", "new"), 1, "new"),
        (("generate", "--project", "{trained}", "--prompt", "zebra"), 1, "words"),
        (("generate", "--project", "{trained}", "--prompt", " "), 1, "empty"),
        (("generate", "--project", "nowhere", "--prompt", "the"), 1, "nowhere"),
        (("evaluate", "--project", "{trained}", "missing.txt"), 1, "missing.txt"),
        (("neighbours", "--project", "{trained}", "zebra"), 1, "zebra"),
        (("neighbours", "--project", "{trained}", "canada", "-n", "0"), 2, "at least 1"),
        (("export", "--project", "{trained}", "--format", "gif", "out"), 2, "gif"),
        (("export", "--project", "{trained}", "--format", "csv", "/"), 1, "a folder has this name"),
        (("info", "--project", "empty.txt"), 1, "choose the folder of a project"),
        (("evaluate", "--project", "{trained}", "/"), 1, "/ is a folder"),
        (("export", "--project", "nowhere", "--format", "csv", "out"), 1, "nowhere"),
        (("export", "--project", "{trained}", "--format", "csv", "none/out"), 1, "none"),
        (("train", "{text}", "--project", "new", "--start-vectors", "no"), 1, "no is missing"),
        (("train", "--resume", "--project", "{trained}", "--start-vectors", "v"), 2, "--resume"),
        (("dance",), 2, "dance"),
    ],
)
def test_wrong_use_and_failures_end_in_a_sentence(
    arguments: tuple[str, ...],
    status: int,
    hint: str,
    terminal: Terminal,
    trained: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("empty.txt").touch()
    Path("one.txt").write_text("word")
    Path("picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    Path("latin.txt").write_bytes("café à la carte".encode("cp1252"))
    Path("full").mkdir()
    Path("full", "mine.txt").touch()
    places = {"text": sample_path("capitals"), "trained": trained}
    assert terminal.run(*(argument.format(**places) for argument in arguments)) == status
    assert terminal.output == ""
    assert hint in terminal.errors
    assert "Traceback" not in terminal.errors
    assert len([line for line in terminal.errors.splitlines() if "replaced" not in line]) == 1


def test_a_failed_run_keeps_the_last_good_model(terminal: Terminal, tmp_path: Path) -> None:
    folder = tmp_path / "p"
    command = ("train", sample_path("capitals"), "--project", folder, "--learning-rate", "1000")
    assert terminal.run(*command) == 1
    with Project.open_to_read(folder) as project:
        model = project.load_model().model
    assert all(np.isfinite(array).all() for array in model.parameters().values())


def test_errors_of_the_program_itself_are_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("tinylm.train_command.open_document", broken)
    assert not issubclass(ZeroDivisionError, TinyLMError)
    with pytest.raises(ZeroDivisionError):
        main(["train", "x.txt", "--project", "p"])
