"""What is remembered is there at the next start, and a file that makes no sense does no harm."""

from pathlib import Path

from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from tinylm_gui.application.preferences import Choices, Preferences
from tinylm_gui.application.theme import ThemeChoice

CHOSEN = Choices(ThemeChoice.DARK, "de", False, 12)


def test_choices_are_there_at_the_next_start(qtbot: QtBot) -> None:
    preferences = Preferences()
    assert preferences.choices == Choices()
    with qtbot.waitSignal(preferences.changed):
        preferences.choose(CHOSEN)
    preferences.store.sync()
    assert Preferences().choices == CHOSEN


def test_the_file_is_plain_text_with_a_version(qtbot: QtBot) -> None:
    preferences = Preferences()
    preferences.choose(CHOSEN)
    preferences.store.sync()
    lines = Path(preferences.store.fileName()).read_text("utf-8").splitlines()
    assert "version=1" in lines
    assert "theme=dark" in lines


def test_a_file_of_another_version_or_with_nonsense_gives_the_defaults(qtbot: QtBot) -> None:
    preferences = Preferences()
    preferences.choose(CHOSEN)
    preferences.store.setValue("preferences/theme", "plaid")
    preferences.store.setValue("preferences/autosave_minutes", "-3")
    preferences.store.sync()
    read = Preferences().choices
    assert (read.theme, read.autosave_minutes) == (ThemeChoice.SYSTEM, 0)
    preferences.store.setValue("version", 99)
    preferences.store.sync()
    assert Preferences().choices == Choices()


def test_only_the_first_start_is_the_first(qtbot: QtBot) -> None:
    assert Preferences().is_first_start
    assert not Preferences().is_first_start


def test_the_newest_comes_first_and_none_twice(qtbot: QtBot) -> None:
    preferences = Preferences()
    for number in range(12):
        preferences.remember([f"/texts/{number}, with a comma.txt"])
    preferences.remember(["/a.txt", "/b.txt"])
    preferences.remember(["/texts/5, with a comma.txt"])
    assert preferences.recent[0] == ("/texts/5, with a comma.txt",)
    assert preferences.recent[1] == ("/a.txt", "/b.txt")
    assert len(preferences.recent) == len(set(preferences.recent)) == 10
    preferences.forget_recent()
    assert preferences.recent == []


def test_the_tests_write_nowhere_else(qtbot: QtBot, tmp_path: Path) -> None:
    file = Path(QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "x").fileName())
    assert file.is_relative_to(tmp_path.parents[0])
