"""Kill a program that saves without end: `python -m tests.trials.kill --times 1000`.

Each time a process trains, autosaves and saves a project, tells each save that has returned,
and dies by a signal at a random moment. Then the project must open with the last state that
was told, or the one being saved; never less, never a mix.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from tests.trials.fuzz import small_project
from tinylm.project import Project
from tinylm.run import Run

LONGEST = 0.4  # seconds until the kill, counted from the first save


def save_without_end(folder: Path) -> None:
    """The process that will be killed; tells on standard output what it has saved."""
    with Project.open(folder) as project:
        trainer = project.trainer()
        trainer.settings = trainer.settings.changed(epochs=10**6, patience=0)
        events = trainer.run()
        while True:
            for _ in range(3):
                next(events)
            if trainer.step % 2:
                project.autosave(Run.of(trainer))
            else:
                project.save(trainer)
            print(trainer.step, flush=True)


def saved_before_kill(folder: Path, wait: float) -> int:
    """Start the process, kill it, and return the last step that it told."""
    command = [sys.executable, "-m", "tests.trials.kill", "--save", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        told = process.stdout.readline()
        time.sleep(wait)
        process.kill()
        told += process.stdout.read()
    return int(told.split("\n")[-2])


def check(folder: Path, told: int) -> bool:
    """Open the project; whether something had to be mended. Raises AssertionError at a loss."""
    with Project.open(folder) as project:
        trainer, saved = project.trainer(), project.load_model()
        assert trainer.step >= told, f"step {told} was saved, {trainer.step} was found"
        for name, array in saved.model.parameters().items():
            np.testing.assert_array_equal(array, trainer.model.parameters()[name])
        assert len(trainer.losses) == trainer.step
        return project.recovered is not None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=1000)
    parser.add_argument("--save", type=Path, help="be the process that is killed")
    options = parser.parse_args()
    if options.save:
        save_without_end(options.save)
        return
    rng, mended, steps = random.Random(0), 0, 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = small_project(Path(temporary) / "project")
        for _ in range(options.times):
            told = saved_before_kill(folder, rng.uniform(0, LONGEST))
            mended += check(folder, told)
            steps = told
    print(f"{options.times:,} kills, {mended:,} times something to mend, none lost; step {steps:,}")


if __name__ == "__main__":
    main()
