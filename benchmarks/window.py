"""The window while it trains: does it answer at once, what does it cost, how soon is it there."""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.measuring import table
from tinylm.resources import SAMPLES, sample_path

FLUENT, WORST, FRAMES = "16.7", "50", "30"  # goals: milliseconds twice, frames a second
TICK = 16  # milliseconds
STARTS = 5  # of each window
WORDS = 50_000
TRAININGS = (  # text and preset
    ("four-sentences", "seed"),
    ("capitals", "quick"),
    ("story", "quick"),
    ("large", "minute"),
)


def report() -> str:
    """Four tables: delays, what the window costs, how things move, and the start."""
    with tempfile.TemporaryDirectory() as folder:
        texts = {name: sample_path(name) for name in SAMPLES}
        texts |= {"large": large_text(Path(folder)), "words": many_words(Path(folder))}
        delays = [row for training in TRAININGS for row in _delay_rows(training, texts)]
        costs = [_cost_row(training, texts) for training in (TRAININGS[0], TRAININGS[-1])]
        moves, _ = _run("moves", texts["words"])
    return "\n\n".join(
        (
            "How late the event loop is while the model trains as fast as it can: by how many "
            "milliseconds a timer of 16 ms comes late, on the Train page and while all nine pages "
            "are opened in turn, two seconds each. The machine: the same of a program that only "
            "sleeps, all the while.",
            table(["training", "seen", "99 %", "goal", "worst", "goal", "the machine"], delays),
            "Tokens a second in the visible window, when nobody touches it, and without a window; "
            "they take turns of whole epochs, five seconds and more. Medians of eleven turns each.",
            table(["training", "with the window", "without", "cost", "goal"], costs),
            f"{WORDS:,} words of 128 numbers while their model trains: milliseconds from a move "
            "of the mouse, the wheel or the scroll bar until it is painted, and how many are in a "
            "second.",
            table(["what moves", "50 %", "99 %", "a second", "goal"], list(map(_move_row, moves))),
            "From the start of Python, its bytecode at hand, until the window answers:",
            table(["window", "time", "of an empty one", "goal"], _start_rows()),
        )
    )


def _run(part: str, *arguments: object) -> tuple[Any, list[float]]:
    """What a part of window_parts.py answers, and how late the machine was; see _output."""
    answer, late = _output("benchmarks.window_parts", part, *map(str, arguments))
    return json.loads(answer), late


def _output(module: str, *arguments: str) -> tuple[str, list[float]]:
    """What a module prints last, in a process and a home of its own.

    Besides, by how many milliseconds a sleep of TICK was late meanwhile in this process, which
    does nothing else: what the machine itself is to blame for.
    """
    late = []
    with tempfile.TemporaryDirectory() as home:
        names = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")
        environment = {**os.environ, **dict.fromkeys(names, home), "QT_QPA_PLATFORM": "offscreen"}
        environment["QT_LOGGING_RULES"] = "*=false"  # what that platform lacks
        environment["OPENBLAS_NUM_THREADS"] = "1"  # as app.py has it
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # whose program is not compiled anew
        command = [sys.executable, "-m", module, *arguments]
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as child:
            while child.poll() is None:
                started = time.perf_counter()
                time.sleep(TICK / 1000)
                late.append(1000 * (time.perf_counter() - started) - TICK)
            assert child.stdout is not None
            lines = child.stdout.read().decode().splitlines()
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command)
    return lines[-1], late


def _delay_rows(training: tuple[str, str], texts: dict[str, Path]) -> list[list[str]]:
    name, preset = training
    delays, late = _run("delays", texts[name], preset)
    machine = f"{np.percentile(late, 99):.1f} and {max(late):.0f}"
    return [
        [f"{name}, {preset}", seen, f"{most:.1f}", FLUENT, f"{worst:.0f}", WORST, machine]
        for seen, most, worst in delays
    ]


def _cost_row(training: tuple[str, str], texts: dict[str, Path]) -> list[str]:
    name, preset = training
    rates, _ = _run("cost", texts[name], preset)
    with_window, without = np.median(rates, axis=0).tolist()
    cost = np.median([1 - one / other for one, other in rates])
    return [f"{name}, {preset}", f"{with_window:,.0f}", f"{without:,.0f}", f"{cost:.1%}", "5 %"]


def _move_row(move: tuple[str, float, float, float]) -> list[str]:
    name, half, most, rate = move
    return [name, f"{half:.1f}", f"{most:.1f}", f"{rate:.0f}", FRAMES]


def _start_rows() -> list[list[str]]:
    windows = {
        "PySide6 and pyqtgraph, empty": ("benchmarks.empty_window",),
        "TinyLM, its sample ready to train": ("benchmarks.window_parts", "start"),
    }
    taken: dict[str, list[float]] = {name: [] for name in windows}
    for _ in range(STARTS):
        for name, command in windows.items():
            started = time.time()
            taken[name].append(float(_output(*command)[0]) - started)
    empty, ours = (min(times) for times in taken.values())
    return [
        [name, f"{seconds:.2f} s", f"{seconds / empty:.2f} x", goal]
        for name, seconds, goal in zip(windows, (empty, ours), ("", "2 x"), strict=True)
    ]


def large_text(folder: Path) -> Path:
    """The sample story ten times over, each with other words changed: 1.2 MB, many rare words."""
    rng = np.random.default_rng(0)
    words = sample_path("story").read_text("utf-8").split(" ")
    copies = []
    for _ in range(10):
        changed = (rng.random(len(words)) < 0.2).tolist()
        ends = ["aeiouy"[i] + "bdfgk"[i - 1] for i in rng.integers(6, size=len(words)).tolist()]
        copies.append(
            " ".join(
                word + end if change else word
                for word, end, change in zip(words, ends, changed, strict=True)
            )
        )
    return _written(folder / "large.txt", "\n".join(copies))


def many_words(folder: Path) -> Path:
    """WORDS words, each twice, in random order."""
    ids = np.random.default_rng(0).permutation(np.repeat(np.arange(WORDS), 2))
    return _written(folder / "words.txt", " ".join(f"w{number}" for number in ids.tolist()))


def _written(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path
