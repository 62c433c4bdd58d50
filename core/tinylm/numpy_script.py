"""A run as a short NumPy script that repeats it: same losses, same words, nothing hidden.

What decided the run goes in; the content of a folder comes out: run.py, and the settings, words,
text and first parameters that it reads. The exports use it.
"""

import json
import re
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from tinylm.corpus import Corpus
from tinylm.errors import TrainingError
from tinylm.layers import Array
from tinylm.model import LanguageModel
from tinylm.npy_files import npy_blocks
from tinylm.resources import resource
from tinylm.settings import TrainingSettings
from tinylm.storage import Contents
from tinylm.token_sequence import SEGMENT
from tinylm.trainer import Trainer

PROMPT_TOKENS = 2  # of the text, that the script writes on from
_NO_LIMIT = 1e30  # longer than any gradient

# Lines of the script that end in "#: this that" are for runs with this or that.
_CONDITION = re.compile(r"  #: ([\w ]+)$")


class SettingsFrom(NamedTuple):
    """The settings that a run followed from a step on (the number of updates before it)."""

    step: int
    settings: TrainingSettings


def script_files(
    first_model: LanguageModel, corpus: Corpus, settings: Sequence[SettingsFrom], steps: int
) -> dict[str, Contents]:
    """The content of the folder by file name.

    `first_model` is the model before its first step. The `settings` share optimizer, seed and
    shuffle. `steps` is the length of the run. Raises TrainingError for an adaptive softmax.
    """
    if first_model.settings.output == "adaptive":
        raise TrainingError(
            "The script knows one softmax over all words only, and this model has an adaptive "
            "one: train with output full to export a script."
        )
    model, training = first_model.settings, settings[0].settings
    contexts, targets, segments = _examples(corpus, model.context)
    arrays = {
        **first_model.parameters(),
        "contexts": contexts,
        "targets": targets,
        "segments": segments,
    }
    run = {
        "words": corpus.vocabulary.words,
        "context": model.context,
        "layers": len(model.hidden_dims) + 1,
        "parameters": list(first_model.parameters()),
        "examples": ["contexts", "targets", "segments"],
        "segments": -(-corpus.training.tokens // SEGMENT),
        "seed": training.seed,
        "steps": steps,
        "settings": {
            change.step: _knobs(first_model, corpus, change.settings) for change in settings
        },
        "prompt": corpus.training.ids[:PROMPT_TOKENS].tolist(),
    }
    return {
        "run.py": _script(first_model, corpus, [change.settings for change in settings]).encode(),
        "run.json": json.dumps(run, ensure_ascii=False, indent=1).encode(),
        **{f"{name}.npy": npy_blocks(array) for name, array in arrays.items()},
    }


def _examples(corpus: Corpus, context: int) -> tuple[Array, Array, Array]:
    """Contexts (n, context) and targets (n,) of the training text, in order, and segments (n,)."""
    training = corpus.training
    dtype = np.min_scalar_type(training.start_id)
    batches = [
        (contexts.astype(dtype), targets.astype(dtype))
        for contexts, targets in training.in_order(context, SEGMENT)
    ]
    contexts, targets = (np.concatenate(arrays) for arrays in zip(*batches, strict=True))
    places = np.delete(np.arange(training.tokens), training.unit_starts)
    return contexts, targets, (places // SEGMENT).astype(np.uint32)


def _knobs(
    first_model: LanguageModel, corpus: Corpus, settings: TrainingSettings
) -> dict[str, Any]:
    """What of the settings may change in mid-run, in the terms of the script."""
    trainer = Trainer(first_model, corpus, settings)
    return {
        "batch_size": settings.batch_size,
        "learning_rate": settings.learning_rate,
        "schedule": settings.schedule,
        "warmup": settings.warmup_steps,
        "steps": trainer.total_epochs * trainer.steps_per_epoch,
        "momentum": settings.momentum,
        "weight_decay": settings.weight_decay,
        "dropout": settings.dropout,
        "embedding_dropout": settings.embedding_dropout,
        "longest": settings.gradient_clip or _NO_LIMIT,
    }


def _script(
    first_model: LanguageModel, corpus: Corpus, settings: Sequence[TrainingSettings]
) -> str:
    """The script without the lines that this run does not need."""
    model, training = first_model.settings, settings[0]
    drops_units = any(change.dropout for change in settings)
    drops_inputs = any(change.embedding_dropout for change in settings)
    is_steady = all(
        change.schedule == "constant" and not change.warmup_steps for change in settings
    )
    conditions = {
        training.optimizer: True,
        "shuffle": training.shuffle,
        "in_order": not training.shuffle,
        "tied": model.tied_embeddings,
        "untied": not model.tied_embeddings,
        "biases": model.biases,
        "no_biases": not model.biases,
        "random": drops_units or drops_inputs,
        "not_random": not (drops_units or drops_inputs),
        "dropout": drops_units,
        "embedding_dropout": drops_inputs,
        "steady": is_steady,
        "schedule": not is_steady,
        "clip": any(change.gradient_clip for change in settings),
        "unknown": corpus.vocabulary.unknown_id is not None,
    }
    lines = []
    for line in resource("exports", "run.py.txt").read_text("utf-8").splitlines():
        condition = _CONDITION.search(line)
        if condition is None:
            lines.append(line)
        elif any(conditions.get(name) for name in condition[1].split()):
            lines.append(line[: condition.start()])
    return "\n".join(lines) + "\n"
