"""The open text, its model and its training: `Session`, which the views know, and its parts."""

from tinylm_gui.session.session import Session
from tinylm_gui.session.session_state import SessionState

__all__ = ["Session", "SessionState"]
