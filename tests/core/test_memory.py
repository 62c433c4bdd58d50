"""Models that no memory can hold are refused before they are made."""

import pytest

from tinylm import memory
from tinylm.errors import SettingsError
from tinylm.memory import check_room_for, physical_memory


def test_what_fits_is_let_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "physical_memory", lambda: 16_000_000)
    check_room_for(1_000_000, 4)
    with pytest.raises(SettingsError, match=r"1,000,001 parameters"):
        check_room_for(1_000_001, 4)


def test_the_memory_of_this_computer_is_known() -> None:
    assert 1 << 28 < physical_memory() < 1 << 50
