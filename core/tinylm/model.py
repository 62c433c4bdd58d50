"""The language model: the last few token ids in, a probability for every next token out.

embeddings -> side by side -> (linear -> ReLU) for each hidden layer -> linear -> softmax.
With more than one token of context it is the neural probabilistic language model of Bengio
et al. (2003).
"""

import math
from collections.abc import Callable, Mapping
from typing import Any, Self

import numpy as np

from tinylm.layers import (
    NO_DROPOUT,
    RELU,
    Array,
    Dropout,
    Embedding,
    Gradient,
    Linear,
    RowGradient,
    weighted_sum,
)
from tinylm.memory import check_room_for
from tinylm.ngram_counts import NGramCounts
from tinylm.output_layer import AdaptiveOutput, FullOutput, word_parts
from tinylm.settings import ModelSettings
from tinylm.threads import LANES, is_small, one_blas_thread, run_lanes, slices
from tinylm.trace import Trace

Backward = Callable[[Array, dict[str, Gradient]], None]


class LanguageModel:
    """Named parameters and what can be computed from them.

    `embeddings` has a row for each word and, if the context is longer than one token, a
    last row for the start marker that fills contexts reaching before the text. The last
    of the layers `layer_1`, `layer_2`, ... is the output layer; with tied embeddings its
    weights are the words' embeddings and have no name of their own. An adaptive softmax
    has a column of `cluster_weights` and an item of `cluster_bias` for each cluster of words.

    With `counts` its probabilities are a mixture of the network's with those of the counts;
    logits, traces and gradients are always the network's.
    """

    def __init__(
        self, vocabulary_size: int, settings: ModelSettings, rng: np.random.Generator
    ) -> None:
        """Random parameters. Raises SettingsError if there is no memory to train so many."""
        shapes = parameter_shapes(vocabulary_size, settings).values()
        check_room_for(sum(map(math.prod, shapes)), np.dtype(settings.dtype).itemsize)
        self.vocabulary_size = vocabulary_size
        self.settings = settings
        self.counts: NGramCounts | None = None
        self._parameters = _initial_parameters(vocabulary_size, settings, rng)
        self._assemble()

    @classmethod
    def from_parameters(cls, config: Mapping[str, Any], parameters: Mapping[str, Array]) -> Self:
        """A model around existing arrays (not copied), without counts.

        Raises ValueError if a name or a shape is not the one `config` calls for.
        """
        model = cls.__new__(cls)
        values = dict(config)
        model.vocabulary_size = values.pop("vocabulary_size")
        model.settings = ModelSettings.from_dict(values)
        shapes = parameter_shapes(model.vocabulary_size, model.settings)
        if {name: array.shape for name, array in parameters.items()} != shapes:
            raise ValueError("The arrays do not have the names and shapes of the configuration.")
        model.counts = None
        model._parameters = {name: parameters[name] for name in shapes}
        model._assemble()
        return model

    def parameters(self) -> dict[str, Array]:
        """The live arrays by name; an optimizer changes them in place."""
        return self._parameters

    @property
    def output_weights(self) -> Array:
        """(width, vocabulary), live; with tied embeddings the words' embeddings, turned over."""
        return self._output.weights

    @property
    def output_bias(self) -> Array | None:
        """(vocabulary,), live, where there are biases."""
        return self._output.bias

    def config(self) -> dict[str, Any]:
        """What `from_parameters` needs to build the model again, as JSON-ready values."""
        return {"vocabulary_size": self.vocabulary_size, **self.settings.to_dict()}

    def copy(self) -> "LanguageModel":
        """An independent model with equal parameters and the same counts."""
        copies = {name: array.copy() for name, array in self._parameters.items()}
        model = LanguageModel.from_parameters(self.config(), copies)
        model.counts = self.counts
        return model

    def parameter_count(self) -> int:
        """How many numbers training can change."""
        return sum(array.size for array in self._parameters.values())

    def logits(self, contexts: Array) -> Array:
        """`contexts` (batch, context) ids -> a score for each next word (batch, vocabulary)."""
        return self._output.logits(self._hidden(contexts)[0])

    def log_probabilities(self, contexts: Array) -> Array:
        """`contexts` (batch, context) ids -> log p of each next word (batch, vocabulary)."""
        network = self._output.log_probabilities(self._hidden(contexts)[0])
        if self.counts is None:
            return network
        counted = self.counts.probabilities(contexts)
        return np.asarray(np.log(self.counts.mixed(np.exp(network), counted)))

    def probabilities(self, contexts: Array) -> Array:
        """`contexts` (batch, context) ids -> p of each next word (batch, vocabulary)."""
        return np.asarray(np.exp(self.log_probabilities(contexts)))

    def losses(self, contexts: Array, targets: Array) -> Array:
        """-log p(target) in nats for each example, (batch,)."""
        multiplications = len(targets) * self._output.weights.size
        parts = slices(len(targets), 1 if is_small(multiplications) else LANES)

        def lane_losses(lane: int) -> Array:
            hidden, _ = self._hidden(contexts[parts[lane]])
            return self._output.losses(hidden, targets[parts[lane]])

        with one_blas_thread(multiplications):
            network = np.concatenate(run_lanes(lane_losses, len(parts)))
        if self.counts is None:
            return network
        return self.counts.mixed_losses(network, contexts, targets)

    def activations(self, contexts: Array) -> list[Array]:
        """What each hidden layer gives for `contexts` (batch, context): (batch, units) each."""
        x, _ = self._embedding.forward(contexts)
        outputs = []
        for _, linear in self._hidden_layers:
            x, _ = RELU.forward(linear.forward(x)[0])
            outputs.append(x)
        return outputs

    def loss_and_gradients(
        self,
        contexts: Array,
        targets: Array,
        dropout: Dropout = NO_DROPOUT,
        embedding_dropout: Dropout = NO_DROPOUT,
    ) -> tuple[float, dict[str, Gradient]]:
        """Mean loss in nats of `targets` (batch,) after `contexts` (batch, context).

        `dropout` acts on what each hidden layer gives, `embedding_dropout` on what enters the
        first.

        The gradients have the parameters' names; that of the embeddings is a RowGradient
        unless they are tied.
        """
        with one_blas_thread(len(targets) * self._output.weights.size):
            together = len(targets) <= self._rows_together or dropout.rate or embedding_dropout.rate
            if together or is_small(len(targets) * self._dense_size):
                return self._loss_and_gradients(contexts, targets, dropout, embedding_dropout)
            return self._shared_by_rows(contexts, targets)

    def trace(self, context: Array, target: int) -> Trace:
        """Every number in the training of one pair: `context` (context,) ids and the next id.

        The parameters' gradients are those of `loss_and_gradients`, to the bit.
        """
        contexts, output = np.asarray(context, np.int32)[None], self._output
        with one_blas_thread(output.weights.size):
            x, _ = self._embedding.forward(contexts)
            values, steps = {"input": x}, []
            for number, (_, linear) in enumerate(self._hidden_layers, start=1):
                x, linear_backward = linear.forward(x)
                values[f"layer_{number}_sums"] = x
                x, relu_backward = RELU.forward(x)
                values[f"layer_{number}_output"] = x
                steps.append((number, linear_backward, relu_backward))
            output_values, derivatives = output.trace(x, target)
            values |= output_values
            result = output.loss_and_gradients(x, np.array([target]))
            d_x = result.d_hidden
            for number, linear_backward, relu_backward in reversed(steps):
                derivatives[f"layer_{number}_output"] = d_x.copy()
                d_x = relu_backward(d_x)
                derivatives[f"layer_{number}_sums"] = d_x
                d_x, _, _ = linear_backward(d_x)
            derivatives["input"] = d_x
            _, gradients = self.loss_and_gradients(contexts, np.array([target]))
        return Trace.of(result.loss, values, derivatives, gradients)

    def _loss_and_gradients(
        self, contexts: Array, targets: Array, dropout: Dropout, embedding_dropout: Dropout
    ) -> tuple[float, dict[str, Gradient]]:
        gradients: dict[str, Gradient] = {}
        hidden, backward = self._hidden(contexts, dropout, embedding_dropout)
        result = self._output.loss_and_gradients(hidden, targets)
        backward(result.d_hidden, gradients)
        if self.settings.tied_embeddings:
            self._tie(gradients, result.d_weights)
            _put(gradients, self._output_names, None, result.d_bias)
        else:
            _put(gradients, self._output_names, result.d_weights, result.d_bias)
        if result.d_clusters:
            gradients |= result.d_clusters
        return result.loss, gradients

    def _shared_by_rows(self, contexts: Array, targets: Array) -> tuple[float, dict[str, Gradient]]:
        """`_loss_and_gradients` of some of the examples in each lane; the mean of these.

        Worth it where the examples are many and the model is small.
        """
        parts = slices(len(targets), LANES)

        def lane_gradients(lane: int) -> tuple[float, dict[str, Gradient]]:
            some = contexts[parts[lane]], targets[parts[lane]]
            return self._loss_and_gradients(*some, NO_DROPOUT, NO_DROPOUT)

        losses, gradients = zip(*run_lanes(lane_gradients, LANES), strict=True)
        shares = [(part.stop - part.start) / len(targets) for part in parts]
        loss = sum(share * loss for share, loss in zip(shares, losses, strict=True))
        return loss, {
            name: weighted_sum([lane[name] for lane in gradients], shares) for name in gradients[0]
        }

    def _assemble(self) -> None:
        """Put the layers together around the parameters, once: a step only calls them."""
        parameters = self._parameters
        layers = range(1, len(self.settings.hidden_dims) + 2)
        *hidden, output = [(f"layer_{n}_weights", f"layer_{n}_bias") for n in layers]
        self._embedding = Embedding(parameters["embeddings"])
        self._hidden_layers = [
            (names, Linear(parameters[names[0]], parameters.get(names[1]))) for names in hidden
        ]
        if self.settings.tied_embeddings:
            weights = parameters["embeddings"][: self.vocabulary_size].T
        else:
            weights = parameters[output[0]]
        looked_up = 0 if self.settings.tied_embeddings else parameters["embeddings"].size
        self._dense_size = self.parameter_count() - looked_up
        # With more rows, the numbers that enter the first layer are more than the gradients that
        # lanes with gradients of their own would have to add up.
        self._rows_together = self._dense_size // (
            self.settings.context * self.settings.embedding_dim
        )
        self._output_names = output
        bias = parameters.get(output[1])
        self._output: FullOutput | AdaptiveOutput = FullOutput(weights, bias)
        if "cluster_weights" in parameters:
            self._output = AdaptiveOutput(
                weights, bias, parameters["cluster_weights"], parameters.get("cluster_bias")
            )

    def _tie(self, gradients: dict[str, Gradient], d_weights: Array) -> None:
        """Add the output layer's gradient to that of the embeddings, which are its weights."""
        looked_up = gradients["embeddings"]
        assert isinstance(looked_up, RowGradient)
        d_embeddings = looked_up.dense(self._parameters["embeddings"].shape)
        d_embeddings[: self.vocabulary_size] += d_weights.T
        gradients["embeddings"] = d_embeddings

    def _hidden(
        self,
        contexts: Array,
        dropout: Dropout = NO_DROPOUT,
        embedding_dropout: Dropout = NO_DROPOUT,
    ) -> tuple[Array, Backward]:
        """What enters the output layer, (batch, width), and how to go back from there."""
        x, embedding_backward = self._embedding.forward(contexts)
        x, input_backward = embedding_dropout.forward(x)
        steps = []
        for names, linear in self._hidden_layers:
            x, linear_backward = linear.forward(x)
            x, relu_backward = RELU.forward(x)
            x, dropout_backward = dropout.forward(x)
            steps.append((names, linear_backward, relu_backward, dropout_backward))

        def backward(d_x: Array, gradients: dict[str, Gradient]) -> None:
            for names, linear_backward, relu_backward, dropout_backward in reversed(steps):
                d_x, d_weights, d_bias = linear_backward(relu_backward(dropout_backward(d_x)))
                _put(gradients, names, d_weights, d_bias)
            gradients["embeddings"] = embedding_backward(input_backward(d_x))

        return x, backward


