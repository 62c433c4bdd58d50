"""Follows the README to the letter on a machine as good as new, and fails where it does not hold.

Clones the checkout into an empty folder, with an empty home and nothing of this shell's
environment, and types what stands under "Start": first the commands with make, then those
without it in a virtual environment of their own. `python3 scripts/fresh_machine.py`
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
# A machine may need these to reach its package index; all else is left behind.
KEPT = re.compile(r"(?i)(pip_|ssl_|requests_ca|https?_proxy|no_proxy)")


def main() -> None:
    """Try both ways to start; the exit status is 1 at the first command that fails."""
    with tempfile.TemporaryDirectory() as folder:
        home, clone = Path(folder, "home"), Path(folder, "TinyLM")
        home.mkdir()
        subprocess.run(["git", "clone", "--quiet", ROOT, clone], check=True)
        environment = {name: value for name, value in os.environ.items() if KEPT.match(name)}
        environment |= {"HOME": str(home), "LANG": "C.UTF-8", "PATH": os.environ["PATH"]}
        with_make, without_make = start_commands(clone / "README.md")
        for command in with_make:
            run(command, clone, environment)
        check_picture(clone)
        run("python3 -m venv venv", home, environment)
        environment["PATH"] = f"{home / 'venv' / 'bin'}:{environment['PATH']}"
        for command in without_make:
            run(command, clone, environment)
        check_picture(clone)
    print("The README holds.")


def start_commands(readme: Path) -> list[list[str]]:
    """The commands of each block under "Start", and those in the text after the second."""
    section = readme.read_text("utf-8").partition("\n## Start\n")[2].partition("\n## ")[0]
    blocks = [
        [line.partition("#")[0].strip() for line in block.splitlines()]
        for block in re.findall(r"```sh\n(.*?)```", section, re.DOTALL)
    ]
    if len(blocks) != 2:
        sys.exit("The README's section Start should have two blocks of commands.")
    after = section.rpartition("```")[2]
    blocks[1] += re.findall(r"`(python -m pytest)`", after)
    return blocks


def run(command: str, folder: Path, environment: dict[str, str]) -> None:
    """Type `command` and show what it prints."""
    print(f"\n$ {command}", flush=True)
    if "pytest" in command:  # a machine without a display
        environment = {**environment, "QT_QPA_PLATFORM": "offscreen"}
    status = subprocess.run(command, shell=True, cwd=folder, env=environment).returncode
    if status:
        sys.exit(f"{command} ended with {status}.")


def check_picture(clone: Path) -> None:
    """The window's picture, which is what starting leaves where there is no display."""
    picture = clone / "tinylm-window.png"
    if not picture.exists():
        sys.exit("Starting left no picture of the window.")
    picture.unlink()


if __name__ == "__main__":
    main()
