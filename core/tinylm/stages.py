"""Stages of one update: what is computed forward from a pair to its loss, and back from there.

`explain` puts them together. Each has its arrays, all in float64, and takes any entry of its
result apart into a calculation.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from tinylm.calculations import (
    COPY,
    DIFFERENCE,
    EXPONENTIAL,
    LOSS,
    PRODUCT,
    RATIO,
    RELU,
    Step,
    Sum,
    line,
)
from tinylm.layers import Array, RowGradient
from tinylm.model import LanguageModel
from tinylm.trace import Trace

FORWARD, BACKWARD, UPDATE = "forward", "backward", "update"


class Axis(NamedTuple):
    """What lies along an array: words, dimensions, units, inputs (x), parameters, or nothing."""

    kind: str
    ids: Array | None = None  # of the words, where they are not all in order


class Named(NamedTuple):
    """An array with its symbol and what its rows and columns, or its numbers, are."""

    symbol: str
    values: Array
    axes: tuple[Axis, ...]


class Stage(NamedTuple):
    """One stage of an update.

    `kind` says what happens and `layer` where. `equation` is what is computed: arrays with
    signs between them, the result last. `calculate(*index)` takes an entry of the result apart.
    """

    kind: str
    phase: str
    layer: int
    equation: tuple[Named | str, ...]
    calculate: Callable[..., tuple[Step, ...]]
    parameter: str = ""  # that the result is a gradient or an update of

    @property
    def result(self) -> Named:
        """What the stage gives."""
        last = self.equation[-1]
        assert isinstance(last, Named)
        return last


class Pass:
    """What forward and backward share: the arrays by symbol, with their axes."""

    def __init__(self, model: LanguageModel, trace: Trace, context: Array, target: int) -> None:
        self.model, self.trace, self.target = model, trace, target
        self.context = np.asarray(context)
        self.layers = len(model.settings.hidden_dims) + 1  # the output layer included
        self.words = Axis("word")
        self.inputs = Axis("input" if model.settings.context > 1 else "dimension")

    def units(self, layer: int) -> Axis:
        """What comes out of a layer; of layer 0 the embeddings side by side."""
        if layer == 0:
            return self.inputs
        return self.words if layer == self.layers else Axis("unit")

    def output(self, layer: int) -> Named:
        """What a layer hands on: x, h_1, h_2, ..."""
        name = "input" if layer == 0 else f"layer_{layer}_output"
        symbol = "x" if layer == 0 else f"h_{layer}"
        return Named(symbol, self.trace.values[name], (self.units(layer),))

    def sums(self, layer: int) -> Named:
        """What a layer's ReLU or the softmax takes: z_1, z_2, ..., logits."""
        is_last = layer == self.layers
        name, symbol = ("logits",) * 2 if is_last else (f"layer_{layer}_sums", f"z_{layer}")
        return Named(symbol, self.trace.values[name], (self.units(layer),))

    def weights(self, layer: int) -> Named:
        """W_1, W_2, ...; with tied embeddings the last is the words' embeddings, turned over."""
        axes = (self.units(layer - 1), self.units(layer))
        parameters, name = self.model.parameters(), f"layer_{layer}_weights"
        if name in parameters:
            return Named(f"W_{layer}", parameters[name], axes)
        return Named("Eᵀ", self.model.output_weights, axes)

    def bias(self, layer: int) -> Named | None:
        """b_1, b_2, ..., where there are biases."""
        values = self.model.parameters().get(f"layer_{layer}_bias")
        return None if values is None else Named(f"b_{layer}", values, (self.units(layer),))

    def d_sums(self, layer: int) -> Named:
        """The derivative of the loss by what a layer's ReLU or the softmax takes."""
        sums = self.sums(layer)
        name = "logits" if layer == self.layers else f"layer_{layer}_sums"
        return Named(f"d_{sums.symbol}", self.trace.derivatives[name], sums.axes)

    def d_output(self, layer: int) -> Named:
        """The derivative of the loss by what a layer hands on."""
        output = self.output(layer)
        name = "input" if layer == 0 else f"layer_{layer}_output"
        return Named(f"d_{output.symbol}", self.trace.derivatives[name], output.axes)


