"""Questions that are asked before something that is open would be lost."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from tinylm_gui.session import Session, SessionState


def tr(text: str) -> str:
    """A text in the user's language."""
    return QCoreApplication.translate("Questions", text)


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


def wants_another_place(parent: QWidget, problem: str) -> bool:
    """Whether what could not be saved because of a `problem` is to be saved elsewhere."""
    box = QMessageBox(parent)
    box.setObjectName("anotherPlaceQuestion")
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(tr("The project was not saved."))
    box.setInformativeText(
        tr("{problem} Nothing is lost: it can be saved in another folder.").format(problem=problem)
    )
    elsewhere = box.addButton(tr("Save in &another folder…"), QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(elsewhere)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.exec()
    box.deleteLater()
    return box.clickedButton() is elsewhere


def may_replace_text(parent: QWidget, open_now: str, names: str) -> bool:
    """Whether files may take the place of the open text, whose name is `open_now`."""
    box = QMessageBox(parent)
    box.setObjectName("replaceTextQuestion")
    box.setIcon(QMessageBox.Icon.Question)
    box.setText(tr("Open {names} in the place of {open}?").format(names=names, open=open_now))
    replace = box.addButton(tr("Replace"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(replace)
    box.exec()
    box.deleteLater()
    return box.clickedButton() is replace


def wants_copies(parent: QWidget, copies: Sequence[Path]) -> bool | None:
    """Whether copies of work that was not saved are to be opened, thrown away, or (None) kept."""
    box = QMessageBox(parent)
    box.setObjectName("copiesQuestion")
    box.setIcon(QMessageBox.Icon.Question)
    box.setText(tr("TinyLM ended before its last work was saved. There is a copy of it."))
    box.setInformativeText(
        tr("Open it and save it as a project of your own; it stays in {folder} until then.").format(
            folder=copies[-1]
        )
    )
    role = QMessageBox.ButtonRole
    wanted = box.addButton(tr("&Open the copy"), role.AcceptRole)
    unwanted = box.addButton(tr("&Throw it away"), role.DestructiveRole)
    box.setDefaultButton(wanted)
    box.setEscapeButton(box.addButton(tr("&Later"), role.RejectRole))
    box.exec()
    box.deleteLater()
    if box.clickedButton() is wanted:
        return True
    return False if box.clickedButton() is unwanted else None
