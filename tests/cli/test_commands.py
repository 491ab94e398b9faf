"""The planner on the terminal."""

import csv
import io
import json
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

from planner.assets import folder
from planner.cli import main
from planner.cli.terminal import BAD_INPUT
from planner.cli.terminal import LANGUAGES as TERMINAL_LANGUAGES
from planner.models.text import LANGUAGES
from planner.seeding.reading import parse_bundle, read_bundle

COP = folder("seeds") / "sessions" / "untoc-cop-9.toml"


class Terminal:
    """Runs commands against a database of its own."""

    def __init__(self, place: Path) -> None:
        self.environment = {
            "PLANNER_DATABASE_URL": f"sqlite:///{place / 'planner.sqlite3'}",
            "LC_ALL": "en_GB.UTF-8",
        }

    def run(self, *arguments: str, **environment: str) -> Result:
        return CliRunner(env=self.environment | environment).invoke(main, arguments)


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path)


@pytest.fixture
def loaded(terminal: Terminal) -> Terminal:
    assert terminal.run("load", str(COP)).exit_code == 0
    return terminal


def test_loading_twice_says_that_nothing_changed(terminal: Terminal) -> None:
    first, second = terminal.run("load", str(COP)), terminal.run("load", str(COP))
    assert (first.exit_code, first.stdout) == (0, "untoc-cop-9: loaded\n")
    assert (second.exit_code, second.stdout) == (0, "untoc-cop-9: already up to date\n")


def test_sessions_are_listed_in_the_language_asked_for(loaded: Terminal) -> None:
    assert loaded.run("sessions", "--lang", "fr").stdout == (
        "untoc-cop-9\t15-19 octobre 2018\tNeuvième session de la Conférence des Parties à la "
        "Convention des Nations Unies contre la criminalité transnationale organisée\n"
    )


def test_an_exported_session_loads_back_to_the_same(loaded: Terminal) -> None:
    result = loaded.run("export", "untoc-cop-9")
    assert result.exit_code == 0, result.exception
    assert parse_bundle(result.stdout, "-") == read_bundle(COP)


def test_the_table_as_csv_has_a_line_for_each_entry(loaded: Terminal) -> None:
    result = loaded.run("table", "untoc-cop-9", "--lang", "fr", "--format", "csv")
    lines = list(csv.reader(io.StringIO(result.stdout.removeprefix("\ufeff"))))
    assert lines[1] == ["2018-10-15", "10:00", "13:00", "Point 1 a). Ouverture de la session", ""]
    assert len(lines) == 20


def test_a_document_is_written_to_a_file(loaded: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "agenda.json"
    result = loaded.run("agenda", "untoc-cop-9", "--format", "json", "-o", str(file))
    assert (result.exit_code, result.output) == (0, "")
    assert json.loads(file.read_text(encoding="utf-8"))["kind"] == "agenda"


def test_the_calendar_of_an_item_takes_any_notation(loaded: Terminal) -> None:
    written = {
        loaded.run("calendar", "untoc-cop-9", "--item", number).stdout
        for number in ("2 (b)", "2 b)", "2b", "2.b")
    }
    assert len(written) == 1
    assert written.pop().count("BEGIN:VEVENT") == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("table", "nowhere"), "There is no session “nowhere”.\n"),
        (
            ("calendar", "untoc-cop-9", "--body", "wg-9"),
            "There is no body “wg-9” in this session. The bodies are: plenary, wg-3.\n",
        ),
        (
            ("calendar", "untoc-cop-9", "--item", "9 (a)"),
            "There is no agenda item 9 (a) in this session.\n",
        ),
        (
            ("calendar", "untoc-cop-9", "--item", "first"),
            "“first” is not the number of an agenda item. Write it as in “2” or “1 (a)”.\n",
        ),
        (
            ("load", "nowhere.toml"),
            "nowhere.toml: there is no such file\n"
            "nowhere.toml cannot be loaded; nothing was changed.\n",
        ),
        (
            ("export", "untoc-cop-9", "-o", "/nowhere/bundle.toml"),
            "“/nowhere/bundle.toml” cannot be written: No such file or directory\n",
        ),
    ],
)
def test_what_cannot_be_used_is_told_in_a_sentence(
    loaded: Terminal, arguments: tuple[str, ...], message: str
) -> None:
    result = loaded.run(*arguments)
    assert (result.exit_code, result.stdout, result.stderr) == (BAD_INPUT, "", message)


