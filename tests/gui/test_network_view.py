"""The network page: parameters in numbers, histograms that stay bounded, and the diagram."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QLabel, QTableView
from pytestqt.qtbot import QtBot

from tests.gui.parts import part, put_on_screen
from tinylm.layers import Array
from tinylm.pairs import Pairs
from tinylm.settings import PRESETS
from tinylm_gui.presenters.network_nodes import MOST_LINES, MOST_NODES
from tinylm_gui.presenters.parameter_history import MOST_STEPS, QUANTILES, ParameterHistory
from tinylm_gui.session import Session, SessionState
from tinylm_gui.views.network_view import NetworkView
from tinylm_gui.widgets.histogram_plot import HistogramPlot
from tinylm_gui.widgets.network_diagram import NetworkDiagram

OpenText = Callable[..., Session]


def shown_view(session: Session, qtbot: QtBot) -> NetworkView:
    return put_on_screen(NetworkView(session), 1200, 700, qtbot)


@pytest.fixture
def view(session: Session, open_text: OpenText, qtbot: QtBot) -> NetworkView:
    preset = PRESETS["seed"]
    session.apply_settings(preset.text, preset.model, preset.training.changed(learning_rate=0.02))
    return shown_view(open_text(), qtbot)


def parameters(view: NetworkView) -> dict[str, Array]:
    assert view.session.snapshot is not None
    return view.session.snapshot.parameters


def table(view: NetworkView, name: str) -> list[list[str]]:
    model = part(view, QTableView, name).model()
    columns = range(model.columnCount())
    return [[model.index(row, c).data() for c in columns] for row in range(model.rowCount())]


def assert_shows(view: NetworkView, name: str) -> None:
    shown = np.array(table(view, "parameterValues"), dtype=float)
    np.testing.assert_allclose(shown, parameters(view)[name], rtol=6e-5)


def test_parameters_have_the_seeds_names_and_their_numbers(view: NetworkView) -> None:
    rows = table(view, "parametersTable")
    assert [row[:4] for row in rows] == [
        ["embeddings", "embedding_matrix", "13 × 4", "52"],
        ["layer_1", "weights_W1", "4 × 8", "32"],
        ["layer_2", "weights_W2", "8 × 13", "104"],
    ]
    for row, array in zip(rows, parameters(view).values(), strict=True):
        values = array.astype(np.float64)
        wanted = [values.min(), values.max(), values.mean(), values.std(), np.linalg.norm(values)]
        np.testing.assert_allclose([float(cell) for cell in row[4:]], wanted, rtol=1e-3)


def test_a_parameter_is_chosen_by_mouse_and_key_and_followed_live(
    view: NetworkView, qtbot: QtBot
) -> None:
    assert_shows(view, "embeddings")
    values = part(view, QTableView, "parameterValues").model()
    assert values.headerData(1, Qt.Orientation.Vertical) == "cat"
    choices = part(view, QTableView, "parametersTable")
    place = choices.visualRect(choices.model().index(2, 0)).center()
    qtbot.mouseClick(choices.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert_shows(view, "layer_2_weights")
    assert values.headerData(1, Qt.Orientation.Horizontal) == "cat"
    qtbot.keyClick(choices, Qt.Key.Key_Up)
    assert_shows(view, "layer_1_weights")
    before = table(view, "parameterValues")
    view.session.train_steps(20)
    qtbot.waitUntil(lambda: view.session.state is SessionState.PAUSED)
    assert_shows(view, "layer_1_weights")
    assert table(view, "parameterValues") != before
    assert choices.currentIndex().row() == 1


def test_the_histogram_counts_every_number(view: NetworkView) -> None:
    plot = part(view, HistogramPlot, "histogramPlot")
    lines = plot.numbers().splitlines()
    assert lines[0] == "from,to,count"
    bins = [tuple(map(float, line.split(","))) for line in lines[1:]]
    assert sum(count for _, _, count in bins) == 52
    values = parameters(view)["embeddings"]
    for low, high, count in bins[:-1]:
        assert abs(((values >= low) & (values < high)).sum() - count) <= 1  # at the edges
    assert plot.told_at(QPointF(0, 0)).startswith("52 numbers from")


def test_of_a_very_large_array_evenly_spread_numbers_are_counted(qtbot: QtBot) -> None:
    plot = HistogramPlot()
    qtbot.addWidget(plot)
    values = np.random.default_rng(0).normal(size=(3000, 100)).astype(np.float32)
    plot.show_values(values, [], np.zeros((0, QUANTILES), np.float32))
    bins = np.array([line.split(",") for line in plot.numbers().splitlines()[1:]], dtype=float)
    assert bins[:, 2].sum() == 100_000  # one number in three
    edges = np.append(bins[:, 0], bins[-1, 1])
    np.testing.assert_allclose(edges[[0, -1]], [values.min(), values.max()], rtol=1e-6)
    wanted, _ = np.histogram(values, edges)
    assert np.abs(bins[:, 2] * 3 - wanted).max() < 0.05 * wanted.max()


def test_histograms_over_time_stay_bounded_and_drop_what_was_undone() -> None:
    history = ParameterHistory()
    rng = np.random.default_rng(0)
    for step in range(1000):
        history.add(step, {"embeddings": rng.normal(step, 1, (100, 80)).astype(np.float32)})
        assert len(history.steps) <= MOST_STEPS
    rows = history.quantiles("embeddings")
    assert rows.shape == (len(history.steps), QUANTILES)
    assert history.steps == sorted(history.steps)
    np.testing.assert_allclose(rows[:, QUANTILES // 2], history.steps, atol=0.1)  # the medians
    assert (np.diff(rows, axis=1) >= 0).all()
    history.add(500, {"embeddings": np.zeros((2, 2), np.float32)})
    assert history.steps[-1] == 500
    assert (history.quantiles("embeddings")[-1] == 0).all()


def test_the_diagram_shows_weights_and_activations_of_the_chosen_pair(
    view: NetworkView, qtbot: QtBot
) -> None:
    diagram = part(view, NetworkDiagram, "networkDiagram")
    session = view.session
    assert session.corpus is not None
    assert session.snapshot is not None
    session.choose_pair(1)
    pair = Pairs(session.corpus, 1)[1]
    assert part(view, QLabel, "networkCaption").text() == "After “cat”."
    x = parameters(view)["embeddings"][pair.context[0]]
    told = diagram.told_at(diagram.place_of(0, 2))
    assert told == f"embeddings: dim_2 = {x[2]:.5g}"
    probability = session.snapshot.model.probabilities(pair.context[None])[0, pair.target]
    told = diagram.told_at(diagram.place_of(2, pair.target))
    assert told == f"next word: sat = {probability:.5g}"

    rows = [row.split(",") for row in diagram.numbers().splitlines()[1:]]
    assert sum(row[0] == "1" for row in rows) == 32
    weights = parameters(view)["layer_1_weights"]
    for row in rows[:32]:
        start, end = int(row[1].strip('"').removeprefix("dim_")), int(row[2].strip('"'))
        assert float(row[3]) == pytest.approx(weights[start, end], rel=1e-6)
    strongest = np.unravel_index(np.abs(weights).argmax(), weights.shape)
    start, end = int(strongest[0]), int(strongest[1])
    a, b = diagram.place_of(0, start), diagram.place_of(1, end)
    weight = f"W_1[dim_{start}, {end}]"
    for share in np.linspace(0.1, 0.9, 33):  # somewhere no other line is nearer
        point = (a + (b - a) * float(share)).toPoint()
        if diagram.told_at(point.toPointF()).startswith(weight):
            break
    assert diagram.told_at(point.toPointF()) == f"{weight} = {weights[start, end]:.5g}"
    qtbot.mouseClick(diagram, Qt.MouseButton.LeftButton, pos=point)
    index = part(view, QTableView, "parameterValues").currentIndex()
    assert (index.row(), index.column()) == (start, end)


def test_a_prompt_flows_through_the_diagram(view: NetworkView) -> None:
    view.session.set_prompt("The dog")
    assert part(view, QLabel, "networkCaption").text() == "After “dog”."
    view.session.set_prompt("")
    assert part(view, QLabel, "networkCaption").text() == "After “the”."


@pytest.mark.parametrize(
    "changes",
    [
        {"hidden_dims": ()},
        {"hidden_dims": (40, 30, 20)},
        {"hidden_dims": (32,), "tied_embeddings": True},
        {"output": "adaptive"},
    ],
)
def test_of_large_layers_the_strongest_are_drawn_and_that_is_said(
    session: Session, open_text: OpenText, qtbot: QtBot, changes: dict[str, object]
) -> None:
    model = session.model_settings.changed(**changes)
    session.apply_settings(session.text_settings, model, session.training_settings)
    words = " ".join(f"w{number}" for number in range(5000))
    view = shown_view(open_text(f"the {words} the w7 w5"), qtbot)
    caption = part(view, QLabel, "networkCaption").text()
    assert f"{MOST_NODES} of 128" in caption
    assert f"at most {MOST_LINES} lines a layer" in caption
    diagram = part(view, NetworkDiagram, "networkDiagram")
    layers = len(model.hidden_dims) + 1
    rows = [row.split(",")[0] for row in diagram.numbers().splitlines()[1:]]
    assert [rows.count(str(layer)) for layer in range(1, layers + 1)] == [MOST_LINES] * layers
    choices = part(view, QTableView, "parametersTable")
    for row, name in enumerate(parameters(view)):
        choices.selectRow(row)
        shown = part(view, QTableView, "parameterValues").model()
        assert shown.rowCount() == len(parameters(view)[name])


def test_without_a_text_it_says_what_to_do(session: Session, qtbot: QtBot) -> None:
    view = shown_view(session, qtbot)
    assert "Open a text" in part(view, QLabel, "emptyMessage").text()
