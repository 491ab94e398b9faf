"""The calendar programs have fixed releases, and nothing says where they come from."""

import json
import re

import pytest

from tests.interop.reading import HERE, INSTALLED

LOCK = (HERE / "requirements.txt").read_text()
WANTED: dict[str, str] = json.loads((HERE / "package.json").read_text())["dependencies"]


def test_every_python_package_has_a_release_and_hashes() -> None:
    pins = re.split(r"\n(?! )", LOCK.strip())
    assert [
        pin for pin in pins if not re.match(r"[a-z0-9-]+==\S+ .*\\\n    --hash=sha256:", pin)
    ] == []
    names = {pin.split("==")[0] for pin in pins}
    assert {"khal", "radicale", "vdirsyncer"} <= names


def test_every_package_for_node_has_a_release() -> None:
    assert [pin for pin in WANTED.values() if not re.fullmatch(r"\d+\.\d+\.\d+", pin)] == []


def test_no_lock_names_an_address() -> None:
    assert re.findall(r".*(?:://|--index|--find-links).*", LOCK) == []
    assert sorted(file.name for file in HERE.glob("*lock*")) == []


@pytest.mark.usefixtures("readers")
def test_nothing_is_installed_for_node_but_what_is_pinned() -> None:
    folder = INSTALLED / "node_modules"
    found = [
        json.loads(file.read_text())
        for pattern in ("*/package.json", "@*/*/package.json")
        for file in folder.glob(pattern)
    ]
    assert {package["name"]: package["version"] for package in found} == WANTED
    assert list(folder.glob("**/node_modules/*/package.json")) == []
