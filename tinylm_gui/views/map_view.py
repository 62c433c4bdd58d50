"""The words as points: vectors of many dimensions seen in two or three, live."""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import numpy as np
from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from tinylm.vocabulary import Vocabulary
from tinylm_gui.presenters.map_film import MOST_FRAMES, make_film
from tinylm_gui.presenters.map_picture import (
    Floats,
    Ids,
    MapPicture,
    MapRequest,
    Method,
    Movement,
    arrangeable,
    make_pictures,
    with_trails,
)
from tinylm_gui.presenters.words import visible
from tinylm_gui.session import Session, SessionState
from tinylm_gui.session.background import Background
from tinylm_gui.tables.word_numbers_table import Column, WordNumbersTable
from tinylm_gui.widgets.analogy_box import AnalogyBox
from tinylm_gui.widgets.film_saver import FilmSaver
from tinylm_gui.widgets.map_canvas import MapCanvas
from tinylm_gui.widgets.map_caption import MapCaption
from tinylm_gui.widgets.map_colours import MapColours
from tinylm_gui.widgets.map_controls import MapControls
from tinylm_gui.widgets.map_scene import Guide
from tinylm_gui.widgets.neighbour_panel import NeighbourPanel
from tinylm_gui.widgets.picture_menu import PictureMenu
from tinylm_gui.widgets.searchable_words import SearchableWords
from tinylm_gui.widgets.session_view import SessionView

ISOLATED = 100  # neighbours that stay with an isolated word


