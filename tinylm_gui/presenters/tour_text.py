"""The words of the tour: one Markdown file for each language, a heading for each step."""

from typing import NamedTuple

from tinylm.resources import resource
from tinylm_gui.application.languages import SOURCE


class TourStep(NamedTuple):
    """A step: its title, its text with names in braces, and what it points at."""

    title: str
    text: str
    places: tuple[str, ...]  # object names of widgets; the first that there is


# Where "Show me where" leads in each step.
PLACES = (
    ("documentsTable",),
    ("documentText",),
    ("vocabularyTable",),
    ("embeddingsTable",),
    ("networkDiagram", "networkView", "setting_hidden_dims"),
    ("trainButton",),
    ("menuBar",),
    ("promptEdit",),
)


def tour_steps(language: str) -> list[TourStep]:
    """The steps in a language, or in English where they are not translated."""
    file = resource("tour", f"{language}.md")
    if not file.is_file():
        file = resource("tour", f"{SOURCE}.md")
    parts = ("\n" + file.read_text("utf-8")).split("\n# ")[1:]
    steps = [part.split("\n", 1) for part in parts]
    return [
        TourStep(title.strip(), text.strip(), places)
        for (title, text), places in zip(steps, PLACES, strict=True)
    ]
