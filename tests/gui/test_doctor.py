"""The doctor in the window: silent when all is well, else in words, with a remedy to click."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.gui.parts import part
from tests.gui.sessions import change, wait_until_it_rests
from tinylm.doctor import Finding
from tinylm_gui.session import Session
from tinylm_gui.widgets.doctor_button import DoctorButton
from tinylm_gui.widgets.doctor_panel import DoctorPanel
from tinylm_gui.widgets.doctor_words import finding_in_words, remedy_in_words

OpenText = Callable[..., Session]
TEXT = "One two three four five six seven. " * 50


@pytest.fixture
def button(session: Session, qtbot: QtBot) -> DoctorButton:
    button = DoctorButton(session)
    qtbot.addWidget(button)
    return button


def kinds(button: DoctorButton) -> list[str]:
    return [finding.kind for finding in button.rounds.findings]


def train(session: Session, qtbot: QtBot, **settings: object) -> None:
    change(session, epochs=1, minimum_steps=120, batch_size=8, **settings)
    session.train()
    wait_until_it_rests(session, qtbot)


def test_a_healthy_run_is_passed_over_in_silence(
    button: DoctorButton, open_text: OpenText, qtbot: QtBot
) -> None:
    session = open_text("The cat sat here. The dog ran there. A bird flew over the cat. " * 40)
    change(session, learning_rate=0.001, context=1)
    looks: list[object] = []
    button.rounds._looking.done.connect(looks.append)
    train(session, qtbot)
    seen = len(looks)
    qtbot.waitUntil(lambda: len(looks) > seen)
    assert kinds(button) == []
    assert not button.isVisible()


def test_an_explosion_is_told_and_its_remedy_tried(
    button: DoctorButton, open_text: OpenText, qtbot: QtBot
) -> None:
    session = open_text(TEXT)
    train(session, qtbot)
    train(session, qtbot, learning_rate=900.0)
    qtbot.waitUntil(lambda: "exploded" in kinds(button))
    assert button.isVisible()
    assert button.text() in ("Doctor: 1 finding", f"Doctor: {len(kinds(button))} findings")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    panel = button.window().findChild(DoctorPanel)
    assert panel is not None
    card = panel.findChildren(QFrame, "doctorCard")[0]
    assert card.accessibleName() == "The loss exploded"
    assert "learning rate of 900" in part(card, QLabel, "finding").text()
    remedy = part(card, QPushButton, "tryRemedy")
    assert remedy.text() == "Try: Learning rate 0.003"
    before = len(session.past_runs.runs)
    qtbot.mouseClick(remedy, Qt.MouseButton.LeftButton)
    assert session.training_settings.learning_rate == 0.003
    wait_until_it_rests(session, qtbot)
    assert len(session.past_runs.runs) == before + 1
    qtbot.waitUntil(lambda: "exploded" not in kinds(button))


def test_a_remedy_that_reads_the_text_anew_trains_after_that(
    button: DoctorButton, open_text: OpenText, qtbot: QtBot
) -> None:
    once = [f"w{number}" for number in range(200)]
    session = open_text(" ".join([*once, *["a b c d"] * 200]))
    change(session, epochs=1, minimum_steps=5)
    qtbot.waitUntil(lambda: "rare words" in kinds(button))
    (finding,) = [f for f in button.rounds.findings if f.kind == "rare words"]
    button.rounds.try_remedy(finding)
    qtbot.waitUntil(lambda: session.run is not None and session.run.has_started)
    wait_until_it_rests(session, qtbot)
    assert session.text_settings.min_count == 2


def test_unknown_words_of_the_prompt_are_told_as_it_is_typed(
    button: DoctorButton, open_text: OpenText, qtbot: QtBot
) -> None:
    session = open_text(TEXT)
    session.set_prompt("one zebra")
    qtbot.waitUntil(lambda: kinds(button) == ["unknown words"])
    assert "1 of the 2 tokens" in finding_in_words(button.rounds.findings[0]).text
    session.set_prompt("one two")
    qtbot.waitUntil(lambda: kinds(button) == [])


FINDINGS = [
    Finding("exploded", {"step": 7, "loss": 1e9, "learning_rate": 3.0}),
    Finding("dead words", {"layer": 1, "contexts": 2, "looked_at": 9, "units": 8}, ("cat", "dog")),
    Finding("learning rate too large", {"loss": 5.0, "lowest": 4.0, "learning_rate": 1.0}),
    Finding("learning rate too small", {"loss": 5.0, "floor": 0.2, "learning_rate": 1e-7}),
    Finding("stuck", {"loss": 5.0, "floor": 0.2, "learning_rate": 0.1}),
    Finding("floor reached", {"loss": 0.21, "floor": 0.2}),
    Finding("overfitting", {"best_epoch": 3, "best": 2.5, "now": 3.5}),
    Finding("rare words", {"once": 14, "words_in_all": 20, "tokens": 40}, tuple("abcdefghijklmn")),
    Finding("unknown words", {"unknown": 1, "tokens": 2}, ("zebra",)),
]


@pytest.mark.parametrize("finding", FINDINGS, ids=lambda finding: finding.kind)
def test_every_kind_is_put_into_words_with_its_numbers(finding: Finding, qtbot: QtBot) -> None:
    told = finding_in_words(finding)
    assert told.title
    assert "{" not in told.text
    for word in finding.words[:12]:
        assert word in told.text
    shown = [f"{v:,}" if isinstance(v, int) else None for v in finding.numbers.values()]
    assert all(number in told.text for number in shown if number)


def test_many_words_are_counted_and_remedies_named(qtbot: QtBot) -> None:
    assert finding_in_words(FINDINGS[-2]).text.endswith("k, l and 2 more.")
    remedy = {"biases": True, "initialization": "scaled", "learning_rate": 0.0003}
    told = remedy_in_words(Finding("stuck", {}, remedy=remedy))
    assert told == "Biases on, Initialization scaled, Learning rate 0.0003"
