"""The command that drafts, on a machine on which the solver is not installed."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from planner.assets import folder
from planner.services.sessions import load_bundles, open_planner
from planner.store.database import transaction
from planner.store.snapshots import save_programme
from tests.credentials_builders import BEFORE
from tests.services.test_drafting_at_scale import a_hundred_meetings

# As if it were not there: whoever imports it is told so.
WITHOUT_SOLVER = """
import sys
sys.modules["ortools"] = None
from planner.cli import main
main(sys.argv[1:])
"""
REAL = ("untoc-cop-9", "untoc-wg-2022")


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    url = f"sqlite:///{tmp_path_factory.mktemp('planner') / 'planner.sqlite3'}"
    opened = open_planner(url)
    load_bundles(opened, [folder("seeds") / "sessions" / f"{slug}.toml" for slug in REAL], BEFORE)
    with transaction(opened) as writing:
        save_programme(writing, a_hundred_meetings(), BEFORE)
    return url


def draft(database: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_SOLVER, "draft", *arguments],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PLANNER_DATABASE_URL": database, "LC_ALL": "en_US.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr.strip()) == (0, "")
    return done.stdout


def data(database: str, *arguments: str) -> dict[str, Any]:
    (proposal,) = json.loads(draft(database, *arguments, "--format", "data"))["proposals"]
    return dict(proposal)


@pytest.mark.parametrize("slug", REAL)
def test_the_proposal_of_a_real_session_says_that_it_is_but_a_first_one(
    database: str, slug: str
) -> None:
    told = " ".join(draft(database, slug).split())
    assert ": a first proposal, made without looking for the best one." in told
    assert "proven" not in told
    proposal = data(database, slug)
    assert (proposal["status"], proposal["bound"], proposal["broken"]) == ("greedy", 0, [])


def test_a_large_session_is_improved_by_local_search_alone(database: str) -> None:
    large = (a_hundred_meetings().session.slug, "--workers", "1")
    short, longer = (data(database, *large, "--time", time) for time in ("0.1", "3"))
    assert [found["status"] for found in (short, longer)] == ["best-found", "best-found"]
    assert longer["broken"] == []
    assert longer["cost"] < short["cost"]
