"""The lock files: every requirement is pinned in them, with hashes and without an address."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
RUNNING = [*PROJECT["dependencies"], "hatchling"]
REQUIREMENTS = {
    "requirements.lock": RUNNING,
    "requirements-dev.lock": [*RUNNING, *PROJECT["optional-dependencies"]["dev"]],
}


@pytest.fixture(params=sorted(REQUIREMENTS))
def lock(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def pins(lock: str) -> list[Requirement]:
    """What `lock` installs; on some platforms or versions of Python only, if it says so."""
    lines = re.findall(r"^\S+==.*(?= \\$)", (ROOT / lock).read_text("utf-8"), re.MULTILINE)
    return [Requirement(line) for line in lines]


def test_every_requirement_is_pinned_to_a_version_that_fits(lock: str) -> None:
    """If this fails after a change in pyproject.toml: `make lock`."""
    pinned = {
        canonicalize_name(pin.name): next(iter(pin.specifier)).version
        for pin in pins(lock)
        if pin.marker is None or pin.marker.evaluate()
    }
    for requirement in map(Requirement, REQUIREMENTS[lock]):
        if requirement.marker is None or requirement.marker.evaluate():
            version = pinned.get(canonicalize_name(requirement.name))
            assert version is not None, f"{lock} does not pin {requirement.name}"
            assert version in requirement.specifier, f"{lock}: {requirement.name} {version}"


def test_both_locks_agree() -> None:
    running, dev = ({str(pin) for pin in pins(lock)} for lock in sorted(REQUIREMENTS, reverse=True))
    assert running
    assert running <= dev


def test_files_are_known_by_their_hashes_wherever_they_come_from(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    packages = re.split(r"^(?=\S+==)", text, flags=re.MULTILINE)[1:]
    assert all("--hash=sha256:" in package for package in packages)
    assert not re.search(r"://|--find-links|--index|--extra-index|[\s(]/", text)
