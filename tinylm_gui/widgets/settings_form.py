"""The settings of text, model and training, each with its meaning, range and default at hand."""

from dataclasses import fields

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from tinylm.errors import SettingsError
from tinylm.settings import PRESETS, ModelSettings, SettingsBase, TextSettings, TrainingSettings
from tinylm_gui.widgets.setting_editors import (
    SettingEditor,
    explanation_of,
    label_of,
    translated,
)

ESSENTIAL = ("context", "embedding_dim", "hidden_dims", "epochs", "batch_size", "learning_rate")
AllSettings = tuple[TextSettings, ModelSettings, TrainingSettings]


class SettingsForm(QWidget):
    """A preset to start from, the settings that matter most, and the others folded away."""

    changed = Signal(object, object, object)  # TextSettings, ModelSettings, TrainingSettings
    refused = Signal(str)  # why a value cannot be used

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings: AllSettings = (TextSettings(), ModelSettings(), TrainingSettings())
        self._editors: list[dict[str, SettingEditor]] = []
        self.preset = QComboBox()
        self.preset.setObjectName("presetBox")
        self.preset.setAccessibleName(self.tr("Preset"))
        for name, preset in PRESETS.items():
            self.preset.addItem(translated(name), name)
            self.preset.setItemData(self.preset.count() - 1, preset.meaning, 3)  # tool tip
        self.preset.addItem(self.tr("custom"), None)
        self._meaning = QLabel()
        self._meaning.setWordWrap(True)
        self._meaning.setProperty("quiet", True)

        essential, advanced = QFormLayout(), QFormLayout()
        for form in (essential, advanced):
            form.setHorizontalSpacing(12)
            form.setVerticalSpacing(8)
        essential.addRow(self.tr("Preset"), self.preset)
        essential.addRow(self._meaning)
        for settings in self._settings:
            editors = {}
            for setting in fields(settings):
                editor = SettingEditor(setting, self._take_edit)
                editors[setting.name] = editor
                label = QLabel(label_of(setting))
                label.setToolTip(explanation_of(setting))
                label.setBuddy(editor.widget)
                form = essential if setting.name in ESSENTIAL else advanced
                form.addRow(label, editor.widget)
            self._editors.append(editors)

        self._folded = QWidget()
        self._folded.setLayout(advanced)
        advanced.setContentsMargins(0, 0, 0, 0)
        self._unfold = QToolButton()
        self._unfold.setObjectName("advancedButton")
        self._unfold.setText(self.tr("More settings"))
        self._unfold.setCheckable(True)
        self._unfold.setAutoRaise(True)
        self._unfold.toggled.connect(self._show_advanced)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(essential)
        layout.addWidget(self._unfold)
        layout.addWidget(self._folded)
        layout.addStretch(1)
        self._show_advanced(False)
        self.preset.activated.connect(self._take_preset)

    def show_settings(self, *settings: SettingsBase) -> None:
        """Show the settings in force: text, model, training."""
        self._settings = settings  # type: ignore[assignment]
        for values, editors in zip(settings, self._editors, strict=True):
            for name, editor in editors.items():
                editor.set_value(getattr(values, name))
        self._show_preset()

    def _show_preset(self) -> None:
        for index, preset in enumerate(PRESETS.values()):
            if (preset.text, preset.model, preset.training) == self._settings:
                self.preset.setCurrentIndex(index)
                self._meaning.setText(translated(preset.meaning))
                return
        self.preset.setCurrentIndex(self.preset.count() - 1)
        self._meaning.setText(self.tr("Your own choice of settings."))

    @Slot(int)
    def _take_preset(self, index: int) -> None:
        preset = PRESETS.get(self.preset.itemData(index))
        if preset is None:
            self._show_preset()
        else:
            self.changed.emit(preset.text, preset.model, preset.training)

    @Slot()
    def _take_edit(self) -> None:
        try:
            edited = [
                settings.changed(**{name: editor.value() for name, editor in editors.items()})
                for settings, editors in zip(self._settings, self._editors, strict=True)
            ]
        except SettingsError as error:
            self.show_settings(*self._settings)
            self.refused.emit(str(error))
            return
        if tuple(edited) != self._settings:
            self.changed.emit(*edited)

    @Slot(bool)
    def _show_advanced(self, visible: bool) -> None:
        self._folded.setVisible(visible)
        self._unfold.setText(self.tr("Fewer settings") if visible else self.tr("More settings"))
