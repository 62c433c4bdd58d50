"""The network: its parameters in numbers, how they are spread, and how they hang together."""

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import (
    QLabel,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from tinylm.database import parameter_title
from tinylm.errors import TextError
from tinylm.generation import last_context, prompt_ids
from tinylm.layers import Array
from tinylm.model import LanguageModel
from tinylm.pairs import Pairs
from tinylm_gui.presenters.network_nodes import (
    MOST_LINES,
    Places,
    activations_of,
    network,
    strongest_nodes,
    weights_of,
)
from tinylm_gui.presenters.parameter_axes import ParameterAxes
from tinylm_gui.presenters.parameter_history import ParameterHistory
from tinylm_gui.presenters.words import visible
from tinylm_gui.session import Session, SessionState
from tinylm_gui.tables.parameters_table import ParametersTable
from tinylm_gui.widgets.array_view import ArrayView
from tinylm_gui.widgets.histogram_plot import HistogramPlot
from tinylm_gui.widgets.network_diagram import NetworkDiagram
from tinylm_gui.widgets.picture_menu import PictureMenu
from tinylm_gui.widgets.session_view import SessionView
from tinylm_gui.widgets.small_table import SmallTable
from tinylm_gui.widgets.throttle import Throttle

HISTORY_INTERVAL = 1000  # milliseconds between the steps of the histograms, at least


class NetworkView(SessionView):
    """The table of parameters, the numbers of the chosen one, its histogram, and the diagram."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._snapshot: object = None  # shown
        self._chosen = "embeddings"  # the parameter whose numbers are shown
        self._shown: object = None  # what the array table has its names from
        self._drawn: object = None  # what the diagram's nodes were chosen for
        self._nodes: tuple[Places, ...] = ()
        self._history = ParameterHistory()
        self._model = ParametersTable(self)
        self._parameters = self._make_table()
        self._values = ArrayView("parameterValues")
        self._values.setAccessibleName(self.tr("Numbers of the chosen parameter"))
        self._values.setToolTip(self.tr("The array itself; blue below zero, orange above."))
        self._title = _quiet("parameterTitle")
        self._spread = HistogramPlot()
        self._spread.setAccessibleName(self.tr("Histogram of the chosen parameter"))
        self._diagram = NetworkDiagram()
        self._diagram.setAccessibleName(self.tr("Network diagram"))
        self._caption = _quiet("networkCaption")
        self._lay_out()
        self._parameters.selectionModel().currentRowChanged.connect(self._choose_row)
        self._diagram.line_chosen.connect(self._show_weight)
        for plot, name, numbers in (
            (self._spread, "histogram", self._spread.numbers),
            (self._diagram, "network", self._diagram.numbers),
        ):
            PictureMenu(plot, name, numbers).save_asked.connect(session.save_file)
        session.pair_chosen.connect(self._look)
        session.prompt_changed.connect(self._look)
        session.run_started.connect(self._history.clear)
        keeping = Throttle(HISTORY_INTERVAL, self)
        keeping.due.connect(self._keep)
        session.snapshot_changed.connect(keeping.ask)

    def _make_table(self) -> SmallTable:
        table = SmallTable(self._model, "parametersTable")
        table.setAccessibleName(self.tr("Parameters"))
        table.setToolTip(self.tr("Choose a parameter to see its numbers and how they are spread."))
        header, digit = table.horizontalHeader(), self.fontMetrics().horizontalAdvance("0")
        widths = (12, 18, 14, 9, 10, 10, 11, 9, 9)
        for column, width in enumerate(widths):
            header.resizeSection(column, width * digit)
        header.setStretchLastSection(True)
        return table

    def _lay_out(self) -> None:
        numbers, left = _stack(self._title, self._values), QSplitter(Qt.Orientation.Vertical)
        left.setObjectName("parametersSplitter")
        left.addWidget(self._parameters)
        left.addWidget(numbers)
        left.setSizes([190, 400])
        right = QSplitter(Qt.Orientation.Vertical)
        right.setObjectName("networkSplitter")
        right.addWidget(_stack(self._caption, self._diagram))
        right.addWidget(self._spread)
        right.setSizes([400, 190])
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setObjectName("networkHalves")
        halves.addWidget(left)
        halves.addWidget(right)
        halves.setSizes([600, 640])
        for splitter in (left, right, halves):
            splitter.setChildrenCollapsible(False)
        layout = QVBoxLayout(self.content)
        layout.setContentsMargins(0, 12, 0, 8)
        layout.addWidget(halves)

    # the session

    def refresh(self) -> None:
        snapshot, vocabulary = self.session.snapshot, self.session.vocabulary
        if snapshot is None or vocabulary is None:
            self.say(self.tr("Open a text to see the network that learns it."))
            return
        self.say("")
        if snapshot is not self._snapshot:
            self._snapshot = snapshot
            self._model.show_parameters(snapshot.parameters)
            if self._chosen not in snapshot.parameters:
                self._chosen = "embeddings"
            self._parameters.selectRow(self._model.row_of(self._chosen))
            self._show_values()
        self._draw(snapshot.model)

    @Slot()
    def _keep(self) -> None:
        snapshot = self.session.lookback.newest
        if snapshot is not None:
            self._history.add(snapshot.step, snapshot.parameters)

    # the chosen parameter

    @Slot(QModelIndex, QModelIndex)
    def _choose_row(self, current: QModelIndex, previous: QModelIndex) -> None:
        if current.isValid() and self._model.name(current.row()) != self._chosen:
            self._chosen = self._model.name(current.row())
            self._show_values()

    def _show_values(self) -> None:
        snapshot, vocabulary = self.session.snapshot, self.session.vocabulary
        if snapshot is None or vocabulary is None:
            return
        values = snapshot.parameters[self._chosen]
        title = "/".join(parameter_title(self._chosen))
        self._title.setText(title)
        shown = (self._chosen, values.shape, vocabulary)
        if shown == self._shown:
            self._values.array.show_newer(values)
        else:
            self._shown = shown
            labels = ParameterAxes(snapshot.model, vocabulary).labels(self._chosen)
            self._values.array.show_array(title, values, labels, [None] * values.ndim)
        quantiles = self._history.quantiles(self._chosen)
        self._spread.show_values(values, self._history.steps, quantiles)

    @Slot(int, int, int)
    def _show_weight(self, layer: int, start: int, end: int) -> None:
        """Go to a weight of the diagram in the tables."""
        snapshot = self.session.snapshot
        if snapshot is None:
            return
        name, _ = weights_of(snapshot.model, layer)
        self._parameters.selectRow(self._model.row_of(name))
        self._values.show_entry((end, start) if name == "embeddings" else (start, end))

    # the diagram

    def _context(self, model: LanguageModel) -> tuple[Array, str] | None:
        """What flows through the network, and its words: the prompt, or else the chosen pair."""
        vocabulary, corpus = self.session.vocabulary, self.session.corpus
        tokenizer = self.session.tokenizer
        if vocabulary is None or corpus is None or tokenizer is None:
            return None
        length = model.settings.context
        try:
            ids = prompt_ids(self.session.prompt, tokenizer, vocabulary)
            context = last_context(ids, length, vocabulary.start_id)[0]
        except TextError:
            pairs = Pairs(corpus, length)
            context = pairs[min(self.session.chosen_pair, len(pairs) - 1)].context
        return context, " ".join(visible(vocabulary.word(word)) for word in context.tolist())

    def _draw(self, model: LanguageModel) -> None:
        found, vocabulary = self._context(model), self.session.vocabulary
        if found is None or vocabulary is None:
            return
        context, words = found
        activations = activations_of(model, context)
        drawn = (vocabulary, model.settings, context.tolist())
        # Nodes that change places while one looks are no help: they do so when training rests.
        if drawn != self._drawn or self.session.state is not SessionState.TRAINING:
            self._drawn, self._nodes = drawn, strongest_nodes(model, activations)
        shown = network(model, activations, self._nodes)
        axes, last = ParameterAxes(model, vocabulary), len(shown.nodes) - 1
        labels = [axes.entering_of(context), *map(axes.units, range(1, last + 1))]
        titles = [self.tr("embeddings")]
        titles += [self.tr("layer {number}").format(number=n) for n in range(1, last)]
        titles.append(self.tr("next word"))
        said = self._said(shown.sizes, words)
        self._caption.setText(said)
        self._diagram.show_network(shown, labels, titles, said)

    def _said(self, sizes: tuple[int, ...], words: str) -> str:
        drawn = [len(nodes) for nodes in self._nodes]
        text = self.tr("After “{words}”.").format(words=words)
        if tuple(drawn) != sizes:
            shares = ", ".join(
                self.tr("{shown} of {all}").format(shown=shown, all=f"{whole:,}")
                for shown, whole in zip(drawn, sizes, strict=True)
            )
            text += " " + self.tr(
                "The nodes that pass most on ({shares}), and at most {lines} lines a layer."
            ).format(shares=shares, lines=MOST_LINES)
        return text


def _quiet(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setProperty("quiet", True)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _stack(*parts: QWidget) -> QWidget:
    """Widgets below each other, the last with all the room."""
    stack = QWidget()
    layout = QVBoxLayout(stack)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(6)
    for part in parts:
        layout.addWidget(part, 1 if part is parts[-1] else 0)
    return stack
