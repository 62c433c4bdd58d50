"""Pairs of a text by number: each is where the text has it, and can be found again."""

import numpy as np
import pytest

from tinylm.corpus import Corpus
from tinylm.pairs import Pairs
from tinylm.settings import TextSettings

TEXT = "The cat sat on the mat. The dog sat on the rug. The bird flew. A cat ate the fish. " * 12


def made(unit: str = "sentence", held_back: float = 0.3) -> tuple[Corpus, Pairs]:
    corpus = Corpus.from_texts([TEXT], TextSettings(unit=unit, validation_fraction=held_back))
    return corpus, Pairs(corpus, 3)


def in_order(corpus: Corpus) -> list[tuple[list[int], int]]:
    """All pairs, as training and validation would take them."""
    parts = [part for part in (corpus.training, corpus.validation) if part is not None]
    batches = [next(part.in_order(3, 10**6)) for part in parts]
    return [
        (context.tolist(), int(target))
        for contexts, targets in batches
        for context, target in zip(contexts, targets, strict=True)
    ]


@pytest.mark.parametrize("unit", ["sentence", "document"])
@pytest.mark.parametrize("held_back", [0.0, 0.3])
def test_each_number_gives_the_pair_of_the_text(unit: str, held_back: float) -> None:
    corpus, pairs = made(unit, held_back)
    expected = in_order(corpus)
    assert len(pairs) == len(expected)
    for number, (context, target) in enumerate(expected):
        pair = pairs[number]
        assert (pair.context.tolist(), pair.target) == (context, target)
        assert pair.is_held_back == (number >= corpus.training.pairs)
    for number in (-1, len(pairs)):
        with pytest.raises(IndexError):
            pairs[number]


def test_neighbours_carry_the_numbers_of_their_own_pairs() -> None:
    corpus, pairs = made()
    for number in (0, 5, corpus.training.pairs - 1, corpus.training.pairs, len(pairs) - 1):
        around = pairs.around(number, 8)
        assert [n for n in around if n.number == number] == [(pairs[number].target, number)]
        for neighbour in around:
            if neighbour.number is not None:
                assert pairs[neighbour.number].target == neighbour.id
        firsts = [neighbour for neighbour in around if neighbour.number is None]
        assert len(firsts) >= 1  # a sentence is shorter than the reach


def test_the_next_pair_with_a_target_and_from_the_start_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tinylm.pairs.SEARCH_BLOCK", 7)
    corpus, pairs = made()
    cat = corpus.vocabulary.id("cat")
    assert cat is not None
    numbers = [number for number, (_, target) in enumerate(in_order(corpus)) if target == cat]
    found = [pairs.next_with_target(cat, number) for number in [-1, *numbers]]
    assert found == [*numbers, numbers[0]]
    assert pairs.next_with_target(len(corpus.vocabulary), 0) is None  # the start marker
    assert np.diff(numbers).min() > 0
