"""The time bar, worked with mouse and keys, and the views that follow it."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTableView,
)
from pytestqt.qtbot import QtBot

from tests.gui.parts import part
from tests.gui.sessions import train_steps
from tinylm_gui.main_window import MainWindow
from tinylm_gui.presenters.sample_sentence import sample_sentence
from tinylm_gui.session import Session
from tinylm_gui.views.time_bar import TimeBar
from tinylm_gui.widgets.map_canvas import MapCanvas
from tinylm_gui.widgets.probability_bars import ProbabilityBars
from tinylm_gui.widgets.time_slider import TimeSlider

OpenText = Callable[..., Session]
STEPS = 40


@pytest.fixture
def window(window: MainWindow, open_text: OpenText, qtbot: QtBot) -> MainWindow:
    """A window in which STEPS steps were trained."""
    session = open_text()
    assert not part(window, TimeBar, "timeBar").isVisible()
    train_steps(session, STEPS, qtbot)
    return window


def slider_of(window: MainWindow) -> TimeSlider:
    return part(window, TimeSlider, "timeSlider")


def press(window: MainWindow, *keys: Qt.Key, qtbot: QtBot) -> None:
    slider_of(window).setFocus()
    for key in keys:
        qtbot.keyClick(slider_of(window), key)


def place(window: MainWindow) -> str:
    return part(window, QLabel, "timePlace").text()


def show_page(window: MainWindow, title: str) -> None:
    titles = [window.tabs.tabText(i) for i in range(window.tabs.count())]
    window.tabs.setCurrentIndex(titles.index(title))


def vectors_at(window: MainWindow, step: int) -> np.ndarray:
    snapshot = window.session.lookback.at(step)
    assert snapshot is not None
    return snapshot.parameters["embeddings"]


def test_it_appears_with_the_first_step_and_keys_walk_through_the_past(
    window: MainWindow, qtbot: QtBot
) -> None:
    lookback = window.session.lookback
    assert part(window, TimeBar, "timeBar").isVisible()
    assert place(window) == "Now: step 40"
    press(window, Qt.Key.Key_Home, qtbot=qtbot)
    assert (lookback.step, place(window)) == (0, "You see step 0 of 40")
    press(window, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, qtbot=qtbot)
    assert lookback.step == 1
    press(window, Qt.Key.Key_End, qtbot=qtbot)
    assert place(window) == "Now: step 40"


def test_a_click_on_the_slider_goes_there_and_a_button_comes_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    slider = slider_of(window)
    middle = QPoint(slider.width() // 2, slider.height() // 2)
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=middle)
    assert window.session.lookback.step in (19, 20, 21)
    qtbot.mouseClick(part(window, QPushButton, "timeNow"), Qt.MouseButton.LeftButton)
    assert window.session.lookback.step is None
    assert not part(window, QPushButton, "timeNow").isEnabled()


def test_the_table_of_embeddings_shows_the_step(window: MainWindow, qtbot: QtBot) -> None:
    show_page(window, "Embeddings")
    press(window, Qt.Key.Key_Home, qtbot=qtbot)
    model = part(window, QTableView, "embeddingsTable").model()
    shown = [float(model.index(row, 2).data()) for row in range(14)]
    np.testing.assert_allclose(shown, vectors_at(window, 0)[:14, 1], atol=1e-3)


def test_the_probabilities_of_the_prompt_are_those_of_the_step(
    window: MainWindow, qtbot: QtBot
) -> None:
    session = window.session
    show_page(window, "Generate")
    qtbot.keyClicks(part(window, QPlainTextEdit, "promptEdit"), "the cat")
    press(window, Qt.Key.Key_Home, qtbot=qtbot)
    assert session.vocabulary is not None
    assert session.snapshot is not None
    model = session.snapshot.model
    context = np.array([session.vocabulary.ids(["the", "cat"])])[:, -model.settings.context :]
    padded = np.full((1, model.settings.context), model.vocabulary_size)  # the start marker
    padded[0, -context.shape[1] :] = context[0]
    expected = model.probabilities(padded)[0].max()
    table = part(window, ProbabilityBars, "probabilityChart")
    shown = str(table.model().index(0, 1).data())
    assert shown.startswith(f"{expected:.1%}"), shown


def test_the_sample_sentence_is_that_of_the_step(window: MainWindow, qtbot: QtBot) -> None:
    session, sentence = window.session, part(window, QLabel, "timeSentence")
    assert session.corpus is not None
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right):
        press(window, key, qtbot=qtbot)
        assert session.snapshot is not None
        text = sample_sentence(session.snapshot.model, session.corpus)
        expected = f"At step {session.snapshot.step}: {text}"
        qtbot.waitUntil(lambda expected=expected: sentence.text() == expected)  # type: ignore[misc]


def test_the_map_shows_the_step(window: MainWindow, qtbot: QtBot) -> None:
    show_page(window, "Map")
    canvas = part(window, MapCanvas, "mapView")
    qtbot.waitUntil(lambda: len(canvas.scene.points) == 14)
    now = canvas.scene.points.copy()
    press(window, Qt.Key.Key_Home, qtbot=qtbot)
    qtbot.waitUntil(lambda: np.abs(canvas.scene.points - now).max() > 0.01)
    press(window, Qt.Key.Key_End, qtbot=qtbot)
    qtbot.waitUntil(lambda: np.allclose(canvas.scene.points, now, atol=1e-5))


def test_the_film_runs_from_the_start_to_now(window: MainWindow, qtbot: QtBot) -> None:
    speed = part(window, QComboBox, "timeSpeed")
    speed.setItemData(0, 0.4)
    speed.setCurrentIndex(0)
    seen: list[int | None] = []
    lookback = window.session.lookback
    lookback.moved.connect(lambda: seen.append(lookback.step))
    qtbot.mouseClick(part(window, QPushButton, "timePlay"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(seen) and seen[-1] is None)
    steps = [step for step in seen if step is not None]
    assert steps == sorted(steps)
    assert len(steps) > 5


def test_train_goes_on_from_the_step_that_is_seen(window: MainWindow, qtbot: QtBot) -> None:
    session, train_button = window.session, part(window, QPushButton, "trainButton")
    losses = session.run.trainer.losses if session.run else None
    press(window, Qt.Key.Key_Home, *[Qt.Key.Key_Right] * 5, qtbot=qtbot)
    assert train_button.text() == "Train from step 5"
    train_steps(session, STEPS - 5, qtbot)
    assert session.run is not None
    assert session.run.trainer.losses == losses
    assert train_button.text() == "Go on"
    assert place(window) == "Now: step 40"
