"""The losses of a run for display: as many points as a plot needs, however long it runs."""

import math
from array import array
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

RECENT = 50  # points that say how large the loss is now
LIMIT = 20_000  # points kept; then neighbours are averaged and the curve goes on half as dense


class LossCurve:
    """Mean losses of groups of consecutive steps, for a plot of loss by step."""

    def __init__(self) -> None:
        self.steps = array("d")  # the last step of each group
        self.losses = array("d")  # the mean loss of its steps
        self.stride = 1  # steps in a group
        self._sum = 0.0
        self._count = 0

    def extend(self, steps: Sequence[int], losses: Sequence[float]) -> None:
        """Take the losses of more steps."""
        first = 0
        while first < len(steps):
            room = LIMIT - len(self.steps)
            whole = first + self.stride - self._count  # where the running group ends
            if self.stride == 1:
                whole = first + room
                self.steps.extend(steps[first:whole])
                self.losses.extend(losses[first:whole])
            else:
                self._sum = sum(losses[first:whole], self._sum)
                self._count += len(losses[first:whole])
                if self._count == self.stride:
                    self.steps.append(steps[whole - 1])
                    self.losses.append(self._sum / self._count)
                    self._sum, self._count = 0.0, 0
            if len(self.steps) >= LIMIT:
                self._thin()
            first = whole

    def recent_mean(self) -> float:
        """The mean over the last RECENT points; nan where there is none."""
        recent = self.losses[-RECENT:]
        return sum(recent) / len(recent) if recent else math.nan

    def to_arrays(self) -> dict[str, NDArray[Any]]:
        """The curve as arrays that a project can keep."""
        return {
            "curve": np.array((self.steps, self.losses)),  # (2, groups)
            "curve_rest": np.array((self.stride, self._sum, self._count)),
        }

    def until(self, step: int, losses: "array[float]") -> "LossCurve":
        """The curve as it was after a step; `losses` are those of all steps until then."""
        curve = LossCurve()
        groups = bisect_right(self.steps, step)
        curve.steps, curve.losses = self.steps[:groups], self.losses[:groups]
        curve.stride = self.stride
        rest = losses[int(curve.steps[-1]) if groups else 0 : step]
        curve._sum, curve._count = sum(rest), len(rest)
        return curve

    @classmethod
    def from_arrays(
        cls, arrays: Mapping[str, NDArray[Any]], losses: Sequence[float] = ()
    ) -> "LossCurve":
        """A curve from `to_arrays`; where there are none, from the losses of all steps."""
        curve = cls()
        if "curve" not in arrays:
            curve.extend(range(1, len(losses) + 1), losses)
        else:
            curve.steps, curve.losses = (array("d", row.tolist()) for row in arrays["curve"])
            stride, curve._sum, count = arrays["curve_rest"].tolist()
            curve.stride, curve._count = int(stride), int(count)
        return curve

    def _thin(self) -> None:
        losses = self.losses
        self.losses = array(
            "d", [(a + b) / 2 for a, b in zip(losses[::2], losses[1::2], strict=True)]
        )
        self.steps = self.steps[1::2]
        self.stride *= 2
