"""Pictures of the pages, docks and dialogs from a real run on the sample: `make screenshots`.

Both themes, at 100 and at 200 %, into docs/images/. Each picture is looked at by a person after a
change of the window: nothing may be clipped, crowded, misaligned, or empty without a word.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from PySide6.QtCore import QDeadlineTimer, QSettings, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tinylm.resources import SAMPLES
from tinylm_gui.app import make_application
from tinylm_gui.application.theme import Theme, ThemeChoice
from tinylm_gui.main_window import MainWindow
from tinylm_gui.session import Session, SessionState
from tinylm_gui.views.tour_panel import TourPanel
from tinylm_gui.widgets.log_panel import LogPanel

ROOT = Path(__file__).resolve().parents[1]
SIZE = QSize(1280, 800)
SETTLING = 1500  # milliseconds for what a page works out beside the window
PROMPT = "The dog"
DIALOGS = ("preferences", "shortcuts", "guide")  # About tells where one's files lie
THEMES = (ThemeChoice.LIGHT, ThemeChoice.DARK)


class Photographer:
    """Takes a window through its states and keeps a picture of each."""

    def __init__(self, folder: Path, scale: int) -> None:
        self._folder = folder
        self._suffix = "" if scale == 100 else f"-{scale}"
        self.application = make_application(sys.argv[:1])
        self.theme = Theme(self.application)
        self.session = Session()
        self.window = MainWindow(self.session, self.theme)
        self.window.resize(SIZE)
        self.window.show()
        self.window.tabs.make_all()

    def wait(self, milliseconds: int = SETTLING) -> None:
        """Let the window work for some time."""
        deadline = QDeadlineTimer(milliseconds)
        while not deadline.hasExpired():
            self.application.processEvents()

    def wait_until(self, holds: Callable[[], bool]) -> None:
        """Let the window work until something is so."""
        while not holds():
            self.application.processEvents()

    def shoot(self, name: str, widget: QWidget | None = None) -> None:
        """A picture of the window, or of another one, in each theme."""
        for theme in THEMES:
            self.theme.choose(theme)
            self.wait(400)
            small = with_few_colours((widget or self.window).grab().toImage())
            path = self._folder / f"{name}-{theme.value}{self._suffix}.png"
            if not small.save(str(path), "PNG", 0):
                raise SystemExit(f"{path} could not be written.")

    def pages(self) -> Iterator[str]:
        """Open each page in turn; its name."""
        tabs = self.window.tabs
        for number in range(tabs.count()):
            tabs.setCurrentIndex(number)
            self.wait()
            yield type(tabs.widget(number)).__name__.removesuffix("View").lower()

    def command(self, name: str) -> None:
        """Carry out a command of the menus."""
        next(a for a in self.window.menus.all() if a.objectName() == name).trigger()
        self.wait(600)


def with_few_colours(picture: QImage) -> QImage:
    """The picture in 256 of its colours: a third of the size, and hardly to be seen."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    colours, counts = np.unique(np.frombuffer(plain.constBits(), np.uint32), return_counts=True)
    order = np.argsort(-counts)
    # Of shades that differ little the most frequent stands for all.
    _, first = np.unique(colours[order] & 0xFFF0F0F0, return_index=True)
    table = colours[order[np.sort(first)[:256]]].tolist()
    return plain.convertToFormat(QImage.Format.Format_Indexed8, table)


def take_pictures(folder: Path, scale: int) -> None:
    """All pictures at one scale."""
    photographer = Photographer(folder, scale)
    session, window = photographer.session, photographer.window
    for page in photographer.pages() if scale == 100 else ():
        photographer.shoot(f"empty-{page}")
    session.load_sample(SAMPLES[0])
    photographer.wait_until(lambda: session.state is SessionState.READY)
    window.tabs.setCurrentIndex(0)
    session.train()
    photographer.wait_until(lambda: session.run is not None and session.run.progress.step > 300)
    photographer.shoot("training")
    photographer.wait_until(lambda: session.state is not SessionState.TRAINING)
    word = session.vocabulary.id("dog") if session.vocabulary else None
    session.select_word(word if word is not None else -1)
    prompt = window.findChild(QWidget, "promptEdit")
    assert prompt is not None
    QTest.keyClicks(prompt, PROMPT)
    QTest.keyClick(prompt, Qt.Key.Key_Return)
    for page in photographer.pages():
        photographer.shoot(page)
    window.tabs.setCurrentIndex(0)
    _shoot_docks(photographer)
    _shoot_dialogs(photographer)
    session.has_unsaved_training = False
    session.shut_down()


def _shoot_docks(photographer: Photographer) -> None:
    window = photographer.window
    log, tour = window.findChild(LogPanel), window.findChild(TourPanel)
    assert log is not None
    assert tour is not None
    log.show()
    photographer.shoot("log")
    log.hide()
    tour.start()
    photographer.shoot("tour")
    for _ in range(5):
        tour.go_on()
    photographer.shoot("tour-bench")
    tour.hide()


def _shoot_dialogs(photographer: Photographer) -> None:
    window = photographer.window
    for name in DIALOGS:
        photographer.command(name)
        shown = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not window]
        photographer.shoot(name, shown[-1])
        shown[-1].close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=ROOT / "docs" / "images" / "window")
    parser.add_argument("--scale", type=int, help="only this scale, in this process")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    if options.scale:
        home = str(options.folder / ".settings")  # the settings of a first start
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, home)
        take_pictures(options.folder, options.scale)
        return
    for scale in (100, 200):
        command = [sys.executable, __file__, "--folder", options.folder, "--scale", str(scale)]
        environment = {**os.environ, "QT_SCALE_FACTOR": str(scale / 100)}
        subprocess.run([str(part) for part in command], env=environment, check=True)
    pictures = list(options.folder.glob("*.png"))
    size = sum(picture.stat().st_size for picture in pictures)
    print(f"{len(pictures)} pictures, {size / 1e6:.1f} MB, in {options.folder}")


if __name__ == "__main__":
    main()
