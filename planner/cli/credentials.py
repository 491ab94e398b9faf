"""The commands about credentials: import and export, the figures, and who has to be called."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from planner.cli.credentials_entry import (
    all_states,
    delegation,
    delete,
    desk_of,
    receive,
    settings,
)
from planner.cli.terminal import (
    deliver,
    in_language,
    open_own_database,
    own_language,
    own_programme,
    reported,
    to_file,
    write_document,
)
from planner.errors import Fault, InvalidBundle

FORMATS = ("text", "html", "csv", "json", "docx", "pdf")
FINDINGS = (
    "found-in-order",
    "found-wanting",
    "objection",
    "objection-dismissed",
    "objection-upheld",
)


@click.group()
def credentials() -> None:
    """Keep the register of credentials of a session."""


for command in (delegation, receive, settings, delete):
    credentials.add_command(command)


@credentials.command("import")
@click.argument("session")
@click.argument("file", type=click.Path(path_type=Path))
@reported
def import_file(session: str, file: Path) -> None:
    """Enter the lines of a CSV or XLSX file: all of them, or nothing if one has a fault."""
    from planner.services.credentials_sheets import import_register

    try:
        content = file.read_bytes()
    except OSError as error:
        reason = error.strerror or ""
        fault = Fault("file-unreadable", (), {"reason": reason})
        raise InvalidBundle(str(file), [fault]) from None
    done = import_register(desk_of(session), content, file.name, all_states())
    click.echo(_say("credentials.imported", lines=done.lines, changed=done.changed))


@credentials.command("export")
@click.argument("session")
@click.option("--format", "kind", type=click.Choice(("csv", "xlsx")), default="csv")
@in_language
@to_file
@reported
def export_file(session: str, kind: str, language: str, output: Path | None) -> None:
    """Write the register as a sheet. It has personal data: keep it with care."""
    from planner.services.credentials_sheets import export_register

    deliver(export_register(open_own_database(), session, kind, all_states(), language), output)


@credentials.command()
@click.argument("session")
@click.argument("meeting", type=click.IntRange(min=1))
@click.argument("day", type=click.DateTime(formats=["%Y-%m-%d"]))
@reported
def examined(session: str, meeting: int, day: datetime) -> None:
    """Enter that the bureau examined credentials at its MEETING (ordinal) on that DAY."""
    from planner.services.credentials_desk import record_examination

    record_examination(desk_of(session), meeting, day.date())


@credentials.command()
@click.argument("session")
@click.argument("state")
@click.argument("finding", type=click.Choice(FINDINGS))
@click.option("--meeting", type=click.IntRange(min=1), help="Ordinal of the bureau's meeting.")
@reported
def decide(session: str, state: str, finding: str, meeting: int | None) -> None:
    """Enter what was found of the credentials of a STATE (its ISO code), or an objection."""
    from planner.models.credentials import StepKind
    from planner.services.credentials import policy_of
    from planner.services.credentials_desk import decide_credentials

    desk = desk_of(session)
    kind = StepKind(finding.replace("-", "_"))
    policy = policy_of(desk.database, session, _seeds())
    decide_credentials(desk, state, kind, all_states(), policy, meeting)


@credentials.command()
@click.argument("session")
@in_language
@click.option("--format", "kind", type=click.Choice(FORMATS), default="text")
@to_file
@reported
def report(session: str, language: str, kind: str, output: Path | None) -> None:
    """Write the figures for the report, with the examinations by the bureau."""
    from planner.documents.credentials import credentials_report
    from planner.services.credentials import read_figures, read_register

    database = open_own_database()
    figures = read_figures(database, session, _seeds(), all_states())
    examinations = read_register(database, session).examinations
    document = credentials_report(own_programme(session), figures, examinations)
    write_document(document, language, kind, output)


@credentials.command()
@click.argument("session")
@in_language
@click.option("--format", "kind", type=click.Choice(FORMATS), default="text")
@to_file
@reported
def calls(session: str, language: str, kind: str, output: Path | None) -> None:
    """Write who has to be called, sorted by what there is to ask for."""
    from planner.documents.credentials import calls_list
    from planner.services.credentials import read_calls

    states = all_states()
    found = read_calls(open_own_database(), session, _seeds(), states)
    write_document(calls_list(own_programme(session), states, found), language, kind, output)


@credentials.command()
@click.argument("session")
@click.confirmation_option(prompt="Delete all names, contacts and telephone numbers?")
@reported
def erase(session: str) -> None:
    """Delete the personal data from the register once the session is over."""
    from planner.services.credentials import erase_people

    erase_people(desk_of(session))
    click.echo(_say("credentials.erased", session=session))


def _seeds() -> Path:
    from planner.assets import folder

    return folder("seeds")


def _say(code: str, **params: object) -> str:
    from planner.i18n.catalogues import translate

    return translate(code, own_language(), **params)
