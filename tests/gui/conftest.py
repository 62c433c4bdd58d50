"""A session of its own for each test, with a text opened on request."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

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
