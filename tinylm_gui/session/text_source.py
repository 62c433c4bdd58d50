"""Where the session's text comes from: which files were asked for, and one reading at a time."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal, Slot

from tinylm.documents import Document
from tinylm.errors import EncodingError, TinyLMError
from tinylm.settings import TextSettings
from tinylm.text_folders import open_texts
from tinylm_gui.session.idle_gate import IdleGate
from tinylm_gui.session.loading import TextLoader


@dataclass(frozen=True)
class _Wish:
    """What was asked for last."""

    paths: tuple[Path, ...] = ()
    encodings: Mapping[Path, str] = field(default_factory=dict)
    kept: tuple[Document, ...] = ()  # that are open already and stay
    otherwise: str | None = None  # encoding of files that prove not to be UTF-8


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
        self._wish = _Wish()
        self._left_out = 0  # files of folders that hold no text

    @property
    def is_busy(self) -> bool:
        """Whether a text is being read."""
        return self._loader is not None

    def read_files(
        self,
        paths: Sequence[str | Path],
        encodings: Mapping[Path, str],
        settings: TextSettings,
        kept: Sequence[Document] = (),
        otherwise: str | None = None,
    ) -> None:
        """Read files and folders after the documents that are `kept`.

        Files named in `encodings` are read in these, others in what they say of themselves or,
        where that fails, in the encoding `otherwise`.
        """
        files = tuple(Path(path) for path in paths)
        self._wish = _Wish(files, dict(encodings), tuple(kept), otherwise)
        self.read(partial(self._open, self._wish), settings)

    def read_again(self, path: str, encoding: str, for_all: bool, settings: TextSettings) -> None:
        """Read the files asked for last again, in the encoding that the user chose.

        It is that of one file, or `for_all` of each that proves not to be UTF-8.
        """
        wish = self._wish
        encodings = wish.encodings if for_all else {**wish.encodings, Path(path): encoding}
        otherwise = encoding if for_all else wish.otherwise
        self.read_files(wish.paths, encodings, settings, wish.kept, otherwise)

    def _open(self, wish: "_Wish") -> Sequence[Document]:
        """Open what is wished; called in the loading thread."""
        opened = open_texts(wish.paths, wish.encodings, wish.otherwise)
        self._left_out = len(opened.left_out)
        return [*wish.kept, *opened.documents]

    def read(
        self, open_documents: Callable[[], Sequence[Document]], settings: TextSettings
    ) -> None:
        """Read documents; nothing else may be read at that time."""
        self._left_out = 0
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
        if self._left_out:
            text = self.tr("{count} files of the folder hold no text and were left out.")
            self.message.emit(text.format(count=f"{self._left_out:,}"))

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
