"""Preferences, cheat sheet, About and guide, opened by their keys and used."""

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction, QImage, QTextDocument
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTextBrowser,
    QTreeWidget,
)
from pytestqt.qtbot import QtBot

from tests.gui.parts import part
from tinylm.resources import sample_path
from tinylm_gui.application.preferences import Choices
from tinylm_gui.application.theme import ThemeChoice
from tinylm_gui.main_window import MainWindow
from tinylm_gui.widgets import guide_window
from tinylm_gui.widgets.about_dialog import AboutDialog
from tinylm_gui.widgets.guide_window import GuideWindow
from tinylm_gui.widgets.preferences_dialog import PreferencesDialog
from tinylm_gui.widgets.shortcuts_dialog import ShortcutsDialog

Dialog = TypeVar("Dialog", bound=QDialog)


def opened(window: MainWindow, command: str, kind: type[Dialog]) -> Dialog:
    next(action for action in window.menus.all() if action.objectName() == command).trigger()
    (dialog,) = window.findChildren(kind)
    assert dialog.isVisible()
    return dialog


def test_a_preference_is_in_force_at_once(
    window: MainWindow, qapp: QApplication, qtbot: QtBot
) -> None:
    dialog = opened(window, "preferences", PreferencesDialog)
    theme = part(dialog, QComboBox, "themeChoice")
    theme.setCurrentIndex(theme.findData(ThemeChoice.DARK))
    assert qapp.palette().window().color().lightness() < 60
    part(dialog, QSpinBox, "autosaveMinutes").setValue(0)
    qtbot.keyClick(part(dialog, QCheckBox, "fullSpeed"), Qt.Key.Key_Space)
    assert window.preferences.choices == Choices(ThemeChoice.DARK, "", False, 0)
    qtbot.mouseClick(part(dialog, QPushButton, "resetPreferences"), Qt.MouseButton.LeftButton)
    assert window.preferences.choices == Choices()
    assert part(dialog, QSpinBox, "autosaveMinutes").value() == 5


