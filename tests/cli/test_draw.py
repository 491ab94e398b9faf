"""The commands about drawing lots."""

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from planner.cli.draw import IMPOSSIBLE, draw
from planner.cli.terminal import BAD_INPUT
from planner.models.state import Instrument
from planner.seeding.participants import COLUMNS
from planner.services.sessions import open_planner
from planner.store.database import transaction
from tests.bureau_builders import all_states


@pytest.fixture(autouse=True)
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    found = f"sqlite:///{tmp_path / 'planner.sqlite3'}"
    monkeypatch.setenv("PLANNER_DATABASE_URL", found)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    return found


def run(*arguments: str) -> Result:
    return CliRunner().invoke(draw, arguments)


def states_file(tmp_path: Path, groups: dict[str, int]) -> Path:
    """So many States of each group, under real codes, all party to everything."""
    codes = [state.code for state in all_states().states]
    file = tmp_path / "states.csv"
    with file.open("w", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(COLUMNS)
        for group, size in groups.items():
            for _ in range(size):
                writer.writerow([codes.pop(0), group, *["yes"] * len(Instrument), "", ""])
    return file


@pytest.fixture
def states(tmp_path: Path) -> str:
    return str(states_file(tmp_path, {"african": 5, "asia_pacific": 5}))


OCCASION = ("--occasion", "joint meeting")


def test_a_draw_is_written_and_kept_and_comes_out_again(states: str, tmp_path: Path) -> None:
    made = run("reviewers", "--states", states, "--seed", "one", *OCCASION)
    assert made.exit_code == 0
    assert "Published seed: one" in made.stdout
    assert made.stderr.startswith("Draw 1 is in the log. Seal: ")
    assert run("show", "1").stdout == made.stdout
    repeated = run(
        "repeat", "AF", "--pool", "same-group", "--requested-by", "af", "--seed", "two", *OCCASION
    )
    assert repeated.exit_code == 0
    assert "At the request of Afghanistan: review of Afghanistan" in repeated.stdout
    years = run("years", "--states", states, "--seed", "three", *OCCASION, "--lang", "fr")
    assert years.exit_code == 0
    assert run("verify").output == "Draws that come out again as they stand in the log: 3.\n"


def test_a_log_that_was_changed_is_told(states: str, url: str) -> None:
    run("reviewers", "--states", states, "--seed", "one", *OCCASION)
    with transaction(open_planner(url)) as opened:
        opened.connection().exec_driver_sql("update lot_draw set seed = 'two'")
    done = run("verify")
    assert (done.exit_code, done.stderr) == (
        BAD_INPUT,
        "These draws do not come out again, or the log was changed: 1.\n",
    )


def test_an_impossible_draw_ends_with_status_one_and_the_reasons(tmp_path: Path) -> None:
    file = states_file(tmp_path, {"african": 2, "asia_pacific": 5})
    done = run("reviewers", "--states", str(file), "--seed", "one", *OCCASION)
    assert done.exit_code == IMPOSSIBLE
    assert "Afghanistan; Albania could only review each other" in " ".join(done.stdout.split())


def test_a_fault_in_the_file_is_told_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "states.csv"
    file.write_text(",".join(COLUMNS) + "\nFR,western_european_and_other,yes,,no,no,,\n")
    done = run("reviewers", "--states", str(file), "--seed", "one", *OCCASION)
    assert done.exit_code == BAD_INPUT
    assert "line 2, trafficking:" in done.output


def test_the_work_plan_is_written_in_a_language() -> None:
    done = run("plan", "--lang", "fr", "--format", "csv")
    assert done.exit_code == 0
    assert 'XI-XII,IV,"Mesures de prévention' in done.output
