"""Colours for numbers: one scale for signed values, one for amounts.

Along both the lightness changes too, for eyes that do not tell hues apart.
"""

from typing import NamedTuple

from PySide6.QtGui import QColor, QPalette

STEPS = 129  # odd, so that zero has a colour of its own


class HeatColours(NamedTuple):
    """From the lowest value to the highest, and a text colour that reads well on each."""

    scale: list[QColor]
    texts: list[QColor]


def is_dark(palette: QPalette) -> bool:
    """Whether text is light on a dark ground."""
    return palette.base().color().lightness() < 128


def heat_colours(palette: QPalette) -> HeatColours:
    """For signed values: blue below zero, the background at zero, orange above."""
    ends = ("#2f5fc4", "#ffb25c") if is_dark(palette) else ("#2b5aa0", "#f7a23b")
    scale = blended([QColor(ends[0]), palette.base().color(), QColor(ends[1])])
    return HeatColours(scale, [_readable_on(colour) for colour in scale])


def amount_colours(palette: QPalette) -> list[QColor]:
    """For amounts, from little to much: the part of viridis that shows on the background."""
    stops = ["#46327e", "#365c8d", "#277f8e", "#1fa187", "#4ac16d", "#a0da39", "#fde725"]
    kept = stops[1:] if is_dark(palette) else stops[:-2]
    return blended([QColor(stop) for stop in kept])


def blended(stops: list[QColor]) -> list[QColor]:
    """STEPS colours that pass through the stops at equal distances."""
    scale = []
    for step in range(STEPS):
        place = step / (STEPS - 1) * (len(stops) - 1)
        before = min(int(place), len(stops) - 2)
        scale.append(mixed(stops[before], stops[before + 1], place - before))
    return scale


def mixed(start: QColor, end: QColor, share: float) -> QColor:
    """The colour that lies `share` (0 to 1) of the way from one to the other."""
    return QColor.fromRgbF(
        start.redF() + (end.redF() - start.redF()) * share,
        start.greenF() + (end.greenF() - start.greenF()) * share,
        start.blueF() + (end.blueF() - start.blueF()) * share,
    )


def _readable_on(colour: QColor) -> QColor:
    """Black or white, whichever stands out more (relative luminance, WCAG 2)."""
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return QColor("#101010") if luminance > 0.18 else QColor("#f4f4f4")
