"""The microscope takes any pair apart, stage by stage, by mouse and key, and makes its update."""

import re
import threading
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QPushButton, QSpinBox, QTableView
from pytestqt.qtbot import QtBot

from tests.gui.parts import part, put_on_screen
from tests.gui.sessions import train_steps
from tinylm.explain import Explanation, explain
from tinylm.pairs import Pairs
from tinylm.settings import PRESETS
from tinylm_gui.presenters.microscope import Microscope
from tinylm_gui.session import Session, SessionState
from tinylm_gui.views.microscope_view import MicroscopeView
from tinylm_gui.widgets.equation_picture import MARGIN, EquationPicture
from tinylm_gui.widgets.stage_list import StageList
from tinylm_gui.widgets.token_strip import TokenStrip

OpenText = Callable[..., Session]


@pytest.fixture
def seed_session(session: Session, open_text: OpenText) -> Session:
    """The seed's text and model after some updates."""
    preset = PRESETS["seed"]
    session.apply_settings(preset.text, preset.model, preset.training.changed(learning_rate=0.02))
    return open_text()


@pytest.fixture
def view(seed_session: Session, qtbot: QtBot) -> MicroscopeView:
    view = put_on_screen(MicroscopeView(seed_session), 1200, 700, qtbot)
    wait_until_explained(view, qtbot)
    return view


def wait_until_explained(view: MicroscopeView, qtbot: QtBot) -> None:
    """Wait until the numbers on the screen are those of the chosen pair and step."""
    run = view.session.run
    assert run is not None
    apply = part(view, QPushButton, "applyButton")
    qtbot.waitUntil(lambda: note(view).startswith(f"Step {run.trainer.step:,}."))
    qtbot.waitUntil(apply.isEnabled)


def note(view: MicroscopeView) -> str:
    return part(view, QLabel, "microscopeNote").text()


def stages(view: MicroscopeView) -> StageList:
    return part(view, StageList, "stageList")


def titles(view: MicroscopeView) -> list[str]:
    widget = part(view, QListWidget, "stageList")
    texts = (widget.item(row).text().strip() for row in range(widget.count()))
    return [re.sub(r"^\d+\s+", "", text) for text in texts if text[0].isdigit() or "  " in text]


def go_to(view: MicroscopeView, title: str) -> None:
    stages(view).choose(titles(view).index(title))


def calculation(view: MicroscopeView) -> str:
    return part(view, QLabel, "calculationText").text()


def table_of(view: MicroscopeView, name: str) -> list[list[str]]:
    model = part(view, QTableView, name).model()
    columns = range(model.columnCount())
    return [[model.index(row, c).data() for c in columns] for row in range(model.rowCount())]


