"""The pages, from the terminal: serve them, write them as files, show them with real sessions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.cli.accounts import make_demo_account
from planner.cli.documents import AGENDA_FORMATS, TABLE_FORMATS
from planner.cli.terminal import LANGUAGES, deliver, open_own_database, reported, say, write_site

if TYPE_CHECKING:
    from planner.services.rulebooks import RuledSession

at_port = click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@at_port
@click.option("--workers", type=click.IntRange(1), default=1, show_default=True)
@reported
def serve(host: str, port: int, workers: int) -> None:
    """Serve the pages until Ctrl-C."""
    open_own_database()
    _serve(host, port, workers)


@click.command("export-site")
@click.argument("session")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@reported
def export_site(session: str, folder: Path) -> None:
    """Write the latest edition of a session into FOLDER, as files for any web server.

    All public pages, documents and calendars in six languages. FOLDER is replaced whole; it must
    be new, empty, or the folder of an earlier export.
    """
    write_site(session, folder)


@click.command()
@click.option("--serve/--no-serve", "is_served", default=True, help="Serve the pages afterwards.")
@at_port
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
    """Load the sessions that come with the planner, publish them and write their documents."""
    from planner.assets import folder
    from planner.services.editions import is_published, publish_edition
    from planner.services.record import load_record_file
    from planner.services.rulebooks import under_rules
    from planner.services.sessions import load_bundles, read_programme
    from planner.services.speaking import list_speakers_lists, load_lists

    database = open_own_database()
    seeds = folder("seeds")
    now = datetime.now(UTC)
    bundles = sorted((seeds / "sessions").glob("*.toml"))
    sessions = []
    for loaded in load_bundles(database, bundles, now, seeds):
        programme = read_programme(database, loaded.slug)
        if not is_published(database, programme):
            publish_edition(database, loaded.slug, now)
        if not list_speakers_lists(database, loaded.slug):
            for speakers in (seeds / "speakers").glob(f"{loaded.slug}.toml"):
                load_lists(database, speakers, seeds, now)
        # What the file has and the record has already is not added again.
        for record in (seeds / "records").glob(f"{loaded.slug}.toml"):
            load_record_file(database, record, now)
        sessions.append(under_rules(programme, seeds))
    written = _write_all(sessions, output)
    click.echo(say("documents_written", count=written, folder=output.resolve()))
    for session in sessions:
        click.echo(f"  {output / session.programme.session.slug}")
    if is_served:
        # Only this machine reaches the pages, so a password on its terminal gives nothing away.
        make_demo_account(database)
        _serve("127.0.0.1", port, workers=1)


def _write_all(sessions: Sequence[RuledSession], output: Path) -> int:
    """Writes every document of every session in every language; returns how many files."""
    from rich.console import Console
    from rich.progress import Progress

    from planner.documents.agenda import provisional_agenda
    from planner.documents.calendar import session_calendar
    from planner.documents.deadline_calendar import deadline_calendar
    from planner.documents.deadlines import deadline_list
    from planner.documents.organization_of_work import organization_of_work
    from planner.rendering.formats import file_name, render
    from planner.rendering.icalendar_feed import render_calendar

    written = 0
    with Progress(console=Console(stderr=True), transient=True) as progress:
        per_language = 2 * len(TABLE_FORMATS) + len(AGENDA_FORMATS) + 2
        total = len(sessions) * len(LANGUAGES) * per_language
        task = progress.add_task(say("writing"), total=total)
        for session in sessions:
            programme, deadlines = session.programme, session.deadlines
            slug = programme.session.slug
            documents = (
                (organization_of_work(programme), TABLE_FORMATS),
                (provisional_agenda(programme), AGENDA_FORMATS),
                (deadline_list(programme, deadlines), TABLE_FORMATS),
            )
            calendars = {
                f"{slug}.{{}}.ics": session_calendar(programme),
                f"{slug}.deadlines.{{}}.ics": deadline_calendar(programme, deadlines),
            }
            for language in LANGUAGES:
                files = {
                    file_name(document.kind, slug, language, kind): render(document, language, kind)
                    for document, kinds in documents
                    for kind in kinds
                }
                files |= {
                    name.format(language): render_calendar(calendar, language)
                    for name, calendar in calendars.items()
                }
                folder = output / slug / language
                folder.mkdir(parents=True, exist_ok=True)
                for name, content in files.items():
                    deliver(content, folder / name)
                progress.advance(task, len(files))
                written += len(files)
    return written


def _serve(host: str, port: int, workers: int) -> None:
    from planner.serving import serve as serve_pages

    click.echo(say("serving", address=f"http://{host}:{port}/"))
    serve_pages(host, port, workers)
