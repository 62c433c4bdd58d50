"""What the program remembers from one start to the next, in a file of its own that can be read.

Preferences are what the user chose; beside them stand the texts and projects opened last. How
the window lay is kept in the same file by window_memory.py.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, QSettings, Signal

from tinylm_gui.application.theme import ThemeChoice

VERSION = 1  # of the file; another one is not read
MOST_RECENT = 10


@dataclass(frozen=True)
class Choices:
    """What the user chose in the preferences; the defaults are those of a first start."""

    theme: ThemeChoice = ThemeChoice.SYSTEM
    language: str = ""  # such as "de"; empty for that of the system
    full_speed: bool = True  # all cores for the training while the window is left alone
    autosave_minutes: int = 5  # between copies of a run that is not saved; 0 for none


def open_store() -> QSettings:
    """The file in which the program remembers things."""
    form, scope = QSettings.Format.IniFormat, QSettings.Scope.UserScope
    return QSettings(form, scope, "TinyLM", "TinyLM")


def stored_texts(store: QSettings, key: str) -> list[str]:
    """A list of texts from the file, which keeps a single one as a plain text."""
    found: Any = store.value(key, [])
    return [found] if isinstance(found, str) else list(found or [])


class Preferences(QObject):
    """The choices of the user, written as soon as they change."""

    changed = Signal()
    recent_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store = open_store()
        if self.store.value("version", 0) not in (VERSION, str(VERSION)):
            self.store.clear()
            self.store.setValue("version", VERSION)
        self._choices = self._stored_choices()

    @property
    def choices(self) -> Choices:
        """What is chosen now."""
        return self._choices

    def choose(self, choices: Choices) -> None:
        """Take and keep other choices."""
        if choices == self._choices:
            return
        self._choices = choices
        for name, value in asdict(choices).items():
            stored = value.value if isinstance(value, ThemeChoice) else value
            self.store.setValue(f"preferences/{name}", stored)
        self.changed.emit()

    def change(self, **values: Any) -> None:
        """Change some of the choices."""
        self.choose(replace(self._choices, **values))

    @property
    def is_first_start(self) -> bool:
        """Whether the program was never used; asked once, for then it is no longer true."""
        is_first = not self.store.value("used", False, type=bool)
        self.store.setValue("used", True)
        return is_first

    @property
    def recent(self) -> list[tuple[str, ...]]:
        """What was opened last, newest first: a project's folder, or the files of a text."""
        return [tuple(line.split("\n")) for line in stored_texts(self.store, "recent")]

    def remember(self, paths: Sequence[str]) -> None:
        """Put what was opened first among the recent ones."""
        entry = tuple(paths)
        kept = [other for other in self.recent if other != entry]
        self._keep_recent([entry, *kept][:MOST_RECENT])

    def forget_recent(self) -> None:
        """Empty the list of what was opened."""
        self._keep_recent([])

    def _keep_recent(self, entries: list[tuple[str, ...]]) -> None:
        self.store.setValue("recent", ["\n".join(entry) for entry in entries])
        self.recent_changed.emit()

    def _stored_choices(self) -> Choices:
        """What the file says, where it can be understood."""
        first = Choices()

        def stored(name: str) -> Any:
            default = getattr(first, name)
            return self.store.value(f"preferences/{name}", default, type=type(default))

        theme = str(self.store.value("preferences/theme", first.theme.value))
        known = {choice.value: choice for choice in ThemeChoice}
        return Choices(
            known.get(theme, first.theme),
            stored("language"),
            stored("full_speed"),
            max(0, stored("autosave_minutes")),
        )
