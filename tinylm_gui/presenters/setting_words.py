"""The names, meanings and values of settings, as the window tells them."""

from dataclasses import Field
from typing import Any

from PySide6.QtCore import QCoreApplication

LABELS = {  # where the name of the setting would not do
    "embedding_dim": "Embedding size",
    "hidden_dims": "Hidden layers",
    "tied_embeddings": "Tie embeddings",
    "output": "Output layer",
    "keep_case": "Keep capitals",
    "min_count": "Minimum count",
    "max_vocabulary": "Most words",
    "validation_fraction": "Held back",
    "dtype": "Precision",
    "floor_margin": "Near the floor",
    "time_limit": "Time limit (minutes)",
}


def translated(text: str) -> str:
    """A text of the settings in the user's language."""
    return QCoreApplication.translate("Settings", text)


def label_of(setting: "Field[Any]") -> str:
    """The name of a setting in the user's language."""
    return name_in_words(setting.name)


def name_in_words(name: str) -> str:
    """learning_rate -> Learning rate."""
    return translated(LABELS.get(name, name.replace("_", " ").capitalize()))


def explanation_of(setting: "Field[Any]") -> str:
    """What a setting means, its range and its default."""
    metadata = setting.metadata
    parts = [translated(metadata["meaning"])]
    limits = []
    for key, phrase in (("minimum", "≥"), ("above", ">"), ("maximum", "≤"), ("below", "<")):
        if metadata.get(key) is not None and abs(metadata[key]) < 2**62:
            limits.append(f"{phrase} {metadata[key]:g}")
    if limits:
        parts.append(translated("Range: {limits}.").format(limits=", ".join(limits)))
    parts.append(translated("Default: {value}.").format(value=shown_value(setting.default)))
    return " ".join(parts)


def shown_value(value: Any) -> str:
    """A setting's value as its editor shows it."""
    if isinstance(value, bool):
        return translated("on") if value else translated("off")
    if isinstance(value, tuple | list):
        return ", ".join(map(str, value)) or "0"
    if isinstance(value, float):
        short = f"{value:g}"
        return short if float(short) == value else repr(value)
    return str(value)
