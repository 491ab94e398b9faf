"""Names that say nothing gather what nobody could place."""

from pathlib import Path

PACKAGE = Path(__file__).parent.parent.parent / "planner"
NAMES_THAT_SAY_NOTHING = {"base", "common", "helpers", "manager", "misc", "utilities", "utils"}


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [
        file for file in PACKAGE.rglob("*.py") if file.stem.strip("_") in NAMES_THAT_SAY_NOTHING
    ] == []
