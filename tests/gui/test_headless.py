"""The main job without a display: what it prints, what it leaves, how it fails."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tinylm.errors import StorageError, TextError
from tinylm_gui import headless
from tinylm_gui.session import Session

TEXT = "The cat sat on the mat. The dog sat on the rug. The bird flew over the tree. " * 4


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> QLabel:
    """Something to take a picture of, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    label = QLabel("window")
    qtbot.addWidget(label)
    label.show()
    return label


def test_trains_writes_and_leaves_a_picture(
    window: QLabel, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "text.txt").write_text(TEXT)
    headless.main_job(Session(), window, [tmp_path / "text.txt"])
    printed = capsys.readouterr().out
    before, after = (float(loss) for loss in re.findall(r"Loss .*: +([\d.]+) nats", printed))
    assert after < 0.5 < before
    assert "[##############################] 100%" in printed
    assert re.search(r"^Generated: The cat .*\.$", printed, re.MULTILINE)
    picture = tmp_path / "tinylm-window.png"
    assert printed.splitlines()[-1].endswith(str(picture))
    assert QImage(str(picture)).size() == window.size()


def test_a_bad_text_is_one_sentence(window: QLabel, tmp_path: Path) -> None:
    with pytest.raises(TextError, match=r"missing\.txt"):
        headless.main_job(Session(), window, [tmp_path / "missing.txt"])
    (tmp_path / "latin.txt").write_bytes("Ein schöner Tag. ".encode("latin-1") * 9)
    with pytest.raises(TextError, match=r"latin\.txt is not UTF-8 text"):
        headless.main_job(Session(), window, [tmp_path / "latin.txt"])


def test_a_folder_that_takes_no_picture_is_named(window: QLabel, tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text(TEXT)
    (tmp_path / "tinylm-window.png").mkdir()
    with pytest.raises(StorageError, match=r"tinylm-window\.png"):
        headless.main_job(Session(), window, [tmp_path / "text.txt"])


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
