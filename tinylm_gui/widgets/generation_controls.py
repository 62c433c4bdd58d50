"""How the next word is chosen: an editor for each of the generation settings."""

from dataclasses import Field, fields
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QHBoxLayout, QLabel, QSpinBox, QWidget

from tinylm.settings import GenerationSettings
from tinylm_gui.widgets.setting_editors import explanation_of, label_of

LARGEST = 2**31 - 1


class GenerationControls(QWidget):
    """Spin boxes in a row; emits `changed` when the settings are others."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes: dict[str, QSpinBox | QDoubleSpinBox] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for setting in fields(GenerationSettings):
            box = _spin_box(setting)
            box.setObjectName(f"generation_{setting.name}")
            box.setAccessibleName(label_of(setting))
            box.setToolTip(explanation_of(setting))
            box.valueChanged.connect(self.changed)
            label = QLabel(label_of(setting))
            label.setToolTip(explanation_of(setting))
            label.setBuddy(box)
            layout.addWidget(label)
            layout.addWidget(box)
            self._boxes[setting.name] = box
        self._new_seed = QCheckBox(self.tr("new each time"))
        self._new_seed.setObjectName("generation_new_seed")
        self._new_seed.setToolTip(
            self.tr("Take another seed for each text; otherwise the same words come again.")
        )
        self._new_seed.setChecked(True)
        layout.addWidget(self._new_seed)
        layout.addStretch(1)

    def settings(self) -> GenerationSettings:
        """The settings as they stand."""
        values = {name: box.value() for name, box in self._boxes.items()}
        return GenerationSettings.from_dict(values)

    @Slot()
    def take_next_seed(self) -> None:
        """Go on to another seed if the user wants one each time."""
        seed = self._boxes["seed"]
        if self._new_seed.isChecked():
            seed.setValue((int(seed.value()) + 1) % LARGEST)


def _spin_box(setting: "Field[Any]") -> QSpinBox | QDoubleSpinBox:
    box: QSpinBox | QDoubleSpinBox = QSpinBox() if setting.type is int else QDoubleSpinBox()
    least, most = setting.metadata["minimum"], setting.metadata["maximum"]
    box.setRange(0 if least is None else least, min(most or LARGEST, LARGEST))
    if isinstance(box, QDoubleSpinBox):
        box.setSingleStep(0.1)
        box.setDecimals(2)
    default: Any = setting.default
    box.setValue(default)
    box.setMinimumWidth(8 * box.fontMetrics().averageCharWidth() + 24)
    box.setMaximumWidth(14 * box.fontMetrics().averageCharWidth() + 24)
    return box
