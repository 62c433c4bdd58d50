"""The folder `model/`: all that inference needs, each parameter in a file of its own.

A model, its vocabulary and its tokenizer go in and come back. The project uses it.
"""

from pathlib import Path
from typing import Any, NamedTuple

from tinylm.database import model_database
from tinylm.errors import BadFileError, SettingsError
from tinylm.json_files import check_format, read_sealed_json, require, sealed_json
from tinylm.layers import Array
from tinylm.model import LanguageModel, parameter_shapes
from tinylm.ngram_counts import NGramCounts
from tinylm.npy_files import npy_blocks, read_npy
from tinylm.settings import ModelSettings
from tinylm.storage import Change
from tinylm.strict_readers import check_files, check_folder
from tinylm.tokenizer import Tokenizer, tokenizer_from_config
from tinylm.vocabulary import Vocabulary
from tinylm.vocabulary_files import VOCABULARY_FILES, read_vocabulary, write_vocabulary

CONFIG = "config.json"
COUNTED_TEXT = "counted_text.npy"  # of a model with counts
DATABASE = "model.db"
MODEL_FORMAT = 1


class SavedModel(NamedTuple):
    """What `model/` holds."""

    model: LanguageModel
    vocabulary: Vocabulary
    tokenizer: Tokenizer


def write_model(change: Change, folder: Path, saved: SavedModel, save: int) -> None:
    """Replace the folder with the `change`; `save` numbers the saves of a project."""
    new = change.folder(folder)
    files = write_vocabulary(new, saved.vocabulary)
    for name, array in saved.model.parameters().items():
        files[f"{name}.npy"] = new.write(f"{name}.npy", npy_blocks(array))
    counts = saved.model.counts
    if counts is not None:
        files[COUNTED_TEXT] = new.write(COUNTED_TEXT, npy_blocks(counts.text))
    copies = {DATABASE: new.write(DATABASE, model_database(saved.model, saved.vocabulary))}
    config = {
        "format": MODEL_FORMAT,
        "save": save,
        "model": saved.model.config(),
        "tokenizer": saved.tokenizer.config(),
        "counts": None if counts is None else counts.config(),
        "files": files,
        "copies": copies,
    }
    new.write(CONFIG, sealed_json(config))


def read_model(folder: Path) -> SavedModel:
    """What a folder holds, every file checked. Raises BadFileError."""
    config = check_model(folder)
    origin = folder / CONFIG
    parameters = {name: read_npy(folder / f"{name}.npy") for name in _shapes(config, origin)}
    model = model_from(config["model"], parameters, origin)
    if config.get("counts") is not None:
        text = read_npy(folder / COUNTED_TEXT)
        model.counts = counts_from(config["counts"], text, model)
    vocabulary = read_vocabulary(folder)
    if len(vocabulary) != model.vocabulary_size:
        raise BadFileError(f"{origin} and the vocabulary beside it do not belong together.")
    tokenizer = tokenizer_from_config(require(config, "tokenizer", dict, origin))
    return SavedModel(model, vocabulary, tokenizer)


def model_from(config: dict[str, Any], parameters: dict[str, Array], origin: Path) -> LanguageModel:
    """A model around arrays that must be those that `config` calls for."""
    try:
        model = LanguageModel.from_parameters(config, parameters)
    except (ValueError, KeyError, TypeError) as error:
        raise BadFileError(f"{origin} is damaged: {error}") from error
    if any(array.dtype != model.settings.dtype for array in parameters.values()):
        raise BadFileError(f"{origin} is damaged: its numbers are not {model.settings.dtype}.")
    return model


def counts_from(config: object, text: Array, model: LanguageModel) -> NGramCounts:
    """The counts that belong to `model`. Raises BadFileError."""
    return NGramCounts.from_config(config, text, model.vocabulary_size, model.settings.context)


def check_model(folder: Path) -> dict[str, Any]:
    """The configuration of a folder all of whose files are as they were saved.

    Raises BadFileError, naming the file that is not. The database, which is but a copy, is
    left to `check_model_copies`.
    """
    check_folder(folder)
    origin = folder / CONFIG
    config = read_sealed_json(origin)
    check_format(config, MODEL_FORMAT, origin)
    require(config, "save", int, origin)
    arrays = [f"{name}.npy" for name in _shapes(config, origin)]
    counted = [COUNTED_TEXT] if config.get("counts") is not None else []
    check_files(folder, config.get("files"), [*arrays, *VOCABULARY_FILES, *counted])
    return config


def check_model_copies(folder: Path) -> None:
    """Raise BadFileError unless the database is as it was saved."""
    config = read_sealed_json(folder / CONFIG)
    check_files(folder, config.get("copies"), [DATABASE])


def _shapes(config: dict[str, Any], origin: Path) -> dict[str, tuple[int, ...]]:
    values = dict(require(config, "model", dict, origin))
    size = require(values, "vocabulary_size", int, origin)
    del values["vocabulary_size"]
    try:
        return parameter_shapes(size, ModelSettings.from_dict(values))
    except (SettingsError, TypeError) as error:
        raise BadFileError(f"{origin} is damaged: {error}") from error
