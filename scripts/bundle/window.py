"""Where the built window program starts."""

import sys

from tinylm_gui.app import main

sys.exit(main())
