"""How the next word is chosen: an editor for each of the generation settings."""

from dataclasses import Field, fields
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QHBoxLayout, QLabel, QSpinBox, QWidget

from tinylm.settings import GenerationSettings
from tinylm_gui.presenters.setting_words import explanation_of, label_of
from tinylm_gui.widgets.flow_layout import FlowLayout
from tinylm_gui.widgets.number_box import number_box

LARGEST = 2**31 - 1
Editor = QCheckBox | QSpinBox | QDoubleSpinBox


class GenerationControls(QWidget):
    """Editors side by side; emits `changed` when the settings are others."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editors: dict[str, Editor] = {}
        layout = FlowLayout(self, spacing=12)
        for setting in fields(GenerationSettings):
            editor = self._editor(setting)
            self._editors[setting.name] = editor
            layout.addWidget(editor if isinstance(editor, QCheckBox) else _labelled(editor))
        self._new_seed = QCheckBox(self.tr("New seed each time"))
        self._new_seed.setObjectName("generation_new_seed")
        self._new_seed.setToolTip(
            self.tr("Take another seed for each text; otherwise the same words come again.")
        )
        self._new_seed.setChecked(True)
        layout.addWidget(self._new_seed)

    def settings(self) -> GenerationSettings:
        """The settings as they stand."""
        values = {
            name: editor.isChecked() if isinstance(editor, QCheckBox) else editor.value()
            for name, editor in self._editors.items()
        }
        return GenerationSettings.from_dict(values)

    @Slot()
    def take_next_seed(self) -> None:
        """Go on to another seed if the user wants one each time."""
        seed = self._editors["seed"]
        if self._new_seed.isChecked() and isinstance(seed, QSpinBox):
            seed.setValue((seed.value() + 1) % LARGEST)

    def _editor(self, setting: "Field[Any]") -> Editor:
        editor = _check_box(setting) if setting.type is bool else _spin_box(setting)
        editor.setObjectName(f"generation_{setting.name}")
        editor.setAccessibleName(label_of(setting))
        editor.setToolTip(explanation_of(setting))
        changed = editor.toggled if isinstance(editor, QCheckBox) else editor.valueChanged
        changed.connect(self.changed)
        return editor


def _labelled(editor: QWidget) -> QWidget:
    """The editor after its name."""
    group = QWidget()
    layout = QHBoxLayout(group)
    layout.setContentsMargins(0, 0, 0, 0)
    label = QLabel(editor.accessibleName())
    label.setToolTip(editor.toolTip())
    label.setBuddy(editor)
    layout.addWidget(label)
    layout.addWidget(editor)
    return group


def _check_box(setting: "Field[Any]") -> QCheckBox:
    box = QCheckBox(label_of(setting))
    box.setChecked(bool(setting.default))
    return box


def _spin_box(setting: "Field[Any]") -> QSpinBox | QDoubleSpinBox:
    box: QSpinBox | QDoubleSpinBox = (
        number_box(QSpinBox) if setting.type is int else number_box(QDoubleSpinBox)
    )
    if isinstance(box, QDoubleSpinBox):
        box.setDecimals(2)
        box.setSingleStep(0.05 if setting.metadata["maximum"] else 0.1)
    limits = setting.metadata
    least = limits["minimum"] if limits["above"] is None else limits["above"] + box.singleStep()
    box.setRange(least, min(limits["maximum"] or LARGEST, LARGEST))
    default: Any = setting.default
    box.setValue(default)
    box.setFixedWidth(9 * box.fontMetrics().averageCharWidth() + 42)
    return box
