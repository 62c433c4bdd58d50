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
from tinylm.model_files import SavedModel, counts_from, model_from
from tinylm.settings import TextSettings, TrainingSettings
from tinylm.tokenizer import Tokenizer, tokenizer_from_config
from tinylm.trainer import Evaluation, Trainer, TrainerState
from tinylm.vocabulary import Vocabulary

COUNTED_TEXT = "counts.text"
FIRST_EMBEDDINGS = "first_embeddings"  # in the history of a run that started with vectors


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
    evaluation: Evaluation | None = None  # of the last whole epoch, where it is known

    @classmethod
    def of(
        cls,
        trainer: Trainer,
        history: Mapping[str, Array] | None = None,
        evaluation: Evaluation | None = None,
    ) -> "Run":
        """A copy of all that the trainer has, as it is now."""
        corpus, state = trainer.corpus, trainer.state()
        parameters = _with_prefix("parameters.", state.arrays)
        model = LanguageModel.from_parameters(trainer.model.config(), parameters)
        model.counts = trainer.model.counts
        copies = {name: np.array(array) for name, array in (history or {}).items()}
        copies["losses"] = np.array(trainer.losses)
        return cls(
            model,
            corpus.vocabulary,
            corpus.tokenizer,
            corpus.settings,
            trainer.settings,
            state,
            copies,
            evaluation,
        )

    def record(self) -> dict[str, Any]:
        """All of it that is no array, as JSON-ready values."""
        return {
            "text": self.text_settings.to_dict(),
            "tokenizer": self.tokenizer.config(),
            "model": self.model.config(),
            "counts": None if self.model.counts is None else self.model.counts.config(),
            "training": self.training_settings.to_dict(),
            "state": {
                **self.state.values,
                "first_loss": _measured(self.state.values["first_loss"]),
            },
            "evaluation": self._measured_evaluation(),
        }

    def _measured_evaluation(self) -> dict[str, Any] | None:
        if self.evaluation is None:
            return None
        losses = (self.evaluation.train_loss, self.evaluation.validation_loss)
        return dict(zip(("train_loss", "validation_loss"), map(_measured, losses), strict=True))

    @property
    def saved_model(self) -> SavedModel:
        """The part of it that inference needs."""
        return SavedModel(self.model, self.vocabulary, self.tokenizer)

    def first_model(self) -> LanguageModel:
        """The model before its first step: what the seed gives, and vectors that were imported."""
        log = self.state.values["settings_log"]
        first = TrainingSettings.from_dict(log[0]["settings"]) if log else self.training_settings
        rng = np.random.default_rng(first.seed)
        model = LanguageModel(len(self.vocabulary), self.model.settings, rng)
        embeddings = model.parameters()["embeddings"]
        imported = self.history.get(FIRST_EMBEDDINGS, embeddings)
        if imported.shape != embeddings.shape:
            raise BadFileError("The vectors that the run started with are damaged: train anew.")
        embeddings[...] = imported
        return model

    def trainer(self, corpus: Corpus) -> Trainer:
        """A trainer that goes on bit for bit where this run was. The run must not be used again.

        Raises BadFileError if the state is not one of such a run.
        """
        trainer = Trainer(self.model, corpus, self.training_settings)
        losses = self.history.get("losses", np.empty(0))
        whole = losses.dtype == np.float64 and losses.shape == (self.state.values.get("step"),)
        if not whole or not _is_state_of(trainer, self.state):
            raise BadFileError("The state of the training is damaged: it does not fit the model.")
        trainer.losses.extend(losses.tolist())
        counts = self.model.counts
        trainer.restore(self.state)
        self.model.counts = counts
        return trainer


def run_blocks(run: Run, record: Mapping[str, Any]) -> Iterator[Any]:
    """The contents of a checkpoint of the run; `record` must include `run.record()`."""
    words = json.dumps(list(run.vocabulary.words), ensure_ascii=False).encode()
    counts = run.model.counts
    arrays = {
        **({} if counts is None else {COUNTED_TEXT: counts.text}),
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
        if record.get("counts") is not None:
            model.counts = counts_from(record["counts"], arrays[COUNTED_TEXT], model)
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
    values = require(record, "state", dict, path)
    log = _settings_log_in(values.get("settings_log"), path)
    state = TrainerState(state_arrays, {**values, "settings_log": log})
    history = _with_prefix("history.", arrays)
    return Run(model, vocabulary, tokenizer, text, training, state, history), record


def _with_prefix(prefix: str, arrays: Mapping[str, Array]) -> dict[str, Array]:
    return {name.removeprefix(prefix): a for name, a in arrays.items() if name.startswith(prefix)}


def _measured(loss: float | None) -> float | None:
    """JSON has no nan: what is not finite counts as not measured yet."""
    return loss if loss is not None and math.isfinite(loss) else None


def _is_state_of(trainer: Trainer, state: TrainerState) -> bool:
    """Whether a state from a file is one that `trainer` can get to."""
    fresh = trainer.state()
    if state.values.keys() != fresh.values.keys():
        return False
    best, first_loss = state.values["best"], state.values["first_loss"]
    others = {name: state.values[name] for name in ("step", "epoch", "consumed", "epoch_loss")}
    arrays = dict(fresh.arrays)
    if best is not None:
        arrays |= {f"best.{name}": a for name, a in trainer.model.parameters().items()}
    return (
        _shapes(state.arrays) == _shapes(arrays)
        and (first_loss is None or type(first_loss) is float)
        and (best is None or _kinds(best) == {"epoch": int, "loss": float})
        and _kinds(others) == {"step": int, "epoch": int, "consumed": int, "epoch_loss": float}
        and min(others.values()) >= 0
    )


def _shapes(arrays: Mapping[str, Array]) -> dict[str, tuple[Any, ...]]:
    return {name: (array.shape, array.dtype) for name, array in arrays.items()}


def _kinds(values: Any) -> dict[str, type] | None:
    return {key: type(v) for key, v in values.items()} if isinstance(values, dict) else None


def _settings_log_in(log: Any, path: Path) -> list[dict[str, Any]]:
    """The log of a checkpoint, with what older programs did not know at its default."""
    try:
        entries = [
            {**entry, "settings": TrainingSettings.from_dict(entry["settings"]).to_dict()}
            for entry in require({"settings_log": log}, "settings_log", list, path)
        ]
        if all((type(e["step"]), type(e["epoch"])) == (int, int) for e in entries):
            return entries
    except (KeyError, TypeError, SettingsError):
        pass  # said below
    raise BadFileError(f"{path} is damaged: its log of settings is not one.")
