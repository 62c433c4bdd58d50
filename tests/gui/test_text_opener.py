"""The ways to texts: folders, more documents, fewer, and encodings chosen for one or for all."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QTabWidget,
)
from pytestqt.qtbot import QtBot

from tests.gui.parts import part
from tests.gui.sessions import train_steps
from tinylm_gui.main_window import MainWindow
from tinylm_gui.session import Session, SessionState

OpenText = Callable[..., Session]
WORDS = "grüße aus köln und grüße aus münchen"


@pytest.fixture
def window(window: MainWindow) -> MainWindow:
    """The window with its page of texts in front."""
    part(window, QTabWidget, "pages").setCurrentIndex(1)
    return window


def ready(session: Session, qtbot: QtBot, documents: int) -> None:
    qtbot.waitUntil(
        lambda: session.state is SessionState.READY and len(session.documents) == documents
    )


def names(session: Session) -> list[str]:
    return [document.name for document in session.documents]


def choose_encoding(encoding: str, previews: list[str], for_all: bool = False) -> None:
    """Answer the dialog that comes next."""
    dialog = QApplication.activeModalWidget()
    if not isinstance(dialog, QDialog):
        QTimer.singleShot(10, lambda: choose_encoding(encoding, previews, for_all))
        return
    box = part(dialog, QComboBox, "encodingBox")
    box.setCurrentIndex(box.findData(encoding))
    previews.append(part(dialog, QPlainTextEdit, "encodingPreview").toPlainText())
    previews.append(part(dialog, QLabel, "encodingProblems").text())
    everywhere = part(dialog, QCheckBox, "encodingForAll")
    assert everywhere.isVisible() == for_all
    everywhere.setChecked(for_all)
    buttons = dialog.findChild(QDialogButtonBox)
    assert buttons is not None
    buttons.button(QDialogButtonBox.StandardButton.Ok).click()


def test_a_folder_is_opened_with_all_its_texts(
    window: MainWindow,
    session: Session,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "more").mkdir()
    for name in ("a.txt", "more/b.txt"):
        (tmp_path / name).write_text("some words to read")
    (tmp_path / "bad.txt").write_bytes(bytes(range(32)) * 50)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    qtbot.mouseClick(part(window, QPushButton, "openFolderButton"), Qt.MouseButton.LeftButton)
    ready(session, qtbot, 2)
    assert names(session) == ["a.txt", "b.txt"]
    assert "1 files of the folder hold no text" in part(window, QLabel, "messageText").text()


def test_a_very_full_folder_is_remembered_as_a_folder(
    window: MainWindow, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    for number in range(30):
        (tmp_path / f"{number:02}.txt").write_text(f"text number {number}")
    window.open_paths([tmp_path])
    ready(session, qtbot, 30)
    assert window.preferences.recent[0] == (str(tmp_path),)
    table = part(window, QTableView, "documentsTable")
    assert table.model().rowCount() == 30


def test_documents_are_added_and_removed(
    window: MainWindow,
    session: Session,
    open_text: OpenText,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    open_text("some words to read")
    (tmp_path / "more.txt").write_text("still others")
    wish = ([str(tmp_path / "more.txt")], "")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: wish)
    qtbot.mouseClick(part(window, QPushButton, "addDocuments"), Qt.MouseButton.LeftButton)
    ready(session, qtbot, 2)
    assert names(session) == ["text.txt", "more.txt"]
    assert session.corpus is not None
    assert session.corpus.tokens == 6
    qtbot.mouseClick(part(window, QPushButton, "removeDocuments"), Qt.MouseButton.LeftButton)
    ready(session, qtbot, 1)
    assert names(session) == ["more.txt"]
    assert session.vocabulary is not None
    assert set(session.vocabulary.words) == {"still", "others"}


def test_a_trained_model_is_not_lost_without_a_question(
    window: MainWindow, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text("some words to read again and again")
    window.open_paths([tmp_path / "a.txt", tmp_path / "b.txt"])
    ready(session, qtbot, 2)
    train_steps(session, 5, qtbot)

    def cancel() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        assert "Remove texts" in box.informativeText()
        box.button(QMessageBox.StandardButton.Cancel).click()

    QTimer.singleShot(0, cancel)
    qtbot.mouseClick(part(window, QPushButton, "removeDocuments"), Qt.MouseButton.LeftButton)
    assert names(session) == ["a.txt", "b.txt"]
    assert session.state is SessionState.PAUSED


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "Ein schöner Tag, sagte “der” müde Hund."),
        ("shift_jis", "日本語の文章です。猫が座った。"),
        ("euc_kr", "고양이가 앉았다. 개도 앉았다."),
    ],
)
def test_other_encodings_are_chosen_by_their_preview(
    window: MainWindow, session: Session, tmp_path: Path, qtbot: QtBot, encoding: str, text: str
) -> None:
    (tmp_path / "text.txt").write_bytes(text.encode(encoding))
    previews: list[str] = []
    choose_encoding(encoding, previews)
    window.open_paths([tmp_path / "text.txt"])
    ready(session, qtbot, 1)
    assert previews == [text, "Every character of the preview fits this encoding."]
    assert session.documents[0].text() == text
    shown = part(window, QPlainTextEdit, "documentText")
    qtbot.waitUntil(lambda: shown.toPlainText() == text)
    assert part(window, QTableView, "documentsTable").model().index(0, 2).data() == encoding


def test_one_choice_serves_all_files_of_a_folder(
    window: MainWindow, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    for number in range(5):
        encoding = "utf-8" if number == 2 else "cp1252"
        (tmp_path / f"{number}.txt").write_text(WORDS, encoding)
    previews: list[str] = []
    choose_encoding("cp1252", previews, for_all=True)
    window.open_paths([tmp_path])
    ready(session, qtbot, 5)
    encodings = [document.encoding for document in session.documents]
    assert encodings == ["cp1252", "cp1252", "utf-8", "cp1252", "cp1252"]
    assert session.vocabulary is not None
    assert len(session.vocabulary) == 5
    assert len(previews) == 2  # asked once
