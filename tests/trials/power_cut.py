"""Cut the power of a disk while a project is saved: `python -m tests.trials.power_cut --times 200`.

For Linux and its administrator. The disk is an ext4 file system in a file; the cut is ext4's own
emergency stop, after which nothing more reaches it, not even its journal. Then the disk is
mounted again, and the project must hold the last state that was told as saved, or the one after.
"""

import argparse
import fcntl
import os
import random
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.trials.fuzz import small_project
from tests.trials.kill import check

STOP = 0x8004587D  # EXT4_IOC_SHUTDOWN
WITHOUT_JOURNAL = 2  # EXT4_GOING_FLAGS_NOLOGFLUSH
LONGEST = 0.3  # seconds until the cut, counted from the first save


def cut_power(disk: Path) -> None:
    """From now on nothing reaches the disk."""
    descriptor = os.open(disk, os.O_RDONLY)
    try:
        fcntl.ioctl(descriptor, STOP, struct.pack("I", WITHOUT_JOURNAL))
    finally:
        os.close(descriptor)


def saved_before_cut(disk: Path, wait: float) -> int:
    """Save without end on the disk, cut its power, and return the last step that was told."""
    command = [sys.executable, "-m", "tests.trials.kill", "--save", str(disk / "project")]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, text=True, **pipes) as process:  # type: ignore[call-overload]
        told = process.stdout.readline()
        time.sleep(wait)
        cut_power(disk)
        told += process.stdout.read()  # the next save fails, which ends the process
    return int(told.split("\n")[-2])


def run(*command: str | Path) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=200)
    options = parser.parse_args()
    rng, mended, steps = random.Random(0), 0, 0
    with tempfile.TemporaryDirectory() as temporary:
        image, disk = Path(temporary) / "image", Path(temporary) / "disk"
        disk.mkdir()
        run("truncate", "--size", "64M", image)
        run("mkfs.ext4", "-q", image)
        run("mount", "-o", "loop", image, disk)
        try:
            small_project(disk / "project")
            for _ in range(options.times):
                steps = saved_before_cut(disk, rng.uniform(0, LONGEST))
                run("umount", disk)
                run("mount", "-o", "loop", image, disk)
                mended += check(disk / "project", steps)
        finally:
            run("umount", disk)
    print(f"{options.times:,} cuts, {mended:,} times something to mend, none lost; step {steps:,}")


if __name__ == "__main__":
    main()
