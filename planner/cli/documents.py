"""The documents of a session on the terminal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from planner.cli.terminal import deliver, in_language, open_own_database, reported, to_file
from planner.errors import InvalidInput

if TYPE_CHECKING:
    from planner.documents.blocks import Document
    from planner.models.programme import Programme

TABLE_FORMATS = ("text", "html", "csv", "json", "docx", "pdf")
AGENDA_FORMATS = ("text", "html", "json", "docx", "pdf")

of_edition = click.option(
    "--edition",
    type=click.IntRange(1),
    help="The number of a published edition; without it, the session as it stands.",
)
on_paper = click.option(
    "--paper",
    type=click.Choice(("a4", "letter")),
    default="a4",
    show_default=True,
    help="Size of the pages of a PDF.",
)


def in_format(formats: tuple[str, ...]) -> Callable[[Any], Any]:
    """The option that chooses one of the formats."""
    return click.option("--format", "kind", type=click.Choice(formats), default="text")


@click.command()
@click.argument("session")
@in_language
@in_format(TABLE_FORMATS)
@of_edition
@on_paper
@to_file
@reported
def table(
    session: str, language: str, kind: str, edition: int | None, paper: str, output: Path | None
) -> None:
    """Write the organization of work of a session."""
    from planner.documents.organization_of_work import organization_of_work

    programme, is_draft = _programme(session, edition)
    document = organization_of_work(programme)
    _write(document, language, kind, output, paper=paper, is_draft=is_draft)


@click.command()
@click.argument("session")
@in_language
@in_format(AGENDA_FORMATS)
@of_edition
@on_paper
@to_file
@reported
def agenda(
    session: str, language: str, kind: str, edition: int | None, paper: str, output: Path | None
) -> None:
    """Write the provisional agenda of a session, with its annotations and annex."""
    from planner.documents.agenda import provisional_agenda

    programme, is_draft = _programme(session, edition)
    document = provisional_agenda(programme)
    _write(document, language, kind, output, paper=paper, is_draft=is_draft)


@click.command()
@click.argument("session")
@click.argument("date", type=click.DateTime(["%Y-%m-%d"]))
@in_language
@in_format(TABLE_FORMATS)
@of_edition
@on_paper
@to_file
@reported
def day(
    session: str,
    date: datetime,
    language: str,
    kind: str,
    edition: int | None,
    paper: str,
    output: Path | None,
) -> None:
    """Write the programme of one day of a session, on one page."""
    from planner.documents.day_programme import day_programme

    programme, is_draft = _programme(session, edition)
    document = day_programme(programme, date.date())
    _write(document, language, kind, output, paper=paper, is_draft=is_draft)


@click.command()
@click.argument("session")
@in_language
@click.option("--body", help="Only the meetings of this body (its key).")
@click.option("--item", help="Only the meetings on this agenda item, e.g. 2 or '2 (a)'.")
@of_edition
@to_file
@reported
def calendar(
    session: str,
    language: str,
    body: str | None,
    item: str | None,
    edition: int | None,
    output: Path | None,
) -> None:
    """Write the meetings of a session as a calendar (iCalendar)."""
    from planner.documents.calendar import session_calendar
    from planner.models.numbering import parse_number
    from planner.rendering.icalendar_feed import render_calendar

    number = None
    if item is not None:
        number = parse_number(item)
        if number is None:
            raise InvalidInput("number-malformed", value=item)
    programme, _ = _programme(session, edition)
    found = session_calendar(programme, body, number)
    deliver(render_calendar(found, language), output)


def _programme(session: str, edition: int | None) -> tuple[Programme, bool]:
    """The session in that edition or as it stands, and whether that is a draft."""
    from planner.services.editions import is_published, read_content, read_edition
    from planner.services.sessions import read_programme

    database = open_own_database()
    if edition is not None:
        return read_content(database, read_edition(database, session, edition)), False
    programme = read_programme(database, session)
    return programme, not is_published(database, programme)


def _write(
    document: Document,
    language: str,
    kind: str,
    output: Path | None,
    *,
    paper: str,
    is_draft: bool,
) -> None:
    from planner.rendering.formats import render

    options: dict[str, Any] = {"paper": paper, "is_draft": is_draft} if kind == "pdf" else {}
    deliver(render(document, language, kind, **options), output)
