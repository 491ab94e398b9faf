"""The command that drafts the report of a session from its record."""

from __future__ import annotations

from pathlib import Path

import click

from planner.cli.terminal import (
    deliver,
    in_language,
    open_own_database,
    reported,
    to_file,
)

FORMATS = ("text", "html", "csv", "json", "docx", "pdf")
DOCUMENTS = ("report", "report-facts", "next-session")


@click.command()
@click.argument("session")
@in_language
@click.option(
    "--document",
    "kind_of_document",
    type=click.Choice(DOCUMENTS),
    default="report",
    show_default=True,
    help="The report, its facts paragraph by paragraph, or proposals for the next session.",
)
@click.option("--body", help="Whose report (the key of the body); without it, the first's.")
@click.option("--format", "kind", type=click.Choice(FORMATS), default="text")
@to_file
@reported
def report(
    session: str,
    language: str,
    kind_of_document: str,
    body: str | None,
    kind: str,
    output: Path | None,
) -> None:
    """Draft the report of a session from its record, in any official language."""
    from planner.assets import folder
    from planner.documents.report_documents import REPORT_DOCUMENTS
    from planner.rendering.formats import render
    from planner.services.report import read_report_material

    material = read_report_material(open_own_database(), session, folder("seeds"), body)
    document = REPORT_DOCUMENTS[kind_of_document](material)
    options = {"is_draft": True} if kind == "pdf" else {}
    deliver(render(document, language, kind, **options), output)
