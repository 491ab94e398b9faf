"""Sessions on the terminal: list, load, export."""

from datetime import UTC, datetime
from pathlib import Path

import click

from planner.cli.terminal import (
    deliver,
    in_language,
    open_own_database,
    reported,
    say,
    to_file,
)


@click.command()
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


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@reported
def load(files: tuple[Path, ...]) -> None:
    """Load bundles (TOML files): all of them, or nothing if one has a fault."""
    from planner.assets import folder
    from planner.services.sessions import load_bundles

    for loaded in load_bundles(open_own_database(), files, datetime.now(UTC), folder("seeds")):
        click.echo(say("loaded" if loaded.has_changed else "unchanged", session=loaded.slug))


@click.command()
@click.argument("session")
@to_file
@reported
def export(session: str, output: Path | None) -> None:
    """Write a session as a bundle that loads back to the same."""
    from planner.services.sessions import export_bundle

    deliver(export_bundle(open_own_database(), session).encode(), output)
