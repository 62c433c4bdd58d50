"""The tour: walked through by keyboard, its numbers recomputed, its claims measured."""

import math
from collections.abc import Callable

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.parts import part
from tests.gui.sessions import train_steps
from tinylm.model import LanguageModel
from tinylm_gui.main_window import MainWindow
from tinylm_gui.presenters.tour_facts import first_embeddings, tour_facts
from tinylm_gui.presenters.tour_text import PLACES, tour_steps
from tinylm_gui.session import Session
from tinylm_gui.views.tour_panel import TourPanel
from tinylm_gui.widgets.highlight import Highlight

OpenText = Callable[..., Session]


@pytest.fixture
def window(window: MainWindow, open_text: OpenText) -> MainWindow:
    """The window with a text."""
    open_text()
    return window


def train(session: Session, qtbot: QtBot, steps: int = 40) -> None:
    train_steps(session, steps, qtbot)


def facts(session: Session) -> dict[str, str]:
    assert session.run is not None
    return tour_facts(session, "", first_embeddings(session.run))


def cosine(vectors: np.ndarray, a: int, b: int) -> float:
    x, y = vectors[a].astype(float), vectors[b].astype(float)
    return float(x @ y / math.sqrt((x @ x) * (y @ y)))


def test_the_numbers_are_those_of_the_run(open_text: OpenText, qtbot: QtBot) -> None:
    session = open_text()
    train(session, qtbot)
    assert session.corpus is not None
    assert session.snapshot is not None
    vocabulary, said = session.corpus.vocabulary, facts(session)
    model = session.snapshot.model
    assert said["tokens"] == str(vocabulary.counts.sum())
    assert said["uniform"] == f"{math.log(len(vocabulary)):.3f}"
    assert (said["top_word"], said["top_count"]) == ("the", "8")
    assert said["parameters"] == f"{sum(a.size for a in model.parameters().values()):,}"
    cat, dog = vocabulary.id("cat"), vocabulary.id("dog")
    assert cat is not None
    assert dog is not None
    rng = np.random.default_rng(session.training_settings.seed)
    first = LanguageModel(len(vocabulary), session.model_settings, rng).parameters()["embeddings"]
    assert (said["word_a"], said["word_b"]) == ("cat", "dog")
    assert said["cosine_before"] == f"{cosine(first, cat, dog):.2f}"
    assert said["cosine_now"] == f"{cosine(model.parameters()['embeddings'], cat, dog):.2f}"
    assert said["cosine_now"] != said["cosine_before"]


def test_the_tie_of_sat_and_ate_is_counted_and_measured(open_text: OpenText, qtbot: QtBot) -> None:
    session = open_text()
    assert session.snapshot is not None
    assert session.corpus is not None
    vocabulary = session.corpus.vocabulary
    cat, sat, ate = (vocabulary.id(word) for word in ("cat", "sat", "ate"))
    tokens = session.corpus.training.ids[:].tolist()
    contexts = []
    for place in range(1, len(tokens)):
        if tokens[place - 1] == cat and tokens[place] in (sat, ate):
            before = [vocabulary.start_id] * 4 + tokens[:place]
            contexts.append(before[-4:])
    assert len(contexts) == 2
    for steps in (0, 40):
        if steps:
            train(session, qtbot, steps)
        probabilities = session.snapshot.model.probabilities(np.array(contexts, np.int32)).mean(0)
        said = facts(session)["tie"]
        assert "After **cat**" in said
        assert "*sat* (1×)" in said
        assert f"*ate* {probabilities[ate]:.2f}" in said


def test_of_the_pairs_to_be_expected_the_most_frequent_is_shown(open_text: OpenText) -> None:
    said = facts(
        open_text("The king and the queen saw he and she, the cat and the king and queen.")
    )
    assert (said["word_a"], said["word_b"]) == ("king", "queen")


def test_without_cats_the_most_similar_pair_is_shown(open_text: OpenText) -> None:
    session = open_text("one two three four. one two five four. one six three four. " * 4)
    assert session.snapshot is not None
    assert session.corpus is not None
    vectors = session.snapshot.model.parameters()["embeddings"][: len(session.corpus.vocabulary)]
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    best = float((unit @ unit.T - 2 * np.eye(len(unit))).max())
    assert facts(session)["cosine_now"] == f"{best:.2f}"


