"""Where Python and its libraries leave a trace if the whole program falls over.

Nothing of the user's text is in it: it lists the functions that were running.
"""

import faulthandler
import logging
import sys
from pathlib import Path

from tinylm_gui.application.about import data_folder


def crash_trace() -> Path:
    """The file that the traces go to."""
    return data_folder() / "crash.txt"


def keep_crash_traces() -> None:
    """Leave them in the file from now on; if it is not empty, the log says so."""
    path = crash_trace()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("a", encoding="utf-8")
    except OSError:
        if sys.stderr is not None:  # a program without a console has none
            faulthandler.enable()
        return
    if file.tell():
        logging.getLogger("tinylm").info("An earlier crash left its trace in %s", path)
    faulthandler.enable(file)
