"""Where the files that come with the program are: beside the sources, or inside the package."""

from pathlib import Path

from tinylm.errors import TextError

_PACKAGE = Path(__file__).parent
_FOLDER = next(
    (f for f in (_PACKAGE / "resources", _PACKAGE.parents[1] / "resources") if f.is_dir()),
    _PACKAGE / "resources",
)

SAMPLES = ("story", "capitals", "four-sentences")  # the first is opened at the start


def resource(*parts: str) -> Path:
    """The path of a file under `resources/`."""
    return _FOLDER.joinpath(*parts)


def guide_folder() -> Path:
    """The folder of the user guide: among the resources, or in the documentation beside them."""
    inside = resource("guide")
    return inside if inside.is_dir() else _FOLDER.parent / "docs" / "guide"


def sample_path(name: str) -> Path:
    """The text file of one of SAMPLES. Raises TextError for another name."""
    if name not in SAMPLES:
        raise TextError(f"There is no sample called {name}; there are {', '.join(SAMPLES)}.")
    return resource("samples", f"{name}.txt")
