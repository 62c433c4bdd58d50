"""What the pages tell people to type is typed here: commands, and Python in one go a page."""

import importlib.util
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from tinylm import cli
from tinylm.resources import sample_path

ROOT = Path(__file__).parents[2]
PAGES = [
    "README.md",
    "CONTRIBUTING.md",
    *(p.relative_to(ROOT).as_posix() for p in sorted((ROOT / "docs").rglob("*.md"))),
]
WORDS = 3000  # of the story, which is what story.txt means on the pages: enough to learn from


def blocks(page: str, language: str) -> list[str]:
    """The fenced blocks of a page in a language."""
    return re.findall(rf"```{language}\n(.*?)```", (ROOT / page).read_text("utf-8"), re.DOTALL)


def commands(page: str) -> list[list[str]]:
    """The commands of a page in order, as words."""
    lines = "".join(blocks(page, "sh")).replace("\\\n", " ").splitlines()
    return [words for line in lines if (words := shlex.split(line, comments=True))]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the text that the pages speak of, as the current one."""
    words = sample_path("story").read_text("utf-8").split(" ")
    (tmp_path / "story.txt").write_text(" ".join(words[:WORDS]), "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


# docs/file-formats.md has a test of its own, which also looks at what its Python prints.
@pytest.mark.parametrize("page", [p for p in PAGES if blocks(p, "python") and "file-f" not in p])
def test_the_python_of_a_page_runs(page: str, desk: Path) -> None:
    exec(compile("\n".join(blocks(page, "python")), page, "exec"), {})


@pytest.mark.parametrize("page", [page for page in PAGES if commands(page)])
def test_the_commands_of_a_page_work(
    page: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in commands(page):
        program = Path(words[0]).name
        assert program in CHECKS, f"{page} has a command that nobody checks: {words}"
        CHECKS[program](words[1:])


def run_tinylm(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        raise SystemExit(cli.main(arguments))
    assert not ended.value.code, arguments


def is_target_of_make(arguments: list[str]) -> None:
    """What a target does, a test of its own or the continuous integration shows."""
    target, *variables = arguments
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
    for variable in variables:
        assert f"$({variable.partition('=')[0]})" in makefile or variable in makefile


def is_known_to_python(arguments: list[str]) -> None:
    """Long runs are not repeated, but their module and their options must exist."""
    if arguments[0] != "-m":
        assert (ROOT / arguments[0]).is_file()
        return
    spec = importlib.util.find_spec(arguments[1])
    assert spec is not None
    if arguments[1].startswith(("tests.", "benchmarks.")):
        assert spec.origin is not None
        source = Path(spec.origin).read_text("utf-8")
        assert [a for a in arguments[2:] if a.startswith("-") and f'"{a}"' not in source] == []


def nothing(arguments: list[str]) -> None:
    """Shown by another test."""


CHECKS = {
    "tinylm": run_tinylm,
    "make": is_target_of_make,
    "python": is_known_to_python,
    "python3": is_known_to_python,
    "tinylm-gui": nothing,  # tests/gui/test_headless.py and the acceptance tests open it
    "git": nothing,
    "sudo": nothing,
}


def links(page: str) -> Iterator[str]:
    text = (ROOT / page).read_text("utf-8")
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text):
        if not target.startswith(("http:", "https:", "mailto:")):
            yield target


@pytest.mark.parametrize("page", PAGES)
def test_the_links_of_a_page_lead_somewhere(page: str) -> None:
    missing = [link for link in links(page) if not (ROOT / page).parent.joinpath(link).exists()]
    assert missing == []
