"""A session of its own for each test, with a text opened or a window on request."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.parts import open_window
from tinylm_gui.application.theme import Theme
from tinylm_gui.main_window import MainWindow
from tinylm_gui.session import Session, SessionState

CATS = (
    "The cat sat on the mat. The dog sat on the rug. "
    "The bird flew over the tree. The cat ate the fish."
)


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    session = Session()
    yield session
    session.shut_down()


@pytest.fixture
def open_text(session: Session, qtbot: QtBot, tmp_path: Path) -> Callable[[str], Session]:
    """Opens a text in the session and waits until it is ready to be trained on."""

    def opened(text: str = CATS) -> Session:
        path = tmp_path / "text.txt"
        path.write_text(text, "utf-8")
        session.load_files([path])
        qtbot.waitUntil(lambda: session.state is SessionState.READY)
        return session

    return opened


@pytest.fixture
def window(session: Session, theme: Theme, qtbot: QtBot) -> MainWindow:
    """The whole window, without a text."""
    return open_window(session, theme, qtbot)
