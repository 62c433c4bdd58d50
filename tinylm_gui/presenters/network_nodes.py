"""Which parts of a network are drawn: of each layer the nodes that matter most, and their lines.

A model and a context go in, nodes and lines come out; no widget.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tinylm.layers import Array
from tinylm.model import LanguageModel

MOST_NODES = 14  # of a layer
MOST_LINES = 70  # between two layers

Places = npt.NDArray[np.int64]


class Line(NamedTuple):
    """A weight between two drawn nodes."""

    layer: int  # of the weight, from 1
    start: int  # places among all nodes of the layers that it joins
    end: int
    weight: float


@dataclass(frozen=True)
class Network:
    """What is drawn: of layer 0, the context's embeddings, up to the words.

    `nodes` are the places of the drawn nodes of each layer, `sizes` how many there are, and
    `activations` the numbers of all of them for the context.
    """

    nodes: tuple[Places, ...]
    sizes: tuple[int, ...]
    activations: tuple[Array, ...]
    lines: tuple[Line, ...]
    largest: tuple[float, ...]  # absolute weight of each layer, of all its lines


def weights_of(model: LanguageModel, layer: int) -> tuple[str, Array]:
    """The name of a layer's weights and the weights, (in, out); tied ones turned over."""
    name = f"layer_{layer}_weights"
    if name in model.parameters():
        return name, model.parameters()[name]
    return "embeddings", model.output_weights


def activations_of(model: LanguageModel, context: Array) -> tuple[Array, ...]:
    """What each layer gives for `context` (context,): x, the hidden layers, probabilities."""
    x = model.parameters()["embeddings"][context].reshape(-1)
    hidden = [layer[0] for layer in model.activations(context[None])]
    return (x, *hidden, model.probabilities(context[None])[0])


def strongest_nodes(model: LanguageModel, activations: tuple[Array, ...]) -> tuple[Places, ...]:
    """Of each layer the nodes that pass most on, and the likeliest words, in their order."""
    chosen = []
    for layer, values in enumerate(activations):
        strength = np.abs(values)
        if layer + 1 < len(activations):
            _, weights = weights_of(model, layer + 1)
            strength = (strength + 1e-6) * np.sqrt(np.square(weights).sum(axis=1))
        most = min(MOST_NODES, len(values))
        chosen.append(np.sort(np.argpartition(-strength, most - 1)[:most]))
    return tuple(chosen)


def network(
    model: LanguageModel, activations: tuple[Array, ...], nodes: tuple[Places, ...]
) -> Network:
    """The network between these nodes, with the strongest lines of each layer."""
    lines, largest = [], []
    for layer in range(1, len(nodes)):
        _, weights = weights_of(model, layer)
        starts, ends = nodes[layer - 1], nodes[layer]
        between = weights[np.ix_(starts, ends)]
        largest.append(float(np.abs(between).max(initial=0)) or 1.0)
        most = min(MOST_LINES, between.size)
        flat = np.argsort(np.abs(between), axis=None)[-most:]  # the strongest are drawn last
        for row, column in zip(*np.unravel_index(flat, between.shape), strict=True):
            weight = float(between[row, column])
            lines.append(Line(layer, int(starts[row]), int(ends[column]), weight))
    sizes = tuple(len(values) for values in activations)
    return Network(nodes, sizes, activations, tuple(lines), tuple(largest))
