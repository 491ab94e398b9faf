"""The commands about the bureau and about credentials."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from planner.assets import folder
from planner.cli.bureau import bureau
from planner.cli.credentials import credentials
from planner.services.sessions import load_bundles, open_planner
from tests.credentials_builders import BEFORE

SLUG = "untoc-cop-9"
HEADING = "state,name,represented,form,issued_by,received_at,delegates,contact,phone,status\n"


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = f"sqlite:///{tmp_path / 'planner.sqlite3'}"
    monkeypatch.setenv("PLANNER_DATABASE_URL", url)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    load_bundles(open_planner(url), [folder("seeds") / "sessions" / f"{SLUG}.toml"], BEFORE)


def keep(*arguments: str, answer: str | None = None) -> Result:
    return CliRunner().invoke(credentials, arguments, input=answer)


def test_the_rotation_is_written_with_the_past_and_so_many_turns_ahead() -> None:
    done = CliRunner().invoke(bureau, ["untoc-cop", "--format", "csv", "--ahead", "2"])
    assert done.exit_code == 0
    # The twelfth session has closed: nobody is recorded for it, and two are ahead of it.
    sessions = [line for line in done.output.splitlines() if line.startswith("Session 1")]
    assert sessions[-3:] == [
        "Session 12 (14-18 October 2024),EES by the rule (not recorded who),"
        "APS by the rule (not recorded who)",
        "Session 13,LAC (by the rule),EES (by the rule)",
        "Session 14,WES (by the rule),LAC (by the rule)",
    ]


def test_the_rotation_can_be_had_as_a_file_in_another_language(tmp_path: Path) -> None:
    file = tmp_path / "rotation.pdf"
    done = CliRunner().invoke(bureau, ["cnd", "--lang", "ar", "--format", "pdf", "-o", str(file)])
    assert (done.exit_code, file.read_bytes()[:5]) == (0, b"%PDF-")


def test_a_series_that_does_not_exist_is_told_with_those_that_do() -> None:
    done = CliRunner().invoke(bureau, ["nothing", "--lang", "fr"])
    assert done.exit_code == 3
    assert "cnd, rotterdam-cop, unfccc-cop, untoc-cop" in done.stderr


def test_a_sheet_is_entered_and_written_again(tmp_path: Path) -> None:
    file = tmp_path / "register.csv"
    line = "ES,Spain,yes,copy,foreign_minister,2018-10-15 09:30,,Invented Name,+43 1 000,\n"
    file.write_text(HEADING + line)
    done = keep("import", SLUG, str(file))
    assert (done.exit_code, done.output) == (0, "Lines read: 1; delegations changed: 1\n")
    written = keep("export", SLUG, "--format", "csv")
    assert "ES,Spain,yes,copy,foreign_minister,2018-10-15 09:30:00+02:00" in written.output
    assert "Spain | Invented Name | +43 1 000" in " ".join(keep("calls", SLUG).output.split())
    assert "States parties represented | 1" in " ".join(keep("report", SLUG).output.split())


def test_a_sheet_with_a_fault_is_told_line_by_line(tmp_path: Path) -> None:
    file = tmp_path / "register.csv"
    file.write_text(f"{HEADING}XX,,yes,,,,,,,\n,,perhaps,,,,x,,,\n")
    done = keep("import", SLUG, str(file))
    assert done.exit_code == 3
    assert done.stderr.splitlines()[:3] == [
        "register.csv: line 2, state: there is no State with the code “XX”",
        "register.csv: line 3, state: this is required",
        "register.csv: line 3, represented: 'perhaps' is not possible here; possible are: yes, no",
    ]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    done = keep("import", SLUG, str(tmp_path / "nothing.csv"))
    assert done.exit_code == 3


def test_personal_data_is_deleted_when_asked_twice(tmp_path: Path) -> None:
    file = tmp_path / "register.csv"
    file.write_text(f"{HEADING}ES,,yes,,,,,Invented Name,,\n")
    keep("import", SLUG, str(file))
    assert keep("erase", SLUG, answer="n\n").exit_code == 1
    assert "Invented Name" in keep("export", SLUG).output
    assert keep("erase", SLUG, answer="y\n").exit_code == 0
    assert "Invented Name" not in keep("export", SLUG).output


def test_credentials_are_examined_and_found_in_order(tmp_path: Path) -> None:
    file = tmp_path / "register.csv"
    file.write_text(HEADING + "ES,,yes,original,foreign_minister,2018-10-15 09:30,,,,\n")
    keep("import", SLUG, str(file))
    assert keep("decide", SLUG, "ESP", "found-in-order", "--meeting", "1").exit_code == 3
    assert keep("examined", SLUG, "1", "2018-10-15").exit_code == 0
    assert keep("decide", SLUG, "ESP", "found-in-order", "--meeting", "1").exit_code == 0
    said = " ".join(keep("report", SLUG).output.split())
    assert "Credentials in order | 1" in said
    assert "Meeting 1 of the Bureau | 15 October 2018" in said