def _put(
    gradients: dict[str, Gradient],
    names: tuple[str, str],
    d_weights: Array | None,
    d_bias: Array | None,
) -> None:
    """Add a layer's gradients under the `names` of its weights and its bias."""
    if d_weights is not None:
        gradients[names[0]] = d_weights
    if d_bias is not None:
        gradients[names[1]] = d_bias


def parameter_shapes(vocabulary_size: int, settings: ModelSettings) -> dict[str, tuple[int, ...]]:
    """The name and shape of every parameter, in the order in which data flows."""
    start_marker = 1 if settings.context > 1 else 0
    shapes: dict[str, tuple[int, ...]] = {
        "embeddings": (vocabulary_size + start_marker, settings.embedding_dim)
    }
    inputs = settings.context * settings.embedding_dim
    for number, outputs in enumerate((*settings.hidden_dims, vocabulary_size), start=1):
        is_output = number > len(settings.hidden_dims)
        if not (is_output and settings.tied_embeddings):
            shapes[f"layer_{number}_weights"] = (inputs, outputs)
        if settings.biases:
            shapes[f"layer_{number}_bias"] = (outputs,)
        inputs = outputs
    clusters = len(word_parts(vocabulary_size)) - 1
    if settings.output == "adaptive" and clusters:
        shapes["cluster_weights"] = (settings.output_inputs, clusters)
        if settings.biases:
            shapes["cluster_bias"] = (clusters,)
    return shapes


