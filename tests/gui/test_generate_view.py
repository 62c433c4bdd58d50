"""The page that writes: prompt, words one by one, their chances, other choices."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette, QTextCursor, QTextFormat
from PySide6.QtWidgets import (
    QCheckBox,
    QDoubleSpinBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QTableView,
    QTextEdit,
)
from pytestqt.qtbot import QtBot

from tests.gui.parts import part, put_on_screen
from tests.gui.sessions import train_steps
from tinylm.generation import generate
from tinylm.settings import GenerationSettings
from tinylm_gui.session import Session, SessionState
from tinylm_gui.tables.next_words_table import LENGTHS
from tinylm_gui.views.generate_view import GenerateView

OpenText = Callable[..., Session]


@pytest.fixture
def view(open_text: OpenText, qtbot: QtBot) -> GenerateView:
    session = open_text()
    train_steps(session, 150, qtbot)
    return put_on_screen(GenerateView(session), 1000, 640, qtbot)


def output(view: GenerateView) -> str:
    return part(view, QTextEdit, "outputText").toPlainText()


def press(view: GenerateView, name: str, qtbot: QtBot) -> None:
    qtbot.mouseClick(part(view, QPushButton, name), Qt.MouseButton.LeftButton)


def is_idle(view: GenerateView) -> bool:
    return not part(view, QPushButton, "generateStopButton").isEnabled()


def written(view: GenerateView, prompt: str, qtbot: QtBot) -> str:
    """The text after typing a prompt and pressing Enter."""
    edit = part(view, QPlainTextEdit, "promptEdit")
    edit.clear()
    qtbot.keyClicks(edit, prompt)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: is_idle(view) and output(view) != "")
    return output(view)


def expected(view: GenerateView, prompt: str, settings: GenerationSettings) -> str:
    session = view.session
    assert session.snapshot is not None
    assert session.vocabulary is not None
    assert session.tokenizer is not None
    model, tokenizer = session.snapshot.model, session.tokenizer
    words = [w.word for w in generate(model, session.vocabulary, tokenizer, prompt, settings)]
    return tokenizer.text([*tokenizer.tokens(prompt), *words])


def chart(view: GenerateView) -> list[tuple[str, str]]:
    model = part(view, QTableView, "probabilityChart").model()
    return [
        (model.index(row, 0).data(), model.index(row, 1).data()) for row in range(model.rowCount())
    ]


def test_typing_a_prompt_and_enter_writes_what_the_model_says(
    view: GenerateView, qtbot: QtBot
) -> None:
    assert written(view, "the cat", qtbot) == expected(view, "the cat", GenerationSettings())


def test_the_button_writes_as_many_words_as_asked(view: GenerateView, qtbot: QtBot) -> None:
    part(view, QSpinBox, "generation_words").setValue(3)
    qtbot.keyClicks(part(view, QPlainTextEdit, "promptEdit"), "the cat")
    press(view, "generateButton", qtbot)
    qtbot.waitUntil(lambda: is_idle(view) and output(view) != "")
    assert output(view) == expected(view, "the cat", GenerationSettings(words=3))
    press(view, "generateMoreButton", qtbot)
    qtbot.waitUntil(lambda: is_idle(view))
    assert output(view) == expected(view, "the cat", GenerationSettings(words=6))


def test_the_chart_shows_the_models_probabilities_as_one_types(
    view: GenerateView, qtbot: QtBot
) -> None:
    assert chart(view) == []
    qtbot.keyClicks(part(view, QPlainTextEdit, "promptEdit"), "the dog sat")
    snapshot, vocabulary = view.session.snapshot, view.session.vocabulary
    assert snapshot is not None
    assert vocabulary is not None
    ids = vocabulary.ids(["the", "dog", "sat"])
    probabilities = snapshot.model.probabilities(np.array([[vocabulary.start_id, *ids]]))[0]
    best = int(probabilities.argmax())
    word, percentages = chart(view)[0]
    assert word == vocabulary.word(best)
    assert percentages == f"{probabilities[best]:.1%} → 100.0%"  # greedy draws no other


def test_temperature_shows_in_the_bars(view: GenerateView, qtbot: QtBot) -> None:
    qtbot.keyClicks(part(view, QPlainTextEdit, "promptEdit"), "the")
    model = part(view, QTableView, "probabilityChart").model()
    temperature = part(view, QDoubleSpinBox, "generation_temperature")
    temperature.setValue(1.0)
    assert all("→" not in percentages for _, percentages in chart(view))
    lengths = [model.index(row, 1).data(LENGTHS) for row in range(model.rowCount())]
    np.testing.assert_allclose([a for a, _ in lengths], [b for _, b in lengths], rtol=1e-6)
    temperature.setValue(0.5)
    before, after = zip(*(model.index(r, 1).data(LENGTHS) for r in range(3)), strict=True)
    np.testing.assert_allclose(after[1] / after[0], (before[1] / before[0]) ** 2, rtol=1e-5)


def test_unknown_words_are_marked_and_explained(view: GenerateView, qtbot: QtBot) -> None:
    edit = part(view, QPlainTextEdit, "promptEdit")
    note = part(view, QLabel, "promptNote")
    qtbot.keyClicks(edit, "the zebra sat")
    formats = edit.document().firstBlock().layout().formats()
    assert [(f.start, f.length) for f in formats] == [(4, 5)]
    assert note.isVisible()
    assert "zebra" in note.text()
    assert written(view, "the zebra sat", qtbot).startswith("The zebra sat ")
    edit.clear()
    assert not note.isVisible()


@pytest.mark.parametrize("prompt", ["", "   ", "zebra"])
def test_a_prompt_with_nothing_to_go_on_from_offers_no_button(
    view: GenerateView, prompt: str, qtbot: QtBot
) -> None:
    edit = part(view, QPlainTextEdit, "promptEdit")
    qtbot.keyClicks(edit, prompt)
    assert not part(view, QPushButton, "generateButton").isEnabled()
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert output(view) == ""


def test_writing_can_be_stopped(view: GenerateView, qtbot: QtBot) -> None:
    part(view, QSpinBox, "generation_words").setValue(100_000)
    qtbot.keyClicks(part(view, QPlainTextEdit, "promptEdit"), "the cat")
    press(view, "generateButton", qtbot)
    qtbot.waitUntil(lambda: len(output(view)) > 100)
    press(view, "generateStopButton", qtbot)
    assert is_idle(view)
    stopped_at = output(view)
    qtbot.wait(50)
    assert output(view) == stopped_at


def test_a_written_word_can_be_clicked_and_another_chosen(view: GenerateView, qtbot: QtBot) -> None:
    text = written(view, "the cat", qtbot)
    edit = part(view, QTextEdit, "outputText")
    third = text.split()[2]
    cursor = QTextCursor(edit.document())
    cursor.setPosition(text.index(third) + 1)
    place = edit.cursorRect(cursor).center()
    qtbot.mouseClick(edit.viewport(), Qt.MouseButton.LeftButton, pos=place)
    table = part(view, QTableView, "probabilityChart")
    row = table.currentIndex().row()
    assert table.model().index(row, 0).data() == third
    assert "the cat" in part(view, QLabel, "chartTitle").text().lower()
    other = 1 if row == 0 else 0
    table.setCurrentIndex(table.model().index(other, 0))
    word = table.currentIndex().data()
    qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: is_idle(view))
    assert output(view).startswith(f"The cat {word}")
    assert output(view) == expected(view, f"the cat {word}", GenerationSettings())


def test_words_can_be_chosen_by_key(view: GenerateView, qtbot: QtBot) -> None:
    text = written(view, "the cat", qtbot)
    edit = part(view, QTextEdit, "outputText")
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    for _ in range(text.index(text.split()[3])):
        qtbot.keyClick(edit, Qt.Key.Key_Right)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert part(view, QTableView, "probabilityChart").currentIndex().data() == text.split()[3]


def test_up_brings_back_earlier_prompts(view: GenerateView, qtbot: QtBot) -> None:
    written(view, "the cat", qtbot)
    written(view, "the dog", qtbot)
    edit = part(view, QPlainTextEdit, "promptEdit")
    qtbot.keyClick(edit, Qt.Key.Key_Up)
    assert edit.toPlainText() == "the cat"
    qtbot.keyClick(edit, Qt.Key.Key_Down)
    assert edit.toPlainText() == "the dog"


def test_prompts_are_remembered_for_the_next_start(view: GenerateView, qtbot: QtBot) -> None:
    for prompt in ("the cat", "the dog", "the cat"):
        written(view, prompt, qtbot)
    later = GenerateView(view.session)
    qtbot.addWidget(later)
    later.show()
    assert part(later, QPushButton, "generateHistoryButton").isEnabled()
    edit = part(later, QPlainTextEdit, "promptEdit")
    qtbot.keyClick(edit, Qt.Key.Key_Up)
    assert edit.toPlainText() == "the cat"
    qtbot.keyClick(edit, Qt.Key.Key_Up)
    assert edit.toPlainText() == "the dog"


def test_an_untrained_model_says_that_it_only_guesses(open_text: OpenText, qtbot: QtBot) -> None:
    view = GenerateView(open_text())
    qtbot.addWidget(view)
    view.show()
    qtbot.keyClicks(part(view, QPlainTextEdit, "promptEdit"), "the cat")
    title = part(view, QLabel, "chartTitle")
    assert "blind guesses" in title.text()
    view.session.train_steps(1)
    qtbot.waitUntil(lambda: view.session.state is not SessionState.TRAINING)
    assert "blind guesses" not in title.text()


def test_the_text_can_be_copied(view: GenerateView, qtbot: QtBot) -> None:
    text = written(view, "the bird", qtbot)
    press(view, "generateCopyButton", qtbot)
    assert QGuiApplication.clipboard().text() == text


def test_it_writes_while_the_model_trains(view: GenerateView, qtbot: QtBot) -> None:
    view.session.train_steps(100_000)
    assert view.session.state is SessionState.TRAINING
    text = written(view, "the cat", qtbot)
    assert view.session.state is SessionState.TRAINING
    assert len(text.split()) > 5
    view.session.pause()
    qtbot.waitUntil(lambda: view.session.state is not SessionState.TRAINING)


def test_another_text_clears_the_page(
    view: GenerateView, open_text: OpenText, qtbot: QtBot
) -> None:
    written(view, "the cat", qtbot)
    open_text("one two three four five one two three four five " * 20)
    assert output(view) == ""
    assert not part(view, QPushButton, "generateMoreButton").isEnabled()
    assert "cat" in part(view, QLabel, "promptNote").text()


def test_without_a_text_it_says_what_to_do(session: Session, qtbot: QtBot) -> None:
    view = GenerateView(session)
    qtbot.addWidget(view)
    view.show()
    assert "Open a text" in part(view, QLabel, "emptyMessage").text()


def test_written_words_change_colour_with_the_theme(view: GenerateView, qtbot: QtBot) -> None:
    written(view, "the", qtbot)
    edit = part(view, QTextEdit, "outputText")
    dark = QPalette(QColor("#202020"))
    edit.setPalette(dark)
    cursor = QTextCursor(edit.document())
    cursor.setPosition(1)
    assert cursor.charFormat().foreground().color() == dark.placeholderText().color()
    cursor.movePosition(QTextCursor.MoveOperation.End)
    assert not cursor.charFormat().hasProperty(QTextFormat.Property.ForegroundBrush)


def test_earlier_prompts_are_listed(view: GenerateView, qtbot: QtBot) -> None:
    button = part(view, QPushButton, "generateHistoryButton")
    assert not button.isEnabled()
    written(view, "the cat", qtbot)
    written(view, "the dog & the bird", qtbot)
    assert button.isEnabled()
    button.menu().aboutToShow.emit()
    actions = button.menu().actions()
    assert [action.text() for action in actions] == ["the dog && the bird", "the cat"]
    actions[1].trigger()
    assert part(view, QPlainTextEdit, "promptEdit").toPlainText() == "the cat"


def test_samplers_take_chances_away(view: GenerateView, qtbot: QtBot) -> None:
    part(view, QDoubleSpinBox, "generation_temperature").setValue(1.0)
    part(view, QSpinBox, "generation_top_k").setValue(2)
    qtbot.keyClicks(part(view, QPlainTextEdit, "promptEdit"), "the")
    drawn = [percentages.split(" → ")[-1] for _, percentages in chart(view)]
    assert all(share != "0.0%" for share in drawn[:2])
    assert all(share == "0.0%" for share in drawn[2:])


def test_it_can_stop_at_the_end_of_a_sentence(view: GenerateView, qtbot: QtBot) -> None:
    part(view, QCheckBox, "generation_stop_at_sentence_end").setChecked(True)
    text = written(view, "the cat", qtbot)
    assert text.endswith(".")
    assert text.count(".") == 1


def test_the_chart_can_be_copied_as_a_table(view: GenerateView, qtbot: QtBot) -> None:
    qtbot.keyClicks(part(view, QPlainTextEdit, "promptEdit"), "the")
    table = part(view, QTableView, "probabilityChart")
    next(a for a in table.actions() if a.objectName() == "probabilityChartCopy").trigger()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "next word\tprobability → as drawn"
    assert [tuple(line.split("\t")) for line in lines[1:]] == chart(view)


def test_typing_another_prompt_moves_the_chart_and_leaves_the_text(
    view: GenerateView, qtbot: QtBot
) -> None:
    text = written(view, "the cat", qtbot)
    after_text = chart(view)
    edit = part(view, QPlainTextEdit, "promptEdit")
    edit.clear()
    qtbot.keyClicks(edit, "the bird")
    assert "the bird" in part(view, QLabel, "chartTitle").text().lower()
    assert output(view) == text
    press(view, "generateCopyButton", qtbot)
    assert QGuiApplication.clipboard().text() == text
    assert chart(view) != after_text
    table = part(view, QTableView, "probabilityChart")
    table.setCurrentIndex(table.model().index(0, 0))
    word = table.currentIndex().data()
    qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: is_idle(view))
    assert output(view).startswith(f"The bird {word}")
