"""Boxes for numbers that begin where the text of a line edit does: no style sheet can say that."""

from typing import TypeVar

from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox

_Box = TypeVar("_Box", QSpinBox, QDoubleSpinBox)
ROOM = 6  # pixels: what the padding of a line edit is


def number_box(kind: type[_Box]) -> _Box:
    """A new box of one kind."""
    box = kind()
    begin_like_text(box)
    return box


def begin_like_text(box: QSpinBox | QDoubleSpinBox) -> None:
    """Let the number of a box begin where the text of a line edit does."""
    box.lineEdit().setTextMargins(ROOM, 0, 0, 0)
