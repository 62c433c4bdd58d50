"""Counts reach the window with the snapshot in which training ends, and the project with it."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from pytestqt.qtbot import QtBot

from tests.gui.test_session import change, wait_until_it_rests
from tinylm.project import Project
from tinylm.resources import sample_path
from tinylm_gui.session import Session


def test_the_last_snapshot_and_the_saved_model_have_counts(
    open_text: Callable[[str], Session], qtbot: QtBot, tmp_path: Path
) -> None:
    session = open_text(sample_path("story").read_text("utf-8")[:5000])
    change(session, epochs=1, minimum_steps=0, counted_context=3)
    session.train()
    wait_until_it_rests(session, qtbot)
    snapshot, corpus = session.snapshot, session.corpus
    assert snapshot is not None
    assert corpus is not None
    assert corpus.validation is not None
    assert snapshot.model.counts is not None
    pairs = next(corpus.validation.in_order(4, 100))
    probabilities = snapshot.model.probabilities(pairs[0])
    np.testing.assert_allclose(probabilities.sum(axis=1), 1, rtol=1e-5)
    run = session.copy_of_run()
    assert run is not None
    with Project.create(tmp_path / "p") as project:
        project.save_run(run)
        model = project.load_model().model
    np.testing.assert_array_equal(model.losses(*pairs), snapshot.model.losses(*pairs))
