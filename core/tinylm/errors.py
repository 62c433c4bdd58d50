"""The kinds of failure that belong to the user's world rather than to the program.

Each carries one sentence that says what happened, where, and what to do. Anything
else that is raised is a bug and keeps its traceback.
"""


class TinyLMError(Exception):
    """Base of every failure that a user can cause or mend; `str(error)` is for them."""


class SettingsError(TinyLMError, ValueError):
    """A setting is out of its range or contradicts another."""


class TextError(TinyLMError):
    """A text cannot be used: missing, empty, binary, or too short to learn from."""


class EncodingError(TextError):
    """A file is not UTF-8 and has no byte-order mark, so the user must name its encoding."""

    def __init__(self, message: str, path: str) -> None:
        super().__init__(message)
        self.path = path


class TrainingError(TinyLMError):
    """The text and the settings leave nothing to train on, or training cannot go on."""


class BadFileError(TinyLMError):
    """A file of a project is damaged, hostile, or of no known format."""


class NewerVersionError(BadFileError):
    """A file was written by a newer version of the program, so nothing is wrong with it."""


class StorageError(TinyLMError):
    """The disk refused: full, read-only, no permission, or the folder is gone."""


class ProjectInUseError(StorageError):
    """Another window or command holds the project's lock."""
