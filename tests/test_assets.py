from pathlib import Path

import pytest

from planner import assets
from planner.errors import NotFound

TOP = Path(__file__).parent.parent


@pytest.mark.parametrize("name", ["seeds", "static", "templates"])
def test_a_checkout_has_its_folders_beside_the_package(name: str) -> None:
    assert assets.folder(name) == TOP / name


def test_a_folder_that_is_not_there_is_named_with_the_places_looked_at() -> None:
    with pytest.raises(NotFound) as missing:
        assets.folder("tapestries")
    assert missing.value.code == "folder-missing"
    assert missing.value.params == {
        "value": "tapestries",
        "places": f"{TOP / 'planner' / '_assets'}, {TOP}",
    }
