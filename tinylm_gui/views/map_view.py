"""The words as points: vectors of many dimensions seen in two, following the training."""

from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from tinylm.vocabulary import Vocabulary
from tinylm_gui.background import Background
from tinylm_gui.map_picture import MapPicture, MapRequest, make_picture
from tinylm_gui.session import Session
from tinylm_gui.widgets.colour_legend import ColourLegend
from tinylm_gui.widgets.colour_scales import STEPS, amount_colours
from tinylm_gui.widgets.map_canvas import MapCanvas
from tinylm_gui.widgets.neighbour_panel import NeighbourPanel
from tinylm_gui.widgets.session_view import SessionView


class MapView(SessionView):
    """The map with its controls above and the chosen word's neighbours beside it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._vocabulary: Vocabulary | None = None
        self._snapshot: object = None
        self._picture: MapPicture | None = None
        self._background = Background(self)
        self._background.done.connect(self._take_picture)
        self.canvas = MapCanvas()
        self.canvas.setToolTip(
            self.tr("Drag to move, turn the wheel to zoom, click a word to choose it.")
        )
        self._panel = NeighbourPanel()
        self._legend = ColourLegend()
        self._colour = QComboBox()
        self._colour.setObjectName("mapColour")
        self._colour.setAccessibleName(self.tr("Colour of the points"))
        self._colour.setToolTip(self.tr("What the colour of a point says."))
        self._colour.addItems([self.tr("count"), self.tr("frequency rank")])
        fit = QPushButton(self.tr("Fit"))
        fit.setObjectName("mapFit")
        fit.setToolTip(self.tr("Bring all words into the window (Home)."))
        fit.setAccessibleName(self.tr("Fit the map to the window"))
        self._kept = QLabel()
        self._kept.setObjectName("mapVariance")
        self._kept.setToolTip(
            self.tr(
                "Each word is a vector of many numbers. The map shows the directions in which "
                "the vectors differ most; this is the share of their variance that it shows."
            )
        )
        top = QHBoxLayout()
        colour_label = QLabel(self.tr("&Colour"))
        colour_label.setBuddy(self._colour)
        for widget in (colour_label, self._colour, self._legend):
            top.addWidget(widget)
        top.addStretch(1)
        top.addWidget(self._kept)
        top.addWidget(fit)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setObjectName("mapSplitter")
        split.addWidget(self.canvas)
        split.addWidget(self._panel)
        split.setStretchFactor(0, 1)
        split.setSizes([800, 240])
        layout = QVBoxLayout(self.content)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addLayout(top)
        layout.addWidget(split, 1)
        self._colour.currentIndexChanged.connect(self._take_colours)
        fit.clicked.connect(self.canvas.fit)
        self.canvas.word_clicked.connect(session.select_word)
        self._panel.word_chosen.connect(self._find)
        self._panel.neighbours_changed.connect(self._show_neighbours)

    def refresh(self) -> None:
        vocabulary, snapshot = self.session.vocabulary, self.session.snapshot
        if vocabulary is not self._vocabulary:
            self._vocabulary = vocabulary
            self._picture = None
            self.canvas.set_words(vocabulary.words if vocabulary else ())
            self._panel.set_vocabulary(vocabulary)
            self._take_colours()
        if snapshot is not self._snapshot:
            self._snapshot = snapshot
            self._ask_for_picture()
        self._show_word()
        self.say(self._missing())

    def _missing(self) -> str:
        if self.session.vocabulary is None:
            return self.tr("Open a text to see its words on a map.")
        if self.session.snapshot is None:
            return self.tr("Click Train: words that are used alike move together on a map here.")
        return ""

    def _ask_for_picture(self) -> None:
        snapshot = self.session.snapshot
        if self._vocabulary is not None and snapshot is not None:
            vectors = snapshot.parameters["embeddings"][: len(self._vocabulary)]
            request = MapRequest(self._vocabulary, vectors)
            self._background.run(partial(make_picture, request, self._picture))

    @Slot(object)
    def _take_picture(self, picture: MapPicture) -> None:
        if picture.request.vocabulary is not self._vocabulary:
            return  # another text was opened meanwhile
        self._picture = picture
        self.canvas.set_points(picture.points)
        shares = " + ".join(f"{share:.0%}" for share in picture.explained)
        self._kept.setText(
            self.tr("The map keeps {total} of the variance ({shares})").format(
                total=f"{sum(picture.explained):.0%}", shares=shares
            )
        )
        self._show_word()

    def _show_word(self) -> None:
        """Mark the chosen word on the map and list what is near it."""
        word_id, picture = self.session.selected_word, self._picture
        if word_id is None or picture is None:
            self._panel.show_nothing()
        else:
            self._panel.show_word(picture, word_id)
        self.canvas.set_marked(word_id if picture else None, self._panel.nearest)

    @Slot()
    def _show_neighbours(self) -> None:
        self.canvas.set_marked(self.session.selected_word, self._panel.nearest)

    @Slot(int)
    def _find(self, word_id: int) -> None:
        self.session.select_word(word_id)
        self.canvas.show_word(word_id)

    @Slot()
    def _take_colours(self) -> None:
        counts = self._vocabulary.counts if self._vocabulary else np.zeros(0, dtype=np.int64)
        scale = amount_colours(self.palette())
        if self._colour.currentIndex() == 0:
            amounts = np.log(np.maximum(counts, 1))
            most = f"{counts.max(initial=1):,}"
            low, high = f"{counts.min(initial=counts.max(initial=1)):,}", most
            meaning = self.tr("Colour: how often the word occurs, on a logarithmic scale.")
        else:
            amounts = -np.log(np.arange(1, len(counts) + 1))
            low, high = self.tr("rare"), self.tr("frequent")
            meaning = self.tr("Colour: the word's place in the order of frequency.")
        self.canvas.set_colours(shades_of(amounts), scale)
        self._legend.show_scale(scale, low, high, meaning)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._take_colours()


def shades_of(amounts: npt.NDArray[np.floating[Any]]) -> npt.NDArray[np.int64]:
    """The place of each amount on a colour scale, from the least at 0 to the most."""
    least, most = amounts.min(initial=np.inf), amounts.max(initial=-np.inf)
    if not most > least:
        return np.full(len(amounts), STEPS // 2)
    return np.asarray((amounts - least) / (most - least) * (STEPS - 1), dtype=np.int64)
