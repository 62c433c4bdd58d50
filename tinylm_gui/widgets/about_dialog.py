"""What this program is, which versions it is made of, and where it keeps things."""

from html import escape

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from tinylm_gui.application.about import paths, versions


class AboutDialog(QDialog):
    """Versions and paths, to be read or copied."""

    def __init__(self, settings_file: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("aboutDialog")
        self.setWindowTitle(self.tr("About TinyLM"))
        self._facts = {**versions(), **paths(settings_file)}
        title = QLabel("TinyLM")
        title.setProperty("title", True)
        what = QLabel(
            self.tr(
                "Load your own text, train a tiny language model on your own computer, and look "
                "inside it while it learns. Free software under the MIT licence."
            )
        )
        what.setWordWrap(True)
        for label in (title, what):
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        form = QFormLayout()
        form.setVerticalSpacing(4)
        for name, value in self._facts.items():
            shown = QLabel(escape(value))
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            form.addRow(name, shown)
        which = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(which.Close)
        copy = buttons.addButton(self.tr("&Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.setObjectName("copyAbout")
        copy.setToolTip(self.tr("Copy versions and paths, for a report."))
        copy.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(title)
        layout.addWidget(what)
        layout.addSpacing(8)
        layout.addLayout(form)
        layout.addStretch(1)
        layout.addWidget(buttons)
        self.setMinimumWidth(520)

    @Slot()
    def _copy(self) -> None:
        lines = [f"{name}: {value}" for name, value in self._facts.items()]
        QGuiApplication.clipboard().setText("\n".join(lines))
