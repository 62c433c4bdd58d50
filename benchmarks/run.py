"""`make bench`: every comparison in one go, printed and written to docs/benchmarks.md.

`python -m benchmarks.run NAME...` runs the named ones only and writes nothing.
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
    "quality": "Prediction",
}
PACKAGES = ("numpy", "torch", "tokenizers")
PINS = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS")


def main(names: list[str]) -> None:
    """Run the sections called `names`, or all."""
    for pin in PINS:  # a pin in the shell would hold back one side or the other
        os.environ.pop(pin, None)
    parts = [_introduction()]
    for name in names or SECTIONS:
        parts.append(f"## {SECTIONS[name]}\n\n{import_module(f'benchmarks.{name}').report()}")
        print(parts[-1], end="\n\n", flush=True)
    if not names:
        Path("docs/benchmarks.md").write_text("\n\n".join(parts) + "\n", "utf-8")


def _introduction() -> str:
    return (
        "# How fast it is\n\n"
        "Written by `make bench`. The sides of a comparison take turns in one process, with all "
        "cores for each; the numbers are medians.\n\n"
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
    main(sys.argv[1:])
