"""The way to the doctor: a button that is there only when something was found."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QWidget

from tinylm_gui.presenters.doctor_rounds import DoctorRounds
from tinylm_gui.session import Session
from tinylm_gui.widgets.doctor_panel import DoctorPanel


class DoctorButton(QPushButton):
    """Says how much was found; a click opens the findings in a window of their own."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rounds = DoctorRounds(session, self)
        self._panel: DoctorPanel | None = None
        self.setObjectName("doctorButton")
        self.setToolTip(self.tr("What keeps this run from learning well, and what may help."))
        self.rounds.changed.connect(self._show)
        self.clicked.connect(self._open)
        self._show()

    @Slot()
    def _show(self) -> None:
        count = len(self.rounds.findings)
        if count == 1:
            self.setText(self.tr("Doctor: 1 finding"))
        else:
            self.setText(self.tr("Doctor: {count} findings").format(count=count))
        self.setAccessibleName(self.text())
        self.setVisible(count > 0)

    @Slot()
    def _open(self) -> None:
        if self._panel is None:
            self._panel = DoctorPanel(self.rounds, self.window())
        self._panel.show()
        self._panel.raise_()
        self._panel.activateWindow()
