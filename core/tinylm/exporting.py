"""A project in the formats of other programs: which there are, and how one is written.

The command line and the window export through here.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import safetensors.numpy

from tinylm.errors import TrainingError
from tinylm.numpy_script import SettingsFrom, script_files
from tinylm.onnx_file import onnx_bytes
from tinylm.project import Project
from tinylm.settings import TrainingSettings
from tinylm.storage import Change, Contents, make_folder
from tinylm.trainer import Trainer, TrainerState
from tinylm.vector_files import csv_blocks, tensorboard_files, word2vec_blocks

Files = Mapping[str, Contents]  # file name -> contents


class ExportFormat(NamedTuple):
    """One way out: `make` gives the contents of a file, or of the files of a folder."""

    meaning: str
    suffix: str  # of the file; empty for a folder
    make: Callable[[Project], Contents | Files]


def export(project: Project, format_name: str, path: Path) -> list[Path]:
    """Write the project's model in one of FORMATS to `path`; returns the files written.

    A folder keeps what else is in it. Raises StorageError if `path` cannot be written, and
    BadFileError if the project has no whole model (for `script`: no run and text), TrainingError
    if a script cannot repeat its run.
    """
    path = path.absolute()
    made = FORMATS[format_name].make(project)
    if isinstance(made, Mapping):
        make_folder(path)
        files = {path / name: contents for name, contents in made.items()}
    else:
        files = {path: made}
    with Change() as change:
        for file, contents in files.items():
            change.write(file, contents)
    return list(files)


def _word2vec(project: Project) -> Contents:
    saved = project.load_model()
    return word2vec_blocks(saved.model, saved.vocabulary)


def _tensorboard(project: Project) -> Files:
    saved = project.load_model()
    return tensorboard_files(saved.model, saved.vocabulary)


def _csv(project: Project) -> Contents:
    saved = project.load_model()
    return csv_blocks(saved.model, saved.vocabulary)


def _safetensors(project: Project) -> Contents:
    """Every parameter by its name; settings, words and tokenizer as JSON in the metadata."""
    saved = project.load_model()
    described = {
        "model": saved.model.config(),
        "vocabulary": saved.vocabulary.words,
        "tokenizer": saved.tokenizer.config(),
    }
    metadata = {key: json.dumps(value, ensure_ascii=False) for key, value in described.items()}
    return safetensors.numpy.save(saved.model.parameters(), metadata)


def _onnx(project: Project) -> Contents:
    saved = project.load_model()
    return onnx_bytes(saved.model, saved.vocabulary, saved.tokenizer)


def _script(project: Project) -> Files:
    trainer = project.trainer()
    state = trainer.state()
    settings = _settings_on_record(state) or [SettingsFrom(0, trainer.settings)]
    steps = _steps_to_model(trainer, state, settings)
    return script_files(project.load_run().first_model(), trainer.corpus, settings, steps)


def _settings_on_record(state: TrainerState) -> list[SettingsFrom]:
    """What the run followed. Raises TrainingError if that is more than the script can follow."""
    entries = state.values["settings_log"]
    if any("pair" in entry for entry in entries):
        raise TrainingError(
            "A script cannot repeat this run: it was also trained on single pairs, by hand; "
            "train anew to export one."
        )
    log = [
        SettingsFrom(entry["step"], TrainingSettings.from_dict(entry["settings"]))
        for entry in entries
    ]
    kinds = {(s.optimizer, s.seed, s.shuffle) for _, s in log}
    if len(kinds) > 1 or any(settings.patience for _, settings in log[:-1]):
        raise TrainingError(
            "A script cannot repeat this run: its optimizer, seed or shuffling changed on the way, "
            "or it went on after its patience had ended; train anew to export one."
        )
    return log


def _steps_to_model(trainer: Trainer, state: TrainerState, settings: Sequence[SettingsFrom]) -> int:
    """After how many updates the model was what it is: with patience, those of the best epoch."""
    best = state.values["best"]
    if best is None or not all(
        np.array_equal(array, state.arrays[f"best.{name}"])
        for name, array in trainer.model.parameters().items()
    ):
        return trainer.step
    step = 0
    for _ in range(best["epoch"]):
        pairs = trainer.corpus.training.pairs
        while pairs > 0:
            pairs -= [s.batch_size for first, s in settings if first <= step][-1]
            step += 1
    return step


FORMATS = {
    "word2vec": ExportFormat("Word vectors as text, for gensim and others.", ".txt", _word2vec),
    "tensorboard": ExportFormat(
        "A log folder with the word vectors, for TensorBoard's projector.", "", _tensorboard
    ),
    "csv": ExportFormat("Words, counts and vectors as a table.", ".csv", _csv),
    "safetensors": ExportFormat("All parameters by name.", ".safetensors", _safetensors),
    "onnx": ExportFormat("The network, for onnxruntime and others.", ".onnx", _onnx),
    "script": ExportFormat("A folder with a short NumPy script that repeats the run.", "", _script),
}
