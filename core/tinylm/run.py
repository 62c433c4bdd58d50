"""A whole training run as values: what a checkpoint holds, and what resuming needs.

`Run.of` copies a trainer between two steps, so that it can be written while training goes
on; `write_run` and `read_run` are its way to a checkpoint and back.
"""

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from tinylm.checkpoint import Array, checkpoint_blocks, read_checkpoint
from tinylm.corpus import Corpus
from tinylm.errors import BadFileError, SettingsError
from tinylm.json_files import parse_json, require
from tinylm.model import LanguageModel
from tinylm.model_files import SavedModel, model_from
from tinylm.settings import TextSettings, TrainingSettings
from tinylm.tokenizer import Tokenizer, tokenizer_from_config
from tinylm.trainer import Trainer, TrainerState
from tinylm.vocabulary import Vocabulary


@dataclass(frozen=True)
class Run:
    """A model, what its numbers mean, and how its training goes on."""

    model: LanguageModel
    vocabulary: Vocabulary
    tokenizer: Tokenizer
    text_settings: TextSettings
    training_settings: TrainingSettings
    state: TrainerState
    history: Mapping[str, Array] = field(default_factory=dict)  # such as the losses so far

    @classmethod
    def of(cls, trainer: Trainer, history: Mapping[str, Array] | None = None) -> "Run":
        """A copy of all that the trainer has, as it is now."""
        corpus, state = trainer.corpus, trainer.state()
        parameters = _with_prefix("parameters.", state.arrays)
        model = LanguageModel.from_parameters(trainer.model.config(), parameters)
        copies = {name: np.array(array) for name, array in (history or {}).items()}
        return cls(
            model,
            corpus.vocabulary,
            corpus.tokenizer,
            corpus.settings,
            trainer.settings,
            state,
            copies,
        )

    def record(self) -> dict[str, Any]:
        """All of it that is no array, as JSON-ready values."""
        return {
            "text": self.text_settings.to_dict(),
            "tokenizer": self.tokenizer.config(),
            "model": self.model.config(),
            "training": self.training_settings.to_dict(),
            "state": _finite(self.state.values),
        }

    @property
    def saved_model(self) -> SavedModel:
        """The part of it that inference needs."""
        return SavedModel(self.model, self.vocabulary, self.tokenizer)

    def trainer(self, corpus: Corpus) -> Trainer:
        """A trainer that goes on bit for bit where this run was. The run must not be used again.

        Raises BadFileError if the state is not one of such a run.
        """
        trainer = Trainer(self.model, corpus, self.training_settings)
        fresh = trainer.state()
        if not _alike(self.state, fresh):
            raise BadFileError("The state of the training is damaged: it does not fit the model.")
        trainer.restore(self.state)
        return trainer


def run_blocks(run: Run, record: Mapping[str, Any]) -> Iterator[Any]:
    """The contents of a checkpoint of the run; `record` must include `run.record()`."""
    words = json.dumps(list(run.vocabulary.words), ensure_ascii=False).encode()
    arrays = {
        **run.state.arrays,
        **{f"history.{name}": array for name, array in run.history.items()},
        "vocabulary.words_json": np.frombuffer(words, np.uint8),
        "vocabulary.counts": run.vocabulary.counts,
    }
    return checkpoint_blocks(arrays, record)


def read_run(path: Path) -> tuple[Run, dict[str, Any]]:
    """The run in a checkpoint, and its record. Raises BadFileError."""
    arrays, record = read_checkpoint(path)
    try:
        text = TextSettings.from_dict(require(record, "text", dict, path))
        training = TrainingSettings.from_dict(require(record, "training", dict, path))
        parameters = _with_prefix("parameters.", arrays)
        model = model_from(require(record, "model", dict, path), parameters, path)
        words = bytes(arrays["vocabulary.words_json"])
        counts = arrays["vocabulary.counts"].tolist()
        values = parse_json(b'{"words": ' + words + b"}", path)
        vocabulary = Vocabulary.from_dict({**values, "counts": counts})
    except (KeyError, TypeError, ValueError, SettingsError) as error:
        raise BadFileError(f"{path} is damaged: {error}") from error
    if len(vocabulary) != model.vocabulary_size:
        raise BadFileError(f"{path} is damaged: its words do not fit its model.")
    tokenizer = tokenizer_from_config(require(record, "tokenizer", dict, path))
    kept = ("parameters.", "optimizer.", "best.")
    state_arrays = {name: a for name, a in arrays.items() if name.startswith(kept)}
    state = TrainerState(state_arrays, require(record, "state", dict, path))
    history = _with_prefix("history.", arrays)
    return Run(model, vocabulary, tokenizer, text, training, state, history), record


def _with_prefix(prefix: str, arrays: Mapping[str, Array]) -> dict[str, Array]:
    return {name.removeprefix(prefix): a for name, a in arrays.items() if name.startswith(prefix)}


def _finite(values: Mapping[str, Any]) -> dict[str, Any]:
    """JSON has no nan: what is not finite has not been measured yet."""
    odd = {name for name, v in values.items() if isinstance(v, float) and not math.isfinite(v)}
    return {name: None if name in odd else value for name, value in values.items()}


def _alike(state: TrainerState, fresh: TrainerState) -> bool:
    """Whether a state has the arrays and values that a fresh one of the same run can get."""

    def kinds(arrays: Mapping[str, Array]) -> dict[str, tuple[Any, ...]]:
        return {name: (array.shape, array.dtype) for name, array in arrays.items()}

    arrays, values, best = dict(fresh.arrays), {**state.values}, state.values.get("best")
    if best is not None:
        if not isinstance(best, dict) or not _fits(best, {"epoch": 0, "loss": 0.0}):
            return False
        values["best"] = None
        parameters = _with_prefix("parameters.", fresh.arrays)
        arrays |= {f"best.{name}": array for name, array in parameters.items()}
    return kinds(state.arrays) == kinds(arrays) and _fits(values, fresh.values)


def _fits(values: Mapping[str, Any], fresh: Mapping[str, Any]) -> bool:
    """Whether there is a value for each of the `fresh` ones, and one that it can become."""
    return values.keys() == fresh.keys() and all(
        _may_be(value, fresh[name]) for name, value in values.items()
    )


def _may_be(value: Any, fresh: Any) -> bool:
    """Whether `value` is what a value that starts as `fresh` can become."""
    if fresh is None:
        return value is None or type(value) is float
    return type(value) is type(fresh) and (not isinstance(value, int | float) or value >= 0)