def test_a_message_is_in_the_language_of_the_command_or_of_the_terminal(loaded: Terminal) -> None:
    spanish = "No existe ningún período de sesiones «x».\n"
    assert loaded.run("table", "x", "--lang", "es").stderr == spanish
    assert loaded.run("export", "x", LC_ALL="es_AR.UTF-8").stderr == spanish
    assert loaded.run("export", "x", LC_ALL="C").stderr == "There is no session “x”.\n"


def test_the_terminal_offers_the_languages_that_there_are() -> None:
    assert TERMINAL_LANGUAGES == LANGUAGES


def test_a_command_that_is_written_wrongly_has_status_2(terminal: Terminal) -> None:
    assert terminal.run("table").exit_code == 2
    assert terminal.run("table", "x", "--lang", "de").exit_code == 2


def test_a_database_that_cannot_be_opened_is_told(terminal: Terminal) -> None:
    result = terminal.run("sessions", PLANNER_DATABASE_URL="sqlite:////nowhere/planner.sqlite3")
    assert (result.exit_code, result.stderr) == (
        BAD_INPUT,
        "The database at “sqlite:////nowhere/planner.sqlite3” cannot be opened: "
        "unable to open database file\n",
    )


@pytest.mark.slow
def test_the_demonstration_writes_every_document(terminal: Terminal, tmp_path: Path) -> None:
    folder_ = tmp_path / "demo"
    result = terminal.run("demo", "--no-serve", "-o", str(folder_))
    assert result.exit_code == 0
    files = sorted(file.relative_to(folder_).as_posix() for file in folder_.rglob("*.*"))
    assert len(files) == 2 * 6 * 19
    assert [file for file in files if file.startswith("untoc-cop-9/fr/")] == [
        "untoc-cop-9/fr/untoc-cop-9.agenda.fr.docx",
        "untoc-cop-9/fr/untoc-cop-9.agenda.fr.html",
        "untoc-cop-9/fr/untoc-cop-9.agenda.fr.json",
        "untoc-cop-9/fr/untoc-cop-9.agenda.fr.pdf",
        "untoc-cop-9/fr/untoc-cop-9.agenda.fr.txt",
        "untoc-cop-9/fr/untoc-cop-9.deadlines.fr.csv",
        "untoc-cop-9/fr/untoc-cop-9.deadlines.fr.docx",
        "untoc-cop-9/fr/untoc-cop-9.deadlines.fr.html",
        "untoc-cop-9/fr/untoc-cop-9.deadlines.fr.ics",
        "untoc-cop-9/fr/untoc-cop-9.deadlines.fr.json",
        "untoc-cop-9/fr/untoc-cop-9.deadlines.fr.pdf",
        "untoc-cop-9/fr/untoc-cop-9.deadlines.fr.txt",
        "untoc-cop-9/fr/untoc-cop-9.fr.ics",
        "untoc-cop-9/fr/untoc-cop-9.organization-of-work.fr.csv",
        "untoc-cop-9/fr/untoc-cop-9.organization-of-work.fr.docx",
        "untoc-cop-9/fr/untoc-cop-9.organization-of-work.fr.html",
        "untoc-cop-9/fr/untoc-cop-9.organization-of-work.fr.json",
        "untoc-cop-9/fr/untoc-cop-9.organization-of-work.fr.pdf",
        "untoc-cop-9/fr/untoc-cop-9.organization-of-work.fr.txt",
    ]
    assert f"{2 * 6 * 19} files written to {folder_.resolve()}" in result.stdout


