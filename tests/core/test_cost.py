"""The cost of a training is that of the model and the text that it is told for."""

import numpy as np
import pytest

from tinylm.cost import estimate_cost
from tinylm.model import LanguageModel
from tinylm.settings import ModelSettings, TrainingSettings

MODELS = [
    ModelSettings(),
    ModelSettings(context=1, embedding_dim=4, hidden_dims=(), biases=False),
    ModelSettings(context=3, embedding_dim=8, hidden_dims=(16, 8), tied_embeddings=True),
]


@pytest.mark.parametrize("settings", MODELS)
def test_parameters_are_counted_as_the_model_counts_them(settings: ModelSettings) -> None:
    model = LanguageModel(50, settings, np.random.default_rng(0))
    cost = estimate_cost(settings, TrainingSettings(), 50, 1000)
    assert cost.parameters == model.parameter_count()


def test_arithmetic_of_the_smallest_model() -> None:
    settings = ModelSettings(context=1, embedding_dim=4, hidden_dims=(8,), biases=False)
    cost = estimate_cost(settings, TrainingSettings(optimizer="sgd", batch_size=1), 13, 19)
    assert cost.operations == 6 * 19 * (4 * 8 + 8 * 13)
    assert cost.memory == 4 * (4 * (13 * 4 + 4 * 8 + 8 * 13) + 13 + 2 * (4 + 8))
    assert cost.seconds(speed=1000.0) == cost.operations / 1000


def test_more_precision_and_more_moments_take_more_memory() -> None:
    def memory(dtype: str, optimizer: str) -> int:
        training = TrainingSettings(optimizer=optimizer)
        return estimate_cost(ModelSettings(dtype=dtype), training, 1000, 10**6).memory

    assert memory("float64", "adamw") == 2 * memory("float32", "adamw")
    assert memory("float32", "sgd") < memory("float32", "momentum") < memory("float32", "adamw")
