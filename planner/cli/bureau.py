"""The command about the bureau: whose turn it is."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from planner.cli.terminal import in_language, reported, to_file, write_document

FORMATS = ("text", "html", "csv", "json", "docx", "pdf")


@click.command()
@click.argument("series")
@in_language
@click.option("--format", "kind", type=click.Choice(FORMATS), default="text")
@click.option(
    "--ahead",
    type=click.IntRange(1, 50),
    default=5,
    show_default=True,
    help="So many sessions are foretold.",
)
@to_file
@reported
def bureau(series: str, language: str, kind: str, ahead: int, output: Path | None) -> None:
    """Write the rotation of a bureau: past holders against the rule, and the turns ahead."""
    from planner.assets import folder
    from planner.documents.bureau import bureau_rotation
    from planner.services.bureau import read_rotation

    found = read_rotation(folder("seeds"), series, datetime.now(UTC).date(), ahead)
    document = bureau_rotation(found.series, found.states, found.span)
    write_document(document, language, kind, output)
