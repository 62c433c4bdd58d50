"""What the rows and columns of a model's parameters are, in words."""

from collections.abc import Callable

from tinylm.layers import Array
from tinylm.model import LanguageModel
from tinylm.vocabulary import Vocabulary
from tinylm_gui.presenters.words import visible

Label = Callable[[int], str]


class ParameterAxes:
    """Names for the places along the arrays of a model."""

    def __init__(self, model: LanguageModel, vocabulary: Vocabulary) -> None:
        self._settings = model.settings
        self._vocabulary = vocabulary
        self._layers = len(model.settings.hidden_dims) + 1

    def labels(self, name: str) -> list[Label]:
        """How to name the places along each axis of a parameter."""
        if name == "embeddings":
            return [self.word, dimension]
        if name.startswith("cluster_"):
            return [str] if name == "cluster_bias" else [self.units(self._layers - 1), str]
        _, number, kind = name.split("_")
        layer = int(number)
        return [self.units(layer)] if kind == "bias" else [self.units(layer - 1), self.units(layer)]

    def units(self, layer: int) -> Label:
        """How to name what comes out of a layer; of layer 0 what enters the network."""
        if layer == 0:
            return self.entering
        return self.word if layer == self._layers else str

    def word(self, word_id: int) -> str:
        """A word with its white space made visible."""
        return visible(self._vocabulary.word(word_id))

    def entering(self, place: int) -> str:
        """Of which word of the context, counted back, which dimension."""
        position, number = divmod(place, self._settings.embedding_dim)
        return self._of_position(f"−{self._settings.context - position}", number)

    def entering_of(self, context: Array) -> Label:
        """The same for known words, `context` (context,) ids."""

        def label(place: int) -> str:
            position, number = divmod(place, self._settings.embedding_dim)
            return self._of_position(self.word(int(context[position])), number)

        return label

    def _of_position(self, position: str, number: int) -> str:
        name = dimension(number)
        return name if self._settings.context == 1 else f"{position} · {name}"


def dimension(number: int) -> str:
    """A dimension's name, as in the embeddings table."""
    return f"dim_{number}"
