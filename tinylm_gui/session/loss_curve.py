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
        values = np.asarray(losses, np.float64)
        first = 0
        while first < len(steps):
            left, room = len(steps) - first, LIMIT - len(self.steps)
            if self._count or left < self.stride:
                last = min(len(steps), first + self.stride - self._count)
                total = _totals(np.array([[self._sum, *values[first:last]]]))
                self._sum, self._count = total.item(), self._count + last - first
                if self._count == self.stride:
                    self._append(steps[last - 1 : last], total)
                    self._sum, self._count = 0.0, 0
            else:
                groups = min(left // self.stride, room)
                last = first + groups * self.stride
                totals = _totals(values[first:last].reshape(groups, self.stride))
                self._append(steps[first + self.stride - 1 : last : self.stride], totals)
            if len(self.steps) >= LIMIT:
                self._thin()
            first = last

    def _append(self, steps: Sequence[int], totals: NDArray[np.float64]) -> None:
        """Take whole groups: the last step and the summed losses of each."""
        self.steps.extend(steps)
        self.losses.extend((totals / self.stride).tolist())

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


def _totals(losses: NDArray[np.float64]) -> NDArray[np.float64]:
    """Each row's sum, added up in order, so that it is the same in whatever portions they come."""
    return np.asarray(np.add.accumulate(losses, axis=1)[:, -1])
