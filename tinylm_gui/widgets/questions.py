"""Questions that are asked before something that is open would be lost."""

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

    box = QMessageBox(parent)
    box.setObjectName("loseTrainingQuestion")
    box.setIcon(QMessageBox.Icon.Question)
    if session.state is SessionState.TRAINING:
        box.setText(_tr("Training is running, and the model is not saved."))
    else:
        box.setText(_tr("The trained model is not saved."))
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


def may_replace_text(parent: QWidget, open_now: str, names: str) -> bool:
    """Whether files may take the place of the open text, whose name is `open_now`."""
    box = QMessageBox(parent)
    box.setObjectName("replaceTextQuestion")
    box.setIcon(QMessageBox.Icon.Question)
    box.setText(_tr("Open {names} in the place of {open}?").format(names=names, open=open_now))
    replace = box.addButton(_tr("Replace"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(replace)
    box.exec()
    box.deleteLater()
    return box.clickedButton() is replace


def _tr(text: str) -> str:
    return QCoreApplication.translate("Questions", text)
