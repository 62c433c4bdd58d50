"""The loss of a model over a whole text: what it has learned, measured without training.

The trainer calls it at the end of an epoch, the command line for any text; at the end of a run
the trainer lets counts join the model in the share that lowers this loss most.
"""

from collections.abc import Iterator

import numpy as np

from tinylm.corpus import Corpus
from tinylm.model import LanguageModel
from tinylm.ngram_counts import NGramCounts
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


def let_counts_join(model: LanguageModel, corpus: Corpus, context: int) -> None:
    """Give a model without counts those of its training text, in the best share.

    They look at `context` words, if any, but at no more than the model sees. The best share is
    that which predicts the validation part best; without that part nothing happens.
    """
    if context == 0 or corpus.validation is None or model.counts is not None:
        return
    seen = model.settings.context
    counts = NGramCounts.of(corpus.training, model.vocabulary_size, min(context, seen))
    network, counted = [], []
    for contexts, targets in corpus.validation.in_order(seen, EVALUATION_BATCH):
        network.append(np.exp(-model.losses(contexts, targets)))
        counted.append(counts.of_targets(contexts, targets))
    model.counts = counts.fitted(np.concatenate(network), np.concatenate(counted))
