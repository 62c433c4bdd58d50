"""The command line: train, generate, evaluate, neighbours, export, verify, info.

Standard output carries results (one JSON object with --json), standard error everything
else. Wrong use exits with 2, a failure with 1 and one sentence.
"""

import argparse
import json
import math
import multiprocessing
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tinylm.cleaning import clean_text
from tinylm.corpus import read_known
from tinylm.documents import open_document
from tinylm.errors import EncodingError, SettingsError, TextError, TinyLMError, TrainingError
from tinylm.evaluation import evaluate
from tinylm.exporting import FORMATS, export
from tinylm.generation import generate
from tinylm.neighbours import Neighbours
from tinylm.options import Parser, add_setting_options, chosen_settings
from tinylm.project import Project
from tinylm.settings import GenerationSettings
from tinylm.train_command import add_train_options, tell_recovery, train_project
from tinylm.vector_files import word_vectors
from tinylm.verification import verify


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    multiprocessing.freeze_support()  # the built program may have been started to help another
    options = _parser().parse_args(arguments)
    try:
        options.command(options)
    except SettingsError as error:
        return _fail(error, 2)
    except EncodingError as error:
        return _fail(f"{error} Say which with --encoding, such as cp1252.", 1)
    except TinyLMError as error:
        return _fail(error, 1)
    except KeyboardInterrupt:
        return _fail("stopped.", 130)
    return 0


def _fail(reason: object, status: int) -> int:
    print(f"tinylm: {reason}", file=sys.stderr)
    return status


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="tinylm", description="Train and use tiny models.")
    parser.add_argument("--version", action="version", version=f"TinyLM {version('tinylm')}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, command: Any, meaning: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=meaning, description=meaning)
        sub.add_argument("--project", type=Path, required=True, metavar="DIR")
        sub.set_defaults(command=command)
        return sub

    train = add("train", _train, "Train a model on texts and save it as a project.")
    add_train_options(train)

    writer = add("generate", _generate, "Let a model go on from a prompt.")
    writer.add_argument("--prompt", required=True, metavar="TEXT")
    add_setting_options(writer, GenerationSettings)

    judge = add("evaluate", _evaluate, "Measure how well a model predicts a text.")
    judge.add_argument("file", type=Path, metavar="FILE")
    judge.add_argument("--encoding", help="encoding of the text, if it is not found by itself")

    near = add("neighbours", _neighbours, "List the words whose embeddings are nearest.")
    near.add_argument("word", metavar="WORD")
    near.add_argument("-n", type=_positive, default=10, help="how many words")

    leave = add("export", _export, "Write a project in the format of another program.")
    leave.add_argument("--format", choices=FORMATS, required=True, help=_format_meanings())
    leave.add_argument("out", type=Path, metavar="OUT", help="file or folder to write")

    check = add("verify", _verify, "Train a project's model again and compare every step.")

    info = add("info", _info, "Say what a project holds.")
    for sub in (train, writer, judge, near, leave, check, info):
        sub.add_argument("--json", action="store_true", help="print one JSON object")
    return parser


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


def _print(options: argparse.Namespace, result: dict[str, Any], sentence: str) -> None:
    print(json.dumps(result, ensure_ascii=False) if options.json else sentence)


def _train(options: argparse.Namespace) -> None:
    _print(options, *train_project(options))


def _generate(options: argparse.Namespace) -> None:
    settings = chosen_settings(GenerationSettings(), options)
    with _opened_to_read(options) as project:
        model, vocabulary, tokenizer = project.load_model()
    words = list(generate(model, vocabulary, tokenizer, options.prompt, settings))
    text = tokenizer.text(
        [*tokenizer.tokens(clean_text(options.prompt)), *(word.word for word in words)]
    )
    result = {
        "text": text,
        "words": [
            {
                "word": word.word,
                "probability": word.probability,
                "alternatives": [
                    {"word": name, "probability": probability}
                    for name, probability in word.alternatives
                ],
            }
            for word in words
        ],
    }
    _print(options, result, text)


def _evaluate(options: argparse.Namespace) -> None:
    with _opened_to_read(options) as project:
        model, vocabulary, tokenizer = project.load_model()
        unit = project.text_settings.unit
    document = open_document(options.file, options.encoding)
    sequence = read_known([document], vocabulary, tokenizer, unit)
    loss = evaluate(model, sequence)
    result = {"tokens": sequence.pairs, "loss": loss, "perplexity": math.exp(loss)}
    sentence = (
        f"{sequence.pairs:,} tokens predicted: mean loss {loss:.3f} nats, "
        f"perplexity {result['perplexity']:,.1f}."
    )
    _print(options, result, sentence)


def _neighbours(options: argparse.Namespace) -> None:
    with _opened_to_read(options) as project:
        model, vocabulary, _ = project.load_model()
    word_id = vocabulary.id(options.word)
    if word_id is None:
        raise TextError(
            f"The vocabulary has no word {options.word!r}: choose one of the training text."
        )
    vectors = word_vectors(model)
    found = Neighbours(vectors).by_cosine(vectors[word_id], options.n, exclude=[word_id])
    pairs = [(vocabulary.word(int(i)), float(cosine)) for i, cosine in zip(*found, strict=True)]
    result = {
        "word": options.word,
        "neighbours": [{"word": word, "cosine": cosine} for word, cosine in pairs],
    }
    _print(options, result, "\n".join(f"{cosine:7.4f}  {word}" for word, cosine in pairs))


def _export(options: argparse.Namespace) -> None:
    with _opened_to_read(options) as project:
        files = export(project, options.format, options.out)
    result = {"files": [str(path) for path in files]}
    _print(options, result, "\n".join(f"{path.stat().st_size:>12,}  {path}" for path in files))


def _format_meanings() -> str:
    return " ".join(f"{name}: {format_.meaning}" for name, format_ in FORMATS.items())


def _verify(options: argparse.Namespace) -> None:
    with _opened_to_read(options) as project:
        steps, first_difference = verify(project)
    if first_difference is not None:
        raise TrainingError(
            f"{options.project} does not come out of its training again: step "
            f"{first_difference} of {steps} is the first that differs."
        )
    sentence = f"Bit-identical: all {steps:,} steps and every parameter came out again."
    _print(options, {"identical": True, "steps": steps}, sentence)


def _opened_to_read(options: argparse.Namespace) -> Project:
    """The project, with a word on standard error about what had to be put right in it."""
    project = Project.open_to_read(options.project)
    tell_recovery(project)
    return project


def _info(options: argparse.Namespace) -> None:
    with _opened_to_read(options) as project:
        result = project.describe()
    lines = [f"{file['size']:>12,}  {file['path']}  {file['holds']}" for file in result["files"]]
    _print(options, result, "\n".join(lines))
