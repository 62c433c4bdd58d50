"""`make bench`: every comparison, printed and written to docs/benchmarks.md.

`python -m benchmarks.run NAME...` runs the named ones only. Sections that it finds in the page
stay, if they were measured on the same machine with the same versions.
"""

import os
import platform
import sys
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

SECTIONS = {
    "training_step": "Training",
    "seed_size": "The smallest model",
    "large_vocabulary": "Large vocabularies",
    "looking": "Looking at a model",
    "window": "The window",
    "quality": "Prediction",
    "setting_effects": "What the settings bring",
    "large_texts": "Large texts",
}
PACKAGES = ("numpy", "torch", "tokenizers")
PINS = (
    *("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS"),
    *("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"),
)
PAGE = Path("docs/benchmarks.md")
HEADING = "\n\n## "


def main(names: list[str]) -> None:
    """Run the sections called `names`, or all."""
    introduction = _introduction()
    before, *kept = PAGE.read_text("utf-8").rstrip().split(HEADING) if PAGE.exists() else [""]
    sections = {part.partition("\n")[0]: part for part in kept if before == introduction}
    for name in names or SECTIONS:
        title = SECTIONS[name]
        sections[title] = f"{title}\n\n{import_module(f'benchmarks.{name}').report()}"
        print(f"## {sections[title]}", end="\n\n", flush=True)
        there = [sections[title] for title in SECTIONS.values() if title in sections]
        PAGE.write_text(HEADING.join([introduction, *there]) + "\n", "utf-8")


def _introduction() -> str:
    return (
        "# How fast it is, and how good\n\n"
        "Written by `make bench`. The sides of a comparison take turns in one process, with all "
        "cores for each; of each, the shortest time counts, since what else a machine does can "
        "only lengthen it.\n\n"
        f"- Machine: {_processor()}, {os.cpu_count()} cores, {platform.system()}\n"
        f"- Python {platform.python_version()}, {', '.join(_versions())}"
    )


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        for line in cpuinfo.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _versions() -> list[str]:
    found = []
    for package in PACKAGES:
        try:
            found.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            found.append(f"without {package}")
    return found


if __name__ == "__main__":
    if any(pin in os.environ for pin in PINS):  # it would hold back one side or the other
        unpinned = {name: value for name, value in os.environ.items() if name not in PINS}
        os.execve(sys.executable, [sys.executable, "-m", "benchmarks.run", *sys.argv[1:]], unpinned)
    main(sys.argv[1:])
