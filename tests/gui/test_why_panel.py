"""Why a word comes next: shares that add up, steps to the chance, and what the text says."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QTableView,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.gui.parts import part, put_on_screen
from tests.gui.sessions import train_steps
from tinylm.ngram_counts import NGramCounts
from tinylm_gui.session import Session, SessionState
from tinylm_gui.views.generate_view import GenerateView

OpenText = Callable[..., Session]


def opened(session: Session, qtbot: QtBot, prompt: str) -> GenerateView:
    """The page with a trained model and a prompt."""
    train_steps(session, 60, qtbot)
    view = put_on_screen(GenerateView(session), 1200, 800, qtbot)
    qtbot.keyClicks(part(view, QPlainTextEdit, "promptEdit"), prompt)
    return view


@pytest.fixture
def view(open_text: OpenText, qtbot: QtBot) -> GenerateView:
    return opened(open_text(), qtbot, "sat on the")


def rows(view: GenerateView, name: str) -> list[list[str]]:
    model = part(view, QTableView, name).model()
    columns = range(model.columnCount())
    return [[model.index(row, c).data() for c in columns] for row in range(model.rowCount())]


def click_bar(view: GenerateView, row: int, qtbot: QtBot) -> str:
    """Click a bar and wait until the text has been counted; the bar's word."""
    chart = part(view, QTableView, "probabilityChart")
    place = chart.visualRect(chart.model().index(row, 1)).center()
    qtbot.mouseClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: rows(view, "whyCounts") != [])
    return str(chart.model().index(row, 0).data())


def logit_of(view: GenerateView, context: list[str], word: str) -> float:
    session = view.session
    assert session.snapshot is not None
    assert session.vocabulary is not None
    ids = session.vocabulary.ids(context)
    size = session.snapshot.model.settings.context
    padded = [session.vocabulary.start_id] * (size - len(ids)) + ids.tolist()
    word_id = session.vocabulary.id(word)
    return float(session.snapshot.model.logits(np.array([padded[-size:]]))[0, word_id])


def test_nothing_is_explained_until_a_word_is_chosen(view: GenerateView) -> None:
    assert not part(view, QWidget, "whyPanel").isVisible()


def test_the_shares_shown_add_up_to_the_score_shown_and_the_models(
    view: GenerateView, qtbot: QtBot
) -> None:
    word = click_bar(view, 1, qtbot)
    assert part(view, QWidget, "whyPanel").isVisible()
    assert view.session.vocabulary is not None
    assert view.session.selected_word == view.session.vocabulary.id(word)
    terms = [float(row[3]) for row in rows(view, "whyShares")]
    assert len(terms) == 65  # 64 units and the bias
    score = float(part(view, QLabel, "whySum").text().split()[1])
    assert sum(terms) == pytest.approx(score, abs=65 * 5e-5)
    assert score == pytest.approx(logit_of(view, ["sat", "on", "the"], word), abs=1e-4)
    for name, value, weight, term in rows(view, "whyShares")[1:]:
        assert float(value) * float(weight) == pytest.approx(float(term), abs=2e-3), name
    sizes = [abs(term) for term in terms[1:]]
    assert sizes == sorted(sizes, reverse=True)


def test_the_steps_end_with_what_is_drawn_from(view: GenerateView, qtbot: QtBot) -> None:
    part(view, QDoubleSpinBox, "generation_temperature").setValue(0.7)
    part(view, QDoubleSpinBox, "generation_repetition_penalty").setValue(1.3)
    part(view, QSpinBox, "generation_top_k").setValue(2)
    word = click_bar(view, 0, qtbot)
    steps = rows(view, "whySteps")
    assert [row[0].split()[0] for row in steps] == ["softmax", "repetition", "temperature", "top"]
    before, after = rows(view, "probabilityChart")[0][1].split(" → ")
    assert float(steps[0][1].rstrip("%")) == pytest.approx(float(before.rstrip("%")), abs=0.051)
    assert float(steps[-1][1].rstrip("%")) == pytest.approx(float(after.rstrip("%")), abs=0.051)
    click_bar(view, 4, qtbot)
    assert rows(view, "whySteps")[-1][1:] == ["0.0000%", "—"]
    assert word != rows(view, "probabilityChart")[4][0]


def test_counts_that_the_model_mixes_in_are_a_step(view: GenerateView, qtbot: QtBot) -> None:
    session = view.session
    assert session.snapshot is not None
    assert session.corpus is not None
    words = len(session.corpus.vocabulary)
    session.snapshot.model.counts = NGramCounts.of(session.corpus.training, words, 4)
    word = click_bar(view, 0, qtbot)
    steps = rows(view, "whySteps")
    assert [row[0].split()[0] for row in steps] == ["softmax", "mixed", "temperature"]
    context = np.array([[session.corpus.vocabulary.start_id, 5, 5, 5]])
    context[0, 1:] = session.corpus.vocabulary.ids(["sat", "on", "the"])
    mixed = session.snapshot.model.probabilities(context)[0]
    assert steps[1][1] == f"{mixed[session.corpus.vocabulary.id(word)]:.4%}"
    assert steps[0][1] != steps[1][1]


