"""The settings form and the loss plot, with mouse and keys."""

import csv
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QSlider,
    QSpinBox,
    QTableView,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QTextBrowser,
    QToolButton,
    QToolTip,
)
from pytestqt.qtbot import QtBot

from tests.gui.parts import part, point_until, put_on_screen
from tests.gui.sessions import change, train_steps
from tinylm.settings import PRESETS, ModelSettings, TextSettings
from tinylm_gui.session import Session, SessionState
from tinylm_gui.views.train_view import TrainView

OpenText = Callable[..., Session]


@pytest.fixture
def view(session: Session, qtbot: QtBot) -> TrainView:
    return put_on_screen(TrainView(session), 1000, 700, qtbot)


def type_into(view: TrainView, name: str, text: str, qtbot: QtBot) -> None:
    """Replace the text of a setting and leave it with Enter."""
    spin = view.findChild(QSpinBox, f"setting_{name}")
    editor = spin.lineEdit() if spin else part(view, QLineEdit, f"setting_{name}")
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)


def run_to_the_end(view: TrainView, session: Session, qtbot: QtBot) -> None:
    """Train 200 steps and wait until the last is drawn."""
    session.apply_settings(
        session.text_settings,
        session.model_settings,
        session.training_settings.changed(epochs=1, minimum_steps=200),
    )
    session.train()
    qtbot.waitUntil(lambda: session.state is SessionState.READY)
    if view.isVisible():
        qtbot.waitUntil(lambda: steps_drawn(view) == 200)


def curves(view: TrainView) -> list[tuple[np.ndarray, np.ndarray]]:
    """Batches, training and validation as they are drawn, then those of past runs."""
    plot = part(view, pg.PlotWidget, "lossPlot")
    return [item.getOriginalDataset() for item in plot.getPlotItem().listDataItems()]


def steps_drawn(view: TrainView) -> int:
    steps = curves(view)[0][0]
    return 0 if steps is None else len(steps)


def test_numbers_are_typed_and_taken(view: TrainView, session: Session, qtbot: QtBot) -> None:
    type_into(view, "embedding_dim", "12", qtbot)
    type_into(view, "hidden_dims", "40, 20", qtbot)
    type_into(view, "learning_rate", "0,0125", qtbot)
    assert session.model_settings.embedding_dim == 12
    assert session.model_settings.hidden_dims == (40, 20)
    assert session.training_settings.learning_rate == 0.0125
    assert part(view, QComboBox, "presetBox").currentText() == "custom"


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("learning_rate", "fast", "learning_rate must be a number"),
        ("learning_rate", "-1", "learning_rate must be greater than 0"),
        ("hidden_dims", "8, many", "hidden_dims must be whole numbers"),
        ("seed", "1.5", "seed must be a whole number"),
    ],
)
def test_what_makes_no_sense_is_explained_and_taken_back(
    name: str, text: str, reason: str, view: TrainView, session: Session, qtbot: QtBot
) -> None:
    part(view, QToolButton, "advancedButton").click()
    editor = part(view, QLineEdit, f"setting_{name}")
    before = editor.text()
    with qtbot.waitSignal(session.failed) as failed:
        type_into(view, name, text, qtbot)
    assert reason in failed.args[0]
    assert editor.text() == before


def test_a_preset_sets_everything(view: TrainView, session: Session, qtbot: QtBot) -> None:
    box = part(view, QComboBox, "presetBox")
    assert box.currentText() == "quick"
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Home)
    assert box.currentText() == "seed"
    seed = PRESETS["seed"]
    assert session.text_settings == seed.text
    assert session.model_settings == seed.model
    assert session.training_settings == seed.training
    assert part(view, QLineEdit, "setting_learning_rate").text() == "0.1"


def test_rare_settings_are_folded_away(view: TrainView, qtbot: QtBot) -> None:
    rare = part(view, QComboBox, "setting_optimizer")
    assert not rare.isVisible()
    qtbot.mouseClick(part(view, QToolButton, "advancedButton"), Qt.MouseButton.LeftButton)
    assert rare.isVisible()


def test_every_setting_says_what_it_means(view: TrainView) -> None:
    part(view, QToolButton, "advancedButton").click()
    part(view, QLineEdit, "setting_learning_rate").setFocus()
    assert part(view, QLabel, "settingExplanation").text() == (
        "<b>Learning rate.</b> How far each update moves the parameters. Range: > 0. "
        "Default: 0.003."
    )


