"""What a training will take, told before it begins: numbers, memory and arithmetic.

Settings and the size of a text go in; a `Cost` comes out. The window shows it beside the settings
and warns of large ones.
"""

import math
from itertools import pairwise
from typing import NamedTuple

from tinylm.model import parameter_shapes
from tinylm.settings import ModelSettings, TrainingSettings
from tinylm.softmax_loss import BLOCK_LOGITS

USUAL_SPEED = 1e10  # multiplications and additions a second, on two cores of an ordinary computer
_MOMENTS = {"sgd": 0, "momentum": 1, "adamw": 2}  # arrays that an optimizer keeps for each one


class Cost(NamedTuple):
    """What a model and an epoch of its training take."""

    parameters: int
    memory: int  # bytes: parameters, gradients, optimizer, copies to show and to go back to
    operations: float  # multiplications and additions of an epoch

    def seconds(self, speed: float = USUAL_SPEED) -> float:
        """How long an epoch takes at so many operations a second."""
        return self.operations / speed


def estimate_cost(
    model: ModelSettings, training: TrainingSettings, vocabulary_size: int, pairs: int
) -> Cost:
    """The cost of training such a model on a text with so many `pairs` of context and target."""
    shapes = parameter_shapes(vocabulary_size, model)
    parameters = sum(math.prod(shape) for shape in shapes.values())
    size = 4 if model.dtype == "float32" else 8  # bytes of a number
    moments = _MOMENTS[training.optimizer]
    # The model, a copy for the views, its gradients; and all but these again, to go back to.
    copies = 3 + moments + 1 + moments
    batch = min(training.batch_size, pairs)
    logits = min(batch * vocabulary_size, BLOCK_LOGITS)
    widths = model.context * model.embedding_dim + sum(model.hidden_dims)
    memory = size * (copies * parameters + logits + 2 * batch * widths)
    # Each weight is used once forward and twice backward, each time to multiply and to add.
    weights = _weights(model, vocabulary_size)
    return Cost(parameters, memory, 6.0 * weights * pairs)


def _weights(model: ModelSettings, vocabulary_size: int) -> int:
    """Weights that every pair passes through, those of tied embeddings too."""
    widths = (model.context * model.embedding_dim, *model.hidden_dims, vocabulary_size)
    return sum(inputs * outputs for inputs, outputs in pairwise(widths))
