"""The settings of text, model and training, each with its meaning, range and default at hand."""

from dataclasses import Field, fields
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from tinylm.errors import SettingsError
from tinylm.settings import PRESETS, ModelSettings, TextSettings, TrainingSettings
from tinylm_gui.presenters.setting_words import explanation_of, label_of, translated
from tinylm_gui.session.past_runs import AllSettings
from tinylm_gui.session.run import FIXED_SETTINGS
from tinylm_gui.widgets.setting_editors import SettingEditor

ESSENTIAL = ("context", "embedding_dim", "hidden_dims", "epochs", "batch_size", "learning_rate")
STOP_RULES = ("minimum_steps", "patience", "target_loss", "floor_margin", "time_limit")
MARGIN = 16  # at the right of the settings, in pixels
EXPLANATION_LINES = 6  # room kept free for the longest, so that nothing jumps


class SettingsForm(QWidget):
    """A preset to start from, the settings that matter most, and the others folded away."""

    changed = Signal(object, object, object)  # TextSettings, ModelSettings, TrainingSettings
    refused = Signal(str)  # why a value cannot be used

    def __init__(self, cost: QWidget | None = None, parent: QWidget | None = None) -> None:
        """`cost` says below the settings what they will take."""
        super().__init__(parent)
        self._settings: AllSettings = (TextSettings(), ModelSettings(), TrainingSettings())
        self._editors: tuple[dict[str, SettingEditor], ...] = ({}, {}, {})
        self._explanations: dict[QObject, str] = {}
        self._preset = self._make_preset_box()
        self._meaning = QLabel()
        self._meaning.setWordWrap(True)
        self._meaning.setProperty("quiet", True)
        essential, advanced = _form_layout(), _form_layout()
        essential.addRow(self.tr("Preset"), self._preset)
        essential.addRow(self._meaning)
        self._add_editors(essential, advanced)
        self._folded = QWidget()
        self._folded.setLayout(advanced)
        self._unfold = QToolButton()
        self._unfold.setObjectName("advancedButton")
        self._unfold.setToolTip(self.tr("Show or hide the settings that are seldom changed."))
        self._unfold.setCheckable(True)
        self._unfold.setAutoRaise(True)
        self._unfold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._unfold.toggled.connect(self._show_advanced)
        self._explanation = QLabel()
        self._explanation.setObjectName("settingExplanation")
        self._explanation.setWordWrap(True)
        self._explanation.setProperty("quiet", True)
        self._explanation.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._explanation.setMinimumHeight(EXPLANATION_LINES * self.fontMetrics().lineSpacing())
        self._lay_out(essential, cost or QWidget())
        self._show_advanced(False)

    def _lay_out(self, essential: QFormLayout, cost: QWidget) -> None:
        rows = QWidget()
        inner = QVBoxLayout(rows)
        inner.setContentsMargins(0, 0, MARGIN, 0)
        inner.setSpacing(8)
        inner.addLayout(essential)
        inner.addWidget(cost)
        inner.addWidget(self._unfold)
        inner.addWidget(self._folded)
        inner.addStretch(1)
        scroll = _UprightScroll(rows, self._folded)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(scroll, 1)
        layout.addWidget(self._explanation)

    def show_settings(
        self, text: TextSettings, model: ModelSettings, training: TrainingSettings
    ) -> None:
        """Show the settings in force."""
        self._settings = (text, model, training)
        for settings, editors in zip(self._settings, self._editors, strict=True):
            for name, editor in editors.items():
                editor.set_value(getattr(settings, name))
        self._show_preset()

    def let_change_all(self, everything: bool) -> None:
        """Let the user change everything, or only what steers a run that is under way."""
        self._preset.setEnabled(everything)
        text, model, training = self._editors
        for name, editor in (text | model | training).items():
            steers = name in training and name not in FIXED_SETTINGS
            editor.widget.setEnabled(everything or steers)

    def _make_preset_box(self) -> QComboBox:
        box = QComboBox()
        box.setObjectName("presetBox")
        box.setAccessibleName(self.tr("Preset"))
        box.setToolTip(self.tr("Settings that go well together, to start from."))
        for name, preset in PRESETS.items():
            box.addItem(translated(name), name)
            meaning = translated(preset.meaning)
            box.setItemData(box.count() - 1, meaning, Qt.ItemDataRole.ToolTipRole)
        box.addItem(self.tr("custom"), None)
        box.activated.connect(self._take_preset)
        return box

    def _add_editors(self, essential: QFormLayout, advanced: QFormLayout) -> None:
        titles = (self.tr("Text"), self.tr("Model"), self.tr("Training"))
        rules = []
        for title, settings, editors in zip(titles, self._settings, self._editors, strict=True):
            advanced.addRow(self._heading(title))
            for setting in fields(settings):  # type: ignore[arg-type]
                if setting.name in STOP_RULES:
                    rules.append(setting)
                    continue
                form = essential if setting.name in ESSENTIAL else advanced
                editors[setting.name] = self._add_editor(form, setting)
        advanced.addRow(self._heading(self.tr("When to stop")))
        for setting in rules:
            self._editors[-1][setting.name] = self._add_editor(advanced, setting)

    def _heading(self, title: str) -> QLabel:
        heading = QLabel(title)
        heading.setProperty("heading", True)
        heading.setIndent(0)
        heading.setMinimumHeight(2 * self.fontMetrics().height())
        heading.setAlignment(Qt.AlignmentFlag.AlignBottom)
        return heading

    def _add_editor(self, form: QFormLayout, setting: "Field[Any]") -> SettingEditor:
        editor = SettingEditor(setting, self._take_edit)
        label = QLabel(label_of(setting))
        label.setToolTip(explanation_of(setting))
        label.setBuddy(editor.widget)
        label.setMinimumHeight(editor.widget.sizeHint().height())  # beside its middle
        form.addRow(label, editor.widget)
        for widget in (label, editor.widget):
            self._explanations[widget] = f"<b>{label_of(setting)}.</b> {explanation_of(setting)}"
            widget.installEventFilter(self)
        return editor

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Explain the setting that has the focus or lies under the mouse."""
        if event.type() in (QEvent.Type.Enter, QEvent.Type.FocusIn):
            self._explanation.setText(self._explanations[watched])
        return super().eventFilter(watched, event)

    def _show_preset(self) -> None:
        index, meaning = self._preset.count() - 1, self.tr("Your own choice of settings.")
        for number, preset in enumerate(PRESETS.values()):
            if (preset.text, preset.model, preset.training) == self._settings:
                index, meaning = number, translated(preset.meaning)
        self._preset.setCurrentIndex(index)
        self._meaning.setText(meaning)

    @Slot(int)
    def _take_preset(self, index: int) -> None:
        preset = PRESETS.get(self._preset.itemData(index))
        if preset is None:
            self._show_preset()
        else:
            self.changed.emit(preset.text, preset.model, preset.training)

    @Slot()
    def _take_edit(self) -> None:
        try:
            text, model, training = (
                settings.changed(**{name: editor.value() for name, editor in editors.items()})
                for settings, editors in zip(self._settings, self._editors, strict=True)
            )
        except SettingsError as error:
            self.show_settings(*self._settings)
            self.refused.emit(str(error))
            return
        if (text, model, training) != self._settings:
            self.changed.emit(text, model, training)

    @Slot(bool)
    def _show_advanced(self, visible: bool) -> None:
        self._folded.setVisible(visible)
        self._unfold.setText(self.tr("Fewer settings") if visible else self.tr("More settings"))
        self._unfold.setArrowType(Qt.ArrowType.DownArrow if visible else Qt.ArrowType.RightArrow)


def _form_layout() -> QFormLayout:
    form = QFormLayout()
    form.setContentsMargins(0, 0, 0, 0)
    form.setHorizontalSpacing(16)
    form.setVerticalSpacing(8)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return form


class _UprightScroll(QScrollArea):
    """Moves up and down only: it has room for what it holds, and for what is folded away there."""

    def __init__(self, rows: QWidget, folded: QWidget) -> None:
        super().__init__()
        self._rows, self._folded = rows, folded
        self.setWidget(rows)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QScrollArea.Shape.NoFrame)

    def minimumSizeHint(self) -> QSize:
        shown = self._rows.minimumSizeHint().width()
        folded = self._folded.minimumSizeHint().width() + MARGIN
        return QSize(max(shown, folded), super().minimumSizeHint().height())
