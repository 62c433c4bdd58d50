"""What lies along the arrays of an update: names for its places, the telling words first."""

from typing import Any

import numpy as np
import numpy.typing as npt

from tinylm.explain import Explanation
from tinylm.stages import Axis, Named
from tinylm.vocabulary import Vocabulary
from tinylm_gui.presenters.subscripts import with_subscripts
from tinylm_gui.presenters.words import visible

Places = npt.NDArray[np.int64]


class Axes:
    """Labels and orders for the axes of one explained update.

    An axis of all words begins with the target, then come the context's words, then the others,
    likeliest first.
    """

    def __init__(self, vocabulary: Vocabulary, explanation: Explanation) -> None:
        self._vocabulary = vocabulary
        self._context = explanation.context.tolist()
        self._width = explanation.model.settings.embedding_dim
        self._parameters = [*explanation.gradients]
        ranks = np.zeros(len(vocabulary) + 1, np.int64)  # the start marker's too
        ranks[np.argsort(-explanation.probabilities, kind="stable")] = np.arange(len(vocabulary))
        ranks[vocabulary.start_id] = len(vocabulary)
        for place, word in enumerate(reversed(self._context), start=1):
            ranks[word] = -place
        ranks[explanation.target] = -len(ranks)
        self._ranks = ranks

    def word(self, word_id: int) -> str:
        """A word with its white space made visible."""
        return visible(self._vocabulary.word(word_id))

    def label(self, axis: Axis, place: int) -> str:
        """What is at a place along an axis."""
        if axis.kind == "word":
            return self.word(place if axis.ids is None else int(axis.ids[place]))
        if axis.kind == "input":
            position, dimension = divmod(place, self._width)
            return f"{self.word(self._context[position])} · dim_{dimension}"
        if axis.kind == "dimension":
            return f"dim_{place}"
        if axis.kind == "parameter":
            return self._parameters[place]
        return str(place)

    def order(self, axis: Axis, length: int) -> Places | None:
        """The places along an axis in the order to show them; None for their own."""
        if axis.kind != "word" or length <= len(self._context):
            return None
        ids: Any = np.arange(length) if axis.ids is None else axis.ids
        return np.argsort(self._ranks[ids], kind="stable")

    def orders(self, array: Named) -> list[Places | None]:
        """The order of each axis of an array."""
        lengths = array.values.shape
        return [self.order(axis, n) for axis, n in zip(array.axes, lengths, strict=True)]

    def name(self, array: Named, entry: tuple[int, ...]) -> str:
        """The number of an array in words: W_1[dim_3, 5]."""
        labels = (self.label(axis, place) for axis, place in zip(array.axes, entry, strict=True))
        return f"{with_subscripts(array.symbol)}[{', '.join(labels)}]"
