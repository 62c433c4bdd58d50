"""Whatever the user does, in whatever order and at whatever moment, the window goes on."""

import multiprocessing
import random
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.acceptance.conftest import User
from tinylm.resources import SAMPLES
from tinylm_gui.application.theme import Theme
from tinylm_gui.main_window import MainWindow
from tinylm_gui.session import Session, SessionState

ACTIONS = 200


class Hand:
    """Does one thing after the other in a window, and opens another window now and then."""

    def __init__(self, user: User, theme: Theme, folder: Path, rng: random.Random) -> None:
        self._user = user
        self._theme = theme
        self._folder = folder
        self._rng = rng
        self._projects = 0
        self.deeds: tuple[Callable[[], object], ...] = (
            self.train,
            self.train,
            lambda: self.session.pause(),
            lambda: self.session.stop(),
            lambda: self.session.reset(),
            lambda: self.session.train_steps(3),
            lambda: self.session.cancel_loading(),
            self.other_text,
            self.other_setting,
            self.other_page,
            self.save_elsewhere,
            lambda: self.window.desk.save(),
            self.open_again,
        )

    @property
    def window(self) -> MainWindow:
        return self._user.window

    @property
    def session(self) -> Session:
        return self._user.session

    def train(self) -> None:
        self.session.train()

    def other_text(self) -> None:
        self.session.load_sample(self._rng.choice(SAMPLES))

    def other_setting(self) -> None:
        text, model = self.session.text_settings, self.session.model_settings
        training = self.session.training_settings
        if self._rng.random() < 0.3:
            text = text.changed(min_count=self._rng.randint(1, 2))
        if self._rng.random() < 0.3:
            model = model.changed(context=self._rng.randint(1, 3))
        rate = self._rng.choice((1e-3, 1e-2, 1e3))  # the last explodes
        self.session.apply_settings(text, model, training.changed(learning_rate=rate))

    def other_page(self) -> None:
        self.window.tabs.setCurrentIndex(self._rng.randrange(self.window.tabs.count()))

    def save_elsewhere(self) -> None:
        self._projects += 1
        self.window.desk.save_as(self._folder / str(self._projects))

    def open_again(self) -> None:
        self.session.has_unsaved_training = False  # nobody answers the question
        if self._projects:
            self.window.desk.open(self._folder / str(self._rng.randint(1, self._projects)))

    def close_and_open(self) -> None:
        self.session.pause_now()
        self.session.has_unsaved_training = False
        assert self.window.close()
        self.window.deleteLater()
        session = Session()
        self._user.window = MainWindow(session, self._theme)
        self._user.session = session
        self.window.show()
        self.other_text()


def test_two_hundred_things_at_random_moments(
    user: User, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: ("", ""))
    crashes: list[object] = []
    rng = random.Random(0)
    hand = Hand(user, Theme(qapp), tmp_path, rng)
    user.session.load_sample(SAMPLES[0])
    user.session.crashed.connect(crashes.append)
    for number in range(ACTIONS):
        for _ in range(rng.choice((0, 1, 5, 30))):
            QApplication.processEvents()
        if number % 50 == 49:
            hand.close_and_open()
            user.session.crashed.connect(crashes.append)
        else:
            rng.choice(hand.deeds)()
    user.session.shut_down()
    user.window.desk.close()
    QApplication.processEvents()
    assert crashes == []
    assert user.session.state in (SessionState.EMPTY, SessionState.READY, SessionState.PAUSED)
    assert {thread.name for thread in threading.enumerate()} & {"training", "loading"} == set()
    assert multiprocessing.active_children() == []
