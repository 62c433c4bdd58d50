"""Where `tinylm-gui` starts.

Processes that help to read a large text import this file again, so that it loads no window.
"""

import multiprocessing


def main() -> int:
    """Run the program. Returns the exit status."""
    multiprocessing.freeze_support()  # the built program may have been started as such a process
    from tinylm_gui.app import main as run

    return run()