def test_only_what_steers_the_run_can_change_while_it_trains(
    view: TrainView, open_text: OpenText, qtbot: QtBot
) -> None:
    session = open_text()
    part(view, QToolButton, "advancedButton").click()
    type_into(view, "epochs", "1000000", qtbot)
    session.train()
    assert not part(view, QSpinBox, "setting_embedding_dim").isEnabled()
    assert not part(view, QComboBox, "setting_optimizer").isEnabled()
    assert not part(view, QComboBox, "setting_tokenizer").isEnabled()
    type_into(view, "learning_rate", "0.001", qtbot)
    assert session.state is SessionState.TRAINING
    assert session.training_settings.learning_rate == 0.001


def test_the_plot_shows_the_losses_of_the_run(
    view: TrainView, open_text: OpenText, qtbot: QtBot
) -> None:
    session = open_text("One two three four five six seven. " * 50)
    run_to_the_end(view, session, qtbot)
    run = session.run
    assert run is not None
    batches, training, validation = curves(view)[:3]
    np.testing.assert_array_equal(batches[0], run.curve.steps)
    np.testing.assert_array_equal(batches[1], run.curve.losses)
    assert training[1][-1] == pytest.approx(np.mean(run.curve.losses[-3:]), rel=0.2)
    np.testing.assert_array_equal(validation[0], [e.step for e in run.evaluations])
    np.testing.assert_array_equal(validation[1], [e.validation_loss for e in run.evaluations])


def test_no_smoothing_shows_each_step(view: TrainView, open_text: OpenText, qtbot: QtBot) -> None:
    session = open_text()
    run_to_the_end(view, session, qtbot)
    slider = part(view, QSlider, "smoothing")
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_Home)
    batches, training = curves(view)[:2]
    np.testing.assert_array_equal(batches[1], training[1])
    qtbot.keyClick(slider, Qt.Key.Key_End)
    jumps = [np.abs(np.diff(curve[1])).mean() for curve in curves(view)[:2]]
    assert jumps[1] < jumps[0]


def test_a_page_that_is_hidden_draws_nothing(
    view: TrainView, open_text: OpenText, qtbot: QtBot
) -> None:
    session = open_text()
    view.hide()
    run_to_the_end(view, session, qtbot)
    assert steps_drawn(view) == 0
    view.show()
    assert steps_drawn(view) == 200


def test_the_mouse_reads_the_curve(view: TrainView, open_text: OpenText, qtbot: QtBot) -> None:
    session = open_text()
    run_to_the_end(view, session, qtbot)
    qtbot.waitUntil(lambda: steps_drawn(view) == 200)  # else the range may still grow
    plot = part(view, pg.PlotWidget, "lossPlot")
    box = plot.getPlotItem().vb
    middle = box.mapViewToScene(box.viewRect().center())
    assert session.run is not None
    reading = part(view, QLabel, "lossReading")
    place = plot.mapFromScene(middle)
    point_until(plot.viewport(), place, lambda: reading.text().startswith("step "), qtbot)
    step = int(reading.text().split(":")[0].removeprefix("step "))
    assert step == pytest.approx(100, abs=2)
    assert f": {session.run.curve.losses[step - 1]:.4f} (" in reading.text()


def test_the_mouse_reads_the_runs_before_too(
    view: TrainView, open_text: OpenText, qtbot: QtBot
) -> None:
    session = open_text()
    run_to_the_end(view, session, qtbot)
    session.past_runs.rename(-1, "a < b")
    session.reset()
    train_steps(session, 20, qtbot)
    part(view, QSlider, "smoothing").setValue(0)
    (before,) = session.past_runs.runs
    plot = part(view, pg.PlotWidget, "lossPlot")
    box, reading = plot.getPlotItem().vb, part(view, QLabel, "lossReading")
    (told,) = [item for item in plot.getPlotItem().items if isinstance(item, pg.TextItem)]
    qtbot.waitUntil(lambda: steps_drawn(view) == 20)
    for step in (10, 100):  # this run has no more than 20
        expected = f"a < b: {before.curve[1, step - 1]:.4f}"
        point_until(
            plot.viewport(),
            lambda s=step: plot.mapFromScene(  # type: ignore[misc]
                box.mapViewToScene(QPointF(s, box.viewRect().center().y()))
            ),
            lambda e=expected: told.isVisible() and e in told.toPlainText(),  # type: ignore[misc]
            qtbot,
        )
        assert reading.text().startswith("step 10: ") == (step == 10)
    point_until(plot.viewport(), QPoint(1, 1), lambda: not told.isVisible(), qtbot)


