"""The doctor's findings, one under the other, each with the click that tries its remedy."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from tinylm.doctor import Finding
from tinylm_gui.presenters.doctor_rounds import DoctorRounds
from tinylm_gui.widgets.doctor_words import finding_in_words, remedy_in_words


class DoctorPanel(QDialog):
    """Stays open beside the window and follows the run."""

    def __init__(self, rounds: DoctorRounds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rounds = rounds
        self.setObjectName("doctorPanel")
        self.setWindowTitle(self.tr("Model doctor"))
        self._healthy = QLabel(self.tr("Nothing was found: the run looks healthy."))
        self._healthy.setObjectName("emptyMessage")
        self._healthy.setAlignment(Qt.AlignmentFlag.AlignCenter)
        note = QLabel(
            self.tr(
                "A remedy starts a new run with these settings changed; the run so far stays on "
                "the loss plot for comparison."
            )
        )
        note.setWordWrap(True)
        note.setProperty("quiet", True)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(8)
        self._cards.setContentsMargins(0, 0, 0, 0)
        inner = QWidget()
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(0, 0, 8, 0)
        rows.addLayout(self._cards)
        rows.addWidget(self._healthy)
        rows.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(note)
        layout.addWidget(scroll, 1)
        layout.addWidget(buttons)
        self.resize(560, 420)
        rounds.changed.connect(self._show)
        self._show()

    @Slot()
    def _show(self) -> None:
        for card in self.findChildren(QFrame, "doctorCard"):
            self._cards.removeWidget(card)
            card.setParent(None)
            card.deleteLater()
        for finding in self._rounds.findings:
            self._cards.addWidget(self._card(finding))
        self._healthy.setVisible(not self._rounds.findings)

    def _card(self, finding: Finding) -> QFrame:
        told = finding_in_words(finding)
        card = QFrame()
        card.setObjectName("doctorCard")
        card.setAccessibleName(told.title)
        title = QLabel(told.title)
        title.setProperty("heading", True)
        text = QLabel(told.text)
        text.setObjectName("finding")
        text.setWordWrap(True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QVBoxLayout(card)
        layout.addWidget(title)
        layout.addWidget(text)
        remedy = remedy_in_words(finding)
        if remedy:
            attempt = QPushButton(self.tr("Try: {remedy}").format(remedy=remedy))
            attempt.setObjectName("tryRemedy")
            attempt.setToolTip(self.tr("Start a new run with this changed."))
            attempt.clicked.connect(lambda: self._rounds.try_remedy(finding))
            row = QHBoxLayout()
            row.addWidget(attempt)
            row.addStretch(1)
            layout.addLayout(row)
        return card
