"""The loop with its lines swapped: what the tour claims of it is so, for every seed tried."""

import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest

from tinylm.bug_bench import EPOCHS, RIGHT_ORDER, SENTENCES, WRONG_ORDER, run_bench
from tinylm.resources import resource, sample_path

SEEDS = range(6)


@pytest.mark.parametrize("seed", SEEDS)
def test_in_the_right_order_the_loss_settles(seed: int) -> None:
    epochs = list(run_bench(True, seed))
    assert [epoch.epoch for epoch in epochs] == list(range(1, EPOCHS + 1))
    assert f"{epochs[-1].loss:.2f}" in ("11.18", "11.19")


@pytest.mark.parametrize("seed", SEEDS)
def test_in_the_wrong_order_it_ends_as_no_number(seed: int) -> None:
    epochs = list(run_bench(False, seed))
    assert math.isnan(epochs[-1].loss)
    assert len(epochs) < EPOCHS
    assert min(epoch.loss for epoch in epochs) < epochs[0].loss < epochs[99].loss


def test_both_begin_at_guessing_blindly() -> None:
    words = {word for sentence in SENTENCES for word in sentence.split()}
    pairs = sum(len(sentence.split()) - 1 for sentence in SENTENCES)
    for right_order in (True, False):
        first = next(run_bench(right_order))
        assert first.loss == pytest.approx(pairs * np.log(len(words)), rel=0.02)


def floor_of(sentences: Sequence[str]) -> float:
    """The least summed loss of a model that sees one word: after some, more than one follows."""
    followers: dict[str, list[str]] = {}
    for sentence in sentences:
        for word, following in pairwise(sentence.split()):
            followers.setdefault(word, []).append(following)
    return sum(
        -math.log(after.count(word) / len(after)) for after in followers.values() for word in after
    )


def test_no_training_could_do_better_than_counting() -> None:
    *_, last = run_bench(True)
    assert floor_of(SENTENCES) == pytest.approx(10.75, abs=0.005)
    assert floor_of(SENTENCES) < last.loss < floor_of(SENTENCES) + 0.5


def test_the_tour_says_why_it_learns_three_of_the_four_sentences() -> None:
    text = sample_path("four-sentences").read_text("utf-8").lower()
    all_four = [sentence.strip() for sentence in text.split(".") if sentence.strip()]
    assert [sentence for sentence in all_four if sentence in SENTENCES] == list(SENTENCES)
    (fourth,) = set(all_four) - set(SENTENCES)
    for language in ("en", "de"):
        told = (resource("tour") / f"{language}.md").read_text("utf-8")
        assert f"{floor_of(all_four):.2f}" in told
        assert all(f"*{sentence}*" in told for sentence in (*SENTENCES, fourth))


def test_the_lines_shown_are_the_same_two() -> None:
    assert sorted(WRONG_ORDER) == sorted(RIGHT_ORDER)
    assert WRONG_ORDER != RIGHT_ORDER
