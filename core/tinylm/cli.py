"""The command line: train, generate, evaluate, neighbours, export, verify, info.

Standard output carries results (one JSON object with --json), standard error everything
else. Wrong use exits with 2, a failure with 1 and one sentence.
"""

import argparse
import json
import math
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

from tinylm.cleaning import clean_text
from tinylm.corpus import Corpus, read_known
from tinylm.documents import open_document
from tinylm.errors import EncodingError, SettingsError, TextError, TinyLMError, TrainingError
from tinylm.evaluation import evaluate
from tinylm.exporting import FORMATS, export
from tinylm.generation import generate
from tinylm.keeping import Keeper
from tinylm.layers import Array
from tinylm.model import LanguageModel
from tinylm.neighbours import Neighbours
from tinylm.options import Parser, add_setting_options, chosen_settings
from tinylm.progress import ProgressLine
from tinylm.project import Project
from tinylm.run import FIRST_EMBEDDINGS
from tinylm.settings import (
    DEFAULT_PRESET,
    PRESETS,
    GenerationSettings,
    ModelSettings,
    SettingsBase,
    TextSettings,
    TrainingSettings,
)
from tinylm.start_vectors import start_with_vectors
from tinylm.trainer import Diverged, Evaluation, Event, Trainer
from tinylm.verification import verify

History = Mapping[str, Array]  # what a run keeps of itself beside its state
SAVE_INTERVAL = 30.0  # seconds of training that a crash may cost, to the end of an epoch


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
    train.add_argument("files", nargs="*", type=Path, metavar="FILE")
    train.add_argument("--encoding", help="encoding of the texts, if it is not found by itself")
    train.add_argument("--preset", choices=PRESETS, default=DEFAULT_PRESET)
    train.add_argument(
        "--start-vectors",
        type=Path,
        metavar="FILE",
        help="word vectors to start from: word2vec or GloVe text, or our safetensors export",
    )
    train.add_argument(
        "--keep-every",
        type=int,
        default=100,
        metavar="N",
        help="keep a checkpoint of every Nth epoch beside the best one (100; 0: only the best)",
    )
    train.add_argument("--resume", action="store_true", help="go on with the project's training")
    for kind in (TextSettings, ModelSettings, TrainingSettings):
        add_setting_options(train, kind)

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
    project, trainer, history = _resumed(options) if options.resume else _started(options)
    with project:
        progress = ProgressLine(trainer)
        with progress, stop_request() as stop:
            keeper = Keeper(project, trainer, options.keep_every)
            last = _run(project, trainer, history, keeper, progress, stop)
        project.save(trainer, history)
        keeper.write_best()
        if isinstance(last, Diverged):
            raise TrainingError(
                f"Training stopped at step {last.step} because the loss exploded; the model of "
                f"step {last.restored_step} was saved. Train again with a smaller learning rate."
            )
        if stop.is_set():
            raise TrainingError(
                f"Training was stopped at step {trainer.step} and saved; --resume goes on."
            )
        result = _training_result(trainer, progress)
        _print(options, result, _training_in_words(result))


def _run(
    project: Project,
    trainer: Trainer,
    history: History,
    keeper: Keeper,
    progress: ProgressLine,
    stop: threading.Event,
) -> Event | None:
    """Train to the end or until asked to stop, saving now and then. Returns the last event."""
    event = None
    time_limit = 60 * trainer.settings.time_limit or math.inf  # seconds
    saved = time.monotonic()
    for event in trainer.run():
        progress.show(event)
        if stop.is_set() or progress.seconds >= time_limit:
            break
        if isinstance(event, Evaluation):
            keeper.see(event, history)
            if time.monotonic() - saved > SAVE_INTERVAL:
                project.save(trainer, history)
                keeper.write_best()
                saved = time.monotonic()
    return event


@contextmanager
def stop_request() -> Iterator[threading.Event]:
    """Turns Ctrl-C and a request to terminate into an event, so that no step is torn."""
    event = threading.Event()
    signals = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(number, lambda *_: event.set()) for number in signals]
    try:
        yield event
    finally:
        for number, handler in zip(signals, before, strict=True):
            signal.signal(number, handler)


