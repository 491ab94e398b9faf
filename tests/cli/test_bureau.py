"""The commands about the bureau and about credentials."""

from pathlib import Path

import pytest
from click import Command
from click.testing import CliRunner, Result

from planner.assets import folder
from planner.cli.attendance import attendance
from planner.cli.bureau import bureau
from planner.cli.credentials import credentials
from planner.cli.credentials_entry import FORMS, ISSUERS
from planner.cli.election import MAJORITIES, SEATS, election
from planner.cli.slate import MODES, slate
from planner.models.credentials import CredentialsForm, Issuer
from planner.models.series import Seat
from planner.models.slate import ElectionMode
from planner.models.text import LANGUAGES
from planner.rules.elections import Majority
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


def run(command: Command, *arguments: str) -> Result:
    return CliRunner().invoke(command, arguments)


def test_the_slate_of_a_session_is_checked_and_in_order() -> None:
    done = run(slate, SLUG)
    said = " ".join(done.output.split())
    assert done.exit_code == 0
    assert "President | Spain | Western European and other States" in said
    assert "In order. To be noted:" in said


def test_a_proposed_slate_with_errors_ends_with_status_1_and_its_findings() -> None:
    done = run(slate, SLUG, "--member", "president=IQ", "--member", "rapporteur=XX")
    said = " ".join(done.output.split())
    assert done.exit_code == 1
    assert "error: Not in the list of States: XX." in said
    assert "Source: rule 22 of the rules of procedure, CTOC/COP/2018/13, para. 5" in said
    # The same two as warnings alone: a turn taken by another group may be decided upon.
    assert run(slate, SLUG, "--member", "president=IQ").exit_code == 0


def test_a_slate_that_is_written_wrongly_is_told_before_anything_is_read() -> None:
    for written in ("king=ES", "president", "president="):
        done = run(slate, SLUG, "--member", written)
        assert done.exit_code == 2
        assert "SEAT=STATE" in done.stderr
    assert run(slate, "untoc-cop-10").exit_code == 3


def test_the_numbers_of_a_count_become_the_statement_of_the_result(tmp_path: Path) -> None:
    numbers = ("FR=60", "ES=40", "--papers", "117", "--invalid", "2", "--abstentions", "15")
    said = " ".join(run(election, "ballot", SLUG, "president", *numbers).output.split())
    assert "Present and voting | 100" in said
    assert "Votes required (simple majority) | 51" in said
    assert "Elected: France." in said
    for language in LANGUAGES:
        file = tmp_path / f"{language}.pdf"
        done = run(
            election, "ballot", SLUG, "president", *numbers,
            "--lang", language, "--format", "pdf", "-o", str(file),
        )  # fmt: skip
        assert (done.exit_code, file.read_bytes()[:5]) == (0, b"%PDF-")


def test_a_count_that_no_ballot_gives_is_refused() -> None:
    assert run(election, "ballot", SLUG, "president", "FR=60", "--papers", "50").exit_code == 3
    assert run(election, "ballot", SLUG, "president", "FR", "--papers", "50").exit_code == 2
    assert run(election, "ballot", SLUG, "king", "FR=1", "--papers", "50").exit_code == 2


def test_an_acclamation_is_stated_if_nobody_contests_it() -> None:
    done = run(election, "acclamation", SLUG, "rapporteur", "AR")
    assert "Elected by acclamation, Rapporteur: Argentina." in done.output
    contested = run(election, "acclamation", SLUG, "rapporteur", "AR", "MX")
    assert contested.exit_code == 3
    assert "more candidates (2) than places (1)" in contested.stderr


def test_what_the_terminal_knows_by_heart_is_what_the_models_know() -> None:
    assert set(SEATS) == {seat.value for seat in Seat if seat is not Seat.MEMBER}
    assert set(MAJORITIES) == {majority.value for majority in Majority}
    assert set(MODES) == {mode.value for mode in ElectionMode}


def test_attendance_is_recorded_and_listed() -> None:
    assert run(attendance, "chair", SLUG, "group-african", "NG").output == (
        "Chair of the group: African States: Nigeria\n"
    )
    done = run(attendance, "record", SLUG, "1", "--present", "ES, NG", "--absent", "EU")
    assert done.output == "Meeting 1 of the Bureau recorded. Present: 3. Absent: 1.\n"
    said = " ".join(run(attendance, "list", SLUG).output.split())
    assert "Nigeria | Chair of the group: African States | 1 |" in said
    assert "European Union | Regional economic integration organization | | 1" in said
    lines = run(attendance, "list", SLUG, "--format", "csv").output.splitlines()
    assert lines[1] == "Spain,President,1,"


def test_who_is_no_member_is_told_with_those_who_are() -> None:
    done = run(attendance, "record", SLUG, "1", "--present", "FR")
    assert done.exit_code == 3
    assert "“FR” is no member of the Extended Bureau here." in done.stderr
    assert "officer-es" in done.stderr
    assert "No meeting has been recorded yet." in run(attendance, "list", SLUG).output
    assert run(attendance, "record", SLUG, "0", "--present", "ES").exit_code == 2
    assert run(attendance, "chair", SLUG, "officer-es", "ES").exit_code == 3


def test_single_entries_are_made_from_the_terminal() -> None:
    assert keep("delegation", SLUG, "ESP", "--phone", "+43 1 000").exit_code == 0
    received = ("receive", SLUG, "ES", "copy", "foreign-minister", "--at", "2018-10-15 09:30")
    assert keep(*received).exit_code == 0
    written = keep("export", SLUG).output
    assert "ES,Spain,yes,copy,foreign_minister,2018-10-15 09:30:00+02:00,,,'+43 1 000" in written
    assert keep("settings", SLUG, "--original").exit_code == 0
    keep("examined", SLUG, "1", "2018-10-15")
    refused = keep("decide", SLUG, "ES", "found-in-order", "--meeting", "1")
    assert refused.exit_code == 3
    assert "The original of the credentials of ES has not been received." in refused.stderr
    assert keep("receive", SLUG, "FR", "copy", "other").exit_code == 3


def test_the_register_is_deleted_when_asked_twice() -> None:
    keep("delegation", SLUG, "ES")
    assert keep("delete", SLUG, answer="n\n").exit_code == 1
    done = keep("delete", SLUG, answer="y\n")
    assert done.output.endswith("The register of untoc-cop-9 has been deleted.\n")
    assert keep("delete", SLUG, answer="y\n").exit_code == 3


def test_what_the_terminal_knows_of_credentials_is_what_the_models_know() -> None:
    assert set(FORMS) == {form.value for form in CredentialsForm}
    assert {name.replace("-", "_") for name in ISSUERS} == {issuer.value for issuer in Issuer}
