"""Where both built programs start: the command line if called tinylm, else the window."""

import multiprocessing
import sys
from pathlib import Path

if __name__ == "__main__":
    multiprocessing.freeze_support()  # it may have been started to help with a large text
    if Path(sys.argv[0]).stem == "tinylm":
        from tinylm.cli import main
    else:
        from tinylm_gui.start import main
    sys.exit(main())