def _initial_parameters(
    vocabulary_size: int, settings: ModelSettings, rng: np.random.Generator
) -> dict[str, Array]:
    """Random weights and zero biases.

    `scaled` keeps the spread of the activations from layer to layer (He et al. 2015) and
    gives hidden units in pairs of opposite sign (Balduzzi et al. 2017): whatever the
    input, one of each pair is on, so no word starts with all its units off. The bias of a
    cluster of words starts with them all about as likely as any other word.
    """
    output_layer = f"layer_{len(settings.hidden_dims) + 1}_weights"
    parameters: dict[str, Array] = {}
    for name, shape in parameter_shapes(vocabulary_size, settings).items():
        if name == "cluster_bias":
            values = np.log([part.stop - part.start for part in word_parts(vocabulary_size)[1:]])
        elif name.endswith("_bias"):
            values = np.zeros(shape)
        else:
            values = rng.standard_normal(shape)
            if settings.initialization == "scaled":
                fan_in = shape[1] if name == "embeddings" else shape[0]
                is_hidden = name not in ("embeddings", output_layer, "cluster_weights")
                values *= np.sqrt((2 if is_hidden else 1) / fan_in)
                if is_hidden:
                    half = shape[1] // 2
                    values[:, half : 2 * half] = -values[:, :half]
        parameters[name] = values.astype(settings.dtype)
    return parameters
