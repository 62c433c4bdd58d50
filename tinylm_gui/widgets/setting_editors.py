"""An editor for one setting, made from what the setting says of itself."""

import math
from collections.abc import Callable
from dataclasses import Field
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox, QWidget

from tinylm_gui.presenters.setting_words import explanation_of, label_of, shown_value, translated
from tinylm_gui.widgets.number_box import number_box

LARGEST_SPIN = 2**31 - 1


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
                forever = QCoreApplication.translate("Settings", "until stopped")
                self.widget.setSpecialValueText(forever)  # for 0
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
