"""Where the built command line starts."""

import multiprocessing
import sys

from tinylm.cli import main

if __name__ == "__main__":
    multiprocessing.freeze_support()  # it may have been started to help with a large text
    sys.exit(main())
