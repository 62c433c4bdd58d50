"""Asks where a film of the map goes and makes it beside the window, with progress and cancel."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QProgressDialog, QWidget

from tinylm_gui.session.background import Background

KINDS = {".gif": "GIF", ".webp": "WEBP"}


class FilmSaver(QObject):
    """`film_of(kind)` gives what make_film yields: shares done, and in the end the file."""

    save_asked = Signal(str, bytes)  # path, contents

    def __init__(self, film_of: Callable[[str], Iterator[float | bytes]], parent: QWidget) -> None:
        super().__init__(parent)
        self._film_of = film_of
        self._window = parent
        self._path = ""
        self._background = Background(self)
        self._background.done.connect(self._take)
        self._progress: QProgressDialog | None = None

    @Slot()
    def ask(self) -> None:
        """Ask for a file and make the film."""
        path, chosen = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Save the film of the map"),
            "map.gif",
            "GIF (*.gif);;WebP (*.webp)",
        )
        if not path or self._background.is_busy():
            return
        ending = next((end for end in KINDS if path.lower().endswith(end)), "")
        if not ending:
            ending = ".webp" if "webp" in chosen else ".gif"
            path += ending
        self._path = path
        progress = QProgressDialog(
            self.tr("Drawing the film of the map…"), self.tr("Cancel"), 0, 100, self._window
        )
        progress.setObjectName("filmProgress")
        progress.setWindowTitle(self.tr("Film"))
        progress.setMinimumDuration(300)
        progress.canceled.connect(self._background.cancel)
        self._progress = progress
        self._background.run(partial(iter, self._film_of(KINDS[ending])))

    @Slot(object)
    def _take(self, answer: float | bytes) -> None:
        if self._progress is None or self._progress.wasCanceled():
            return
        if isinstance(answer, bytes):
            self._progress.close()
            self._progress.deleteLater()
            self._progress = None
            self.save_asked.emit(self._path, answer)
        else:
            self._progress.setValue(round(100 * answer))
