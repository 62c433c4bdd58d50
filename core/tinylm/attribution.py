"""Why a word has its score: what each number that enters the output layer adds to it.

A context and a candidate for the next word go in; out come the products whose sum, with the
word's bias, is its logit, and what the network makes of the logit before any counts are mixed
in. The window's "Why this word?" is made from this.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tinylm.layers import Array
from tinylm.model import LanguageModel
from tinylm.output_layer import word_parts

Numbers = NDArray[np.float64]


class Contributions(NamedTuple):
    """The terms of a word's logit, in float64 whatever the model's precision."""

    # (width,): what the units of the last hidden layer give; without one, the context's embeddings.
    inputs: Numbers
    weights: Numbers  # (width,) from each of them to the word
    bias: float

    @property
    def terms(self) -> Numbers:
        """What each input adds to the logit, (width,)."""
        return self.inputs * self.weights

    @property
    def logit(self) -> float:
        """The sum of all terms and the bias."""
        return float(self.terms.sum()) + self.bias


def logit_contributions(model: LanguageModel, context: Array, word_id: int) -> Contributions:
    """What adds up to the logit of `word_id` after `context` (context,) ids.

    With an adaptive softmax it can be compared with the logits of the words' own part only.
    """
    hidden, bias = model.activations(context[None]), model.output_bias
    inputs = hidden[-1][0] if hidden else model.parameters()["embeddings"][context].ravel()
    return Contributions(
        inputs.astype(np.float64),
        model.output_weights[:, word_id].astype(np.float64),
        0.0 if bias is None else float(bias[word_id]),
    )


def network_probabilities(model: LanguageModel, context: Array) -> Array:
    """p of each next word after `context` (context,) by the network alone, (vocabulary,)."""
    network = LanguageModel.from_parameters(model.config(), model.parameters())
    return np.asarray(network.probabilities(context[None])[0].astype(np.float64))


def cluster_of(model: LanguageModel, word_id: int) -> slice | None:
    """The words among which an adaptive softmax decides on this one; None for one softmax.

    Frequent words have no cluster either: the first softmax decides on them directly.
    """
    if model.settings.output != "adaptive":
        return None
    _, *clusters = word_parts(model.vocabulary_size)
    return next((words for words in clusters if words.start <= word_id < words.stop), None)
