"""An editor for one setting, made from what the setting says of itself."""

import math
from collections.abc import Callable
from dataclasses import Field
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox, QWidget

from tinylm_gui.widgets.number_box import number_box

LARGEST_SPIN = 2**31 - 1
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


class SettingEditor:
    """A widget with a value; `changed` is called when the user has changed it."""

    def __init__(self, setting: "Field[Any]", changed: Callable[[], None]) -> None:
        self.setting = setting
        self.widget: QWidget
        if setting.type is bool:
            self.widget = QCheckBox()
            self.widget.toggled.connect(changed)
        elif setting.metadata["choices"]:
            self.widget = QComboBox()
            for choice in setting.metadata["choices"]:
                self.widget.addItem(translated(choice), choice)
            self.widget.currentIndexChanged.connect(changed)
        elif setting.type is int and (setting.metadata["maximum"] or 0) < LARGEST_SPIN:
            self.widget = number_box(QSpinBox)
            self.widget.setGroupSeparatorShown(True)
            self.widget.setKeyboardTracking(False)
            least = setting.metadata["minimum"]
            self.widget.setRange(-LARGEST_SPIN if least is None else least, LARGEST_SPIN)
            if setting.name == "epochs":
                self.widget.setSpecialValueText(translated("until stopped"))  # for 0
            self.widget.valueChanged.connect(changed)
        else:
            self.widget = QLineEdit()
            self.widget.editingFinished.connect(changed)
        self.widget.setObjectName(f"setting_{setting.name}")
        self.widget.setAccessibleName(label_of(setting))
        self.widget.setToolTip(explanation_of(setting))

    def set_value(self, value: Any) -> None:
        """Show a value without calling `changed`."""
        widget = self.widget
        widget.blockSignals(True)
        if isinstance(widget, QCheckBox):
            widget.setChecked(value)
        elif isinstance(widget, QComboBox):
            widget.setCurrentIndex(widget.findData(value))
        elif isinstance(widget, QSpinBox):
            widget.setValue(value)
        elif isinstance(widget, QLineEdit):
            widget.setText(shown_value(value))
        widget.blockSignals(False)

    def value(self) -> Any:
        """What the user has entered, as the settings want it; a text where it is no number."""
        widget = self.widget
        if isinstance(widget, QCheckBox):
            return widget.isChecked()
        if isinstance(widget, QComboBox):
            return widget.currentData()
        if isinstance(widget, QSpinBox):
            return widget.value()
        assert isinstance(widget, QLineEdit)
        return _parsed(self.setting, widget.text().strip())


def _parsed(setting: "Field[Any]", text: str) -> Any:
    try:
        if setting.type is int:
            return int(text)
        if setting.type is float:
            number = float(text.replace(",", "."))
            return number if math.isfinite(number) else text
        widths = tuple(int(part) for part in text.replace(",", " ").split())
    except ValueError:
        return text
    return () if widths == (0,) else widths