def test_the_counts_are_those_of_the_text(view: GenerateView, qtbot: QtBot) -> None:
    word = click_bar(view, 0, qtbot)
    counts = {row[0]: row[1:4] for row in rows(view, "whyCounts")}
    followers = ["cat", "mat", "dog", "rug", "bird", "tree", "cat", "fish"]
    assert counts["the"][:2] == ["8", str(followers.count(word))]
    assert counts["on the"] == ["2", "1", "50.00%"]
    assert counts["anywhere in the text"][0] == "27"
    title = part(view, QLabel, "whyTitle").text()
    assert f"Why “{word}”?" in title
    assert "“sat on the” 1 of 2 times (50.00%)" in title
    assert rows(view, "whyCounts")[0][4] == "not in the text"  # "<start> sat on the"
    assert rows(view, "whyCounts")[1][4] in ("= agrees", "▲ says more")
    assert rows(view, "whyCounts")[2][4] == ""


def test_a_line_leads_to_the_place(view: GenerateView, qtbot: QtBot) -> None:
    word = click_bar(view, 0, qtbot)
    lines = part(view, QTableView, "whyPlaces")
    assert rows(view, "whyPlaces")[0][1] == word
    assert rows(view, "whyPlaces")[0][0].endswith("on the")
    with qtbot.waitSignal(view.place_asked) as asked:
        place = lines.visualRect(lines.model().index(0, 1)).center()
        qtbot.mouseClick(lines.viewport(), Qt.MouseButton.LeftButton, pos=place)
    corpus = view.session.corpus
    assert corpus is not None
    assert asked.args is not None
    (word_id,) = corpus.ids(asked.args[0], asked.args[0] + 1)
    assert corpus.vocabulary.word(int(word_id)) == word


def test_a_written_word_is_explained_in_its_place(view: GenerateView, qtbot: QtBot) -> None:
    edit = part(view, QTextEdit, "outputText")
    qtbot.keyClick(part(view, QPlainTextEdit, "promptEdit"), Qt.Key.Key_Return)
    stop = part(view, QPushButton, "generateStopButton")
    qtbot.waitUntil(lambda: not stop.isEnabled() and edit.toPlainText() != "")
    word = edit.toPlainText().split()[3].rstrip(".")
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    for _ in range(edit.toPlainText().index(word, len("sat on the"))):
        qtbot.keyClick(edit, Qt.Key.Key_Right)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: rows(view, "whyCounts") != [])
    assert f"Why “{word.lower()}”?" in part(view, QLabel, "whyTitle").text()
    score = float(part(view, QLabel, "whySum").text().split()[1])
    assert score == pytest.approx(logit_of(view, ["sat", "on", "the"], word.lower()), abs=1e-4)


def test_by_key_alone(view: GenerateView, qtbot: QtBot) -> None:
    chart = part(view, QTableView, "probabilityChart")
    panel = part(view, QWidget, "whyPanel")
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    word = chart.currentIndex().siblingAtColumn(0).data()
    assert f"Why “{word}”?" in part(view, QLabel, "whyTitle").text()
    button = part(view, QPushButton, "whyButton")
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert not panel.isVisible()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert panel.isVisible()


def test_it_follows_the_training(view: GenerateView, qtbot: QtBot) -> None:
    word = click_bar(view, 0, qtbot)
    view.session.train_steps(20)
    qtbot.waitUntil(lambda: view.session.state is not SessionState.TRAINING)
    score = float(part(view, QLabel, "whySum").text().split()[1])
    assert score == pytest.approx(logit_of(view, ["sat", "on", "the"], word), abs=1e-4)
    assert f"Why “{word}”?" in part(view, QLabel, "whyTitle").text()


def test_without_a_hidden_layer_the_embeddings_are_named(
    open_text: OpenText, session: Session, qtbot: QtBot
) -> None:
    model = session.model_settings.changed(hidden_dims=(), context=2, embedding_dim=3)
    session.apply_settings(session.text_settings, model, session.training_settings)
    view = opened(open_text(), qtbot, "cat")
    word = click_bar(view, 0, qtbot)
    names = {row[0] for row in rows(view, "whyShares")[1:]}
    assert names == {f"{w} dim_{n}" for w in ("<start>", "cat") for n in range(3)}
    score = float(part(view, QLabel, "whySum").text().split()[1])
    assert score == pytest.approx(logit_of(view, ["cat"], word), abs=1e-4)


def test_another_prompt_closes_the_explanation(view: GenerateView, qtbot: QtBot) -> None:
    click_bar(view, 0, qtbot)
    qtbot.keyClicks(part(view, QPlainTextEdit, "promptEdit"), " cat")
    assert not part(view, QWidget, "whyPanel").isVisible()
