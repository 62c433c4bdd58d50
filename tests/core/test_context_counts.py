"""What follows a context in the text: equal to a plain recount, and judged fairly."""

import numpy as np
import pytest

from tinylm.context_counts import (
    BATCH,
    ContextMatches,
    Verdict,
    match_context,
    plausible_share,
    verdict,
)
from tinylm.corpus import Corpus
from tinylm.settings import TextSettings

CATS = "The cat sat on the mat. The dog sat on the rug. The cat ate the fish."


def matches_in(text: str, words: str, unit: str = "document") -> tuple[Corpus, ContextMatches]:
    settings = TextSettings(validation_fraction=0.0, unit=unit)
    corpus = Corpus.from_texts([text], settings)
    context = tuple(
        corpus.vocabulary.start_id if word == "<start>" else int(corpus.vocabulary.ids([word])[0])
        for word in words.split()
    )
    return corpus, list(match_context(corpus.training, context))[-1]


def followers(corpus: Corpus, matches: ContextMatches, length: int) -> dict[str, int]:
    return {corpus.vocabulary.word(i): n for i, n in matches.followers(length, 100)}


def test_the_followers_of_a_word_and_of_longer_contexts() -> None:
    corpus, matches = matches_in(CATS, "the cat")
    assert followers(corpus, matches, 1) == {"sat": 1, "ate": 1}
    corpus, matches = matches_in(CATS, "on the")
    assert followers(corpus, matches, 1) == {"cat": 2, "mat": 1, "dog": 1, "rug": 1, "fish": 1}
    assert followers(corpus, matches, 2) == {"mat": 1, "rug": 1}
    assert (matches.total(1), matches.total(2)) == (6, 2)
    rug = corpus.vocabulary.id("rug")
    assert rug is not None
    assert (matches.count(1, rug), matches.count(2, rug)) == (1, 1)


def test_places_with_the_longest_context_come_first() -> None:
    corpus, matches = matches_in(CATS, ". the cat")
    cat_ate = corpus.vocabulary.id("ate")
    assert cat_ate is not None
    (place,) = matches.places(cat_ate, 5)
    assert corpus.training.ids[place : place + 1] == [cat_ate]
    assert matches.longest == 3
    corpus, matches = matches_in(CATS, "dog cat")
    assert matches.longest == 1
    corpus, matches = matches_in(CATS + " A dog sat. The dog ran. The dog sat.", ". the dog")
    sat = corpus.vocabulary.id("sat")
    assert sat is not None
    lengths = dict(zip(matches.positions.tolist(), matches.lengths.tolist(), strict=True))
    assert [lengths[place] for place in matches.places(sat, 5)] == [3, 3, 1]


def test_a_context_at_the_start_of_a_unit() -> None:
    corpus, matches = matches_in(CATS, "<start> the", unit="sentence")
    assert followers(corpus, matches, 2) == {"cat": 2, "dog": 1}
    assert matches.total(1) == 6


@pytest.mark.parametrize("unit", ["document", "sentence"])
def test_counts_equal_a_plain_recount(unit: str) -> None:
    rng = np.random.default_rng(0)
    text = " ".join(rng.choice(["a", "b", "c", "d", "."], 3000))
    corpus, matches = matches_in(text, "a b c", unit)
    context, words = matches.context, corpus.training
    for length in (1, 2, 3):
        expected: dict[int, int] = {}
        for contexts, targets in words.in_order(3, 50):
            for row, target in zip(contexts.tolist(), targets.tolist(), strict=True):
                if tuple(row[-length:]) == context[-length:]:
                    expected[target] = expected.get(target, 0) + 1
        assert dict(matches.followers(length, 100)) == expected
    for position, target in zip(matches.positions, matches.targets, strict=True):
        assert words.ids[int(position) : int(position) + 1] == [target]


def test_answers_come_while_a_long_text_is_read() -> None:
    settings = TextSettings(validation_fraction=0.0)
    corpus = Corpus.from_texts(["a b " * BATCH], settings)
    totals = [matches.total(1) for matches in match_context(corpus.training, (0,))]
    assert len(totals) == 2
    assert totals == sorted(totals)
    assert totals[-1] == BATCH


def test_a_share_is_known_better_the_more_was_counted() -> None:
    assert plausible_share(0, 0) == (0.0, 1.0)
    low, high = plausible_share(5, 10)  # Wilson (1927), as published tables have it
    assert (low, high) == pytest.approx((0.2366, 0.7634), abs=1e-4)
    assert plausible_share(0, 1000)[1] < plausible_share(0, 10)[1]


def test_a_probability_is_called_wrong_only_where_counts_forbid_it() -> None:
    assert verdict(0.4, 1, 2) is Verdict.AGREES
    assert verdict(0.4, 500, 1000) is Verdict.LOWER
    assert verdict(0.6, 500, 1000) is Verdict.HIGHER
    assert verdict(0.9, 0, 0) is Verdict.AGREES
