"""Where the built command line starts."""

import sys

from tinylm.cli import main

sys.exit(main())
