"""The command that drafts."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from planner.assets import folder
from planner.cli.drafting import draft
from planner.services.sessions import load_bundles, open_planner, read_programme
from tests.credentials_builders import BEFORE

pytest.importorskip("ortools", reason="install planner[drafting]")

SLUG = "untoc-wg-2022"


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    url = f"sqlite:///{tmp_path / 'planner.sqlite3'}"
    monkeypatch.setenv("PLANNER_DATABASE_URL", url)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    load_bundles(open_planner(url), [folder("seeds") / "sessions" / f"{SLUG}.toml"], BEFORE)
    return url


def run(*arguments: str) -> Result:
    return CliRunner().invoke(draft, [SLUG, *arguments])


def test_a_draft_is_written_with_its_cost() -> None:
    done = run()
    assert done.exit_code == 0
    assert "Cost 107. It is proven that no organization of work" in done.stdout


def test_a_draft_can_be_had_as_data() -> None:
    done = run("--format", "data", "--workers", "1", "--seed", "3")
    found = json.loads(done.stdout)
    (proposal,) = found["proposals"]
    assert (found["conflict"], proposal["cost"], proposal["bound"]) == (None, 107, 107)
    assert proposal["placements"][0]["places"] == [
        {
            "meeting": "m-01",
            "day": "2022-05-23",
            "starts": "10:00",
            "ends": "13:00",
            "minutes": 15,
        }
    ]


def test_where_there_is_none_the_reasons_are_told_and_the_exit_status_is_one() -> None:
    done = run("--disrupt", "day-lost:2022-05-27", "--lang", "fr")
    assert done.exit_code == 1
    assert "Pourquoi aucune organisation des travaux n’est possible" in done.stdout


def test_what_cannot_happen_is_refused_with_what_can() -> None:
    done = run("--disrupt", "flood")
    assert done.exit_code == 3
    assert "room-lost, overrun, one-more, day-lost, hybrid" in done.stderr


def test_an_accepted_proposal_is_the_session(database: str) -> None:
    done = run("--disrupt", "hybrid", "--accept")
    assert (done.exit_code, done.stderr.strip()) == (
        0,
        "The proposal is now the draft of untoc-wg-2022.",
    )
    saved = read_programme(open_planner(database), SLUG)
    assert {meeting.ends.hour for meeting in saved.meetings} == {12, 17}


def test_a_part_is_only_named_when_it_is_accepted() -> None:
    assert run("--meeting", "m-01").exit_code == 2
