"""Questions that are asked before something that was learned would be lost."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from tinylm_gui.session import Session, SessionState


def may_lose_training(
    session: Session, parent: QWidget, deed: str, save: Callable[[], bool]
) -> bool:
    """Whether `deed` may go on, although it ends the training or drops a model not saved.

    `save` is offered first; it tells whether all that was learned is saved.
    """
    if not session.has_unsaved_training:
        return True

    def tr(text: str) -> str:
        return QCoreApplication.translate("Questions", text)

    box = QMessageBox(parent)
    box.setObjectName("loseTrainingQuestion")
    box.setIcon(QMessageBox.Icon.Question)
    if session.state is SessionState.TRAINING:
        box.setText(tr("Training is running, and the model is not saved."))
    else:
        box.setText(tr("The trained model is not saved."))
    box.setInformativeText(deed)
    save_first = box.addButton(QMessageBox.StandardButton.Save)
    discard = box.addButton(QMessageBox.StandardButton.Discard)
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    box.exec()
    box.deleteLater()
    if box.clickedButton() is save_first:
        session.pause_now()
        return save()
    return box.clickedButton() is discard
