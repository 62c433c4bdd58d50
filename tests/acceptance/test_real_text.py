"""Whole runs through the window, on texts of some length."""

import math

from PySide6.QtWidgets import QTextEdit

from tests.acceptance.conftest import User
from tests.shakespeare import SHAKESPEARE, is_shakespeare_here
from tinylm.resources import sample_path
from tinylm_gui.session import SessionState


def written(user: User) -> str:
    return user.find(QTextEdit, "outputText").toPlainText()


def test_capitals_answer_as_they_are_in_the_text(user: User) -> None:
    user.open_files(sample_path("capitals"))
    user.click("trainButton")
    user.wait_for(SessionState.TRAINING)
    user.wait_for(SessionState.READY, seconds=120)
    user.type_into("promptEdit", "what is the capital")
    user.click("generateButton")
    user.wait_until(lambda: len(written(user).split()) >= 8)
    assert written(user).lower().startswith("what is the capital of canada is ottawa")


@is_shakespeare_here
def test_three_epochs_of_shakespeare_each_lower_the_perplexity(user: User) -> None:
    user.open_files(SHAKESPEARE)
    user.click("advancedButton")
    user.enter("setting_max_vocabulary", "500")  # a small output layer learns fast
    user.wait_for(SessionState.READY)
    user.enter("setting_epochs", "3")
    user.enter("setting_learning_rate", "0.001")
    user.click("trainButton")
    user.wait_for(SessionState.TRAINING)
    user.wait_for(SessionState.READY, seconds=300)
    run = user.session.run
    assert run is not None
    losses = [event.validation_loss or math.inf for event in run.evaluations]
    assert len(losses) == 3
    assert losses[0] > losses[1] > losses[2]
    user.type_into("promptEdit", "what is the")
    user.click("generateButton")
    user.wait_until(lambda: len(written(user).split()) >= 10)
    corpus = user.session.corpus
    assert corpus is not None
    assert all(token in corpus.vocabulary for token in corpus.tokenizer.tokens(written(user)))
