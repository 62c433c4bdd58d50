"""Paints where words have been: a ghost at each earlier step, and an arrow from then to now."""

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QPolygonF

from tinylm_gui.application.colours import colours_of
from tinylm_gui.widgets.camera import Camera
from tinylm_gui.widgets.map_scene import MapScene, Points

GHOST = 2.0  # radius in pixels
HALO = 5.0  # width of the pale line below, without which a trail is lost among many points
HEAD = 9.0  # length of an arrow's head in pixels
FAINTEST, STRONGEST = 40, 200  # opacity of the first line and of the last


def paint_trails(painter: QPainter, scene: MapScene, camera: Camera, palette: QPalette) -> None:
    """Draw the trails of `scene` from its first step to where the words are now."""
    shown = [(place, scene.row(int(word))) for place, word in enumerate(scene.trail_ids)]
    if scene.trails is None or scene.trails.shape[2] != scene.points.shape[1]:
        return
    painter.save()
    for place, row in shown:
        if row is not None:
            path = np.concatenate((scene.trails[:, place], scene.points[row : row + 1]))
            _paint_trail(painter, camera.to_pixels(camera.turned(path)), palette)
    painter.restore()


def _paint_trail(painter: QPainter, pixels: Points, palette: QPalette) -> None:
    """A line that grows stronger towards the present, a ghost at each step, a head at the end."""
    colour = QColor(colours_of(palette).validation)
    corners = [QPointF(float(x), float(y)) for x, y in pixels]
    painter.setPen(QPen(palette.base().color(), HALO))
    painter.drawPolyline(QPolygonF(corners))
    opacities = np.linspace(FAINTEST, STRONGEST, len(corners))[1:].astype(int).tolist()
    for start, end, opacity in zip(corners[:-1], corners[1:], opacities, strict=True):
        colour.setAlpha(opacity)
        painter.setPen(QPen(colour, 1.6))
        painter.drawLine(start, end)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(start, GHOST, GHOST)
    _paint_head(painter, pixels, colour)


def _paint_head(painter: QPainter, pixels: Points, colour: QColor) -> None:
    """The head of an arrow at the last place, along the way that the word has come lately."""
    end = pixels[-1]
    far = np.flatnonzero(np.hypot(*(pixels - end).T) >= HEAD)
    if len(far) == 0:
        return  # it has hardly moved
    along = end - pixels[far[-1]]
    along = along / np.hypot(*along) * HEAD
    across = np.array((-along[1], along[0])) * 0.45
    colour.setAlpha(STRONGEST)
    painter.setBrush(colour)
    corners = (end, end - along + across, end - along - across)
    painter.drawPolygon(QPolygonF([QPointF(float(x), float(y)) for x, y in corners]))
