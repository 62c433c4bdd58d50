"""Some wrong files for every reader; `python -m tests.trials.fuzz` tries a million."""

from pathlib import Path

import pytest

from tests.trials.fuzz import TARGETS, Target, fuzz, prepared

INPUTS = 500


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.__name__)
def test_wrong_files_are_taken_or_refused_and_nothing_else(tmp_path: Path, target: Target) -> None:
    taken, refused = fuzz(target, prepared(tmp_path / "project"), INPUTS, seed=1)
    assert taken + refused == INPUTS
    assert refused > 0
