"""What the user can choose about the program itself; each choice is in force at once."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from tinylm_gui.application.languages import languages
from tinylm_gui.application.preferences import Choices, Preferences
from tinylm_gui.application.theme import ThemeChoice
from tinylm_gui.widgets.number_box import number_box


class PreferencesDialog(QDialog):
    """Shows the choices and writes them as they are made."""

    restart_asked = Signal()

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._language_at_start = preferences.choices.language
        self.setObjectName("preferencesDialog")
        self.setWindowTitle(self.tr("Preferences"))
        self._theme = QComboBox()
        for choice, name in (
            (ThemeChoice.SYSTEM, self.tr("as the system has them")),
            (ThemeChoice.LIGHT, self.tr("light")),
            (ThemeChoice.DARK, self.tr("dark")),
        ):
            self._theme.addItem(name, choice)
        self._language = QComboBox()
        self._language.addItem(self.tr("that of the system"), "")
        for code, name in languages().items():
            self._language.addItem(name, code)
        self._note = QLabel(self.tr("The window speaks it from its next start on."))
        self._note.setObjectName("languageNote")
        self._note.setProperty("quiet", True)
        self._restart = QPushButton(self.tr("&Restart now"))
        self._restart.setObjectName("restartNow")
        self._restart.setToolTip(
            self.tr("Close the window and open it again with the same texts or project.")
        )
        self._restart.clicked.connect(self.restart_asked)
        self._full_speed = QCheckBox(self.tr("Train at full speed while the window is left alone"))
        self._autosave = number_box(QSpinBox)
        self._autosave.setRange(0, 120)
        self._autosave.setSpecialValueText(self.tr("never"))
        self._autosave.setSuffix(self.tr(" min"))
        self._form, self._of_language = QFormLayout(), QHBoxLayout()
        self._name_parts()
        self._lay_out()
        self._show()
        self._theme.currentIndexChanged.connect(self._take)
        self._language.currentIndexChanged.connect(self._take)
        self._full_speed.toggled.connect(self._take)
        self._autosave.valueChanged.connect(self._take)
        preferences.changed.connect(self._show)

    def _name_parts(self) -> None:
        for widget, name, accessible_name, tool_tip in (
            (
                self._theme,
                "themeChoice",
                self.tr("Colours"),
                self.tr("Light or dark, or whatever the system changes to."),
            ),
            (
                self._language,
                "languageChoice",
                self.tr("Language"),
                self.tr("The language of menus, pages and explanations."),
            ),
            (
                self._full_speed,
                "fullSpeed",
                self.tr("Train at full speed while the window is left alone"),
                self.tr(
                    "Use all cores while you touch neither mouse nor keys in this window. While "
                    "you do, one core is kept free for it. The numbers are the same either way."
                ),
            ),
            (
                self._autosave,
                "autosaveMinutes",
                self.tr("Keep a copy of the run every"),
                self.tr(
                    "A copy that is not a save: it is offered at the next start if the program "
                    "or the computer ends before you save."
                ),
            ),
        ):
            widget.setObjectName(name)
            widget.setAccessibleName(accessible_name)
            widget.setToolTip(tool_tip)

    def _lay_out(self) -> None:
        form = self._form
        form.setVerticalSpacing(10)
        form.addRow(self.tr("&Colours"), self._theme)
        form.addRow(self.tr("&Language"), self._language)
        self._of_language.addWidget(self._note, 1)
        self._of_language.addWidget(self._restart)
        form.addRow("", self._of_language)
        form.addRow(self.tr("&Keep a copy of the run every"), self._autosave)
        form.addRow(self._full_speed)
        which = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(which.Close | which.RestoreDefaults)
        reset = buttons.button(which.RestoreDefaults)
        reset.setObjectName("resetPreferences")
        reset.setToolTip(self.tr("Choose all of this as at the first start."))
        reset.clicked.connect(self._reset)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(16)
        layout.addLayout(form)
        layout.addWidget(buttons)

    @Slot()
    def _show(self) -> None:
        choices = self._preferences.choices
        for widget in (self._theme, self._language, self._full_speed, self._autosave):
            widget.blockSignals(True)
        self._theme.setCurrentIndex(self._theme.findData(choices.theme))
        self._language.setCurrentIndex(max(0, self._language.findData(choices.language)))
        self._full_speed.setChecked(choices.full_speed)
        self._autosave.setValue(choices.autosave_minutes)
        for widget in (self._theme, self._language, self._full_speed, self._autosave):
            widget.blockSignals(False)
        self._form.setRowVisible(self._of_language, choices.language != self._language_at_start)

    @Slot()
    def _take(self) -> None:
        self._preferences.choose(
            Choices(
                self._theme.currentData(),
                self._language.currentData(),
                self._full_speed.isChecked(),
                self._autosave.value(),
            )
        )

    @Slot()
    def _reset(self) -> None:
        self._preferences.choose(Choices())
