"""What the colours of a map say: a choice, its colours, and their legend."""

from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from tinylm.vocabulary import Vocabulary
from tinylm_gui.presenters.map_picture import Ids, MapPicture
from tinylm_gui.widgets.colour_legend import ColourLegend
from tinylm_gui.widgets.colour_scales import STEPS, amount_colours

BY_COUNT, BY_RANK, BY_SIMILARITY = range(3)


class MapColours(QWidget):
    """Colour by count, by frequency rank, or by likeness to the chosen word."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choice = QComboBox()
        self._choice.setObjectName("mapColour")
        self._choice.setAccessibleName(self.tr("Colour of the points"))
        self._choice.setToolTip(self.tr("What the colour of a point says."))
        self._choice.addItems(
            [self.tr("count"), self.tr("frequency rank"), self.tr("likeness to the chosen word")]
        )
        self._legend = ColourLegend()
        label = QLabel(self.tr("&Colour"))
        label.setBuddy(self._choice)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (label, self._choice, self._legend):
            layout.addWidget(widget)
        self._choice.currentIndexChanged.connect(self.changed)

    def need_distances(self) -> bool:
        """Whether the colours change with the vectors and the chosen word."""
        return self._choice.currentIndex() == BY_SIMILARITY

    def shades(
        self, vocabulary: Vocabulary, picture: MapPicture | None, word_id: int | None
    ) -> tuple[Ids, list[QColor]]:
        """For each word by id the index of its colour, and the colours; sets the legend too."""
        scale = amount_colours(self.palette())
        counts = vocabulary.counts
        choice = self._choice.currentIndex()
        if choice == BY_COUNT:
            amounts = np.log(np.maximum(counts, 1))
            low, high = f"{counts.min():,}", f"{counts.max():,}"
            meaning = self.tr("Colour: how often the word occurs, on a logarithmic scale.")
        elif choice == BY_RANK:
            amounts = -np.log(np.arange(1, len(counts) + 1))
            low, high = self.tr("rare"), self.tr("frequent")
            meaning = self.tr("Colour: the word's place in the order of frequency.")
        elif picture is None or word_id is None:
            amounts = np.zeros(len(counts))
            low = high = ""
            meaning = self.tr("Choose a word to see which others are like it.")
        else:
            amounts = picture.neighbours.cosines(word_id)
            low, high = f"{amounts.min():.2f}", "1.00"
            meaning = self.tr("Colour: cosine similarity to the chosen word.")
        self._legend.show_scale(scale, low, high, meaning)
        return shades_of(amounts), scale


def shades_of(amounts: npt.NDArray[np.floating[Any]]) -> Ids:
    """The place of each amount on a colour scale, from the least at 0 to the most."""
    least, most = amounts.min(initial=np.inf), amounts.max(initial=-np.inf)
    if not most > least:
        return np.full(len(amounts), STEPS // 2)
    return np.asarray((amounts - least) / (most - least) * (STEPS - 1), dtype=np.int64)
