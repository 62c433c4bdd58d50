"""What tests do with a session: change settings, train some steps, wait, bring it to rest."""

from pytestqt.qtbot import QtBot

from tinylm_gui.session import Session, SessionState


def change(session: Session, **values: object) -> None:
    """Apply the settings in force with some of them replaced."""
    kinds = (session.text_settings, session.model_settings, session.training_settings)
    session.apply_settings(
        *(kind.changed(**{k: v for k, v in values.items() if hasattr(kind, k)}) for kind in kinds)  # type: ignore[arg-type]
    )


def wait_until_it_rests(session: Session, qtbot: QtBot) -> None:
    """Wait until nothing is trained or read."""
    qtbot.waitUntil(lambda: not session.is_busy)


def state_of(session: Session) -> SessionState:
    """The state now; the type checker takes an attribute for what it was compared with last."""
    return session.state


def train_steps(session: Session, steps: int, qtbot: QtBot) -> None:
    """Train some steps and wait until they are done."""
    session.train_steps(steps)
    wait_until_it_rests(session, qtbot)


def forget(session: Session) -> None:
    """Bring the session to rest with nothing to save, so that its window closes unasked."""
    session.shut_down()
    session.has_unsaved_training = False
