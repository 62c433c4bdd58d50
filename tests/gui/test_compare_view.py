"""Before and after: the numbers of two steps, recomputed; worked with mouse and keys."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTableView
from pytestqt.qtbot import QtBot

from tests.gui.parts import part, put_on_screen
from tests.gui.sessions import train_steps
from tinylm.neighbours import Neighbours
from tinylm_gui.session import Session, SessionState
from tinylm_gui.views.compare_view import CompareView
from tinylm_gui.widgets.step_box import StepBox

OpenText = Callable[..., Session]
STEPS = 40


@pytest.fixture
def view(open_text: OpenText, qtbot: QtBot) -> CompareView:
    session = open_text()
    train_steps(session, STEPS, qtbot)
    return put_on_screen(CompareView(session), 1000, 640, qtbot)


def vectors_at(view: CompareView, step: int) -> np.ndarray:
    snapshot = view.session.lookback.at(step)
    assert snapshot is not None
    return snapshot.parameters["embeddings"][:14].astype(np.float64)


def column(view: CompareView, name: str, number: int) -> list[str]:
    model = part(view, QTableView, name).model()
    return [str(model.index(row, number).data()) for row in range(model.rowCount())]


def set_step(view: CompareView, name: str, step: int, qtbot: QtBot) -> None:
    box = part(view, StepBox, name)
    box.selectAll()
    qtbot.keyClicks(box, str(step))
    qtbot.keyClick(box, Qt.Key.Key_Return)


def test_the_words_that_moved_most_come_first(view: CompareView) -> None:
    distances = np.linalg.norm(vectors_at(view, STEPS) - vectors_at(view, 0), axis=1)
    shown = [float(text) for text in column(view, "compareTable", 2)]
    np.testing.assert_allclose(shown, np.sort(distances)[::-1], atol=1e-4)


def test_a_word_is_compared_between_two_steps_of_choice(view: CompareView, qtbot: QtBot) -> None:
    session = view.session
    set_step(view, "compareBefore", 5, qtbot)
    set_step(view, "compareAfter", 30, qtbot)
    assert session.lookback.step == 30
    table = part(view, QTableView, "compareTable")
    place = table.visualRect(table.model().index(4, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    word_id = session.selected_word
    assert word_id is not None
    before, after = vectors_at(view, 5), vectors_at(view, 30)
    then, now = before[word_id], after[word_id]
    cosine = then @ now / np.linalg.norm(then) / np.linalg.norm(now)
    title = part(view, QLabel, "compareTitle").text()
    assert f"moved {np.linalg.norm(now - then):.3f}, cosine {cosine:.3f}" in title
    for number, expected in ((1, then), (2, now), (3, now - then)):
        shown = [float(text) for text in column(view, "compareVectors", number)]
        np.testing.assert_allclose(shown, expected, atol=1e-4)


def test_neighbours_lost_and_won_are_named(view: CompareView) -> None:
    session = view.session
    session.select_word(3)
    assert session.vocabulary is not None
    nearest = []
    for step, name in ((0, "compareNearestBefore"), (STEPS, "compareNearestAfter")):
        vectors = vectors_at(view, step)
        ids, _ = Neighbours(vectors).by_cosine(vectors[3], 10, (3,))
        nearest.append([session.vocabulary.word(int(i)) for i in ids])
        assert column(view, name, 0) == nearest[-1]
    lost = [word for word in nearest[0] if word not in nearest[1]]
    won = [word for word in nearest[1] if word not in nearest[0]]
    said = part(view, QLabel, "compareExchange").text()
    assert f"lost {', '.join(lost) or 'none'}; won {', '.join(won) or 'none'}." in said


def test_arrow_keys_go_from_kept_step_to_kept_step(view: CompareView, qtbot: QtBot) -> None:
    qtbot.keyClick(part(view, StepBox, "compareBefore"), Qt.Key.Key_Up)
    assert ", step 1 to 40:" in part(view, QLabel, "compareTitle").text()
    qtbot.keyClick(part(view, StepBox, "compareAfter"), Qt.Key.Key_Down)
    assert view.session.lookback.step == 39
    qtbot.keyClick(part(view, StepBox, "compareAfter"), Qt.Key.Key_Up)
    assert view.session.lookback.step is None


def test_now_can_be_compared_though_it_is_not_kept(view: CompareView, qtbot: QtBot) -> None:
    assert view.session.run is not None
    view.session.run.past.moments.forget_after(30)
    view.session.train_steps(2)
    qtbot.waitUntil(lambda: view.session.state is SessionState.PAUSED)
    view.session.run.past.moments.forget_after(30)
    view.session.select_word(3)
    after = part(view, StepBox, "compareAfter")
    assert after.value() == STEPS + 2
    qtbot.keyClick(after, Qt.Key.Key_Down)
    assert view.session.lookback.step == 30
    qtbot.keyClick(after, Qt.Key.Key_Up)
    assert view.session.lookback.step is None
    assert after.value() == STEPS + 2


def test_without_a_past_it_says_what_to_do(open_text: OpenText, qtbot: QtBot) -> None:
    view = CompareView(open_text())
    qtbot.addWidget(view)
    view.show()
    assert "Click Train" in part(view, QLabel, "emptyMessage").text()


def test_the_order_follows_the_training_but_not_under_the_eyes_of_a_reader(
    view: CompareView, qtbot: QtBot
) -> None:
    session, table = view.session, part(view, QTableView, "compareTable")
    view.activateWindow()
    part(view, StepBox, "compareBefore").setFocus()

    def moved() -> list[float]:
        return [float(text) for text in column(view, "compareTable", 2)]

    before = column(view, "compareTable", 0)
    session.train_until_stopped()
    qtbot.waitUntil(lambda: column(view, "compareTable", 0) != before)
    assert session.state is SessionState.TRAINING
    assert moved() == sorted(moved(), reverse=True)
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    order, numbers = column(view, "compareTable", 0), moved()
    qtbot.waitUntil(lambda: moved() != numbers)
    assert column(view, "compareTable", 0) == order
    session.pause()
    qtbot.waitUntil(lambda: session.state is SessionState.PAUSED)
    assert moved() == sorted(moved(), reverse=True)
