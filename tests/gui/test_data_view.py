"""The data page: documents, numbers, and the text with its tokens in place."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLabel, QPushButton, QSpinBox, QTableView
from pytestqt.qtbot import QtBot

from tests.gui.parts import part, put_on_screen
from tinylm.corpus import Corpus
from tinylm.passages import PAGE
from tinylm.settings import TextSettings
from tinylm_gui.session import Session, SessionState
from tinylm_gui.views.data_view import DataView
from tinylm_gui.widgets.token_text import Reading, TokenText, tokens_of_line

OpenText = Callable[..., Session]


@pytest.fixture
def view(session: Session, qtbot: QtBot) -> DataView:
    return put_on_screen(DataView(session), 1000, 600, qtbot)


def shown(view: DataView, name: str) -> str:
    return part(view, QLabel, name).text()


def text_of(view: DataView) -> TokenText:
    return part(view, TokenText, "documentText")


def wait_for(view: DataView, words: str, qtbot: QtBot) -> TokenText:
    """The text once it holds these words: it is read beside the window."""
    text = text_of(view)
    qtbot.waitUntil(lambda: words in text.toPlainText())
    return text


def click_word(view: DataView, word: str, qtbot: QtBot) -> None:
    """Click into the first place where a word stands."""
    text = wait_for(view, word, qtbot)
    cursor = QTextCursor(text.document())
    cursor.setPosition(text.toPlainText().index(word) + 1)
    place = text.cursorRect(cursor).center()
    qtbot.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_it_says_what_to_do_without_a_text(view: DataView) -> None:
    message = part(part(view, QTableView, "documentsTable"), QLabel, "emptyMessage")
    assert message.isVisible()
    assert "drop them" in message.text()
    assert not part(view, QPushButton, "addDocuments").isEnabled()
    assert not part(view, QPushButton, "removeDocuments").isEnabled()
    assert shown(view, "tokenCount") == "—"


def test_the_numbers_of_the_four_sentences(view: DataView, open_text: OpenText) -> None:
    open_text()
    assert shown(view, "tokenCount") == "27"
    assert shown(view, "wordCount") == "14"
    assert shown(view, "pairCount") == "26"
    assert shown(view, "heldBackCount") == "0"


def test_a_language_without_spaces_is_advised(view: DataView, open_text: OpenText) -> None:
    open_text("The cat sat.")
    assert not part(view, QLabel, "spacesAdvice").isVisible()
    open_text("\u4eca\u5929\u5929\u6c14\u5f88\u597d\uff0c\u6211\u4eec\u53bb\u516c\u56ed\u3002" * 3)
    assert part(view, QLabel, "spacesAdvice").isVisible()


def test_each_document_is_listed_and_shown(
    view: DataView, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "one.txt").write_text("one two three")
    (tmp_path / "wide.txt").write_bytes("vier fünf".encode("utf-16"))
    session.load_files([tmp_path / "one.txt", tmp_path / "wide.txt"])
    qtbot.waitUntil(lambda: session.state is SessionState.READY)
    table = part(view, QTableView, "documentsTable")
    model = table.model()
    rows = [[model.index(row, column).data() for column in range(4)] for row in range(2)]
    assert rows == [["one.txt", "13", "utf-8", "3"], ["wide.txt", "20", "utf-16", "2"]]
    wait_for(view, "one two three", qtbot)
    second = table.visualRect(model.index(1, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=second)
    wait_for(view, "vier fünf", qtbot)


def is_selected(view: DataView, word: str) -> bool:
    return text_of(view).textCursor().selectedText() == word


def press(view: DataView, name: str, qtbot: QtBot) -> None:
    qtbot.mouseClick(part(view, QPushButton, name), Qt.MouseButton.LeftButton)


def test_a_long_text_is_shown_by_pages(view: DataView, open_text: OpenText, qtbot: QtBot) -> None:
    open_text(" ".join(f"w{number}" for number in range(9000)))
    text = wait_for(view, "w0 ", qtbot)
    qtbot.waitUntil(lambda: shown(view, "pageStatus").startswith("of 6;"))
    assert PAGE - 10 < len(text.toPlainText()) <= PAGE
    last_word = text.toPlainText().split()[-1]
    press(view, "nextPage", qtbot)
    wait_for(view, f"w{int(last_word[1:]) + 1} ", qtbot)
    assert last_word not in text.toPlainText().split()
    number = part(view, QSpinBox, "pageNumber")
    number.selectAll()
    qtbot.keyClicks(number, "6")
    qtbot.keyClick(number, Qt.Key.Key_Return)
    wait_for(view, "w8999", qtbot)
    assert not part(view, QPushButton, "nextPage").isEnabled()
    first = int(text.toPlainText().split()[0][1:])
    press(view, "previousPage", qtbot)
    wait_for(view, f"w{first - 1} ", qtbot)


def test_a_short_text_needs_no_pages(view: DataView, open_text: OpenText, qtbot: QtBot) -> None:
    open_text()
    wait_for(view, "cat", qtbot)
    assert not part(view, QSpinBox, "pageNumber").isVisible()


def test_a_place_is_found_on_its_page_and_in_its_document(
    view: DataView, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "one.txt").write_text("some words here")
    (tmp_path / "two.txt").write_text(" ".join(f"w{number}" for number in range(9000)))
    session.load_files([tmp_path / "one.txt", tmp_path / "two.txt"])
    qtbot.waitUntil(lambda: session.state is SessionState.READY)
    for number in (7000, 2, 8999):
        view.show_place(3 + number)
        qtbot.waitUntil(partial(is_selected, view, f"w{number}"))
    assert part(view, QTableView, "documentsTable").currentIndex().row() == 1
    view.show_place(1)
    qtbot.waitUntil(partial(is_selected, view, "words"))


def test_a_file_that_changed_is_told_in_place_of_its_text(
    view: DataView, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "one.txt"
    path.write_text("one two three")
    session.load_files([path])
    qtbot.waitUntil(lambda: session.state is SessionState.READY)
    wait_for(view, "one two", qtbot)
    path.write_text("others")
    view.show_place(1)
    wait_for(view, "one.txt changed while it was read", qtbot)


def test_documents_are_removed_by_button_and_key(
    view: DataView, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(f"{name} two three")
    session.load_files([tmp_path / f"{name}.txt" for name in "abc"])
    qtbot.waitUntil(lambda: session.state is SessionState.READY)
    table = part(view, QTableView, "documentsTable")
    place = table.visualRect(table.model().index(1, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(view.remove_asked) as asked:
        press(view, "removeDocuments", qtbot)
    assert asked.args == [[1]]
    last = table.visualRect(table.model().index(2, 0)).center()
    qtbot.mouseClick(
        table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, last
    )
    with qtbot.waitSignal(view.remove_asked) as asked:
        qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert asked.args == [[1, 2]]
    table.selectAll()
    assert not part(view, QPushButton, "removeDocuments").isEnabled()
    with qtbot.waitSignal(view.add_asked):
        press(view, "addDocuments", qtbot)


def test_a_click_on_a_token_chooses_its_word(
    view: DataView, open_text: OpenText, qtbot: QtBot
) -> None:
    session = open_text()
    assert session.vocabulary is not None
    click_word(view, "bird", qtbot)
    assert session.selected_word == session.vocabulary.id("bird")


def test_a_word_is_chosen_by_key(view: DataView, open_text: OpenText, qtbot: QtBot) -> None:
    session = open_text()
    text = wait_for(view, "cat", qtbot)
    for _ in range(len("The c")):
        qtbot.keyClick(text, Qt.Key.Key_Right)
    qtbot.keyClick(text, Qt.Key.Key_Return)
    assert session.vocabulary is not None
    assert session.selected_word == session.vocabulary.id("cat")


def test_the_token_under_the_mouse_says_its_id(
    view: DataView, open_text: OpenText, qtbot: QtBot
) -> None:
    open_text()
    text = wait_for(view, "cat", qtbot)
    position = text.toPlainText().index("cat") + 1
    assert text.meaning_at(position) == "“cat”: id 2, occurs 2 times"
    assert text.meaning_at(position + 2) == ""  # the space after it


def test_a_rare_word_is_read_as_the_unknown_one(
    view: DataView, open_text: OpenText, qtbot: QtBot
) -> None:
    session = open_text()
    text_settings = session.text_settings.changed(min_count=2)
    session.apply_settings(text_settings, session.model_settings, session.training_settings)
    qtbot.waitUntil(lambda: session.state is SessionState.READY)
    text = wait_for(view, "bird", qtbot)
    expected = "“bird” is read as the unknown word, id 0"
    qtbot.waitUntil(lambda: text.meaning_at(text.toPlainText().index("bird")) == expected)


@pytest.mark.parametrize("tokenizer", ["words", "characters", "bpe"])
def test_tokens_lie_where_qt_counts_them(tokenizer: str) -> None:
    line = "\U0001d54f marks the spot, \U0001d54f does"
    corpus = Corpus.from_texts([line * 20], TextSettings(tokenizer=tokenizer))
    tokens = tokens_of_line(line, Reading(corpus.tokenizer, corpus.vocabulary))
    as_qt_counts = line.encode("utf-16-le")
    for token in tokens:
        covered = as_qt_counts[2 * token.start : 2 * token.end].decode("utf-16-le")
        assert covered.lower() in line.lower()
        if tokenizer == "words":
            assert covered.lower() == token.token


def test_the_buttons_ask_for_texts(view: DataView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.open_asked):
        qtbot.mouseClick(part(view, QPushButton, "openButton"), Qt.MouseButton.LeftButton)
    menu = part(view, QPushButton, "sampleButton").menu()
    with qtbot.waitSignal(view.sample_asked) as asked:
        menu.actions()[1].trigger()
    assert asked.args == ["capitals"]
    with qtbot.waitSignal(view.folder_asked):
        press(view, "openFolderButton", qtbot)
