"""Plots and words -> the chapters of the story.

Every sentence is one of several that fit its moment, with its {slots} filled; what a chapter
is about stays the same to its end.
"""

import random
import re
import textwrap
from collections.abc import Sequence
from typing import TypeVar

from scripts.story import plots
from scripts.story.plots import CLOSING, KEPT, MEAL, OPENING, WAKING, Moment
from scripts.story.words import ANIMALS, CHOICES, SEASONS, Animal

SEED = 2003
CHAPTERS = 120
Choice = TypeVar("Choice")


class _Slots(dict[str, object]):
    """What the slots of a sentence stand for: {colour} is drawn, {colour_2} is another colour.

    {colour_title} has a capital letter, and so has {number_}.
    """

    def __init__(self, teller: "_Teller", kept: dict[str, object]) -> None:
        super().__init__(kept)
        self._teller = teller

    def __missing__(self, slot: str) -> object:
        kind, _, form = slot.partition("_")
        if form == "2":
            others = [word for word in CHOICES[kind] if word != self[kind]]
            self[slot] = self._teller.pick(others)
        elif form or slot.endswith("_"):
            self[slot] = str(self[kind]).capitalize()
        else:
            self[slot] = self._teller.pick(CHOICES[kind])
        return self[slot]


class _Teller:
    """Chooses by a seeded generator; only its `random()` is the same in every Python."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def pick(self, choices: Sequence[Choice]) -> Choice:
        return choices[int(self._random.random() * len(choices))]

    def cast(self) -> list[Animal]:
        """Three different animals: the hero, a friend and a helper."""
        left = list(ANIMALS)
        chosen = []
        for _ in range(3):
            chosen.append(self.pick(left))
            left.remove(chosen[-1])
        return chosen

    def chapter(self) -> str:
        """A title, and paragraphs for the opening, the plot and the end."""
        kept: dict[str, object] = dict(zip(("hero", "friend", "helper"), self.cast(), strict=True))
        kept |= {kind: self.pick(CHOICES[kind]) for kind in KEPT}
        season = str(kept["season"])
        kept |= {kind: self.pick(words) for kind, words in SEASONS[season].items()}
        sight = plots.WINTER_SIGHT if season == "winter" else plots.SIGHT
        titles, plot = self.pick(plots.PLOTS)
        half = len(plot) // 2
        paragraphs = ((OPENING, WAKING, sight), plot[:half], plot[half:], (MEAL, CLOSING))
        told = [self._sentence(titles, kept)]
        told += [" ".join(self._sentence(m, kept) for m in moments) for moments in paragraphs]
        return "\n\n".join([told[0], *map(_filled, told[1:])])

    def _sentence(self, moment: Moment, kept: dict[str, object]) -> str:
        sentence = self.pick(moment).format_map(_Slots(self, kept))
        return re.sub(r"\b([Aa]) (?=[aeiou])", r"\1n ", sentence)


def _filled(paragraph: str) -> str:
    return textwrap.fill(paragraph, 88)


def tell(seed: int = SEED, chapters: int = CHAPTERS) -> str:
    """The whole story."""
    teller = _Teller(seed)
    return "\n\n\n".join(teller.chapter() for _ in range(chapters)) + "\n"
