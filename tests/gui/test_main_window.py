"""The window as a whole: drops, questions, messages, themes, shortcuts, closing."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from tests.gui.parts import part
from tinylm_gui.main_window import MainWindow
from tinylm_gui.session import Session, SessionState
from tinylm_gui.views.tour_panel import TourPanel

OpenText = Callable[..., Session]


def test_it_fits_small_screens(window: MainWindow, open_text: OpenText, qtbot: QtBot) -> None:
    session = open_text()
    session.train_steps(20)
    qtbot.waitUntil(lambda: session.state is SessionState.PAUSED)
    for page in range(window.tabs.count()):
        window.tabs.setCurrentIndex(page)
        least = window.minimumSizeHint()
        assert least.width() <= 960  # 1920 x 1080 at 200 %
        assert least.height() <= 540
    part(window, TourPanel, "tourPanel").start()
    assert window.minimumSizeHint().width() <= 1280


def test_a_finding_of_the_doctor_fits_small_screens_too(
    window: MainWindow, open_text: OpenText, qtbot: QtBot
) -> None:
    session = open_text()
    training = session.training_settings.changed(learning_rate=1e9)
    session.apply_settings(session.text_settings, session.model_settings, training)
    session.train()
    doctor = part(window, QPushButton, "doctorButton")
    qtbot.waitUntil(doctor.isVisible)
    window.resize(960, 540)
    QApplication.processEvents()
    assert window.width() == 960
    place = QRect(doctor.mapTo(window, QPoint()), doctor.size())
    assert window.rect().contains(place)


def answer(button: QMessageBox.StandardButton) -> list[str]:
    """Click a button of the question that comes next; the list then holds what it said."""
    said: list[str] = []

    def click() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        said.append(box.text())
        box.button(button).click()

    QTimer.singleShot(0, click)
    return said


def drop(window: MainWindow, *paths: Path) -> bool:
    """Drag files over the window and let go; whether the window wanted them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    drag = QDragEnterEvent(QPoint(9, 9), *how, Qt.KeyboardModifier.NoModifier)
    drag.ignore()
    window.dragEnterEvent(drag)
    if drag.isAccepted():
        window.dropEvent(QDropEvent(QPointF(9, 9), *how, Qt.KeyboardModifier.NoModifier))
    return drag.isAccepted()


def menu_action(window: MainWindow, text: str) -> QAction:
    actions = window.findChildren(QAction)
    return next(action for action in actions if action.text().replace("&", "") == text)


def message(window: MainWindow) -> str:
    label = part(window, QLabel, "messageText")
    return label.text() if label.isVisible() else ""