class Forward(Pass):
    """From the ids of the context to the loss."""

    def stages(self) -> list[Stage]:
        stages = [self._lookup()]
        if len(self.context) > 1:
            stages.append(self._join())
        for layer in range(1, self.layers):
            stages += [self._linear(layer), self._relu(layer)]
        return [*stages, self._linear(self.layers), *self._softmax(), self._loss()]

    def _lookup(self) -> Stage:
        table = self.model.parameters()["embeddings"]
        dimensions = Axis("dimension")
        rows = Named("E", table, (self.words, dimensions))
        looked_up = Named("e", table[self.context], (Axis("word", self.context), dimensions))

        def calculate(position: int, dimension: int) -> tuple[Step, ...]:
            name = f"E[{self.context[position]}, {dimension}]"
            value = looked_up.values[position, dimension]
            return (line(f"e[{position}, {dimension}]", COPY, (name, value)),)

        return Stage("lookup", FORWARD, 0, (rows, "→", looked_up), calculate)

    def _join(self) -> Stage:
        looked_up, x = self._lookup().result, self.output(0)
        width = self.model.settings.embedding_dim

        def calculate(place: int) -> tuple[Step, ...]:
            position, dimension = divmod(place, width)
            name = f"e[{position}, {dimension}]"
            return (line(f"x[{place}]", COPY, (name, x.values[place])),)

        return Stage("join", FORWARD, 0, (looked_up, "→", x), calculate)

    def _linear(self, layer: int) -> Stage:
        x, weights, bias, sums = (
            self.output(layer - 1),
            self.weights(layer),
            self.bias(layer),
            self.sums(layer),
        )

        def calculate(unit: int) -> tuple[Step, ...]:
            added = () if bias is None else ((f"{bias.symbol}[{unit}]", float(bias.values[unit])),)
            column = weights.values[:, unit]
            name = f"{weights.symbol}[i, {unit}]"
            left = f"{x.symbol}[i]"
            return (Sum(f"{sums.symbol}[{unit}]", left, x.values, name, column, added),)

        plus = () if bias is None else ("+", bias)
        kind = "logits" if layer == self.layers else "linear"
        return Stage(kind, FORWARD, layer, (x, "·", weights, *plus, "=", sums), calculate)

    def _relu(self, layer: int) -> Stage:
        sums, output = self.sums(layer), self.output(layer)

        def calculate(unit: int) -> tuple[Step, ...]:
            name, taken = f"{output.symbol}[{unit}]", f"{sums.symbol}[{unit}]"
            return (line(name, RELU, (taken, sums.values[unit])),)

        return Stage("relu", FORWARD, layer, ("max(0,", sums, ") =", output), calculate)

    def _exponentials(self) -> Named:
        logits = self.trace.values["logits"]
        return Named("s", np.exp(logits - logits.max()), (self.words,))

    def _softmax(self) -> list[Stage]:
        logits, scores = self.sums(self.layers), self._exponentials()
        p = Named("p", self.trace.values["probabilities"], (self.words,))
        largest, total = float(logits.values.max()), float(scores.values.sum())

        def exponential(word: int) -> tuple[Step, ...]:
            logit = f"logits[{word}]", logits.values[word]
            return (line(f"s[{word}]", EXPONENTIAL, logit, ("max(logits)", largest)),)

        def share(word: int) -> tuple[Step, ...]:
            score = f"s[{word}]", scores.values[word]
            return (line(f"p[{word}]", RATIO, score, ("Σs", total)),)

        return [
            Stage(
                "exponentials", FORWARD, self.layers, ("exp(", logits, ") =", scores), exponential
            ),
            Stage("softmax", FORWARD, self.layers, (scores, "/ Σs =", p), share),
        ]

    def _loss(self) -> Stage:
        p = Named("p", self.trace.values["probabilities"], (self.words,))
        loss = Named("loss", np.array([self.trace.loss]), (Axis(""),))

        def calculate(_: int) -> tuple[Step, ...]:
            return (line("loss", LOSS, (f"p[{self.target}]", p.values[self.target])),)

        return Stage("loss", FORWARD, self.layers, ("−ln", p, "[target] =", loss), calculate)


