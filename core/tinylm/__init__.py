"""A tiny neural language model that you can train, read and look inside."""

from tinylm.corpus import Corpus
from tinylm.errors import TinyLMError
from tinylm.evaluation import evaluate
from tinylm.generation import GeneratedWord, generate
from tinylm.model import LanguageModel
from tinylm.project import Project
from tinylm.settings import (
    DEFAULT_PRESET,
    PRESETS,
    GenerationSettings,
    ModelSettings,
    TextSettings,
    TrainingSettings,
)
from tinylm.trainer import Diverged, Evaluation, Finished, StepMetrics, Trainer, train
from tinylm.vocabulary import Vocabulary

__all__ = [
    "DEFAULT_PRESET",
    "PRESETS",
    "Corpus",
    "Diverged",
    "Evaluation",
    "Finished",
    "GeneratedWord",
    "GenerationSettings",
    "LanguageModel",
    "ModelSettings",
    "Project",
    "StepMetrics",
    "TextSettings",
    "TinyLMError",
    "Trainer",
    "TrainingSettings",
    "Vocabulary",
    "evaluate",
    "generate",
    "train",
]
