"""Models that no memory can hold are refused before they are made; freed memory goes back."""

import os
import sys
from pathlib import Path

import pytest

from tinylm import memory
from tinylm.errors import SettingsError
from tinylm.memory import check_room_for, give_back_freed_memory, physical_memory


def test_what_fits_is_let_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "physical_memory", lambda: 16_000_000)
    check_room_for(1_000_000, 4)
    with pytest.raises(SettingsError, match=r"1,000,001 parameters"):
        check_room_for(1_000_001, 4)


def test_the_memory_of_this_computer_is_known() -> None:
    assert 1 << 28 < physical_memory() < 1 << 50


def resident() -> int:
    """Bytes of memory that this process has; 0 where the system does not say."""
    pages = Path("/proc/self/statm")
    if not pages.exists():
        return 0
    return int(pages.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def test_what_was_freed_in_between_goes_back_to_the_system() -> None:
    pieces = [bytearray(10_000) for _ in range(10_000)]
    high = resident()
    del pieces[:-1]  # the last one lies above the others: without help none of them would go
    give_back_freed_memory()
    if sys.platform.startswith("linux"):
        assert resident() < high - 80_000_000
