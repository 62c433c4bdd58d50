"""The main job on a machine without a display: the window's session, driven from the terminal.

Trains on a text with a progress bar, prints the loss before and after and a generated sentence,
and leaves a picture of the window. Called by app.py.
"""

import math
import os
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Slot
from PySide6.QtWidgets import QWidget

from tinylm.errors import StorageError, TextError, TinyLMError
from tinylm.evaluation import evaluate
from tinylm_gui.presenters.sample_sentence import sample_sentence
from tinylm_gui.session import Session, SessionState
from tinylm_gui.session.batch import Batch

PICTURE = Path("tinylm-window.png")
BAR_WIDTH = 30  # characters


def has_display() -> bool:
    """Whether a window can open: without X, Wayland or a platform of choice, Linux has none."""
    choices = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(choice) for choice in choices)


def prepare() -> None:
    """Let Qt draw without a display; to be called before the application object is made."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # Qt would warn at each window that it has nobody to tell its size hints.
    os.environ["QT_LOGGING_RULES"] = "default.warning=false"
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C ends it at once: nothing is unsaved


def main_job(
    session: Session, paths: Sequence[str | Path], open_window: Callable[[], QWidget]
) -> int:
    """Load the text at `paths`, train, generate, save PICTURE. Returns the exit status."""
    print("There is no display, so TinyLM does its main job here in the terminal.")
    run = _Run(session)
    try:
        session.load_files(paths)
        run.wait_while(SessionState.LOADING)
        print(f"Loss before training: {run.loss()}")
        session.train()
        run.wait_while(SessionState.TRAINING)
        print(f"Loss after training:  {run.loss()}")
        print(f"Generated: {run.sentence()}")
        print(f"Picture of the window: {_save_picture(open_window())}")
    except TinyLMError as error:
        print(f"tinylm-gui: {error}", file=sys.stderr)
        return 1
    return 0


def _save_picture(window: QWidget) -> Path:
    """Where the picture of `window` was saved. Raises StorageError where it could not be."""
    path = PICTURE.resolve()
    window.show()
    QCoreApplication.processEvents()  # what the window shows is drawn once it is up
    if not window.grab().save(str(path)):
        raise StorageError(f"Cannot write {path}: start TinyLM in a folder of your own.")
    return path


class _Run(QObject):
    """Waits for the session, shows its progress and turns its failures into exceptions."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._failure: Exception | None = None
        self._shown = -1  # the part of the progress bar that is on the screen
        session.metrics_added.connect(self._show_progress)
        session.failed.connect(self._fail)
        session.encoding_needed.connect(self._refuse_encoding)
        session.crashed.connect(self._crash)

    def wait_while(self, state: SessionState) -> None:
        """Let the session work until it leaves `state`. Raises what went wrong on the way."""
        loop = QEventLoop()
        self._session.state_changed.connect(loop.quit)
        while self._session.state is state:
            loop.exec()
        if self._failure is not None:
            raise self._failure

    def loss(self) -> str:
        """The mean loss over the training text, in words."""
        assert self._session.corpus is not None
        assert self._session.snapshot is not None
        loss = evaluate(self._session.snapshot.model, self._session.corpus.training)
        return f"{loss:.3f} nats a token, perplexity {math.exp(loss):,.1f}"

    def sentence(self) -> str:
        """What the model makes of the first words of the text, up to the end of a sentence."""
        assert self._session.corpus is not None
        assert self._session.snapshot is not None
        return sample_sentence(self._session.snapshot.model, self._session.corpus)

    @Slot(object)
    def _show_progress(self, batch: Batch) -> None:
        """A bar that grows in place; where the output is kept in a file, a line for each tenth."""
        run = self._session.run
        if run is None or not batch.losses:
            return
        in_place = sys.stdout.isatty()
        share = run.progress.share
        shown = int(share * (100 if in_place else 10))
        if shown == self._shown:
            return
        self._shown = shown
        bar = "#" * round(share * BAR_WIDTH)
        print(
            f"[{bar:{BAR_WIDTH}}] {share:4.0%}  loss {batch.losses[-1]:.3f}"
            f"  {run.pace.tokens_per_second:,.0f} tokens/s  ",
            end="\r" if in_place and share < 1 else "\n",
            flush=True,
        )

    @Slot(str)
    def _fail(self, sentence: str) -> None:
        self._failure = TextError(sentence)

    @Slot(str)
    def _refuse_encoding(self, path: str) -> None:
        self._failure = TextError(f"{path} is not UTF-8 text: save it as UTF-8 and try again.")

    @Slot(object)
    def _crash(self, error: Exception) -> None:
        self._failure = error
