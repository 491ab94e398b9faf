"""The locked requirements are complete, say nothing about where they were made, and agree."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

TOP = Path(__file__).parent.parent.parent
PROJECT = tomllib.loads((TOP / "pyproject.toml").read_text())["project"]
RUNTIME = TOP / "requirements.txt"
DEVELOPMENT = TOP / "requirements-dev.txt"
EXTRAS = PROJECT["optional-dependencies"]
ASKED_FOR = {
    RUNTIME: PROJECT["dependencies"] + EXTRAS["checkout"],
    DEVELOPMENT: PROJECT["dependencies"] + EXTRAS["checkout"] + EXTRAS["dev"],
}

both_locks = pytest.mark.parametrize("lock", ASKED_FOR, ids=lambda lock: lock.name)


def pins(lock: Path) -> dict[str, list[str]]:
    """Each pinned requirement as it is written, with the hashes below it."""
    found: dict[str, list[str]] = {}
    for line in lock.read_text().splitlines():
        text = line.removesuffix("\\").strip()
        if text.startswith("--hash=sha256:"):
            found[list(found)[-1]].append(text)
        else:
            found[text] = []
    return found


def releases(lock: Path) -> dict[str, str]:
    """The release of each package: ``{"flask": "3.1.3"}``."""
    requirements = map(Requirement, pins(lock))
    return {
        canonicalize_name(requirement.name): str(requirement.specifier).removeprefix("==")
        for requirement in requirements
    }


@both_locks
def test_every_pin_is_exact_and_has_a_hash(lock: Path) -> None:
    assert [
        pin
        for pin, hashes in pins(lock).items()
        if not hashes or not re.match(r"[a-z0-9-]+==[^ ]+( ; .+)?$", pin)
    ] == []


@both_locks
def test_a_lock_names_no_address_no_host_and_no_folder(lock: Path) -> None:
    assert re.findall(r".*(?://|@|/|--index|--find-links|--extra).*", lock.read_text()) == []


@both_locks
def test_a_lock_holds_what_the_project_asks_for(lock: Path) -> None:
    locked = releases(lock)
    for text in ASKED_FOR[lock]:
        requirement = Requirement(text)
        release = locked[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(release), f"{text} is locked as {release}"


def test_what_is_run_is_what_was_tested() -> None:
    assert pins(RUNTIME).items() <= pins(DEVELOPMENT).items()


@both_locks
def test_a_lock_serves_other_systems_too(lock: Path) -> None:
    # A compiled package has a file for each system and Python: many hashes, not one or two.
    hashes = {Requirement(pin).name: len(below) for pin, below in pins(lock).items()}
    for name in ("lxml", "markupsafe", "pillow", "pydantic-core", "uharfbuzz"):
        assert hashes[name] >= 20