def test_space_goes_through_all_stages_and_ends_with_what_the_update_does(
    view: MicroscopeView, qtbot: QtBot
) -> None:
    assert titles(view)[0] == "Look up the words"
    seen = []
    for _ in range(len(titles(view)) - 1):
        seen.append(part(view, QLabel, "stageTitle").text())
        qtbot.keyClick(stages(view), Qt.Key.Key_Space)
    assert seen == titles(view)[:-1]
    sentence = part(view, QLabel, "updateSentence").text()
    found = re.fullmatch(r"P\(cat \| the\) goes from (\S+) to (\S+)\.", sentence)
    assert found is not None
    assert float(found[1]) < float(found[2])
    qtbot.keyClick(stages(view), Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert part(view, QLabel, "stageTitle").text() == seen[-1]
    qtbot.keyClick(stages(view), Qt.Key.Key_Home)
    qtbot.keyClick(stages(view), Qt.Key.Key_Down)
    assert part(view, QLabel, "stageTitle").text() == "Layer 1: weigh and add up"
    qtbot.keyClick(part(view, QTableView, "stageTable"), Qt.Key.Key_Space)
    assert part(view, QLabel, "stageTitle").text() == "Layer 1: ReLU"


def test_the_terms_shown_add_up_to_the_number_clicked(view: MicroscopeView, qtbot: QtBot) -> None:
    for title in ("Layer 1: weigh and add up", "A score for each word"):
        go_to(view, title)
        table = part(view, QTableView, "stageTable")
        for row in range(table.model().rowCount()):
            table.scrollTo(table.model().index(row, 0))
            place = table.visualRect(table.model().index(row, 0)).center()
            qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
            shown = table.model().index(row, 0).data()
            total = sum(float(a) * float(b) for _, a, b, _ in table_of(view, "termsTable"))
            assert f"{total:.5g}" == shown
            assert calculation(view).endswith(f"= {shown}")


def test_the_softmax_and_the_loss_can_be_recomputed(view: MicroscopeView) -> None:
    go_to(view, "Softmax: exponentials")
    exponentials = [float(row[0]) for row in table_of(view, "stageTable")]
    go_to(view, "Softmax: probabilities")
    shares = [float(row[0]) for row in table_of(view, "stageTable")]
    np.testing.assert_allclose(np.array(exponentials) / sum(exponentials), shares, rtol=1e-4)
    go_to(view, "The loss")
    loss = float(table_of(view, "stageTable")[0][0])
    assert loss == pytest.approx(-np.log(shares[0]), rel=1e-4)  # the target comes first
    go_to(view, "Gradient of the scores")
    gradients = [float(row[0]) for row in table_of(view, "stageTable")]
    np.testing.assert_allclose(gradients, [shares[0] - 1, *shares[1:]], rtol=1e-4)


def test_a_click_on_the_picture_takes_a_number_apart(view: MicroscopeView, qtbot: QtBot) -> None:
    go_to(view, "Gradient of the weights of layer 2")
    picture = part(view, EquationPicture, "equationPicture")
    result = picture.blocks[-1]
    cell = result.cells_of(3, int(result.columns[2]) if result.columns is not None else 2)
    assert cell is not None
    point = QPoint(round(cell.center().x()) + MARGIN, round(cell.center().y()))
    qtbot.mouseClick(picture, Qt.MouseButton.LeftButton, pos=point)
    assert calculation(view).startswith("d_W₂[3, ")
    assert picture.value_at(point.toPointF()).startswith("d_W₂[3, ")
    name, value = picture.value_at(point.toPointF()).split(" = ")
    assert part(view, QTableView, "stageTable").currentIndex().row() == 3
    shown = part(view, QTableView, "stageTable").currentIndex().data()
    assert float(shown) == pytest.approx(float(value), rel=1e-4)
    assert name.count("[") == 1
    rows = [list(map(float, row.split(","))) for row in picture.numbers().splitlines()]
    assert np.shape(rows) == result.array.values.shape
    np.testing.assert_allclose(rows, result.array.values, rtol=1e-8)


def test_any_pair_can_be_chosen(view: MicroscopeView, qtbot: QtBot) -> None:
    strip = part(view, TokenStrip, "tokenStrip")

    def target() -> str:
        return next(token.text for token in strip.tokens if token.is_target)

    assert [token.text for token in strip.tokens if token.is_seen] == ["the"]
    assert target() == "cat"
    qtbot.mouseClick(part(view, QPushButton, "nextPair"), Qt.MouseButton.LeftButton)
    assert target() == "sat"
    search = part(view, QLineEdit, "pairSearch")
    qtbot.keyClicks(search, "Ate")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert target() == "ate"
    assert [token.text for token in strip.tokens if token.is_seen] == ["cat"]
    qtbot.keyClick(search, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(search, "zebra")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert part(view, QLabel, "pairSaid").text() == "“zebra” is not in the vocabulary."
    number = part(view, QSpinBox, "pairNumber")
    number.setValue(1)
    assert target() == "cat"
    dog = next(i for i, token in enumerate(strip.tokens) if token.text == "dog")
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=strip.places()[dog].center().toPoint())
    assert target() == "dog"
    qtbot.keyClick(strip, Qt.Key.Key_Right)
    assert target() == "sat"
    wait_until_explained(view, qtbot)
    go_to(view, "The loss")
    run, corpus = view.session.run, view.session.corpus
    assert run is not None
    assert corpus is not None
    pair = Pairs(corpus, 1)[number.value() - 1]
    loss = run.trainer.model.losses(pair.context[None], np.array([pair.target]))[0]
    assert float(table_of(view, "stageTable")[0][0]) == pytest.approx(loss, rel=1e-4)


def test_apply_makes_exactly_the_update_shown(view: MicroscopeView, qtbot: QtBot) -> None:
    session = view.session
    assert session.run is not None
    trainer = session.run.trainer
    other = trainer.copy()
    pair = Pairs(trainer.corpus, 1)[0]
    other.train_on(pair.context, pair.target)
    said: list[str] = []
    session.message.connect(said.append)
    qtbot.mouseClick(part(view, QPushButton, "applyButton"), Qt.MouseButton.LeftButton)
    assert trainer.step == 1
    assert session.snapshot is not None
    for name, array in trainer.model.parameters().items():
        assert array.tobytes() == other.model.parameters()[name].tobytes()
        assert array.tobytes() == session.snapshot.parameters[name].tobytes()
    assert re.match(r"Applied: P\(cat \| the\) went from .* The run is at step 1\.", said[0])
    assert session.state is SessionState.PAUSED
    assert session.has_unsaved_training
    log = trainer.state().values["settings_log"]
    assert log[-1]["pair"] == {"context": pair.context.tolist(), "target": pair.target}
    wait_until_explained(view, qtbot)
    train_steps(session, 5, qtbot)
    assert trainer.step == 6
    wait_until_explained(view, qtbot)


def test_apply_waits_while_it_trains_and_spares_what_is_held_back(
    open_text: OpenText, qtbot: QtBot
) -> None:
    session = open_text("The cat sat on the mat. The dog sat on the rug. " * 40)
    view = MicroscopeView(session)
    qtbot.addWidget(view)
    view.show()
    wait_until_explained(view, qtbot)
    apply = part(view, QPushButton, "applyButton")
    session.train()
    assert session.state is SessionState.TRAINING
    assert not apply.isEnabled()
    assert "The training runs" in note(view)
    session.pause_now()
    wait_until_explained(view, qtbot)
    count = part(view, QSpinBox, "pairNumber").maximum()
    part(view, QSpinBox, "pairNumber").setValue(count)
    assert "held back" in part(view, QLabel, "pairSaid").text()
    assert not apply.isEnabled()


def test_it_looks_back_with_the_others(view: MicroscopeView, qtbot: QtBot) -> None:
    session = view.session
    train_steps(session, 8, qtbot)
    wait_until_explained(view, qtbot)
    go_to(view, "The loss")
    now = table_of(view, "stageTable")
    session.lookback.show(3)
    qtbot.waitUntil(lambda: note(view).startswith("You look back at step 3."))
    assert session.snapshot is not None
    contexts, targets = session.run.trainer.corpus.training.examples(np.array([1]), 1)  # type: ignore[union-attr]
    loss = session.snapshot.model.losses(contexts, targets)[0]
    assert float(table_of(view, "stageTable")[0][0]) == pytest.approx(loss, rel=1e-4)
    assert not part(view, QPushButton, "applyButton").isEnabled()
    session.lookback.show(None)
    wait_until_explained(view, qtbot)
    assert table_of(view, "stageTable") == now


def test_a_gradient_can_be_checked(view: MicroscopeView, qtbot: QtBot) -> None:
    check = part(view, QPushButton, "checkButton")
    go_to(view, "Layer 1: weigh and add up")
    assert not check.isEnabled()
    for title in ("Gradient of the weights of layer 1", "Gradient of the embeddings", "New W₂"):
        go_to(view, title)
        qtbot.mouseClick(check, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: note(view).startswith("Slope"))
        found = re.fullmatch(r"Slope (.*) = (\S+); gradient (\S+)\. They agree\.", note(view))
        assert found is not None, note(view)
        above, below = map(float, re.findall(r"[\d.]+(?:e-\d+)?", found[1])[:2])
        assert f"{(above - below) / 2e-5:.5g}" == found[2]
        assert float(found[2]) == pytest.approx(float(found[3]), rel=1e-4)


def test_what_is_open_is_said_where_there_is_nothing_to_see(session: Session, qtbot: QtBot) -> None:
    view = MicroscopeView(session)
    qtbot.addWidget(view)
    view.show()
    assert "Open a text" in part(view, QLabel, "emptyMessage").text()


def test_an_answer_about_a_text_that_has_made_way_is_let_go(
    open_text: OpenText, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, may_answer = open_text(), threading.Event()

    def explain_late(*what: Any) -> Explanation:
        may_answer.wait()
        return explain(*what)

    monkeypatch.setattr("tinylm_gui.presenters.microscope.explain", explain_late)
    microscope = Microscope(session)
    microscope.look()
    open_text("Some other words are in this text.")
    may_answer.set()
    qtbot.waitUntil(lambda: not microscope._explaining.is_busy())
    assert microscope.explanation is None


def test_a_large_vocabulary(open_text: OpenText, qtbot: QtBot) -> None:
    words = [f"w{number}" for number in range(5_000)]
    session = open_text(" ".join(["the", *words, "the w5 w6 the w7"]))
    view = put_on_screen(MicroscopeView(session), 1200, 700, qtbot)
    wait_until_explained(view, qtbot)
    for _ in range(len(titles(view)) - 1):
        qtbot.keyClick(stages(view), Qt.Key.Key_Space)
    go_to(view, "A score for each word")
    assert part(view, QTableView, "stageTable").model().rowCount() > 4_000
    go_to(view, "Back through the weights of layer 2")
    terms = table_of(view, "termsTable")
    total = sum(float(a) * float(b) for _, a, b, _ in terms)
    assert len(terms) > 4_000
    assert f"{total:.5g}" == calculation(view).rsplit("= ", 1)[1]
    picture = part(view, EquationPicture, "equationPicture")
    matrix = picture.blocks[1]
    assert matrix.whole[0] > 4_000 > matrix.shape[0]


def test_an_adaptive_softmax_is_told_in_a_sentence(
    session: Session, open_text: OpenText, qtbot: QtBot
) -> None:
    model = session.model_settings
    session.apply_settings(
        session.text_settings, model.changed(output="adaptive"), session.training_settings
    )
    open_text()
    view = MicroscopeView(session)
    qtbot.addWidget(view)
    view.show()
    message = part(view, QLabel, "emptyMessage")
    qtbot.waitUntil(lambda: "train with the full output" in message.text())
    session.apply_settings(session.text_settings, model, session.training_settings)
    wait_until_explained(view, qtbot)
    assert message.text() == ""
