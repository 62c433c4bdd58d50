"""What the window shows of a run on a text of some length, worked with mouse and keys.

Every number is computed again here: from the arrays of the model in plain NumPy, or from the
tokens of the text in plain Python.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QLabel,
    QPushButton,
    QTableView,
    QTextBrowser,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.acceptance.conftest import User
from tests.gui.parts import part
from tests.gui.sessions import change
from tests.shakespeare import SHAKESPEARE, is_shakespeare_here
from tinylm.corpus import Corpus
from tinylm.layers import Array
from tinylm.pairs import Pairs
from tinylm.resources import sample_path
from tinylm_gui.session import SessionState
from tinylm_gui.session.run import TrainingRun
from tinylm_gui.views.tour_panel import TourPanel
from tinylm_gui.widgets.ambiguity_dialog import AmbiguityDialog
from tinylm_gui.widgets.highlight import Highlight
from tinylm_gui.widgets.map_canvas import MapCanvas

STEPS = 24
CONTEXT = 2
SMALL = {
    "max_vocabulary": 1000,  # of more than ten thousand words
    "context": CONTEXT,
    "embedding_dim": 8,
    "hidden_dims": (16,),
    "batch_size": 32,
    "learning_rate": 0.01,
}
TEXTS = [
    pytest.param(sample_path("story"), id="story"),
    pytest.param(SHAKESPEARE, id="shakespeare", marks=is_shakespeare_here),
]


@pytest.fixture(params=TEXTS)
def reader(user: User, request: pytest.FixtureRequest) -> User:
    """Somebody who has trained a small model on a text for STEPS steps."""
    change(user.session, **SMALL)
    user.open_files(request.param)
    train(user, STEPS)
    return user


def train(user: User, steps: int) -> None:
    user.session.train_steps(steps)
    user.wait_until(lambda: not user.session.is_busy)


def run_of(user: User) -> TrainingRun:
    assert user.session.run is not None
    return user.session.run


def corpus_of(user: User) -> Corpus:
    assert user.session.corpus is not None
    return user.session.corpus


def parameters(user: User, step: int | None = None) -> dict[str, Array]:
    """The arrays now or at a step of the past, in float64."""
    arrays = run_of(user).trainer.model.parameters()
    if step is not None:
        model = run_of(user).past.model(step)
        assert model is not None
        arrays = model.parameters()
    return {name: array.astype(np.float64) for name, array in arrays.items()}


def hidden_units(arrays: dict[str, Array], context: Sequence[int] | Array) -> Array:
    inputs = arrays["embeddings"][list(context)].ravel()
    return np.asarray(
        np.maximum(inputs @ arrays["layer_1_weights"] + arrays["layer_1_bias"], 0)
    )  # (hidden,)


def logits(arrays: dict[str, Array], context: Sequence[int] | Array) -> Array:
    hidden = hidden_units(arrays, context)
    return np.asarray(hidden @ arrays["layer_2_weights"] + arrays["layer_2_bias"])  # (V,)


def softmax(scores: Array) -> Array:
    exponentials = np.exp(scores - scores.max())
    return np.asarray(exponentials / exponentials.sum())


def cosine(a: Array, b: Array) -> float:
    return float(a @ b / np.linalg.norm(a) / np.linalg.norm(b))


def followers(corpus: Corpus, length: int) -> dict[tuple[int, ...], Counter[int]]:
    """How often each word follows each run of `length` words: counted pair by pair."""
    ids, starts = corpus.training.ids[:].tolist(), set(corpus.training.unit_starts.tolist())
    counted: dict[tuple[int, ...], Counter[int]] = defaultdict(Counter)
    before: list[int] = []
    for position, word in enumerate(ids):
        if position in starts:
            before = [corpus.vocabulary.start_id] * length
        else:
            counted[tuple(before[-length:])][word] += 1
        before = [*before[-length:], word]
    return counted


def test_the_landmarks_are_those_of_a_plain_recount(reader: User, qtbot: QtBot) -> None:
    corpus = corpus_of(reader)
    counted = followers(corpus, CONTEXT)
    costs = {
        context: sum(n * math.log(after.total() / n) for n in after.values())
        for context, after in counted.items()
    }
    pairs = corpus.training.pairs
    floor = sum(costs.values()) / pairs
    baselines = reader.session.baselines
    reader.wait_until(lambda: baselines.baselines is not None)
    assert baselines.baselines is not None
    assert baselines.baselines.best_possible == pytest.approx(floor, abs=1e-9)
    reader.press("whyNotLower", Qt.Key.Key_Space)
    dialog = reader.window.findChild(AmbiguityDialog)
    assert dialog is not None
    assert any(f"{floor:.3f} nats" in label.text() for label in dialog.findChildren(QLabel))
    table, shown = part(dialog, QTableView, "ambiguityTable"), reader.rows("ambiguityTable")
    word = corpus.vocabulary.word
    costliest = sorted(costs.values(), reverse=True)
    by_words = {" ".join(map(word, context)): context for context in counted}
    for row in range(5):
        cells = shown[row]
        assert cells[3] == f"{costliest[row] / pairs:.4f}"
        ways = counted[by_words[cells[0]]].most_common(5)
        assert cells[1].startswith(", ".join(f"{word(way)} {count}" for way, count in ways))
    qtbot.keyClick(table, Qt.Key.Key_Down)
    told = part(dialog, QTextBrowser, "ambiguityPlaces").toPlainText()
    count = counted[by_words[shown[1][0]]].most_common(1)[0][1]
    assert f" {count}: …" in told
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_the_microscope_shows_what_the_update_does(reader: User, qtbot: QtBot) -> None:
    corpus, before = corpus_of(reader), parameters(reader)
    reader.enter("pairNumber", "5000")
    pair = Pairs(corpus, CONTEXT)[4999]
    again = run_of(reader).trainer.copy()
    again.train_on(pair.context, pair.target)
    after = {n: a.astype(np.float64) for n, a in again.model.parameters().items()}
    shares = [softmax(logits(a, pair.context))[pair.target] for a in (before, after)]
    words = " ".join(map(corpus.vocabulary.word, pair.context.tolist()))
    target = corpus.vocabulary.word(pair.target)
    reader.wait_until(lambda: f"P({target} | {words}) goes" in reader.text("updateSentence"))
    found = re.search(r"goes from (\S+) to (\S+)\.$", reader.text("updateSentence"))
    assert found is not None
    assert [float(number) for number in found.groups()] == pytest.approx(shares, rel=1e-3)
    assert shares[1] > shares[0]

    reader.press("stageList", Qt.Key.Key_Home, *[Qt.Key.Key_Space] * 4)
    assert reader.text("stageTitle") == "A score for each word"
    shown = {row: float(cells[0]) for row, cells in enumerate(reader.rows("stageTable")[:9])}
    scores = np.sort(logits(before, pair.context))
    assert shown[0] == pytest.approx(logits(before, pair.context)[pair.target], rel=1e-4)
    assert max(shown.values()) == pytest.approx(scores[-1], rel=1e-4)
    terms = reader.rows("termsTable")
    assert all(
        float(first) * float(second) == pytest.approx(float(product), rel=1e-3)
        for _, first, second, product in terms
        if second  # the last is the bias
    )
    assert sum(float(product) for *_, product in terms) == pytest.approx(
        float(reader.text("calculationText").rsplit("= ", 1)[1]), rel=1e-4
    )
    reader.press("stageList", *[Qt.Key.Key_Space] * 3)
    assert reader.text("stageTitle") == "The loss"
    assert float(reader.rows("stageTable")[0][0]) == pytest.approx(-math.log(shares[0]), rel=1e-4)

    reader.click("applyButton")
    assert run_of(reader).trainer.step == STEPS + 1
    for name, array in run_of(reader).trainer.model.parameters().items():
        np.testing.assert_array_equal(array, again.model.parameters()[name])


def test_a_gradient_is_the_slope_of_the_loss(reader: User, qtbot: QtBot) -> None:
    arrays, pair = parameters(reader), Pairs(corpus_of(reader), CONTEXT)[0]
    reader.wait_until(reader.find(QPushButton, "applyButton").isEnabled)
    reader.press("stageList", Qt.Key.Key_Home, *[Qt.Key.Key_Space] * 13)
    assert reader.text("stageTitle") == "Gradient of the weights of layer 1"
    places = np.argwhere(hidden_units(arrays, pair.context) > 0)  # a unit that is on
    row, column = 3, int(places[0, 0])
    reader.click_row("stageTable", row, column)
    shown = float(reader.rows("stageTable")[row][column])
    losses = []
    for nudge in (1e-5, -1e-5):
        nudged = {name: array.copy() for name, array in arrays.items()}
        nudged["layer_1_weights"][row, column] += nudge
        losses.append(-math.log(softmax(logits(nudged, pair.context))[pair.target]))
    assert shown == pytest.approx((losses[0] - losses[1]) / 2e-5, rel=1e-4, abs=1e-8)
    reader.click("checkButton")
    reader.wait_until(lambda: reader.text("microscopeNote").startswith("Slope"))
    assert reader.text("microscopeNote").endswith("They agree.")


def test_a_step_looked_back_at_is_that_step_and_goes_on_bit_for_bit(reader: User) -> None:
    run, losses = run_of(reader), list(run_of(reader).trainer.losses)
    now = parameters(reader)
    canvas = reader.find(MapCanvas, "mapView")
    reader.wait_until(lambda: len(canvas.scene.points) > 600)
    places = canvas.scene.points.copy()
    reader.find(QWidget, "embeddingsTable")
    reader.press("timeSlider", Qt.Key.Key_Home, *[Qt.Key.Key_Right] * 3)
    step = reader.session.lookback.step
    assert step == run.past.moments.steps[3]
    then = parameters(reader, step)
    shown = [float(row[2]) for row in reader.rows("embeddingsTable")[:50]]
    np.testing.assert_allclose(shown, then["embeddings"][:50, 1], atol=1e-3)
    reader.type_into("promptEdit", "it was the")
    ids = corpus_of(reader).vocabulary.ids(["was", "the"]).tolist()
    expected = softmax(logits(then, ids)).max()

    def likeliest() -> float:
        return float(reader.rows("probabilityChart")[0][1].split("%")[0]) / 100

    reader.wait_until(lambda: abs(likeliest() - expected) < 6e-4)
    reader.find(MapCanvas, "mapView")
    reader.wait_until(lambda: np.abs(canvas.scene.points - places).max() > 1e-3)
    assert reader.find(QPushButton, "trainButton").text() == f"Train from step {step}"
    train(reader, STEPS - step)
    assert run_of(reader) is not run
    assert list(run_of(reader).trainer.losses) == losses
    for name, array in parameters(reader).items():
        np.testing.assert_array_equal(array, now[name])


@pytest.mark.parametrize("kind", ["GIF", "WEBP"])
def test_the_film_of_the_map_has_a_picture_for_each_kept_step(
    kind: str, reader: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas, path = reader.find(MapCanvas, "mapView"), tmp_path / f"film.{kind.lower()}"
    reader.wait_until(lambda: len(canvas.scene.points) > 600)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    size = canvas.size().toTuple()  # the message that it is saved takes room
    reader.click("mapFilm")
    reader.wait_until(path.exists)
    steps = {*run_of(reader).past.moments.steps, STEPS}
    with Image.open(path) as film:
        assert film.format == kind
        assert film.size == size
        assert getattr(film, "n_frames", 1) == len(steps)
        pictures = []
        for number in range(len(steps)):
            film.seek(number)
            pictures.append(np.asarray(film.convert("L")).astype(int))
    for before, after in pairwise(pictures):
        assert (np.abs(after - before) > 60).sum() > 50


def test_before_and_after_are_the_distances_and_neighbours(reader: User, qtbot: QtBot) -> None:
    words = len(corpus_of(reader).vocabulary)
    then, now = (parameters(reader, step)["embeddings"][:words] for step in (0, STEPS))
    distances = np.linalg.norm(now - then, axis=1)
    rows = reader.rows("compareTable")
    np.testing.assert_allclose([float(row[2]) for row in rows], np.sort(distances)[::-1], atol=1e-4)
    reader.click_row("compareTable", 1)
    reader.press("compareTable", Qt.Key.Key_Down)
    chosen = corpus_of(reader).vocabulary.id(rows[2][0])
    assert chosen is not None
    assert reader.session.selected_word == chosen
    assert (
        f"moved {distances[chosen]:.3f}, cosine {cosine(then[chosen], now[chosen]):.3f}"
        in reader.text("compareTitle")
    )
    nearest = []
    for name, vectors in (("compareNearestBefore", then), ("compareNearestAfter", now)):
        cosines = np.array([cosine(vectors[chosen], other) for other in vectors])
        cosines[chosen] = -2
        best = np.argsort(-cosines)[:10]
        nearest.append([corpus_of(reader).vocabulary.word(int(i)) for i in best])
        shown = reader.rows(name)
        assert [row[0] for row in shown] == nearest[-1]
        np.testing.assert_allclose([float(row[1]) for row in shown], cosines[best], atol=6e-4)
    lost = [word for word in nearest[0] if word not in nearest[1]]
    assert f"lost {', '.join(lost) or 'none'}; won" in reader.text("compareExchange")


def test_why_this_word_adds_up_and_counts_what_the_text_says(reader: User) -> None:
    corpus, arrays = corpus_of(reader), parameters(reader)
    vocabulary = corpus.vocabulary
    reader.type_into("promptEdit", "it was the")
    context = vocabulary.ids(["was", "the"]).tolist()
    chart = reader.find(QWidget, "probabilityChart")
    reader.wait_until(lambda: chart.isEnabled() and len(reader.rows("probabilityChart")) > 0)
    reader.press("probabilityChart", Qt.Key.Key_Home, Qt.Key.Key_Down)
    word = reader.rows("probabilityChart")[1][0]
    word_id = vocabulary.id(word)
    assert word_id is not None
    reader.wait_until(lambda: len(reader.rows("whyCounts")) == 3)
    score = float(reader.text("whySum").split()[1])
    shares = [float(row[3]) for row in reader.rows("whyShares")]
    assert len(shares) == 17  # 16 units and the bias
    assert score == pytest.approx(logits(arrays, context)[word_id], abs=1e-4)
    assert sum(shares) == pytest.approx(score, abs=17 * 5e-5)
    parts = hidden_units(arrays, context) * arrays["layer_2_weights"][:, word_id]
    np.testing.assert_allclose(
        sorted(shares), sorted([*parts, arrays["layer_2_bias"][word_id]]), atol=1e-4
    )
    counted = {row[0]: row[1:3] for row in reader.rows("whyCounts")}
    for length in (1, CONTEXT):
        after = followers(corpus, length)[tuple(context[-length:])]
        words = " ".join(["was", "the"][-length:])
        assert counted[words] == [f"{after.total():,}", f"{after[word_id]:,}"]
    for before, middle, _ in reader.rows("whyPlaces")[:3]:
        assert middle == word
        assert before.lower().endswith("the")


def test_the_tour_is_walked_by_keys_with_the_numbers_of_this_text(
    reader: User, qtbot: QtBot
) -> None:
    corpus, window = corpus_of(reader), reader.window
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    panel, highlight = part(window, TourPanel, "tourPanel"), part(window, Highlight, "highlight")
    text = part(panel, QTextBrowser, "tourText")
    tokens = corpus.training.ids[:].tolist()
    if corpus.validation is not None:
        tokens += corpus.validation.ids[:].tolist()
    counts = Counter(i for i in tokens if i != corpus.vocabulary.unknown_id)
    ((top, top_count),) = counts.most_common(1)
    numbers = sum(array.size for array in parameters(reader).values())
    size = len(corpus.vocabulary)
    expected = {
        1: [f"{len(tokens):,} words and punctuation marks"],
        2: [f"{corpus.vocabulary.word(i)} {i}" for i in tokens[:3]],
        3: [f"{size:,} of them", f"{math.log(size):.3f} nats", f"{top_count:,} times",
            f"{top_count / len(tokens):.1%}", corpus.vocabulary.word(top)],
        4: [f"{cosine_of_the_pair(reader):.2f} after {STEPS} steps"],
        5: [f"{numbers:,} numbers"],
        6: ["The bug bench", f"after {STEPS} steps"],
        7: [f"{numbers:,} numbers", "not saved yet"],
        8: [f"goes on at step {STEPS}"],
    }  # fmt: skip
    for number in range(1, 9):
        assert panel.number == number
        for said in expected[number]:
            reader.wait_until(lambda said=said: said in text.toPlainText())  # type: ignore[misc]
        press_alt(reader, Qt.Key.Key_Down, qtbot)
        target = highlight.target
        assert target is not None
        assert target.isVisible()
        press_alt(reader, Qt.Key.Key_Right, qtbot)
    assert not panel.isVisible()


def cosine_of_the_pair(user: User) -> float:
    """That of the two words which the fourth step tells of."""
    vocabulary, vectors = corpus_of(user).vocabulary, parameters(user)["embeddings"]
    pairs = [("cat", "dog"), ("king", "queen"), ("he", "she"), ("man", "woman")]
    known = [[vocabulary.id(word) for word in pair] for pair in pairs]
    a, b = max(
        (pair for pair in known if None not in pair),
        key=lambda pair: min(vocabulary.counts[word] for word in pair),
    )
    return cosine(vectors[a], vectors[b])


def press_alt(user: User, key: Qt.Key, qtbot: QtBot) -> None:
    """Press a key with Alt wherever the keyboard is."""
    qtbot.keyClick(user.window.focusWidget() or user.window, key, Qt.KeyboardModifier.AltModifier)


def test_the_doctor_names_a_learning_rate_that_explodes_and_is_silent_after_the_remedy(
    reader: User, qtbot: QtBot
) -> None:
    button = reader.find(QPushButton, "doctorButton")
    assert not button.isVisible()
    reader.enter("setting_learning_rate", "1000")
    reader.session.reset()
    reader.click("trainButton")
    reader.wait_until(lambda: not reader.session.is_busy)
    reader.wait_until(button.isVisible)
    reader.click("doctorButton")
    cards = reader.window.findChildren(QFrame, "doctorCard")
    (card,) = [card for card in cards if card.accessibleName() == "The loss exploded"]
    remedy = part(card, QPushButton, "tryRemedy")
    assert remedy.text() == "Try: Learning rate 0.003"
    qtbot.keyClick(remedy, Qt.Key.Key_Space)
    assert reader.session.training_settings.learning_rate == 0.003
    reader.wait_until(lambda: run_of(reader).trainer.step > STEPS)
    reader.session.pause_now()
    reader.wait_until(lambda: not button.isVisible())
    assert reader.session.state is SessionState.PAUSED