class Backward(Pass):
    """From the loss to the gradient of every parameter, in the order of backpropagation."""

    def stages(self) -> list[Stage]:
        stages = [self._d_logits()]
        for layer in range(self.layers, 0, -1):
            if layer < self.layers:
                stages.append(self._through_relu(layer))
            if f"layer_{layer}_weights" in self.trace.gradients:
                stages.append(self._d_weights(layer))
            if self.bias(layer) is not None:
                stages.append(self._d_bias(layer))
            stages.append(self._d_input(layer))
        return [*stages, self._d_embeddings()]

    def _d_logits(self) -> Stage:
        p = Named("p", self.trace.values["probabilities"], (self.words,))
        target = np.zeros_like(p.values)
        target[self.target] = 1
        onehot = Named("onehot", target, (self.words,))
        d_logits = self.d_sums(self.layers)

        def calculate(word: int) -> tuple[Step, ...]:
            share, aim = (f"p[{word}]", p.values[word]), (f"onehot[{word}]", target[word])
            return (line(f"d_logits[{word}]", DIFFERENCE, share, aim),)

        equation = (p, "−", onehot, "=", d_logits)
        return Stage("d_logits", BACKWARD, self.layers, equation, calculate)

    def _d_weights(self, layer: int) -> Stage:
        x, d_sums, name = self.output(layer - 1), self.d_sums(layer), f"layer_{layer}_weights"
        gradient = self.trace.gradients[name]
        assert not isinstance(gradient, RowGradient)
        d_weights = Named(f"d_W_{layer}", gradient, (*x.axes, *d_sums.axes))

        def calculate(row: int, column: int) -> tuple[Step, ...]:
            left = f"{x.symbol}[{row}]", x.values[row]
            right = f"{d_sums.symbol}[{column}]", d_sums.values[column]
            return (line(f"d_W_{layer}[{row}, {column}]", PRODUCT, left, right),)

        column = Named(f"{x.symbol}ᵀ", x.values, x.axes)
        equation = (column, "·", d_sums, "=", d_weights)
        return Stage("d_weights", BACKWARD, layer, equation, calculate, name)

    def _d_bias(self, layer: int) -> Stage:
        d_sums = self.d_sums(layer)
        d_bias = Named(f"d_b_{layer}", d_sums.values, d_sums.axes)

        def calculate(unit: int) -> tuple[Step, ...]:
            taken = f"{d_sums.symbol}[{unit}]", d_sums.values[unit]
            return (line(f"d_b_{layer}[{unit}]", COPY, taken),)

        name = f"layer_{layer}_bias"
        return Stage("d_bias", BACKWARD, layer, (d_sums, "=", d_bias), calculate, name)

    def _d_input(self, layer: int) -> Stage:
        d_sums, weights, d_x = self.d_sums(layer), self.weights(layer), self.d_output(layer - 1)
        turned = Named(_transposed(weights.symbol), weights.values.T, weights.axes[::-1])

        def calculate(place: int) -> tuple[Step, ...]:
            row = weights.values[place]
            name = f"{turned.symbol}[j, {place}]"
            left = f"{d_sums.symbol}[j]"
            return (Sum(f"{d_x.symbol}[{place}]", left, d_sums.values, name, row),)

        return Stage("d_input", BACKWARD, layer, (d_sums, "·", turned, "=", d_x), calculate)

    def _through_relu(self, layer: int) -> Stage:
        d_output, d_sums = self.d_output(layer), self.d_sums(layer)
        is_on = Named("on", (self.sums(layer).values > 0).astype(np.float64), d_sums.axes)

        def calculate(unit: int) -> tuple[Step, ...]:
            passed = f"{d_output.symbol}[{unit}]", d_output.values[unit]
            gate = f"on[{unit}]", is_on.values[unit]
            return (line(f"{d_sums.symbol}[{unit}]", PRODUCT, passed, gate),)

        return Stage("d_relu", BACKWARD, layer, (d_output, "×", is_on, "=", d_sums), calculate)

    def _d_embeddings(self) -> Stage:
        """Each looked-up row gets the derivatives at its places, a tied one its logit's too."""
        d_x, gradient = self.d_output(0), self.trace.gradients["embeddings"]
        if isinstance(gradient, RowGradient):
            is_tied, rows, values = False, gradient.rows, gradient.values
        else:
            is_tied, rows, values = True, np.arange(len(gradient)), gradient
        d_table = Named("d_E", values, (Axis("word", rows), Axis("dimension")))
        by_place = d_x.values.reshape(len(self.context), -1)
        last, d_logits = self.output(self.layers - 1), self.d_sums(self.layers)

        def calculate(row: int, dimension: int) -> tuple[Step, ...]:
            word, width = int(rows[row]), by_place.shape[1]
            places = np.flatnonzero(self.context == word)
            terms = [(f"d_x[{p * width + dimension}]", by_place[p, dimension], 1.0) for p in places]
            if is_tied and word < self.model.vocabulary_size:
                name = f"d_logits[{word}] · {last.symbol}[{dimension}]"
                terms.append((name, d_logits.values[word], last.values[dimension]))
            labels = tuple(label for label, _, _ in terms)
            left, right = (np.array([term[i] for term in terms]) for i in (1, 2))
            name = f"d_E[{word}, {dimension}]"
            return (Sum(name, "derivative", left, "factor", right, labels=labels),)

        equation: tuple[Named | str, ...] = (d_x, "→", d_table)
        if is_tied:
            equation = (d_x, "+", d_logits, "·", last, "→", d_table)
        return Stage("d_embeddings", BACKWARD, 0, equation, calculate, "embeddings")


def _transposed(symbol: str) -> str:
    return symbol.removesuffix("ᵀ") if symbol.endswith("ᵀ") else f"{symbol}ᵀ"
