"""Writes resources/samples/story.txt: a year in a valley of animals, told by a small grammar.

`python -m scripts.story` from the root of the repository writes the very same file each time.
"""

from pathlib import Path

from scripts.story.teller import tell

STORY = Path(__file__).parents[2] / "resources" / "samples" / "story.txt"

if __name__ == "__main__":
    STORY.write_text(tell(), encoding="utf-8", newline="\n")