def test_a_database_that_fails_under_way_is_told_without_a_trace(
    loaded: Terminal, tmp_path: Path
) -> None:
    with sqlite3.connect(tmp_path / "planner.sqlite3") as connection:
        connection.execute("drop table approval")
    result = loaded.run("table", "untoc-cop-9")
    assert (result.exit_code, result.stdout) == (BAD_INPUT, "")
    assert result.stderr.endswith("cannot be opened: no such table: approval\n")


def test_an_edition_is_published_listed_and_read_back(loaded: Terminal) -> None:
    published = loaded.run("publish", "untoc-cop-9", "--comment", "As approved")
    assert published.stdout == "untoc-cop-9: edition 1 published (original)\n"
    first, *approvals = loaded.run("editions", "untoc-cop-9").stdout.splitlines()
    assert first.split("\t")[:2] + first.split("\t")[3:] == ["1", "original", "As approved"]
    assert [line.split("\t")[1:4] for line in approvals] == [
        ["extended-bureau-meeting", "adopted", "2018-05-25"],
        ["extended-bureau-silence", "adopted", "2018-06-14"],
    ]
    assert loaded.run("publish", "untoc-cop-9").stderr == (
        "Nothing has changed in “untoc-cop-9” since edition 1.\n"
    )
    as_it_stands = loaded.run("table", "untoc-cop-9").stdout
    assert loaded.run("table", "untoc-cop-9", "--edition", "1").stdout == as_it_stands


def test_what_changed_since_the_last_edition_is_said_in_words(
    loaded: Terminal, tmp_path: Path
) -> None:
    loaded.run("publish", "untoc-cop-9")
    changed = tmp_path / "changed.toml"
    bundle = COP.read_text(encoding="utf-8")
    changed.write_text(bundle.replace("starts = 15:00:00", "starts = 15:30:00", 1), "utf-8")
    assert loaded.run("load", str(changed)).exit_code == 0
    said = loaded.run("diff", "untoc-cop-9", "--lang", "fr", "--format", "json").stdout
    assert (
        "Séance plénière, 2e séance : déplacée du lundi 15 octobre, 15 heures-18 heures "
        "au lundi 15 octobre, 15 h 30-18 heures"
    ) in said.replace("\N{NO-BREAK SPACE}", " ")


def test_silence_is_circulated_and_broken(loaded: Terminal) -> None:
    loaded.run("publish", "untoc-cop-9")
    noted = loaded.run("circulate", "untoc-cop-9", "1", "--until", "2100-01-01T17:00")
    assert noted.stdout == "untoc-cop-9: approval-1 noted for edition 1\n"
    objected = loaded.run(
        *("object", "untoc-cop-9", "approval-1", "--author", "Utopia", "--text", "Item 4")
    )
    assert objected.stdout == "untoc-cop-9: objection to approval-1 noted\n"
    assert loaded.run("editions", "untoc-cop-9").stdout.splitlines()[-2:] == [
        "\tapproval-1\tbroken\t2100-01-01 16:00 UTC",
        "\t\tUtopia: Item 4",
    ]


def test_an_unpublished_plan_is_printed_with_the_mark_of_a_draft(
    loaded: Terminal, tmp_path: Path
) -> None:
    draft, public = tmp_path / "draft.pdf", tmp_path / "public.pdf"
    loaded.run("table", "untoc-cop-9", "--format", "pdf", "-o", str(draft))
    loaded.run("publish", "untoc-cop-9")
    loaded.run("table", "untoc-cop-9", "--format", "pdf", "-o", str(public))
    assert [b"DRAFT" in PdfReader(file).metadata.title.encode() for file in (draft, public)] == [
        True,
        False,
    ]


def test_the_programme_of_a_day_is_written(loaded: Terminal) -> None:
    said = loaded.run("day", "untoc-cop-9", "2018-10-16").stdout
    assert "Programme of Tuesday, 16 October 2018" in said
    refused = loaded.run("day", "untoc-cop-9", "2018-11-16")
    assert (refused.exit_code, refused.stderr) == (
        BAD_INPUT,
        "2018-11-16 is not a day of “untoc-cop-9”, which lasts from 2018-10-15 to 2018-10-19, "
        "and nothing meets on it.\n",
    )
