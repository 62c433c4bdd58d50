"""Time things side by side: the only comparison that a busy machine cannot spoil."""

import time
from collections.abc import Callable, Mapping, Sequence

SETTLING = 0.02  # seconds


def alternate(jobs: Mapping[str, Callable[[], object]], seconds: float) -> dict[str, float]:
    """The shortest duration of each job in seconds: what else runs can only lengthen one.

    The jobs take turns until `seconds` have passed, at least five times. In its turn each runs
    for SETTLING before the run that counts, so that none pays for what its neighbour left
    behind: PyTorch's threads keep a core busy for milliseconds after their work.
    """
    durations: dict[str, list[float]] = {name: [] for name in jobs}
    end = time.perf_counter() + seconds
    rounds = 0
    while rounds < 5 or time.perf_counter() < end:
        for name, job in jobs.items():
            settled = time.perf_counter() + SETTLING
            job()
            while time.perf_counter() < settled:
                job()
            start = time.perf_counter()
            job()
            durations[name].append(time.perf_counter() - start)
        rounds += 1
    return {name: min(taken) for name, taken in durations.items()}


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table; every column but the first holds numbers."""
    widths = [max(len(row[i]) for row in (header, *rows)) for i in range(len(header))]
    lines = [_line(header, widths)]
    lines.append(
        "|" + "|".join("-" * (w + 1) + (":" if i else "-") for i, w in enumerate(widths)) + "|"
    )
    return "\n".join(lines + [_line(row, widths) for row in rows])


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = zip(cells, widths, strict=True)
    padded = [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]
    return "| " + " | ".join(padded) + " |"
