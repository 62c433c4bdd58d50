"""The main job without a display: what it prints, what it leaves, how it fails."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tinylm.settings import TrainingSettings
from tinylm_gui import headless
from tinylm_gui.session import Session

TEXT = "The cat sat on the mat. The dog sat on the rug. The bird flew over the tree. " * 4


@pytest.fixture
def session() -> Session:
    """A session whose training is short."""
    session = Session()
    session.training_settings = TrainingSettings(epochs=30, batch_size=16, learning_rate=0.02)
    return session


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> QLabel:
    """Something to take a picture of, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    label = QLabel("window")
    qtbot.addWidget(label)
    label.show()
    return label


def test_trains_writes_and_leaves_a_picture(
    session: Session, window: QLabel, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "text.txt").write_text(TEXT)
    assert headless.main_job(session, [tmp_path / "text.txt"], lambda: window) == 0
    printed = capsys.readouterr().out
    before, after = (float(loss) for loss in re.findall(r"Loss .*: +([\d.]+) nats", printed))
    assert after < 0.5 < before
    assert "[##############################] 100%" in printed
    assert re.search(r"^Generated: The cat .*\.$", printed, re.MULTILINE)
    picture = tmp_path / "tinylm-window.png"
    assert printed.splitlines()[-1].endswith(str(picture))
    assert QImage(str(picture)).size() == window.size()


def failure_with(
    text: Path, session: Session, window: QLabel, capsys: pytest.CaptureFixture[str]
) -> str:
    """The one line on standard error after a run that fails."""
    assert headless.main_job(session, [text], lambda: window) == 1
    (line,) = capsys.readouterr().err.splitlines()
    return line


def test_a_bad_text_is_one_sentence(
    session: Session, window: QLabel, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "missing.txt" in failure_with(tmp_path / "missing.txt", session, window, capsys)
    latin = tmp_path / "latin.txt"
    latin.write_bytes("Ein schöner Tag. ".encode("latin-1") * 9)
    assert f"{latin} is not UTF-8 text" in failure_with(latin, session, window, capsys)


def test_a_folder_that_takes_no_picture_is_named(
    session: Session, window: QLabel, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "text.txt").write_text(TEXT)
    (tmp_path / "tinylm-window.png").mkdir()
    assert "tinylm-window.png" in failure_with(tmp_path / "text.txt", session, window, capsys)


@pytest.mark.parametrize("variable", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_any_way_to_show_a_window_is_a_display(
    variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert not headless.has_display()
    monkeypatch.setenv(variable, "something")
    assert headless.has_display()
