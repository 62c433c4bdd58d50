"""Where on the screen a point of the map lies: turn, zoom, pan."""

from typing import Any

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.floating[Any]]

MARGIN = 0.86  # share of the window that the points fill when fitted, so that labels find room
SEEN = 0.995  # of the points; a few far ones may lie outside a fitted picture
NOTHING: Points = np.zeros((0, 2))


class Camera:
    """Maps points (n, 2 or 3) to pixels; x to the right, y upwards in the map.

    Points of three dimensions are first turned by `rotation`; what then is the third
    coordinate is the depth, larger is nearer.
    """

    def __init__(self) -> None:
        self.centre = np.zeros(2)  # of the window, in turned map units
        self.scale = 1.0  # pixels a map unit
        self.size = (1, 1)  # width and height of the window in pixels
        self.rotation = np.eye(3)

    def turned(self, points: Points) -> Points:
        """Points as seen from here, in map units, (n, 2 or 3)."""
        return points @ self.rotation.T.astype(points.dtype) if points.shape[1] == 3 else points

    def to_pixels(self, turned: Points) -> Points:
        """Turned points in pixels from the window's upper left corner, (n, 2)."""
        offset = np.array([self.size[0] / 2, self.size[1] / 2])
        flip = np.array([self.scale, -self.scale])
        shift = offset - self.centre * flip
        pixels: Points = turned[:, :2] * flip.astype(turned.dtype) + shift.astype(turned.dtype)
        return pixels

    def to_map(self, x: float, y: float) -> npt.NDArray[np.float64]:
        """The place in the turned map under a pixel, (2,)."""
        across = (x - self.size[0] / 2) / self.scale
        up = (self.size[1] / 2 - y) / self.scale
        place: npt.NDArray[np.float64] = self.centre + np.array([across, up])
        return place

    def fit(self, turned: Points, also: Points = NOTHING) -> None:
        """Show all points, but for a few that lie far off, and all of `also` (n, 2).

        Where a place of `also` has nan instead of a coordinate, it lies anywhere along it.
        """
        if len(turned):
            low, high = self._extent(turned, also)
            self.centre = (low + high) / 2
            self.scale = self._fitting_scale(high - low)

    def fits(self, turned: Points, also: Points = NOTHING) -> bool:
        """Whether the picture is still about as large as a fitted one."""
        if len(turned) == 0:
            return True
        low, high = self._extent(turned, also)
        off_centre = np.abs((low + high) / 2 - self.centre) * self.scale > np.array(self.size) / 6
        return bool(
            0.6 < self.scale / self._fitting_scale(high - low) < 1.12 and not off_centre.any()
        )

    def _extent(self, turned: Points, also: Points) -> tuple[Points, Points]:
        spread = np.sort(turned[:, :2], axis=0).astype(np.float64)
        cut = int(len(spread) * (1 - SEEN) / 2)
        low = np.fmin.reduce(also, axis=0, initial=np.inf)  # fmin and fmax pass over nan
        high = np.fmax.reduce(also, axis=0, initial=-np.inf)
        return np.fmin(spread[cut], low), np.fmax(spread[-1 - cut], high)

    def _fitting_scale(self, spread: Points) -> float:
        scales = MARGIN * np.array(self.size) / np.maximum(spread, 1e-9)
        return float(min(scales.min(), 1e6))

    def pan(self, dx: float, dy: float) -> None:
        """Move the picture by pixels."""
        self.centre = self.centre + np.array((-dx, dy)) / self.scale

    def zoom(self, factor: float, x: float, y: float) -> None:
        """Enlarge by a factor; what lies under the pixel stays there."""
        before = self.to_map(x, y)
        self.scale = min(max(self.scale * factor, 1e-6), 1e9)
        self.centre = self.centre + before - self.to_map(x, y)

    def turn(self, right: float, down: float) -> None:
        """Turn the points about the vertical and the horizontal of the screen, in radians."""
        cos_r, sin_r = np.cos(right), np.sin(right)
        cos_d, sin_d = np.cos(down), np.sin(down)
        about_vertical = np.array([[cos_r, 0, sin_r], [0, 1, 0], [-sin_r, 0, cos_r]])
        about_horizontal = np.array([[1, 0, 0], [0, cos_d, -sin_d], [0, sin_d, cos_d]])
        self.rotation = about_horizontal @ about_vertical @ self.rotation
