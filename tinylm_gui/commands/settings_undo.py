"""Undo and redo for changes of the settings, from wherever they come."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QKeySequence, QUndoCommand, QUndoStack

from tinylm_gui.presenters.setting_words import name_in_words, shown_value
from tinylm_gui.session import Session, SessionState
from tinylm_gui.session.past_runs import AllSettings
from tinylm_gui.session.run import FIXED_SETTINGS


class SettingsUndo(QObject):
    """Follows the session's settings; its actions bring former ones back."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._stack = QUndoStack(self)
        self._known = session.settings
        self._is_stepping = False  # through the stack: what changes then is no new command
        self.undo = self._stack.createUndoAction(self, self.tr("&Undo"))
        self.undo.setObjectName("undo")
        self.undo.setShortcut(QKeySequence.StandardKey.Undo)
        self.redo = self._stack.createRedoAction(self, self.tr("&Redo"))
        self.redo.setObjectName("redo")
        self.redo.setShortcut(QKeySequence.StandardKey.Redo)
        session.settings_changed.connect(self._follow)
        session.state_changed.connect(self._show_state)
        self._stack.redoTextChanged.connect(self._show_state)  # the last that a step changes

    def all(self) -> list[QAction]:
        """Undo and redo, in the order of a menu."""
        return [self.undo, self.redo]

    def forget(self) -> None:
        """Begin anew, as with another project."""
        self._stack.clear()
        self._known = self._session.settings

    def apply(self, settings: AllSettings) -> None:
        """Go to settings of the stack."""
        if settings == self._session.settings:
            return
        self._is_stepping = True
        self._session.apply_settings(*settings)
        self._is_stepping = False
        self._known = settings

    @Slot()
    def _follow(self) -> None:
        before, after = self._known, self._session.settings
        self._known = after
        if not self._is_stepping and before != after:
            self._stack.push(_Change(self, before, after))

    @Slot()
    def _show_state(self) -> None:
        """While a text is read nothing can change, and what a run in training needs neither."""
        done, undone = self._stack.index() - 1, self._stack.index()
        back, forth = self._stack.command(done), self._stack.command(undone)
        self.undo.setEnabled(isinstance(back, _Change) and self._may_go_to(back.before))
        self.redo.setEnabled(isinstance(forth, _Change) and self._may_go_to(forth.after))

    def _may_go_to(self, settings: AllSettings) -> bool:
        state, now = self._session.state, self._session.settings
        if state is SessionState.TRAINING:
            old, new = now[2].to_dict(), settings[2].to_dict()
            return settings[:2] == now[:2] and all(old[n] == new[n] for n in FIXED_SETTINGS)
        return state is not SessionState.LOADING


class _Change(QUndoCommand):
    """From some settings to others."""

    def __init__(self, owner: SettingsUndo, before: AllSettings, after: AllSettings) -> None:
        super().__init__(_changes_in_words(before, after))
        self._owner = owner
        self.before = before
        self.after = after

    def undo(self) -> None:
        self._owner.apply(self.before)

    def redo(self) -> None:
        self._owner.apply(self.after)


def _changes_in_words(before: AllSettings, after: AllSettings) -> str:
    """Learning rate 0.001, or how many settings differ."""
    changes = [
        f"{name_in_words(name)} {shown_value(value)}"
        for old, new in zip(before, after, strict=True)
        for name, value in new.to_dict().items()
        if old.to_dict()[name] != value
    ]
    return changes[0] if len(changes) == 1 else f"{changes[0]}, …"
