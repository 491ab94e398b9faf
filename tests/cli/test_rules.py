"""Rules, deadlines and check on the terminal."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from planner.assets import folder
from planner.cli import main
from planner.cli.terminal import BAD_INPUT

SESSIONS = folder("seeds") / "sessions"


class Terminal:
    """Runs commands against a database of its own."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.environment = {
            "PLANNER_DATABASE_URL": f"sqlite:///{place / 'planner.sqlite3'}",
            "LC_ALL": "en_GB.UTF-8",
        }

    def run(self, *arguments: str) -> Result:
        return CliRunner(env=self.environment).invoke(main, arguments)

    def load(self, slug: str, *changes: tuple[str, str]) -> Result:
        bundle = (SESSIONS / f"{slug}.toml").read_text(encoding="utf-8")
        for old, new in changes:
            assert old in bundle
            bundle = bundle.replace(old, new, 1)
        file = self.place / f"{slug}.toml"
        file.write_text(bundle, encoding="utf-8")
        return self.run("load", str(file))


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    terminal = Terminal(tmp_path)
    assert terminal.load("untoc-cop-9").exit_code == 0
    return terminal


def test_a_session_without_errors_is_checked_with_status_0(terminal: Terminal) -> None:
    result = terminal.run("check", "untoc-cop-9")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Errors: 0; warnings: 0; advice: 3\n" in result.stdout
    assert result.stdout.endswith("\n[########################................] 12/20\n")


def test_an_error_gives_status_1_and_is_told(terminal: Terminal) -> None:
    terminal.load("untoc-cop-9", ("entitled_meetings = 20", "entitled_meetings = 10"))
    result = terminal.run("check", "untoc-cop-9", "--lang", "fr")
    assert result.exit_code == 1
    assert "1.  Le plan compte 12 séances avec interprétation" in result.stdout
    assert result.stdout.endswith("[########################################]!!!!!!!! 12/10\n")


def test_a_check_for_programs_lists_the_findings(terminal: Terminal) -> None:
    terminal.load("untoc-cop-9", ('items = ["3"]', "items = []"))
    result = terminal.run("check", "untoc-cop-9", "--format", "json")
    data = json.loads(result.stdout)
    assert result.exit_code == 1
    assert [(f["severity"], f["code"], f["subjects"][0]) for f in data["findings"]] == [
        ("error", "item-never-taken", {"about": "item", "key": "3"}),
        ("advice", "deadline-non-working-day", {"about": "deadline", "key": "credentials-wished"}),
        ("advice", "deadline-non-working-day", {"about": "deadline", "key": "ngo-list"}),
        ("advice", "holidays-unknown", {"about": "session", "key": "untoc-cop-9"}),
    ]
    assert data["use"] == {"used": 12, "entitled": 20}


def test_deadlines_are_listed_for_programs_too(terminal: Terminal) -> None:
    result = terminal.run("deadlines", "untoc-cop-9", "--format", "json", "--lang", "es")
    deadlines = json.loads(result.stdout)["deadlines"]
    assert [(deadline["key"], deadline["at"]) for deadline in deadlines][-2:] == [
        ("working-group-drafts", "2018-10-18T12:00:00+02:00"),
        ("credentials-final", "2018-10-19T12:00:00+02:00"),
    ]


@pytest.mark.parametrize("kind", ["text", "csv", "html", "docx", "pdf", "ics"])
def test_deadlines_are_written_in_every_format(
    kind: str, terminal: Terminal, tmp_path: Path
) -> None:
    file = tmp_path / f"deadlines.{kind}"
    result = terminal.run("deadlines", "untoc-cop-9", "--format", kind, "-o", str(file))
    assert (result.exit_code, result.output) == (0, "")
    assert file.stat().st_size > 500


def test_other_dates_are_shown_before_they_are_saved(terminal: Terminal) -> None:
    arguments = ("deadlines", "untoc-cop-9", "--if-opens", "2018-10-22", "--format", "csv")
    lines = terminal.run(*arguments).stdout.removeprefix("\ufeff").splitlines()
    assert 'Draft resolutions,"Monday, 1 October 2018","Monday, 8 October 2018",' in lines
    assert len(lines) == 13


def test_the_rules_in_force_are_told_with_their_sources(terminal: Terminal) -> None:
    result = terminal.run("rules", "untoc-cop-9", "--format", "csv")
    lines = result.stdout.removeprefix("\ufeff").splitlines()
    assert (
        'Draft resolutions,"opening of the session, calendar days before: 14",firm,'
        '"decision 6/3, CTOC/COP/2018/1, item 1 (c)"' in lines
    )
    assert (
        'Minutes for a statement,3,,"CTOC/COP/2018/1, item 1 (f) (set for this session)"' in lines
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("check", "nowhere"), "There is no session “nowhere”.\n"),
        (
            ("deadlines", "untoc-cop-9", "--if-opens", "2018-10-22", "--if-closes", "2018-10-19"),
            "The session cannot last from 2018-10-22 to 2018-10-19.\n",
        ),
    ],
)
def test_what_cannot_be_used_is_told_in_a_sentence(
    terminal: Terminal, arguments: tuple[str, ...], message: str
) -> None:
    result = terminal.run(*arguments)
    assert (result.exit_code, result.stdout, result.stderr) == (BAD_INPUT, "", message)


def test_a_preview_of_dates_is_no_calendar(terminal: Terminal) -> None:
    arguments = ("deadlines", "untoc-cop-9", "--if-opens", "2018-10-22", "--format", "ics")
    assert terminal.run(*arguments).exit_code == 2


def test_a_bundle_with_a_wrong_override_is_refused(terminal: Terminal) -> None:
    wrong = ('"deadline.credentials-final.hour"', '"deadline.credentials.hour"')
    result = terminal.load("untoc-cop-9", wrong)
    assert result.exit_code == BAD_INPUT
    assert "override deadline.credentials.hour, key: this names nothing that the rulebook has" in (
        result.stderr
    )


def test_a_rulebook_that_there_is_not_is_refused(terminal: Terminal) -> None:
    result = terminal.load("untoc-cop-9", ('rulebook = "untoc"', 'rulebook = "other"'))
    assert result.exit_code == BAD_INPUT
    assert "session rulebook: there is no rulebook “other”; the rulebooks are: ccpcj, cnd" in (
        result.stderr
    )
