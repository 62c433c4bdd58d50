"""`tinylm train`: a new project from texts, or one whose training goes on.

The command line's options come in; what the training has brought goes out, as values and in
words. A request to stop is honoured between two steps, and what was trained is saved.
"""

import argparse
import math
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from tinylm.corpus import Corpus
from tinylm.documents import open_document
from tinylm.errors import SettingsError, TrainingError
from tinylm.evaluation import evaluate
from tinylm.keeping import Keeper
from tinylm.layers import Array
from tinylm.model import LanguageModel
from tinylm.options import add_setting_options, chosen_settings
from tinylm.progress import ProgressLine
from tinylm.project import Project
from tinylm.run import FIRST_EMBEDDINGS
from tinylm.settings import (
    DEFAULT_PRESET,
    PRESETS,
    ModelSettings,
    SettingsBase,
    TextSettings,
    TrainingSettings,
)
from tinylm.start_vectors import start_with_vectors
from tinylm.trainer import Diverged, Evaluation, Event, Trainer

History = Mapping[str, Array]  # what a run keeps of itself beside its state
SAVE_INTERVAL = 30.0  # seconds of training that a crash may cost, to the end of an epoch


def add_train_options(parser: argparse.ArgumentParser) -> None:
    """The options of `train`, but those that all commands have."""
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--encoding", help="encoding of the texts, if it is not found by itself")
    parser.add_argument("--preset", choices=PRESETS, default=DEFAULT_PRESET)
    parser.add_argument(
        "--start-vectors",
        type=Path,
        metavar="FILE",
        help="word vectors to start from: word2vec or GloVe text, or our safetensors export",
    )
    parser.add_argument(
        "--keep-every",
        type=int,
        default=100,
        metavar="N",
        help="keep a checkpoint of every Nth epoch beside the best one (100; 0: only the best)",
    )
    parser.add_argument("--resume", action="store_true", help="go on with the project's training")
    for kind in (TextSettings, ModelSettings, TrainingSettings):
        add_setting_options(parser, kind)


def train_project(options: argparse.Namespace) -> tuple[dict[str, Any], str]:
    """Train and save as the options say; what came of it, as JSON-ready values and in words.

    Raises TrainingError if the loss exploded or the training was stopped; it is saved then, too.
    """
    project, trainer, history = _resumed(options) if options.resume else _started(options)
    with project:
        progress = ProgressLine(trainer)
        with progress, _stop_request() as stop:
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
        return result, _training_in_words(result)


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
def _stop_request() -> Iterator[threading.Event]:
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
    tell_recovery(project)
    try:
        trainer, history = project.trainer(), project.load_run().history
        _refuse_changes(options, project.text_settings, trainer.model.settings)
        trainer.settings = chosen_settings(trainer.settings, options)
    except BaseException:
        project.close()
        raise
    return project, trainer, history


def tell_recovery(project: Project) -> None:
    """Say on standard error what had to be put right in a project when it was opened."""
    if project.recovered:
        print(f"tinylm: {project.recovered}", file=sys.stderr)


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
