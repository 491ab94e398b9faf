"""What stands at the top of the checkout, so that it can be taken in at a glance."""

import subprocess
from pathlib import Path

TOP = Path(__file__).parent.parent.parent
ALLOWED = {
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "planner",
    "pyproject.toml",
    "requirements-dev.txt",
    "requirements.txt",
    "seeds",
    "static",
    "templates",
    "tests",
    "wsgi.py",
}


def committed_files() -> list[str]:
    done = subprocess.run(
        ["git", "ls-files", "-z"], cwd=TOP, capture_output=True, text=True, check=True
    )
    return done.stdout.rstrip("\0").split("\0")


def test_the_top_level_holds_only_what_has_a_place_there() -> None:
    names = {file.split("/")[0] for file in committed_files()}
    assert {name for name in names if not name.startswith(".")} - ALLOWED == set()


def test_no_program_hides_among_templates_static_files_and_seeds() -> None:
    assert [
        file for folder in ("seeds", "static", "templates") for file in (TOP / folder).rglob("*.py")
    ] == []


def test_what_is_made_is_not_committed() -> None:
    made = ("build/", "demo/", "dist/", ".venv/")
    assert [
        file for file in committed_files() if file.startswith(made) or "__pycache__" in file
    ] == []
