"""Which picture of the words the map draws, and of which words."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QWidget,
)

from tinylm.tsne import PERPLEXITY
from tinylm.vocabulary import Vocabulary
from tinylm_gui.presenters.map_picture import Axis, Method, Movement
from tinylm_gui.widgets.flow_layout import FlowLayout
from tinylm_gui.widgets.number_box import number_box
from tinylm_gui.widgets.word_edit import WordEdit


class MapControls(QWidget):
    """A row of controls; what does not belong to the chosen method is hidden."""

    changed = Signal()  # another picture is wanted
    lasso_toggled = Signal(bool)
    isolate_clicked = Signal()
    show_all_clicked = Signal()
    fit_clicked = Signal()
    table_toggled = Signal(bool)
    film_clicked = Signal()
    stop_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._method = self._method_choice()
        self._perplexity = self._perplexity_box()
        self._axes = [WordEdit(f"mapAxis{i}") for i in range(4)]
        self._dimensions = QButtonGroup(self)
        self._for_tsne = self._tsne_controls()
        self._for_axes = self._axis_controls()
        self._isolate = self._button(
            "mapIsolate",
            self.tr("&Isolate"),
            self.tr("Draw only the picked words, or the chosen word and the 100 nearest to it."),
            self.isolate_clicked,
        )
        self._show_all = self._button(
            "mapShowAll",
            self.tr("Show &all"),
            self.tr("Draw all words again."),
            self.show_all_clicked,
        )
        self._lasso = self._switch(
            "mapLasso",
            self.tr("&Lasso"),
            self.tr("Draw a line round words to pick them (also Shift and drag; Escape undoes)."),
            self.lasso_toggled,
        )
        self._film = self._button(
            "mapFilm",
            self.tr("Save fil&m…"),
            self.tr("Save the map's way through the training as a moving picture (GIF or WebP)."),
            self.film_clicked,
        )
        self._film.setEnabled(False)
        self._lay_out()
        self._method.currentIndexChanged.connect(self._choose_method)
        self._dimensions.idClicked.connect(self.changed)
        self._perplexity.valueChanged.connect(self.changed)
        for edit in self._axes:
            edit.editingFinished.connect(self.changed)
            edit.word_entered.connect(self.changed)
        self._show_controls()

    def _lay_out(self) -> None:
        fit = self._button(
            "mapFit",
            self.tr("Fit"),
            self.tr("Bring all words into the window (Home)."),
            self.fit_clicked,
        )
        table = self._switch(
            "mapTable",
            self.tr("Ta&ble"),
            self.tr("Show the numbers behind the map instead of the picture."),
            self.table_toggled,
        )
        layout = FlowLayout(self)
        layout.addWidget(self._method)
        for number, name in ((2, self.tr("2-D")), (3, self.tr("3-D"))):
            layout.addWidget(self._dimension_button(number, name))
        for group in (self._for_tsne, self._for_axes):
            layout.addWidget(group)
        for button in (self._lasso, self._isolate, self._show_all, fit, table):
            layout.addWidget(button)
        layout.addWidget(self._movement_choice())
        layout.addWidget(self._film)

    def _method_choice(self) -> QComboBox:
        box = QComboBox()
        box.setObjectName("mapMethod")
        box.setAccessibleName(self.tr("Picture"))
        box.setToolTip(self.tr("How the vectors are laid out in two or three dimensions."))
        for method, name, meaning in (
            (
                Method.PRINCIPAL,
                self.tr("Principal components"),
                self.tr("The directions in which the words differ most; follows the training."),
            ),
            (
                Method.TSNE,
                self.tr("t-SNE"),
                self.tr("Puts each word beside its nearest words; far distances mean little."),
            ),
            (
                Method.AXES,
                self.tr("Axes of words"),
                self.tr("Across and up between words that you choose, such as man and woman."),
            ),
        ):
            box.addItem(name, method)
            box.setItemData(box.count() - 1, meaning, Qt.ItemDataRole.ToolTipRole)
        return box

    def _perplexity_box(self) -> QDoubleSpinBox:
        box = number_box(QDoubleSpinBox)
        box.setObjectName("mapPerplexity")
        box.setAccessibleName(self.tr("Perplexity"))
        box.setRange(2, 200)
        box.setDecimals(0)
        box.setValue(PERPLEXITY)
        box.setKeyboardTracking(False)
        box.setToolTip(self.tr("About how many words each word keeps as its neighbours (t-SNE)."))
        return box

    def _button(self, name: str, text: str, meaning: str, clicked: object) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setToolTip(meaning)
        button.clicked.connect(clicked)
        return button

    def _switch(self, name: str, text: str, meaning: str, toggled: object) -> QPushButton:
        """A button that stays down."""
        button = QPushButton(text)
        button.setObjectName(name)
        button.setToolTip(meaning)
        button.setCheckable(True)
        button.toggled.connect(toggled)
        return button

    def _dimension_button(self, number: int, name: str) -> QPushButton:
        button = QPushButton()
        button.setObjectName(f"map{number}D")
        button.setText(name)
        button.setCheckable(True)
        button.setChecked(number == 2)
        button.setToolTip(self.tr("Two dimensions: drag to move. Three: drag to turn."))
        self._dimensions.addButton(button, number)
        return button

    def _tsne_controls(self) -> QWidget:
        group = QWidget()
        layout = QHBoxLayout(group)
        layout.setContentsMargins(0, 0, 0, 0)
        label = QLabel(self.tr("&Perplexity"))
        label.setBuddy(self._perplexity)
        layout.addWidget(label)
        layout.addWidget(self._perplexity)
        self._stop = self._button(
            "mapStop",
            self.tr("Stop"),
            self.tr("Leave the words where t-SNE has put them so far."),
            self.stop_clicked,
        )
        self._stop.setEnabled(False)
        layout.addWidget(self._stop)
        return group

    def _axis_controls(self) -> QWidget:
        group = QWidget()
        layout = QHBoxLayout(group)
        layout.setContentsMargins(0, 0, 0, 0)
        places = (
            (self.tr("Across from"), self.tr("Word at the left")),
            (self.tr("to"), self.tr("Word at the right")),
            (self.tr("up from"), self.tr("Word at the bottom")),
            (self.tr("to"), self.tr("Word at the top")),
        )
        for edit, (text, name) in zip(self._axes, places, strict=True):
            edit.setAccessibleName(name)
            edit.setToolTip(
                self.tr("The first word of a pair lies at 0, the second at 1; others by likeness.")
            )
            edit.setMaximumWidth(16 * edit.fontMetrics().averageCharWidth())
            layout.addWidget(QLabel(text))
            layout.addWidget(edit)
        return group

    def _movement_choice(self) -> QComboBox:
        self._movement = QComboBox()
        self._movement.setObjectName("mapMovement")
        self._movement.setAccessibleName(self.tr("Movement of the words"))
        self._movement.setToolTip(
            self.tr(
                "How words have moved since the first step: those in the lasso, the chosen word, "
                "or else those that have moved most. t-SNE has no trails: its places mean "
                "something only beside each other."
            )
        )
        for movement, name in (
            (Movement.NONE, self.tr("No trails")),
            (Movement.TRAILS, self.tr("Trails")),
            (Movement.ARROWS, self.tr("Arrows from before")),
        ):
            self._movement.addItem(name, movement)
        self._movement.currentIndexChanged.connect(self.changed)
        return self._movement

    # what is chosen

    def movement(self) -> Movement:
        """How the past of the words is drawn."""
        chosen: Movement = self._movement.currentData()
        return chosen if self.method() is not Method.TSNE else Movement.NONE

    def method(self) -> Method:
        """How the picture is made."""
        chosen: Method = self._method.currentData()
        return chosen

    def dimensions(self) -> int:
        """2 or 3."""
        return self._dimensions.checkedId()

    def perplexity(self) -> float:
        """For t-SNE."""
        return self._perplexity.value()

    def axes(self) -> tuple[Axis, ...]:
        """The pairs of words that are complete."""
        ids = [edit.word_id() for edit in self._axes]
        pairs = zip(ids[::2], ids[1::2], strict=True)
        return tuple((a, b) for a, b in pairs if a is not None and b is not None and a != b)

    def set_vocabulary(self, vocabulary: Vocabulary | None) -> None:
        """The words that can span an axis; without the user's choice, four frequent ones."""
        for edit in self._axes:
            edit.set_vocabulary(vocabulary)
            edit.clear()
        if vocabulary is not None:
            words = [word for word in vocabulary.words if word.isalpha()]
            for edit, word in zip(self._axes, words, strict=False):
                edit.setText(word)

    def show_what_can_be_isolated(self, possible: bool, isolated: bool) -> None:
        """Whether there is something to isolate, and whether something is isolated."""
        self._isolate.setEnabled(possible)
        self._show_all.setEnabled(isolated)

    def let_stop(self, possible: bool) -> None:
        """Whether t-SNE is arranging the words."""
        self._stop.setEnabled(possible)

    def let_film(self, possible: bool) -> None:
        """Whether there is a past to be filmed."""
        self._film.setEnabled(possible)

    def end_lasso(self) -> None:
        """Dragging moves the map again."""
        self._lasso.setChecked(False)

    @Slot()
    def _choose_method(self) -> None:
        self._show_controls()
        self.changed.emit()

    def _show_controls(self) -> None:
        self._for_tsne.setVisible(self.method() is Method.TSNE)
        self._for_axes.setVisible(self.method() is Method.AXES)
        self._movement.setEnabled(self.method() is not Method.TSNE)
