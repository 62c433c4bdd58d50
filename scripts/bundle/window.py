"""Where the built window program starts."""

import sys

from tinylm_gui.start import main

if __name__ == "__main__":
    sys.exit(main())
