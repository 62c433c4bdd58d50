"""The grammar behind the sample story."""

import re

from scripts.story.__main__ import STORY
from scripts.story.teller import tell


def test_the_story_in_the_repository_is_the_one_the_grammar_tells() -> None:
    assert STORY.read_bytes() == tell().encode()


def test_the_story_is_long_enough_to_learn_from() -> None:
    story = STORY.read_text("utf-8")
    words = {word.lower() for word in re.findall(r"[a-z]+", story, re.IGNORECASE)}
    assert len(story.split()) >= 20_000
    assert 400 <= len(words) <= 800


def test_every_slot_is_filled_and_every_sentence_ends() -> None:
    for paragraph in tell(seed=1, chapters=60).split("\n\n"):
        text = " ".join(paragraph.split())
        assert not re.search(r"[{}_]|  | ,| \.", text), text
        is_title = text.istitle() or len(text) < 60
        assert is_title or text.endswith((".", "!", '."', '!"', '?"')), text
        assert text.count('"') % 2 == 0, text
        assert not re.search(r"\ba [aeiou]", text), text


def test_another_seed_tells_another_story() -> None:
    assert tell(seed=1, chapters=2) != tell(seed=2, chapters=2)
