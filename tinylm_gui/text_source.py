"""Where the session's text comes from: which files were asked for, and one reading at a time."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal, Slot

from tinylm.documents import Document, open_document
from tinylm.errors import EncodingError, TinyLMError
from tinylm.settings import TextSettings
from tinylm_gui.idle_gate import IdleGate
from tinylm_gui.loading import TextLoader


class TextSource(QObject):
    """Reads texts beside the window; one of `loaded` and `given_up` ends each reading."""

    progressed = Signal(float)  # share read, 0 to 1
    loaded = Signal(object)  # LoadedText
    given_up = Signal()  # nothing was read; what was open stays open
    encoding_needed = Signal(str)  # path of a file that is not UTF-8
    failed = Signal(str)  # a sentence for the user
    message = Signal(str)  # a sentence for the user, nothing wrong
    crashed = Signal(object)  # an exception that nobody foresaw

    def __init__(self, gate: IdleGate, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gate = gate
        self._loader: TextLoader | None = None
        self._paths: tuple[Path, ...] = ()
        self._encodings: dict[Path, str] = {}

    @property
    def is_busy(self) -> bool:
        """Whether a text is being read."""
        return self._loader is not None

    def read_files(
        self, paths: Sequence[str | Path], encodings: Mapping[Path, str], settings: TextSettings
    ) -> None:
        """Read files, those named in `encodings` in these, the others in what they say of it."""
        files = tuple(Path(path) for path in paths)
        self._paths, self._encodings = files, dict(encodings)
        self.read(lambda: [open_document(file, encodings.get(file)) for file in files], settings)

    def read_again(self, path: str, encoding: str, settings: TextSettings) -> None:
        """Read the files asked for last again, this one in the encoding that the user chose."""
        self.read_files(self._paths, {**self._encodings, Path(path): encoding}, settings)

    def read(
        self, open_documents: Callable[[], Sequence[Document]], settings: TextSettings
    ) -> None:
        """Read documents; nothing else may be read at that time."""
        self._loader = TextLoader(self._gate, self)
        self._loader.progressed.connect(self.progressed)
        self._loader.loaded.connect(self._take)
        self._loader.failed.connect(self._fail)
        self._loader.cancelled.connect(self._cancelled)
        self._loader.start(open_documents, settings)

    @Slot()
    def cancel(self) -> None:
        """Stop reading; what was open stays open."""
        if self._loader is not None:
            self._loader.cancel()

    def shut_down(self) -> None:
        """Stop reading now; nothing runs when this returns."""
        if self._loader is not None:
            self._loader.cancel()
            self._loader.wait()
            QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall)

    @Slot(object)
    def _take(self, loaded: object) -> None:
        self._end()
        self.loaded.emit(loaded)

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self._end()
        self.given_up.emit()
        if isinstance(error, EncodingError):
            self.encoding_needed.emit(str(error.path))
        elif isinstance(error, TinyLMError):
            self.failed.emit(str(error))
        else:
            self.crashed.emit(error)

    @Slot()
    def _cancelled(self) -> None:
        self._end()
        self.given_up.emit()
        self.message.emit(self.tr("Reading was cancelled; nothing has changed."))

    def _end(self) -> None:
        """Let the reading's thread run out before what it was made of goes."""
        if self._loader is not None:
            self._loader.wait()
            self._loader.deleteLater()
        self._loader = None
