"""How the numbers of each parameter were spread at many steps, within a bounded memory."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from tinylm.layers import Array

MOST_STEPS = 128
SAMPLE = 2**12  # numbers of a parameter that are looked at
QUANTILES = 129


class ParameterHistory:
    """Quantiles of each parameter by step; every other step is dropped when they are many."""

    def __init__(self) -> None:
        self.steps: list[int] = []
        self._quantiles: dict[str, list[npt.NDArray[np.float32]]] = {}

    def clear(self) -> None:
        """Another run begins."""
        self.steps, self._quantiles = [], {}

    def add(self, step: int, parameters: Mapping[str, Array]) -> None:
        """Keep how `parameters` are spread; a step before the last one drops those after it."""
        while self.steps and self.steps[-1] >= step:
            self.steps.pop()
            for kept in self._quantiles.values():
                kept.pop()
        self.steps.append(step)
        for name, array in parameters.items():
            self._quantiles.setdefault(name, []).append(_quantiles(array))
        if len(self.steps) > MOST_STEPS:
            self.steps = self.steps[::2]
            self._quantiles = {name: kept[::2] for name, kept in self._quantiles.items()}

    def quantiles(self, name: str) -> npt.NDArray[np.float32]:
        """A row of QUANTILES for each step, from the lowest number to the highest."""
        kept = self._quantiles.get(name, [])
        return np.stack(kept) if kept else np.zeros((0, QUANTILES), np.float32)


def _quantiles(array: Array) -> npt.NDArray[np.float32]:
    values = array.reshape(-1)
    values = np.sort(values[:: -(-values.size // SAMPLE)])
    places = np.linspace(0, len(values) - 1, QUANTILES)
    return np.interp(places, np.arange(len(values)), values).astype(np.float32)