def test_log_scale_and_fit(view: TrainView, open_text: OpenText, qtbot: QtBot) -> None:
    session = open_text()
    run_to_the_end(view, session, qtbot)
    box = part(view, pg.PlotWidget, "lossPlot").getPlotItem().vb
    qtbot.mouseClick(part(view, QCheckBox, "logScale"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: box.viewRange()[1][1] < 1)  # log10 of 2.6 nats
    box.setRange(xRange=(10, 20))
    qtbot.mouseClick(part(view, QPushButton, "fitPlot"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: box.viewRange()[0][1] >= 200)


def test_landmarks_say_what_no_training_can_beat(
    view: TrainView, open_text: OpenText, qtbot: QtBot
) -> None:
    session = open_text()
    session.apply_settings(
        TextSettings(punctuation="drop", unit="sentence", validation_fraction=0.0),
        ModelSettings(context=1),
        session.training_settings,
    )
    qtbot.waitUntil(lambda: session.state is SessionState.READY)
    run_to_the_end(view, session, qtbot)
    qtbot.waitUntil(part(view, QPushButton, "whyNotLower").isEnabled)
    plot = part(view, pg.PlotWidget, "lossPlot").getPlotItem()
    lines = [i for i in plot.items if isinstance(i, pg.InfiniteLine) and i.angle == 0]
    assert [round(line.value(), 3) for line in lines] == [2.565, 2.434, 0.876]
    assert all(line.isVisible() for line in lines)

    qtbot.mouseClick(part(view, QPushButton, "whyNotLower"), Qt.MouseButton.LeftButton)
    table = part(view, QTableView, "ambiguityTable")
    texts = [[table.model().index(row, c).data() for c in range(2)] for row in range(3)]
    assert ["cat", "sat 1, ate 1"] in texts
    places = part(view, QTextBrowser, "ambiguityPlaces")
    table.selectRow([text[0] for text in texts].index("cat"))
    told = places.toPlainText().lower().splitlines()
    assert told[0].startswith("sat 1: … the cat sat on the mat")
    assert told[1].endswith("the cat ate the fish …")


def place_of(view: TrainView, step: float) -> QPoint:
    """Where a step is, at half the height of the plot."""
    plot = part(view, pg.PlotWidget, "lossPlot")
    box = plot.getPlotItem().vb
    middle = sum(box.viewRange()[1]) / 2
    place: QPoint = plot.mapFromScene(box.mapViewToScene(QPointF(step, middle)))
    return place


def test_a_change_in_mid_run_is_marked_and_told(
    view: TrainView, open_text: OpenText, qtbot: QtBot
) -> None:
    session = open_text()
    change(session, epochs=0)
    run = session.run
    assert run is not None
    session.train()
    qtbot.waitUntil(lambda: run.trainer.step > 20)
    type_into(view, "learning_rate", "0.001", qtbot)
    assert session.state is SessionState.TRAINING
    qtbot.waitUntil(lambda: len(run.trainer.settings_log) == 2)
    step = run.trainer.settings_log[1]["step"]
    qtbot.waitUntil(lambda: run.trainer.step > 2 * step)
    session.pause()
    qtbot.waitUntil(lambda: session.state is SessionState.PAUSED)
    qtbot.waitUntil(lambda: steps_drawn(view) == run.trainer.step)
    plot = part(view, pg.PlotWidget, "lossPlot").getPlotItem()
    marks = [
        i for i in plot.items if isinstance(i, pg.InfiniteLine) and i.angle == 90 and i.markers
    ]
    assert [mark.value() for mark in marks] == [step]
    told = f"changed at step {step}: Learning rate 0.003 → 0.001"
    viewport = part(view, pg.PlotWidget, "lossPlot").viewport()
    point_until(viewport, place_of(view, step), lambda: QToolTip.text() == told, qtbot)


def cell(table: QTableWidget, row: int, column: int) -> QTableWidgetItem:
    item = table.item(row, column)
    assert item is not None
    return item


def test_runs_before_are_overlaid_named_hidden_and_removed(
    view: TrainView, open_text: OpenText, qtbot: QtBot
) -> None:
    session = open_text("One two three four five six seven. " * 50)
    run_to_the_end(view, session, qtbot)
    assert session.run is not None
    losses = np.array(session.run.curve.losses)
    assert not part(view, QTableWidget, "runTable").isVisible()
    change(session, learning_rate=0.02)
    session.reset()
    session.train()
    qtbot.waitUntil(lambda: session.state is SessionState.READY)
    table = part(view, QTableWidget, "runTable")
    assert table.isVisible()
    names = [cell(table, row, 0).text() for row in range(table.rowCount())]
    assert names == ["Run 2", "Run 1"]
    assert [cell(table, row, 4).text() for row in (0, 1)] == [
        "Learning rate 0.02",
        "Learning rate 0.003",
    ]
    part(view, QSlider, "smoothing").setValue(0)
    np.testing.assert_allclose(curves(view)[3][1], losses)

    cell(table, 1, 0).setText("slow")
    assert session.past_runs.runs[0].name == "slow"
    cell(table, 1, 0).setCheckState(Qt.CheckState.Unchecked)
    assert len(curves(view)) == 3
    cell(table, 1, 0).setCheckState(Qt.CheckState.Checked)
    assert len(curves(view)) == 5

    table.setCurrentCell(1, 0)
    qtbot.mouseClick(part(view, QPushButton, "useRunSettings"), Qt.MouseButton.LeftButton)
    assert session.training_settings.learning_rate == 0.003
    table.setCurrentCell(1, 0)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert session.past_runs.runs == []
    assert len(curves(view)) == 3


def test_the_numbers_behind_the_plot(view: TrainView, open_text: OpenText, qtbot: QtBot) -> None:
    session = open_text("One two three four five six seven. " * 50)
    run_to_the_end(view, session, qtbot)
    qtbot.mouseClick(part(view, QPushButton, "plotDetails"), Qt.MouseButton.LeftButton)
    part(view, QTabWidget, "trainDetails").setCurrentIndex(1)
    model = part(view, QTableView, "lossesTable").model()
    assert session.run is not None
    run = session.run
    texts = [[model.index(row, column).data() for column in range(3)] for row in range(200)]
    assert [float(row[1]) for row in texts[::-1]] == pytest.approx(list(run.curve.losses), abs=1e-4)
    told = [(int(row[0]), float(row[2])) for row in texts[::-1] if row[2]]
    assert [step for step, _ in told] == [e.step for e in run.evaluations]
    assert [loss for _, loss in told] == pytest.approx(
        [e.validation_loss for e in run.evaluations], abs=1e-4
    )


@pytest.mark.parametrize(
    ("action", "start"),
    [("savePng", b"\x89PNG"), ("saveSvg", b"<?xml"), ("saveCsv", b"run,part,step,loss\r\nRun 1,t")],
)
def test_the_plot_leaves_as_picture_and_numbers(
    action: str,
    start: bytes,
    view: TrainView,
    open_text: OpenText,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session = open_text()
    run_to_the_end(view, session, qtbot)
    path = tmp_path / "plot"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    menu = part(view, QPushButton, "lossPlotSave").menu()
    next(a for a in menu.actions() if a.objectName() == action).trigger()
    contents = path.read_bytes()
    assert contents.startswith(start)
    if action == "saveCsv":
        rows = list(csv.DictReader(contents.decode().splitlines()))
        assert session.run is not None
        assert [float(row["loss"]) for row in rows] == list(session.run.curve.losses)
    if action == "saveSvg":
        assert contents.count(b"<path") + contents.count(b"<polyline") > 10


def test_a_few_wild_losses_do_not_flatten_the_rest(
    view: TrainView, open_text: OpenText, qtbot: QtBot
) -> None:
    session = open_text()
    run_to_the_end(view, session, qtbot)
    run = session.run
    assert run is not None
    highest = max(run.curve.losses)
    for step in range(201, 204):
        run.curve.extend([step], [1000 * highest])
    qtbot.mouseClick(part(view, QPushButton, "plotDetails"), Qt.MouseButton.LeftButton)  # draws
    box = part(view, pg.PlotWidget, "lossPlot").getPlotItem().vb
    qtbot.waitUntil(lambda: steps_drawn(view) == 203)
    assert highest < box.viewRange()[1][1] < 5 * highest
