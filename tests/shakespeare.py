"""The trial text that lies beside the project on some machines; tests of it are for those."""

from pathlib import Path

import pytest

SHAKESPEARE = Path(__file__).parents[2] / "shared" / "data" / "shakespeare.txt"
is_shakespeare_here = pytest.mark.skipif(
    not SHAKESPEARE.exists(), reason="the trial text is not beside the project"
)
