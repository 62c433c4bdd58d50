"""The map's way through the training as a moving picture, to be kept or shown elsewhere."""

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from PySide6.QtGui import QImage

from tinylm_gui.presenters.map_picture import NO_IDS, Floats, MapPicture, MapRequest, make_pictures

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_FRAMES = 100
FRAME = 80  # milliseconds that each picture is seen
LAST_FRAME = 2000


class Drawing(NamedTuple):
    """How pictures are drawn: first `fit` sees the points of all, then `draw` makes each."""

    fit: Callable[[Sequence[Floats]], None]
    draw: Callable[[Floats, Floats | None, str], QImage]  # points, trails, caption


def make_film(
    moments: Sequence[tuple[str, Floats]],
    request: MapRequest,
    frame: MapPicture | None,
    drawing: Drawing,
    kind: str,
) -> Iterator[float | bytes]:
    """How much is done, from 0 to 1, and in the end the film as a file of `kind`, GIF or WEBP.

    `moments` are a caption and the vectors of all words at each step. The words of
    `request.trail_ids` draw their way behind them.
    """
    rows = np.searchsorted(request.ids, request.trail_ids)
    still = replace(request, past=(), trail_ids=NO_IDS)
    points: list[Floats] = []
    for number, (_, vectors) in enumerate(moments, start=1):
        *_, picture = make_pictures(replace(still, vectors=vectors), frame)
        frame = picture.frame or picture
        points.append(picture.points)
        yield 0.4 * number / len(moments)
    drawing.fit(points)
    trails = np.stack([places[rows] for places in points])
    images = []
    for number, ((caption, _), places) in enumerate(zip(moments, points, strict=True), start=1):
        images.append(_as_pillow(drawing.draw(places, trails[:number], caption)))
        yield 0.4 + 0.4 * number / len(moments)
    durations = [FRAME] * (len(images) - 1) + [LAST_FRAME]
    file = io.BytesIO()
    images[0].save(file, kind, save_all=True, append_images=images[1:], duration=durations, loop=0)
    yield file.getvalue()


def _as_pillow(image: QImage) -> "Image":
    from PIL import Image  # only here: it would make the start of the program slower

    size, line = (image.width(), image.height()), image.bytesPerLine()
    return Image.frombuffer("RGB", size, bytes(image.constBits()), "raw", "BGRX", line, 1)
