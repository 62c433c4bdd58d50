"""What the settings will take is told, and asked about where it is very much."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QSpinBox
from pytestqt.qtbot import QtBot

from tests.gui.parts import part
from tests.gui.test_train_view import type_into, view
from tinylm.cost import estimate_cost
from tinylm_gui.session import Session, SessionState
from tinylm_gui.views.train_view import TrainView
from tinylm_gui.widgets.cost_label import memory_in_words, time_in_words

__all__ = ["view"]
OpenText = Callable[..., Session]


def answer(key: Qt.Key, qtbot: QtBot) -> list[str]:
    """Press a key in the question that comes next; the list then holds what it said."""
    said: list[str] = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        said.append(box.text())
        qtbot.keyClick(box, key)

    QTimer.singleShot(0, press)
    return said


def test_the_cost_follows_the_settings(view: TrainView, open_text: OpenText, qtbot: QtBot) -> None:
    session = open_text()
    label = part(view, QLabel, "costLabel")
    assert session.snapshot is not None
    assert label.text().startswith(f"{session.snapshot.model.parameter_count():,} parameters")
    type_into(view, "embedding_dim", "100", qtbot)
    assert session.snapshot.model.settings.embedding_dim == 100
    assert label.text().startswith(f"{session.snapshot.model.parameter_count():,} parameters")
    assert not label.property("warning")
    type_into(view, "epochs", "2000000000", qtbot)
    assert label.property("warning")


def test_a_model_too_large_for_most_computers_is_asked_about(
    view: TrainView, open_text: OpenText, qtbot: QtBot
) -> None:
    session = open_text()
    said = answer(Qt.Key.Key_Escape, qtbot)
    type_into(view, "embedding_dim", "100000000", qtbot)
    model = session.model_settings.changed(embedding_dim=100_000_000)
    assert session.corpus is not None
    pairs, words = session.corpus.training.pairs, len(session.corpus.vocabulary)
    memory = estimate_cost(model, session.training_settings, words, pairs).memory
    assert said == [f"This model needs about {memory_in_words(memory)} of memory."]
    assert session.model_settings.embedding_dim == 32
    assert part(view, QSpinBox, "setting_embedding_dim").value() == 32


def test_a_model_that_no_memory_holds_is_refused_in_words(
    open_text: OpenText, qtbot: QtBot
) -> None:
    session = open_text()
    before = session.run
    huge = session.model_settings.changed(embedding_dim=2**31 - 1, hidden_dims=(2**31 - 1,))
    with qtbot.waitSignal(session.failed) as failed:
        session.apply_settings(session.text_settings, huge, session.training_settings)
    assert failed.args == ["The memory is not enough for this model: choose a smaller one."]
    assert session.run is before
    assert session.model_settings.embedding_dim == 32
    assert session.state is SessionState.READY


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0.2, "1 s"), (89, "89 s"), (120, "2 min"), (5000, "83 min"), (9000, "2.5 h")],
)
def test_times_in_words(seconds: float, text: str) -> None:
    assert time_in_words(seconds) == text


def test_stop_rules_have_a_place_of_their_own(
    view: TrainView, open_text: OpenText, qtbot: QtBot
) -> None:
    session = open_text()
    type_into(view, "epochs", "0", qtbot)
    assert part(view, QSpinBox, "setting_epochs").text() == "until stopped"
    for name, value in (("target_loss", "1,5"), ("floor_margin", "0.02"), ("time_limit", "2")):
        type_into(view, name, value, qtbot)
    settings = session.training_settings
    assert (settings.target_loss, settings.floor_margin, settings.time_limit) == (1.5, 0.02, 2)
    headings = [label.text() for label in view.findChildren(QLabel) if label.property("heading")]
    assert headings[-1] == "When to stop"