def test_signs_of_markdown_in_the_text_are_shown_as_they_are(
    window: MainWindow, open_text: OpenText, qtbot: QtBot
) -> None:
    vocabulary = open_text("* # _ <b> [x](y) and so on. " * 3).vocabulary
    assert vocabulary is not None
    panel = part(window, TourPanel, "tourPanel")
    panel.start()
    panel.go_on()
    text = part(panel, QTextBrowser, "tourText")
    shown = " · ".join(f"{sign} {vocabulary.id(sign)}" for sign in "*#_<b>[x")
    qtbot.waitUntil(lambda: shown in text.toPlainText())


def test_every_step_has_its_words_in_every_language(open_text: OpenText) -> None:
    known = facts(open_text())
    for language in ("en", "de"):
        steps = tour_steps(language)
        assert len(steps) == len(PLACES) == 8
        for step in steps:
            assert "{" not in step.text.format_map(known)
    assert [s.title for s in tour_steps("de")] != [s.title for s in tour_steps("en")]


def test_it_is_completed_by_keyboard_alone(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    panel = part(window, TourPanel, "tourPanel")
    assert panel.isVisible()
    highlight = part(window, Highlight, "highlight")
    where, go_on = (part(panel, QPushButton, name) for name in ("tourWhere", "tourNext"))
    pointed_at = []
    for number in range(1, 9):
        assert panel.number == number
        assert part(panel, QTextBrowser, "tourText").toPlainText()
        where.setFocus()
        qtbot.keyClick(where, Qt.Key.Key_Space)
        target = highlight.target
        assert target is not None
        assert target.isVisible()
        pointed_at.append(target.objectName())
        go_on.setFocus()
        qtbot.keyClick(go_on, Qt.Key.Key_Space)
    assert not panel.isVisible()
    assert len(set(pointed_at)) == 8


def test_the_text_follows_the_training(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    panel = part(window, TourPanel, "tourPanel")
    panel.start()
    for _ in range(5):
        panel.go_on()
    text = part(panel, QTextBrowser, "tourText")
    assert "Nothing was trained yet" in text.toPlainText()
    train(session, qtbot)
    qtbot.waitUntil(lambda: "after 40 steps" in text.toPlainText())


def test_without_a_text_it_asks_for_one(session: Session, qtbot: QtBot) -> None:
    panel = TourPanel(session, "en", lambda: "")
    qtbot.addWidget(panel)
    panel.start()
    assert "Open a text first" in part(panel, QTextBrowser, "tourText").toPlainText()


def test_the_frame_leaves_when_what_it_shows_is_used(window: MainWindow, qtbot: QtBot) -> None:
    panel, highlight = part(window, TourPanel, "tourPanel"), part(window, Highlight, "highlight")
    panel.start()
    qtbot.mouseClick(part(panel, QPushButton, "tourWhere"), Qt.MouseButton.LeftButton)
    target = highlight.target
    assert isinstance(target, QWidget)
    frame = highlight.geometry()
    assert frame.contains(target.mapTo(window, target.rect().center()))
    qtbot.keyClick(target, Qt.Key.Key_Down)
    assert not highlight.isVisible()


def test_the_bug_bench_diverges_and_after_the_swap_converges(
    window: MainWindow, qtbot: QtBot
) -> None:
    panel = part(window, TourPanel, "tourPanel")
    panel.start()
    for _ in range(5):
        panel.go_on()
    run, swap = (part(panel, QPushButton, name) for name in ("benchRun", "benchSwap"))
    said, code = part(panel, QLabel, "benchSaid"), part(panel, QLabel, "benchCode")
    before = code.text().splitlines()
    for expected in ("the loss is nan", "settled at 11.18"):
        qtbot.mouseClick(run, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: expected in said.text() and run.isEnabled())  # noqa: B023
        qtbot.mouseClick(swap, Qt.MouseButton.LeftButton)
        assert code.text().splitlines() == before[::-1]
        before.reverse()
        axis = part(panel, pg.PlotWidget, "benchPlot").getAxis("left")
        assert axis.autoSIPrefixScale == 1  # the numbers beside it are losses
    assert axis.logTickStrings([1, math.log10(20), 30], 1, 1) == ["10", "20", "1e+30"]


def test_the_tour_is_offered_at_the_first_start_only(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    window.greet()
    with qtbot.waitSignal(session.corpus_changed):
        session.load_sample("four-sentences")
    accept = part(window, QPushButton, "messageAccept")
    qtbot.waitUntil(accept.isVisible)
    qtbot.mouseClick(accept, Qt.MouseButton.LeftButton)
    assert part(window, TourPanel, "tourPanel").isVisible()
    assert not window.preferences.is_first_start
