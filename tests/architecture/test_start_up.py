"""Help and the first page come at once, because what is heavy is imported where it is used."""

import json
import subprocess
import sys

import pytest

HEAVY = {"alembic", "docx", "fpdf", "icalendar", "openpyxl", "ortools", "reportlab", "uharfbuzz"}


@pytest.mark.parametrize("module", ["planner.cli", "planner.web"])
def test_starting_imports_nothing_heavy(module: str) -> None:
    script = f"import json, sys, {module}; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert HEAVY & set(json.loads(done.stdout)) == set()
