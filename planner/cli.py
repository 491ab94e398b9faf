"""The planner on the terminal: the same use cases as on the pages.

Every import that costs time is made where it is used, so that ``planner --help`` answers at once.
Exit status: 0 done, 1 the check found errors, 2 the command was written wrongly, 3 what was given
cannot be used.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.cli_editions import approve, circulate, diff, editions, object_, publish
from planner.cli_rules import check, deadlines, rules
from planner.errors import InvalidInput
from planner.terminal import (
    BAD_INPUT,
    LANGUAGES,
    deliver,
    in_language,
    open_own_database,
    own_programme,
    reported,
    say,
    to_file,
    write_document,
)

if TYPE_CHECKING:
    from planner.models.programme import Programme

__all__ = ["BAD_INPUT", "main"]

TABLE_FORMATS = ("text", "html", "csv", "json", "docx", "pdf")
AGENDA_FORMATS = ("text", "html", "json", "docx", "pdf")


@click.group()
@click.version_option(package_name="conference-planner")
def main() -> None:
    """Plans intergovernmental conferences.

    One model of a session gives its organization of work, its agenda and its calendar, in the
    six official languages of the United Nations.
    """
    # A pipe or a console of another encoding must not turn Arabic into an error.
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, ValueError):
            stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a text stream has it


for command in (
    *(rules, deadlines, check),
    *(publish, editions, diff, approve, circulate, object_),
):
    main.add_command(command)


@main.command()
@in_language
@reported
def sessions(language: str) -> None:
    """List the sessions in the planner."""
    from planner.i18n.dates import day_range
    from planner.i18n.languages import best_wording
    from planner.services.sessions import list_sessions

    for session in list_sessions(open_own_database()):
        title, _ = best_wording(session.title, language)
        dates = day_range(session.opens, session.closes, language)
        click.echo(f"{session.slug}\t{dates}\t{title}")


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@reported
def load(files: tuple[Path, ...]) -> None:
    """Load bundles (TOML files): all of them, or nothing if one has a fault."""
    from planner.assets import folder
    from planner.services.sessions import load_bundles

    for loaded in load_bundles(open_own_database(), files, datetime.now(UTC), folder("seeds")):
        click.echo(say("loaded" if loaded.has_changed else "unchanged", session=loaded.slug))


@main.command()
@click.argument("session")
@to_file
@reported
def export(session: str, output: Path | None) -> None:
    """Write a session as a bundle that loads back to the same."""
    from planner.services.sessions import export_bundle

    deliver(export_bundle(open_own_database(), session).encode(), output)


@main.command()
@click.argument("session")
@in_language
@click.option("--format", "kind", type=click.Choice(TABLE_FORMATS), default="text")
@to_file
@reported
def table(session: str, language: str, kind: str, output: Path | None) -> None:
    """Write the organization of work of a session."""
    from planner.documents.organization_of_work import organization_of_work

    write_document(organization_of_work(own_programme(session)), language, kind, output)


@main.command()
@click.argument("session")
@in_language
@click.option("--format", "kind", type=click.Choice(AGENDA_FORMATS), default="text")
@to_file
@reported
def agenda(session: str, language: str, kind: str, output: Path | None) -> None:
    """Write the provisional agenda of a session, with its annotations and annex."""
    from planner.documents.agenda import provisional_agenda

    write_document(provisional_agenda(own_programme(session)), language, kind, output)


@main.command()
@click.argument("session")
@in_language
@click.option("--body", help="Only the meetings of this body (its key).")
@click.option("--item", help="Only the meetings on this agenda item, e.g. 2 or '2 (a)'.")
@to_file
@reported
def calendar(
    session: str, language: str, body: str | None, item: str | None, output: Path | None
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
    found = session_calendar(own_programme(session), body, number)
    deliver(render_calendar(found, language), output)


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@reported
def serve(host: str, port: int) -> None:
    """Serve the pages until Ctrl-C."""
    open_own_database()
    _serve(host, port)


@main.command()
@click.option("--serve/--no-serve", "is_served", default=True, help="Serve the pages afterwards.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("demo"),
    show_default=True,
    help="Folder for the documents.",
)
@reported
def demo(is_served: bool, port: int, output: Path) -> None:
    """Load the sessions that come with the planner and write all their documents."""
    from planner.assets import folder
    from planner.services.sessions import load_bundles

    database = open_own_database()
    bundles = sorted((folder("seeds") / "sessions").glob("*.toml"))
    loaded = load_bundles(database, bundles, datetime.now(UTC))
    written = _write_all([own_programme(session.slug) for session in loaded], output)
    click.echo(say("documents_written", count=written, folder=output.resolve()))
    for session in loaded:
        click.echo(f"  {output / session.slug}")
    if is_served:
        _serve("127.0.0.1", port)


def _write_all(programmes: list[Programme], output: Path) -> int:
    """Writes every document of every session in every language; returns how many files."""
    from rich.console import Console
    from rich.progress import Progress

    from planner.documents.agenda import provisional_agenda
    from planner.documents.calendar import session_calendar
    from planner.documents.organization_of_work import organization_of_work
    from planner.rendering.formats import file_name, render
    from planner.rendering.icalendar_feed import render_calendar

    written = 0
    with Progress(console=Console(stderr=True), transient=True) as progress:
        per_session = len(LANGUAGES) * (len(TABLE_FORMATS) + len(AGENDA_FORMATS) + 1)
        task = progress.add_task(say("writing"), total=len(programmes) * per_session)
        for programme in programmes:
            slug = programme.session.slug
            documents = (
                (organization_of_work(programme), TABLE_FORMATS),
                (provisional_agenda(programme), AGENDA_FORMATS),
            )
            for language in LANGUAGES:
                folder = output / slug / language
                folder.mkdir(parents=True, exist_ok=True)
                for document, kinds in documents:
                    for kind in kinds:
                        name = file_name(document.kind, slug, language, kind)
                        deliver(render(document, language, kind), folder / name)
                        progress.advance(task)
                        written += 1
                calendar = render_calendar(session_calendar(programme), language)
                deliver(calendar, folder / f"{slug}.{language}.ics")
                progress.advance(task)
                written += 1
    return written


def _serve(host: str, port: int) -> None:
    import waitress

    from planner.web import create_app

    click.echo(say("serving", address=f"http://{host}:{port}/"))
    waitress.serve(create_app(), host=host, port=port, ident=None, _quiet=True)
