"""The loss of a model over a whole text: what it has learned, measured without training.

The trainer calls it at the end of an epoch, the command line for any text.
"""

from collections.abc import Iterator

import numpy as np

from tinylm.model import LanguageModel
from tinylm.token_sequence import Batch, TokenSequence

EVALUATION_BATCH = 1024  # pairs


def evaluate(model: LanguageModel, sequence: TokenSequence) -> float:
    """Mean loss in nats over every pair of `sequence`."""
    return sum(batch_sums(model, sequence)) / sequence.pairs


def batch_sums(model: LanguageModel, sequence: TokenSequence) -> Iterator[float]:
    """The loss of each EVALUATION_BATCH pairs of `sequence`, summed."""
    for batch in sequence.in_order(model.settings.context, EVALUATION_BATCH):
        yield loss_sum(model, batch)


def loss_sum(model: LanguageModel, batch: Batch) -> float:
    """The losses of the pairs of a batch, added up."""
    with np.errstate(over="ignore", invalid="ignore"):  # nan says it all
        return float(model.losses(*batch).sum(dtype=np.float64))
