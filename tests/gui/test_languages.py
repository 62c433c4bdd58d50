"""The window in another language: which there are, which is taken, and that it is spoken."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.gui.parts import open_window, part
from tinylm_gui.application import languages
from tinylm_gui.application.engine_sentences import in_users_language
from tinylm_gui.application.theme import Theme
from tinylm_gui.session import Session


@pytest.fixture
def german(qapp: QApplication) -> Iterator[str]:
    code = languages.put_in_place(qapp, "de")
    yield code
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()


def test_the_window_speaks_german(
    german: str, session: Session, theme: Theme, qtbot: QtBot
) -> None:
    window = open_window(session, theme, qtbot)
    assert german == "de"
    assert window.menus.file.title() == "&Datei"
    assert part(window, QLabel, "statusState").text() == "Kein Text ist offen."
    meaning = "How far each update moves the parameters."
    assert QCoreApplication.translate("Settings", meaning).startswith("Wie weit jede Änderung")


def test_the_engines_sentences_are_translated_with_their_values(german: str) -> None:
    for english, expected in (
        ("gone.txt does not exist: it may have been moved or deleted.", "gone.txt gibt es nicht"),
        ("a.ckpt is damaged: it ends too early.", "a.ckpt ist beschädigt: Es endet zu früh."),
        ("a.ckpt is damaged: something new.", "a.ckpt ist beschädigt: something new."),
        ("epochs must be at least 0, not -1.", "epochs muss at least 0 sein, nicht -1."),
    ):
        assert in_users_language(english).startswith(expected)
    assert in_users_language("Nobody says this.") == "Nobody says this."


def test_a_real_problem_is_told_in_german(
    german: str, session: Session, theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(session, theme, qtbot)
    window.open_paths([tmp_path / "gone.txt"])
    label = part(window, QLabel, "messageText")
    qtbot.waitUntil(lambda: label.text().startswith("gone.txt gibt es nicht"))


def test_the_language_is_the_systems_unless_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    class German(QLocale):
        def uiLanguages(self) -> list[str]:  # type: ignore[override]  # noqa: N802
            return ["de-AT", "de", "en"]

    monkeypatch.setattr(QLocale, "system", German)
    assert languages.chosen("") == "de"
    assert languages.chosen("en") == "en"
    assert languages.chosen("tlh") == "en"
    assert languages.languages() == {"en": "English", "de": "Deutsch"}