def train_on(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    """Start a training that would take for ever."""
    session.apply_settings(
        session.text_settings,
        session.model_settings,
        session.training_settings.changed(epochs=1_000_000),
    )
    qtbot.mouseClick(part(window, QPushButton, "trainButton"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: session.run is not None and session.run.progress.step > 0)
    qtbot.waitUntil(lambda: session.has_unsaved_training)


def test_a_dropped_file_is_opened(
    window: MainWindow, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "dropped.txt").write_text("one two three. " * 30)
    assert drop(window, tmp_path / "dropped.txt")
    qtbot.waitUntil(lambda: session.state is SessionState.READY)
    assert window.windowTitle() == "dropped.txt — TinyLM"


@pytest.mark.parametrize("is_wanted", [True, False])
def test_a_dropped_file_replaces_the_text_after_one_question(
    is_wanted: bool,
    window: MainWindow,
    session: Session,
    open_text: OpenText,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    open_text()
    (tmp_path / "dropped.txt").write_text("one two three. " * 30)
    said: list[str] = []

    def click() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        said.append(box.text())
        qtbot.keyClick(box, Qt.Key.Key_Return if is_wanted else Qt.Key.Key_Escape)

    QTimer.singleShot(0, click)
    drop(window, tmp_path / "dropped.txt")
    assert said == ["Open dropped.txt in the place of text.txt?"]
    qtbot.waitUntil(lambda: session.state is SessionState.READY)
    shown = "dropped.txt" if is_wanted else "text.txt"
    assert window.windowTitle() == f"{shown} — TinyLM"


def test_what_is_no_local_file_is_not_taken(window: MainWindow) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/text.txt")])
    drag = QDragEnterEvent(
        QPoint(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    drag.ignore()
    window.dragEnterEvent(drag)
    assert not drag.isAccepted()


def test_a_bad_file_is_told_above_the_pages_until_closed(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    drop(window, tmp_path / "gone.txt")
    qtbot.waitUntil(lambda: message(window).startswith("gone.txt does not exist"))
    qtbot.mouseClick(part(window, QToolButton, "messageClose"), Qt.MouseButton.LeftButton)
    assert message(window) == ""
    drop(window, tmp_path / "gone.txt")
    qtbot.waitUntil(lambda: message(window) != "")
    (tmp_path / "good.txt").write_text("one two three")
    drop(window, tmp_path / "good.txt")
    qtbot.waitUntil(lambda: message(window) == "")  # it is no longer true


def test_an_encoding_is_chosen_by_its_preview(
    window: MainWindow, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "latin.txt").write_bytes("Ein schöner Tag, ein müder Hund.".encode("cp1252"))
    previews: list[str] = []

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):
            QTimer.singleShot(10, choose)
            return
        box = part(dialog, QComboBox, "encodingBox")
        for encoding in ("cp1251", "cp1252"):
            box.setCurrentIndex(box.findData(encoding))
            previews.append(part(dialog, QPlainTextEdit, "encodingPreview").toPlainText())
        buttons = dialog.findChild(QDialogButtonBox)
        assert buttons is not None
        buttons.button(QDialogButtonBox.StandardButton.Ok).click()

    choose()
    drop(window, tmp_path / "latin.txt")
    qtbot.waitUntil(lambda: session.state is SessionState.READY)
    assert previews == ["Ein schцner Tag, ein mьder Hund.", "Ein schöner Tag, ein müder Hund."]
    assert session.vocabulary is not None
    assert "müder" in session.vocabulary


def test_the_status_bar_follows_the_training(
    window: MainWindow, session: Session, open_text: OpenText, qtbot: QtBot
) -> None:
    open_text()
    state = part(window, QLabel, "statusState")
    assert state.text() == "Ready to train."
    train_on(window, session, qtbot)
    qtbot.waitUntil(lambda: part(window, QLabel, "statusRate").text().endswith("tokens/s"))
    qtbot.waitUntil(lambda: part(window, QLabel, "statusTimeLeft").text().endswith("left"))
    assert state.text().startswith("Training: epoch ")
    assert part(window, QProgressBar, "progressBar").isVisible()
    qtbot.mouseClick(part(window, QPushButton, "pauseButton"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: state.text().startswith("Paused: epoch "))


def test_closing_in_mid_training_asks_and_may_be_cancelled(
    window: MainWindow, session: Session, open_text: OpenText, qtbot: QtBot
) -> None:
    open_text()
    train_on(window, session, qtbot)
    said = answer(QMessageBox.StandardButton.Cancel)
    assert not window.close()
    assert said == ["Training is running, and the model is not saved."]
    assert window.isVisible()
    assert session.state is SessionState.TRAINING


def test_closing_in_mid_training_ends_the_thread(
    window: MainWindow, session: Session, open_text: OpenText, qtbot: QtBot
) -> None:
    open_text()
    train_on(window, session, qtbot)
    answer(QMessageBox.StandardButton.Discard)
    assert window.close()
    assert "training" not in {thread.name for thread in threading.enumerate()}


def test_closing_an_untrained_window_asks_nothing(window: MainWindow, open_text: OpenText) -> None:
    open_text()
    assert window.close()


def test_a_drop_in_mid_training_asks_first(
    window: MainWindow, session: Session, open_text: OpenText, tmp_path: Path, qtbot: QtBot
) -> None:
    open_text()
    train_on(window, session, qtbot)
    (tmp_path / "other.txt").write_text("one two three. " * 30)
    answer(QMessageBox.StandardButton.Cancel)
    drop(window, tmp_path / "other.txt")
    assert session.state is SessionState.TRAINING
    answer(QMessageBox.StandardButton.Discard)
    drop(window, tmp_path / "other.txt")
    qtbot.waitUntil(lambda: session.state is SessionState.READY)
    assert window.windowTitle() == "other.txt — TinyLM"


def test_an_exploding_loss_is_told_and_the_window_stays_usable(
    window: MainWindow, session: Session, open_text: OpenText, qtbot: QtBot
) -> None:
    open_text()
    session.apply_settings(
        session.text_settings,
        session.model_settings,
        session.training_settings.changed(learning_rate=1000.0, optimizer="sgd"),
    )
    train = part(window, QPushButton, "trainButton")
    qtbot.mouseClick(train, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "the loss exploded" in message(window))
    assert "learning rate (1000)" in message(window)
    qtbot.waitUntil(train.isEnabled)


def test_each_page_has_its_key(window: MainWindow, qtbot: QtBot) -> None:
    for number in range(window.tabs.count()):
        key = Qt.Key(Qt.Key.Key_1.value + number)
        qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        assert window.tabs.currentIndex() == number


def test_dark_and_light_are_chosen_in_the_menu(window: MainWindow, qapp: QApplication) -> None:
    menu_action(window, "Dark").trigger()
    assert qapp.palette().window().color().lightness() < 60
    menu_action(window, "Light").trigger()
    assert qapp.palette().window().color().lightness() > 200


def test_samples_are_in_the_menu(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    menu_action(window, "four-sentences").trigger()
    qtbot.waitUntil(lambda: session.state is SessionState.READY)
    assert window.windowTitle() == "four-sentences.txt — TinyLM"


def test_every_control_has_a_name_and_says_what_it_does(window: MainWindow) -> None:
    for button in window.findChildren(QPushButton):
        assert button.objectName(), button.text()
        assert button.accessibleName() or button.text()
        assert button.toolTip(), button.objectName()
