"""The user guide in a window of its own: its Markdown pages with their links and pictures."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QImage, QKeySequence, QTextDocument
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from tinylm.resources import guide_folder

FIRST_PAGE = "index.md"
MARGIN = 24
WIDTH, HEIGHT = 860, 760
PICTURE_WIDTH = WIDTH - 2 * MARGIN - 40  # beside the scroll bar and the window's edges


class GuidePage(QTextBrowser):
    """A page whose pictures are no wider than the text."""

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Pages as they are, pictures scaled down where they are wide."""
        found = super().loadResource(kind, name)
        if kind != QTextDocument.ResourceType.ImageResource.value or found is None:
            return found
        picture = QImage.fromData(found) if not isinstance(found, QImage) else found
        ratio = self.devicePixelRatioF()
        if picture.width() > PICTURE_WIDTH * ratio:
            smooth = Qt.TransformationMode.SmoothTransformation
            picture = picture.scaledToWidth(round(PICTURE_WIDTH * ratio), smooth)
            picture.setDevicePixelRatio(ratio)
        return picture


class GuideWindow(QWidget):
    """Shows a page, goes where its links lead, and finds words in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("guideWindow")
        self.setWindowTitle(self.tr("User guide"))
        self._page = GuidePage()
        self._page.setObjectName("guidePage")
        self._page.setAccessibleName(self.tr("Page of the guide"))
        self._page.setOpenLinks(False)
        self._page.document().setDocumentMargin(MARGIN)
        self._find = QLineEdit()
        self._find.setObjectName("guideFind")
        self._find.setAccessibleName(self.tr("Find on this page"))
        self._find.setPlaceholderText(self.tr("Find on this page"))
        self._find.setToolTip(self.tr("Type and press Enter for the next place."))
        self._found = QLabel()
        self._found.setObjectName("guideFound")
        back = self._button("guideBack", self.tr("&Back"), self.tr("The page before (Alt+Left)"))
        home = self._button("guideHome", self.tr("&Contents"), self.tr("The first page"))
        back.setShortcut(QKeySequence(QKeySequence.StandardKey.Back))
        top = QHBoxLayout()
        for widget in (back, home):
            top.addWidget(widget)
        top.addStretch(1)
        top.addWidget(self._found)
        top.addWidget(self._find)
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        layout.addWidget(self._page, 1)
        self.resize(WIDTH, HEIGHT)
        back.clicked.connect(self._page.backward)
        home.clicked.connect(self.show_first_page)
        back.setEnabled(False)
        self._page.backwardAvailable.connect(back.setEnabled)
        self._page.anchorClicked.connect(self._follow)
        self._find.returnPressed.connect(self._find_next)
        self._find.textChanged.connect(self._found.clear)
        self._page.setFocus()
        self.show_first_page()

    def _button(self, name: str, text: str, meaning: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setToolTip(meaning)
        return button

    @Slot()
    def show_first_page(self) -> None:
        """Show the contents, or where there is no guide, say so."""
        page = guide_folder() / FIRST_PAGE
        if page.is_file():
            self.show_page(page)
        else:
            self._page.setPlainText(self.tr("The guide is not installed with this program."))

    def show_page(self, page: Path, place: str = "") -> None:
        """Show a page of the guide, at one of its headings."""
        url = QUrl.fromLocalFile(str(page))
        if place:
            url.setFragment(place)
        self._page.setSource(url, QTextDocument.ResourceType.MarkdownResource)

    @Slot(QUrl)
    def _follow(self, link: QUrl) -> None:
        """Pages of the guide open here, everything else where the system opens it."""
        url = self._page.source().resolved(link)
        path = Path(url.toLocalFile())
        if url.isLocalFile() and path.suffix == ".md" and path.is_file():
            self.show_page(path, url.fragment())
        elif link.toString().startswith("#"):
            self._page.scrollToAnchor(link.fragment())
        else:
            QDesktopServices.openUrl(url)

    @Slot()
    def _find_next(self) -> None:
        text = self._find.text()
        if not text or self._page.find(text):
            self._found.clear()
            return
        self._page.moveCursor(self._page.textCursor().MoveOperation.Start)  # and once around
        if not self._page.find(text):
            self._found.setText(self.tr("not on this page"))
