"""Undo and redo bring former settings back, by menu and by key."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.sessions import change, wait_until_it_rests
from tinylm_gui.commands.settings_undo import SettingsUndo
from tinylm_gui.session import Session, SessionState

OpenText = Callable[..., Session]


@pytest.fixture
def undo(open_text: OpenText) -> SettingsUndo:
    session = open_text()
    return SettingsUndo(session, session)


def test_there_is_nothing_to_undo_at_first(undo: SettingsUndo) -> None:
    assert [action.isEnabled() for action in undo.all()] == [False, False]


def test_settings_go_back_and_forth(undo: SettingsUndo, session: Session) -> None:
    first = session.training_settings
    change(session, learning_rate=0.5)
    assert undo.undo.text() == "&Undo Learning rate 0.5"
    change(session, context=2, dropout=0.25)
    undo.undo.trigger()
    assert (session.model_settings.context, session.training_settings.dropout) == (4, 0)
    assert session.training_settings.learning_rate == 0.5
    undo.undo.trigger()
    assert session.training_settings == first
    assert not undo.undo.isEnabled()
    undo.redo.trigger()
    undo.redo.trigger()
    assert (session.model_settings.context, session.training_settings.dropout) == (2, 0.25)
    assert not undo.redo.isEnabled()


def test_text_settings_are_read_again(undo: SettingsUndo, session: Session, qtbot: QtBot) -> None:
    change(session, keep_case=True)
    assert undo.undo.text() == "&Undo Keep capitals on"
    wait_until_it_rests(session, qtbot)
    assert session.vocabulary is not None
    assert "The" in session.vocabulary
    undo.undo.trigger()
    assert session.state is SessionState.LOADING
    assert not undo.redo.isEnabled()
    wait_until_it_rests(session, qtbot)
    assert "The" not in session.vocabulary
    assert undo.redo.isEnabled()


def test_what_a_running_training_needs_cannot_be_undone_under_it(
    undo: SettingsUndo, session: Session, qtbot: QtBot
) -> None:
    change(session, context=2, epochs=0)
    session.train()
    assert not undo.undo.isEnabled()
    change(session, learning_rate=0.001)
    assert undo.undo.isEnabled()
    undo.undo.trigger()
    assert session.state is SessionState.TRAINING
    assert session.training_settings.learning_rate == 0.003
    assert not undo.undo.isEnabled()
    session.stop()
    wait_until_it_rests(session, qtbot)
    assert undo.undo.isEnabled()


def test_another_project_begins_anew(undo: SettingsUndo, session: Session) -> None:
    change(session, learning_rate=0.5)
    undo.forget()
    assert not undo.undo.isEnabled()
