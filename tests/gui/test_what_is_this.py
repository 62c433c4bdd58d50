"""Every number answers what it is, with the values of now in its formula."""

import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QTableView, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.parts import part
from tinylm_gui.main_window import MainWindow
from tinylm_gui.session import Session, SessionState
from tinylm_gui.widgets.readout import Readout

OpenText = Callable[..., Session]


@pytest.fixture
def window(window: MainWindow, open_text: OpenText) -> MainWindow:
    """The window with a text."""
    open_text()
    return window


def open_card(qtbot: QtBot) -> QWidget:
    """The card on the screen; Qt makes it a window of its own."""

    def cards() -> list[QWidget]:
        windows = QApplication.topLevelWidgets()
        return [w for w in windows if w.metaObject().className() == "QWhatsThat" and w.isVisible()]

    qtbot.waitUntil(lambda: len(cards()) == 1)
    return cards()[0]


def readout(window: MainWindow, name: str) -> Readout:
    return part(window, Readout, f"{name}Readout")


def train(window: MainWindow, qtbot: QtBot, epochs: int = 3) -> None:
    session = window.session
    settings = session.training_settings.changed(epochs=epochs, minimum_steps=0, batch_size=4)
    session.apply_settings(session.text_settings, session.model_settings, settings)
    session.train()
    qtbot.waitUntil(lambda: session.state is SessionState.READY)
    last = session.run.progress.steps if session.run else 0
    qtbot.waitUntil(lambda: f"to {last} = " in readout(window, "trainingLoss").whatsThis())


def test_perplexity_shows_its_formula_with_the_numbers_shown(
    window: MainWindow, qtbot: QtBot
) -> None:
    train(window, qtbot)
    loss, perplexity = readout(window, "trainingLoss").text(), readout(window, "perplexity")
    assert f"e^{loss} = {perplexity.text()}" in perplexity.whatsThis()


def test_the_training_loss_says_over_which_steps_it_is_a_mean(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    train(window, qtbot)
    assert session.run is not None
    shown = readout(window, "trainingLoss")
    found = re.search(r"steps (\d+) to (\d+) = ([\d.]+) nats", shown.whatsThis())
    assert found is not None
    first, last = int(found[1]), int(found[2])
    losses = session.run.curve.losses[first - 1 : last]
    assert f"{sum(losses) / len(losses):.3f}" == found[3] == shown.text()


def test_a_click_on_a_number_opens_its_card(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(readout(window, "epoch"), Qt.MouseButton.LeftButton)
    open_card(qtbot).close()


def test_f1_explains_what_has_the_focus(window: MainWindow, qtbot: QtBot) -> None:
    shown = readout(window, "epoch")
    shown.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    open_card(qtbot).close()


def test_a_share_says_of_what(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    assert session.vocabulary is not None
    table = part(window, QTableView, "vocabularyTable")
    window.tabs.setCurrentWidget(page_of(window, table))
    row, column = 0, 3
    text = str(table.model().index(row, column).data(Qt.ItemDataRole.WhatsThisRole))
    word, count, total, share = re.findall(r"<code>(\S+): ([\d,]+) / ([\d,]+) = ([\d.]+)%", text)[0]
    assert int(count) == session.vocabulary.counts[session.vocabulary.words.index(word)]
    assert int(total) == session.vocabulary.counts.sum()
    assert float(share) == pytest.approx(100 * int(count) / int(total), abs=5e-4)
    table.setFocus()
    table.setCurrentIndex(table.model().index(row, column))
    qtbot.keyClick(table, Qt.Key.Key_F1)
    open_card(qtbot).close()


def test_headers_of_the_word_tables_explain_their_columns(window: MainWindow) -> None:
    for name in ("vocabularyTable", "embeddingsTable", "lossesTable"):
        model = part(window, QTableView, name).model()
        for column in range(model.columnCount()):
            text = model.headerData(
                column, Qt.Orientation.Horizontal, Qt.ItemDataRole.WhatsThisRole
            )
            assert "<b>" in str(text), (name, column)


def page_of(window: MainWindow, widget: QWidget) -> QWidget:
    tabs = window.tabs
    pages = [tabs.widget(index) for index in range(tabs.count())]
    return next(page for page in pages if page is not None and page.isAncestorOf(widget))


def test_a_number_is_reached_by_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    shown = readout(window, "trainingLoss")
    shown.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(shown, Qt.Key.Key_Return)
    card = open_card(qtbot)
    assert card.mapToGlobal(QPoint(0, 0)).y() >= shown.mapToGlobal(QPoint(0, 0)).y()
    card.close()
    assert part(window, QLabel, "trainingLoss").accessibleName() == "Training loss"
