"""Finds the parts of a window by the names that users of the tests rely on."""

from typing import TypeVar

from PySide6.QtWidgets import QWidget

Part = TypeVar("Part", bound=QWidget)


def part(window: QWidget, kind: type[Part], name: str) -> Part:
    """The part of this kind with this object name; fails if there is none."""
    found = window.findChild(kind, name)
    assert found is not None, f"no {kind.__name__} called {name}"
    return found
