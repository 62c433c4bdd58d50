"""One pair of a context and its next word in numbers: all that training it computes.

`LanguageModel.trace` makes it; what explains a single update to people reads it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Self

from tinylm.layers import Array, Gradient, RowGradient


@dataclass(frozen=True)
class Trace:
    """What flows forward, and the derivative of the loss by each of these numbers; read only.

    `values` are, in this order: `input` (context * embedding_dim,), the embeddings side by
    side; for each hidden layer `layer_1_sums`, ... before and `layer_1_output`, ... after the
    ReLU (units,); `logits` and `probabilities` (vocabulary,). `derivatives` has those of the
    loss by all of them but the probabilities, in the order in which they are computed: from
    `logits` back to `input`. `gradients` are those by the parameters, as an optimizer takes them.
    """

    loss: float  # -log p(target) in nats
    values: Mapping[str, Array]
    derivatives: Mapping[str, Array]
    gradients: Mapping[str, Gradient]

    @classmethod
    def of(
        cls,
        loss: float,
        values: Mapping[str, Array],
        derivatives: Mapping[str, Array],
        gradients: Mapping[str, Gradient],
    ) -> Self:
        """A trace of a batch of one: `values` and `derivatives` are (1, numbers)."""
        for gradient in gradients.values():
            _freeze(gradient.values if isinstance(gradient, RowGradient) else gradient)
        return cls(loss, _only_rows(values), _only_rows(derivatives), MappingProxyType(gradients))


def _only_rows(arrays: Mapping[str, Array]) -> Mapping[str, Array]:
    return MappingProxyType({name: _freeze(array[0]) for name, array in arrays.items()})


def _freeze(array: Array) -> Array:
    array.flags.writeable = False
    return array
