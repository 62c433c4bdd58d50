"""What state a session is in."""

from enum import Enum


class SessionState(Enum):
    """What can be done now."""

    EMPTY = "empty"  # no text
    LOADING = "loading"  # a text is being read
    READY = "ready"  # a text and an untrained model, or one whose run has ended
    TRAINING = "training"
    PAUSED = "paused"  # a run that can go on