def test_another_language_needs_a_restart_which_opens_the_same_again(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    restarts: list[tuple[bool, list[str]]] = []
    monkeypatch.setattr(
        "tinylm_gui.main_window.start_again",
        lambda paths: restarts.append((window.isVisible(), paths)),
    )
    with qtbot.waitSignal(window.session.corpus_changed):
        window.open_paths([sample_path("capitals")])
    dialog = opened(window, "preferences", PreferencesDialog)
    language, note = part(dialog, QComboBox, "languageChoice"), part(dialog, QLabel, "languageNote")
    restart = part(dialog, QPushButton, "restartNow")
    assert not note.isVisible()
    assert not restart.isVisible()
    language.setCurrentIndex(language.findData("en"))
    assert note.isVisible()
    assert window.preferences.choices.language == "en"
    qtbot.mouseClick(restart, Qt.MouseButton.LeftButton)
    assert restarts == [(False, [str(sample_path("capitals"))])]


def test_who_does_not_want_to_lose_a_model_stays(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    restarts: list[list[str]] = []
    monkeypatch.setattr("tinylm_gui.main_window.start_again", restarts.append)
    monkeypatch.setattr("tinylm_gui.main_window.may_lose_training", lambda *_: False)
    window.restart()
    assert window.isVisible()
    assert restarts == []


def test_the_cheat_sheet_has_every_command_and_carries_them_out(
    window: MainWindow, qtbot: QtBot
) -> None:
    dialog = opened(window, "shortcuts", ShortcutsDialog)
    tree = part(dialog, QTreeWidget, "commandsTree")
    found = tree.findItems("*", Qt.MatchFlag.MatchWildcard | Qt.MatchFlag.MatchRecursive)
    shown = [(item.text(0), item.text(1)) for item in found if item.parent() is not None]
    commands = window.menus.all()
    assert [name for name, _ in shown] == [a.text().replace("&", "") for a in commands]
    assert [keys for _, keys in shown] == [
        ", ".join(k.toString(k.SequenceFormat.NativeText) for k in a.shortcuts()) for a in commands
    ]
    find = part(dialog, QLineEdit, "findCommand")
    qtbot.keyClicks(find, "vocab")
    assert [item.text(0) for item in tree.selectedItems()] == ["Vocabulary"]
    qtbot.keyClick(find, Qt.Key.Key_Return)
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert type(window.tabs.currentWidget()).__name__ == "VocabularyView"


def test_about_copies_versions_and_paths(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, "about", AboutDialog)
    qtbot.mouseClick(part(dialog, QPushButton, "copyAbout"), Qt.MouseButton.LeftButton)
    lines = QApplication.clipboard().text().splitlines()
    assert any(line.startswith("NumPy: ") for line in lines)
    assert f"Preferences: {window.preferences.store.fileName()}" in lines


@pytest.fixture
def guide(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> GuideWindow:
    (tmp_path / "index.md").write_text("# Contents\n\n[Training](train.md)\n", "utf-8")
    (tmp_path / "train.md").write_text("# Training\n\nA cat sat. The loss falls.\n", "utf-8")
    monkeypatch.setattr(guide_window, "guide_folder", lambda: tmp_path)
    guide = GuideWindow()
    qtbot.addWidget(guide)
    guide.show()
    qtbot.waitExposed(guide)
    return guide


def test_the_guide_follows_links_and_goes_back(guide: GuideWindow, qtbot: QtBot) -> None:
    page = part(guide, QTextBrowser, "guidePage")
    assert page.toPlainText().startswith("Contents")
    qtbot.keyClick(page, Qt.Key.Key_Tab)  # to the link
    qtbot.keyClick(page, Qt.Key.Key_Return)
    assert page.toPlainText().startswith("Training")
    qtbot.mouseClick(part(guide, QPushButton, "guideBack"), Qt.MouseButton.LeftButton)
    assert page.toPlainText().startswith("Contents")


def test_words_are_found_on_a_page(guide: GuideWindow, tmp_path: Path, qtbot: QtBot) -> None:
    guide.show_page(tmp_path / "train.md")
    find, page = part(guide, QLineEdit, "guideFind"), part(guide, QTextBrowser, "guidePage")
    qtbot.keyClicks(find, "loss")
    for _ in range(2):  # the second time it starts again at the top
        qtbot.keyClick(find, Qt.Key.Key_Return)
        assert page.textCursor().selectedText() == "loss"
    find.setText("mouse")
    qtbot.keyClick(find, Qt.Key.Key_Return)
    assert part(guide, QLabel, "guideFound").text() == "not on this page"


def test_pictures_are_no_wider_than_the_page(
    guide: GuideWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    wide, small = (
        QImage(3000, 100, QImage.Format.Format_RGB32),
        QImage(30, 10, QImage.Format.Format_RGB32),
    )
    for name, picture in (("wide", wide), ("small", small)):
        assert picture.save(str(tmp_path / f"{name}.png"))
    (tmp_path / "train.md").write_text("![wide](wide.png)\n\n![small](small.png)\n", "utf-8")
    guide.show_page(tmp_path / "train.md")
    page = part(guide, QTextBrowser, "guidePage")
    assert not page.horizontalScrollBar().isVisible()
    kind = QTextDocument.ResourceType.ImageResource
    widths = [
        page.document().resource(kind, QUrl(f"{name}.png")).width() for name in ("wide", "small")
    ]
    assert widths[1] == 30
    assert 600 < widths[0] < page.viewport().width()


def test_help_has_its_keys(window: MainWindow) -> None:
    keys = {a.objectName(): a.shortcut().toString() for a in window.findChildren(QAction)}
    assert (keys["guide"], keys["shortcuts"]) == ("Ctrl+F1", "Ctrl+/")