def _started(options: argparse.Namespace) -> tuple[Project, Trainer, History]:
    """A new project with the texts, a trainer at the start, and what to keep of the start."""
    if not options.files:
        raise SettingsError("name at least one text FILE to train on, or use --resume.")
    preset = PRESETS[options.preset]
    training = chosen_settings(preset.training, options)
    if "epochs" in options and "minimum_steps" not in options:
        training = training.changed(minimum_steps=0)
    text = chosen_settings(preset.text, options)
    model_settings = chosen_settings(preset.model, options)
    documents = [open_document(path, options.encoding) for path in options.files]
    corpus = Corpus.from_documents(documents, text, processes=os.cpu_count() or 1)
    rng = np.random.default_rng(training.seed)
    model = LanguageModel(len(corpus.vocabulary), model_settings, rng)
    history = _vectors_from(options.start_vectors, model, corpus) if options.start_vectors else {}
    trainer = Trainer(model, corpus, training)
    project = _new_or_replaced(options.project)
    try:
        project.save_corpus(corpus, documents)
        project.discard_checkpoints()
    except BaseException:
        project.close()
        raise
    return project, trainer, history


def _vectors_from(path: Path, model: LanguageModel, corpus: Corpus) -> History:
    """Let the model start with the vectors in a file; kept, as the seed does not give them."""
    known = start_with_vectors(model, corpus.vocabulary, path)
    words = len(corpus.vocabulary)
    print(f"tinylm: {known:,} of {words:,} words start with vectors of {path}.", file=sys.stderr)
    return {FIRST_EMBEDDINGS: model.parameters()["embeddings"].copy()}


def _new_or_replaced(folder: Path) -> Project:
    """A new project, or one whose text and model make way, which is said."""
    if not (folder / "project.json").exists():
        return Project.create(folder)
    project = Project.open(folder)
    steps = project.describe()["steps"]
    print(f"tinylm: {folder} held a model of {steps:,} steps; it is replaced.", file=sys.stderr)
    return project


def _resumed(options: argparse.Namespace) -> tuple[Project, Trainer, History]:
    """The project as saved last, a trainer that goes on from there, and what was kept."""
    if options.files or options.start_vectors:
        raise SettingsError("--resume goes on with the project's own text: name no FILE.")
    project = Project.open(options.project)
    _tell_recovery(project)
    try:
        trainer, history = project.trainer(), project.load_run().history
        _refuse_changes(options, project.text_settings, trainer.model.settings)
        trainer.settings = chosen_settings(trainer.settings, options)
    except BaseException:
        project.close()
        raise
    return project, trainer, history


def _refuse_changes(options: argparse.Namespace, *fixed: SettingsBase) -> None:
    """Raise SettingsError where an option asks for another text or model than the saved one."""
    for settings in fixed:
        if chosen_settings(settings, options) != settings:
            raise SettingsError(
                "text and model settings cannot change when training is resumed; "
                "train into a new project instead."
            )


def _training_result(trainer: Trainer, progress: ProgressLine) -> dict[str, Any]:
    tokens_per_second, seconds = progress.tokens_per_second, progress.seconds
    training, validation = trainer.corpus.training, trainer.corpus.validation
    return {
        "train_loss": evaluate(trainer.model, training),
        "validation_loss": None if validation is None else evaluate(trainer.model, validation),
        "steps": trainer.step,
        "epochs": trainer.epoch,
        "tokens_per_second": tokens_per_second,
        "seconds": seconds,
        "vocabulary_size": len(trainer.corpus.vocabulary),
        "parameters": trainer.model.parameter_count(),
    }


def _training_in_words(result: dict[str, Any]) -> str:
    validation = result["validation_loss"]
    unseen = "" if validation is None else f", {validation:.3f} on the part held back"
    return (
        f"{result['steps']:,} steps in {result['seconds']:.1f} s "
        f"({result['tokens_per_second']:,.0f} tokens/s); mean loss {result['train_loss']:.3f} "
        f"nats a token on the training text{unseen}."
    )


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
        raise TextError(f"The vocabulary has no word {options.word!r}.")
    vectors = model.parameters()["embeddings"][: len(vocabulary)]
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
    _tell_recovery(project)
    return project


def _tell_recovery(project: Project) -> None:
    if project.recovered:
        print(f"tinylm: {project.recovered}", file=sys.stderr)


def _info(options: argparse.Namespace) -> None:
    with _opened_to_read(options) as project:
        result = project.describe()
    lines = [f"{file['size']:>12,}  {file['path']}  {file['holds']}" for file in result["files"]]
    _print(options, result, "\n".join(lines))
