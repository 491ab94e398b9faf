"""The commands about the years: the calendar of bodies, notes on it, the next sessions."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.cli.terminal import deliver, in_language, reported, to_file, write_document

if TYPE_CHECKING:
    from datetime import date

    from planner.services.years import KnownYears

FORMATS = ("text", "html", "csv", "json", "docx", "pdf")

a_date = click.DateTime(formats=["%Y-%m-%d"])
with_calendars = click.option(
    "--with",
    "others",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    multiple=True,
    help="Another body's calendar (.ics) to compare with; may be given several times.",
)
as_of = click.option("--as-of", type=a_date, help="As seen on that day; by default today.")


class _YearsGroup(click.Group):
    """``planner years SERIES`` is short for ``planner years show SERIES``."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            args = ["show", *args]
        return super().resolve_command(ctx, args)


@click.group(cls=_YearsGroup)
def years() -> None:
    """The calendar of a body and its subsidiary bodies over years.

    planner years SERIES shows it; the other commands make the note on the subsidiary bodies, and
    propose the next sessions.
    """


@years.command()
@click.argument("series")
@in_language
@click.option("--format", "kind", type=click.Choice((*FORMATS, "ics")), default="text")
@with_calendars
@as_of
@to_file
@reported
def show(
    series: str,
    language: str,
    kind: str,
    others: tuple[Path, ...],
    as_of: datetime | None,
    output: Path | None,
) -> None:
    """Write the calendar with its mandates, its overlaps and what is wrong in it."""
    known, today = _known(series, others), _day(as_of)
    if kind == "ics":
        from planner.rendering.years_feed import render_years

        deliver(render_years(known.years, known.station.zone, language), output)
        return
    from planner.documents.years import years_calendar

    document = years_calendar(known.years, known.relations, known.findings(today), today)
    write_document(document, language, kind, output)


@years.command()
@click.argument("series")
@click.option("--session", type=int, required=True, help="The session to which the bodies report.")
@in_language
@click.option("--format", "kind", type=click.Choice(FORMATS), default="text")
@as_of
@to_file
@reported
def note(
    series: str,
    session: int,
    language: str,
    kind: str,
    as_of: datetime | None,
    output: Path | None,
) -> None:
    """Write the note on the meetings of the subsidiary bodies for one session."""
    from planner.documents.years_note import subsidiary_bodies_note

    known = _known(series)
    document = subsidiary_bodies_note(known.years, session, known.relations, _day(as_of))
    write_document(document, language, kind, output)


@years.command()
@click.argument("series")
@click.option("--count", type=click.IntRange(1, 20), default=1, show_default=True)
@click.option(
    "--interval", type=click.IntRange(1, 10), help="Years between sessions, instead of the rule."
)
@in_language
@click.option("--format", "kind", type=click.Choice(FORMATS), default="text")
@with_calendars
@as_of
@to_file
@reported
def propose(
    series: str,
    count: int,
    interval: int | None,
    language: str,
    kind: str,
    others: tuple[Path, ...],
    as_of: datetime | None,
    output: Path | None,
) -> None:
    """Propose the next sessions, each week with what speaks against it."""
    from planner.documents.years_proposal import next_sessions
    from planner.rules.years_proposal import proposals

    known = _known(series, others)
    found = proposals(known.years, known.station, count, known.others, interval=interval)
    document = next_sessions(known.years, found, _day(as_of), interval)
    write_document(document, language, kind, output)


def _known(series: str, others: tuple[Path, ...] = ()) -> KnownYears:
    from planner.assets import folder
    from planner.services.years import read_known_years

    return read_known_years(folder("seeds"), series, others)


def _day(given: datetime | None) -> date:
    return (given or datetime.now(UTC)).date()