class MapView(SessionView):
    """The map, its controls above, the chosen word's neighbours and word arithmetic beside it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._vocabulary: Vocabulary | None = None
        self._is_stopped = False  # the arranging, by the user
        self._snapshot: object = None  # of which a picture was asked for
        self._picture: MapPicture | None = None
        self._frame: MapPicture | None = None  # along whose axes the past is seen
        self._isolated: Ids | None = None
        self._trailed: object = None  # the picked and the chosen words whose way was drawn
        self._background = Background(self)
        self._background.done.connect(self._take_picture)
        self._background.ended.connect(self._catch_up)
        self.canvas = MapCanvas()
        self.canvas.setToolTip(
            self.tr("Drag to move, turn the wheel to zoom, click a word to choose it.")
        )
        self._numbers_model = WordNumbersTable(self)
        self._table = SearchableWords(self._numbers_model, "mapWords")
        self._table.table.setAccessibleName(self.tr("The words of the map and their places"))
        self._table.word_chosen.connect(session.select_word)
        self._canvas_or_table = QStackedWidget()
        self._controls = MapControls()
        self._colours = MapColours()
        self._panel = NeighbourPanel()
        self._analogy = AnalogyBox()
        self._caption = MapCaption()
        picture_menu = PictureMenu(self.canvas, "map", self._numbers)
        picture_menu.save_asked.connect(session.save_file)
        self._lay_out()
        self._controls.changed.connect(self._start_afresh)
        self._controls.stop_clicked.connect(self._stop_arranging)
        self._controls.lasso_toggled.connect(self.canvas.set_lasso_mode)
        self._controls.isolate_clicked.connect(self._isolate)
        self._controls.show_all_clicked.connect(self._show_all)
        self._controls.fit_clicked.connect(self.canvas.fit)
        self._controls.table_toggled.connect(self._show_table)
        film = FilmSaver(self._film, self)
        film.save_asked.connect(session.save_file)
        self._controls.film_clicked.connect(film.ask)
        self._colours.changed.connect(self._take_colours)
        self.canvas.word_clicked.connect(session.select_word)
        self.canvas.words_picked.connect(self._pick)
        self._panel.word_chosen.connect(self._find)
        self._panel.neighbours_changed.connect(self._show_neighbours)
        self._analogy.word_chosen.connect(self._find)

    def _lay_out(self) -> None:
        side = QWidget()
        beside = QVBoxLayout(side)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(16)
        beside.addWidget(self._panel)
        beside.addWidget(self._analogy)
        beside.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(side)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setMinimumWidth(240)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setObjectName("mapSplitter")
        self._canvas_or_table.addWidget(self.canvas)
        self._canvas_or_table.addWidget(self._table)
        split.addWidget(self._canvas_or_table)
        split.addWidget(scroll)
        split.setStretchFactor(0, 1)
        split.setSizes([800, 260])
        below = QHBoxLayout()
        below.addWidget(self._caption, 1)
        below.addWidget(self._colours)
        layout = QVBoxLayout(self.content)
        layout.setContentsMargins(0, 12, 0, 8)
        layout.setSpacing(8)
        layout.addWidget(self._controls)
        layout.addWidget(split, 1)
        layout.addLayout(below)

    # the session

    def refresh(self) -> None:
        vocabulary = self.session.vocabulary
        if vocabulary is not self._vocabulary:
            self._vocabulary = vocabulary
            self._picture = self._frame = self._isolated = None
            self.canvas.set_words(vocabulary.words if vocabulary else ())
            self._table.show_vocabulary(vocabulary)
            self._controls.let_film(False)
            for part in (self._controls, self._panel, self._analogy):
                part.set_vocabulary(vocabulary)
            self._take_colours()
        self._follow()
        self._draw_other_trails()
        self._show_word()
        self.say(self._missing())

    def _missing(self) -> str:
        if self.session.vocabulary is None:
            return self.tr("Open a text to see its words on a map.")
        if self.session.snapshot is None:
            return self.tr("Click Train: words that are used alike move together on a map here.")
        return ""

    # the picture

    @Slot()
    def _catch_up(self) -> None:
        """What changed during a slow picture is drawn now, or by the next live update."""
        if self.isVisible() and self.session.state is not SessionState.TRAINING:
            self._follow()

    def _follow(self) -> None:
        """Ask for a picture of the newest vectors; what takes long is finished first."""
        slow = self._controls.method() is Method.TSNE
        held = slow and (self._background.is_busy() or self._is_stopped)
        if self.session.snapshot is not self._snapshot and not held:
            self._ask_for_picture()

    @Slot()
    def _start_afresh(self) -> None:
        self._is_stopped = False
        self._ask_for_picture()

    @Slot()
    def _stop_arranging(self) -> None:
        """Leave the words where t-SNE has put them so far, until something else is asked for."""
        self._is_stopped = True
        self._background.cancel()
        self._controls.let_stop(False)

    @Slot()
    def _ask_for_picture(self) -> None:
        vocabulary, snapshot, controls = self._vocabulary, self.session.snapshot, self._controls
        self._snapshot = snapshot
        if vocabulary is None or snapshot is None:
            return
        ids = np.arange(len(vocabulary)) if self._isolated is None else self._isolated
        method = controls.method()
        lookback = self.session.lookback
        newest = None if lookback.step is None else lookback.newest
        request = MapRequest(
            vocabulary,
            snapshot.parameters["embeddings"][: len(vocabulary)],
            arrangeable(ids) if method is Method.TSNE else ids,
            method,
            controls.dimensions(),
            controls.perplexity(),
            controls.axes() if method is Method.AXES else (),
            None if newest is None else newest.parameters["embeddings"][: len(vocabulary)],
        )
        request = with_trails(request, controls.movement(), self._with_trail(), self._past_until)
        self._background.run(partial(make_pictures, request, self._frame))

    def _with_trail(self) -> Ids:
        """The words whose way is drawn, if the user has chosen any."""
        picked, word_id = self.canvas.scene.picked, self.session.selected_word
        if len(picked):
            return picked
        return np.array([] if word_id is None else [word_id], dtype=np.int64)

    def _past_until(self, count: int) -> list[Floats]:
        """The vectors of all words at up to `count` steps before the one that is seen."""
        lookback, snapshot = self.session.lookback, self.session.snapshot
        steps = [s for s in lookback.steps if snapshot is not None and s < snapshot.step]
        return [then.parameters["embeddings"] for then in lookback.some(steps, count)]

    @Slot(object)
    def _take_picture(self, picture: MapPicture) -> None:
        if picture.request.vocabulary is not self._vocabulary:
            return  # another text was opened meanwhile
        self.pace.measure()
        self._picture = picture
        self._frame = picture.frame or picture
        request, looks_back = picture.request, picture.frame is not None
        self.canvas.set_points(picture.points, request.ids, self._guides(request), looks_back)
        self._controls.let_stop(picture.progress < 1 and not self._is_stopped)
        self._controls.let_film(len(self.session.lookback.steps) > 1)
        self._fill_table()
        self.canvas.set_trails(picture.trails, request.trail_ids)
        self._caption.show_picture(picture, self._isolated is not None)
        self._analogy.set_picture(picture)
        self._show_word()
        if self._colours.need_distances():
            self._take_colours()

    def _guides(self, request: MapRequest) -> list[Guide]:
        return [
            Guide(axis, place, visible(request.vocabulary.word(word_id)))
            for axis, pair in enumerate(request.axes[:2] if request.dimensions == 2 else ())
            for place, word_id in enumerate(pair)
        ]

    def _film(self, kind: str) -> Iterator[float | bytes]:
        """The map as it is now at all steps of the past; see make_film."""
        picture, lookback = self._picture, self.session.lookback
        assert picture is not None
        assert lookback.newest is not None
        words, last = len(picture.request.vocabulary), lookback.newest.step
        earlier = lookback.some([s for s in lookback.steps if s < last], MOST_FRAMES)
        caption = self.tr("step {step} of {last}")
        moments = [
            (
                caption.format(step=f"{then.step:,}", last=f"{last:,}"),
                then.parameters["embeddings"][:words],
            )
            for then in (*earlier, lookback.newest)
        ]
        request = replace(picture.request, newest=moments[-1][1])
        return make_film(moments, request, self._frame, self.canvas.drawing(), kind)

    @Slot(bool)
    def _show_table(self, on: bool) -> None:
        self._canvas_or_table.setCurrentWidget(self._table if on else self.canvas)
        self._fill_table()

    def _fill_table(self) -> None:
        """Put the numbers behind the picture into the table, if it is what is shown."""
        picture = self._picture
        if picture is None or self._canvas_or_table.currentWidget() is not self._table:
            return
        counts = picture.request.vocabulary.counts
        columns = [Column(self.tr("count"), self.tr("How often the word occurs."), counts)]
        meaning = self.tr("Where the word is on the map; empty if the map leaves it out.")
        for name, place in zip("xyz", picture.points.T, strict=False):
            values = np.full(len(counts), np.nan)
            values[picture.request.ids] = place
            columns.append(Column(name, meaning, values))
        self._numbers_model.set_columns(columns)
        self._table.show_word(self.session.selected_word)

    def _numbers(self) -> str:
        """The words with their places on the map, as CSV."""
        picture, lines = self._picture, io.StringIO()
        writer = csv.writer(lines)
        if picture is not None:
            writer.writerow(["word", "count", *"xyz"[: picture.points.shape[1]]])
            vocabulary = picture.request.vocabulary
            for word_id, place in zip(picture.request.ids, picture.points.tolist(), strict=True):
                count = vocabulary.counts.item(int(word_id))
                writer.writerow([vocabulary.word(int(word_id)), count, *place])
        return lines.getvalue()

    # the chosen word

    def _show_word(self) -> None:
        """Mark the chosen word on the map and list what is near it."""
        word_id, picture = self.session.selected_word, self._picture
        if word_id is None or picture is None:
            self._panel.show_nothing()
        else:
            self._panel.show_word(picture, word_id)
        self._show_neighbours()
        self._show_what_can_be_isolated()
        if self._colours.need_distances():
            self._take_colours()

    def _draw_other_trails(self) -> None:
        """Draw the way of other words, if that is asked for."""
        word_id = self.session.selected_word
        wanted = (self.canvas.scene.picked.tolist(), word_id)
        if self._controls.movement() is not Movement.NONE and wanted != self._trailed:
            self._trailed = wanted
            self._ask_for_picture()

    @Slot()
    def _show_neighbours(self) -> None:
        self.canvas.set_marked(self.session.selected_word, self._panel.nearest)

    @Slot(int)
    def _find(self, word_id: int) -> None:
        self.session.select_word(word_id)
        self.canvas.show_word(word_id)

    # some of the words

    @Slot(object)
    def _pick(self, ids: Ids) -> None:
        self.canvas.set_picked(ids)
        self._draw_other_trails()
        self._show_what_can_be_isolated()

    def _show_what_can_be_isolated(self) -> None:
        possible = len(self.canvas.scene.picked) > 1 or self.session.selected_word is not None
        self._controls.show_what_can_be_isolated(possible, self._isolated is not None)

    @Slot()
    def _isolate(self) -> None:
        picked, word_id = self.canvas.scene.picked, self.session.selected_word
        if len(picked) > 1:
            self._isolated = picked
        elif word_id is not None and self._picture is not None:
            neighbours = self._picture.neighbours
            near, _ = neighbours.by_cosine(neighbours.vectors[word_id], ISOLATED, (word_id,))
            self._isolated = np.sort(np.append(near, word_id))
        self._controls.end_lasso()
        self._pick(self.canvas.scene.ids[:0])
        self._ask_for_picture()

    @Slot()
    def _show_all(self) -> None:
        self._isolated = None
        self._show_what_can_be_isolated()
        self._ask_for_picture()

    # colours

    @Slot()
    def _take_colours(self) -> None:
        if self._vocabulary is not None:
            shades, scale = self._colours.shades(
                self._vocabulary, self._picture, self.session.selected_word
            )
            self.canvas.set_colours(shades, scale)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._take_colours()
