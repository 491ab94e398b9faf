"""The commands about the record of a session: load, export, print, compare with the plan."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from planner.cli.terminal import (
    deliver,
    in_language,
    open_own_database,
    own_programme,
    reported,
    say,
    to_file,
    write_document,
)

NO_PROPOSAL = 1
FORMATS = ("text", "html", "csv", "json", "docx", "pdf")

as_kind = click.option("--format", "kind", type=click.Choice(FORMATS), default="text")


@click.group()
def record() -> None:
    """Keep the record of a session: what happened at each meeting."""


@record.command("load")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@reported
def load_record(file: Path) -> None:
    """Add what a file says to the record and the draft resolutions of its session."""
    from planner.services.record import load_record_file

    slug, count = load_record_file(open_own_database(), file, datetime.now(UTC))
    click.echo(say("loaded" if count else "unchanged", session=slug))


@record.command("export")
@click.argument("session")
@to_file
@reported
def export(session: str, output: Path | None) -> None:
    """Write the record and the draft resolutions as a file that can be loaded again."""
    from planner.services.record import export_record

    deliver(export_record(open_own_database(), session).encode(), output)


@record.command("show")
@click.argument("session")
@in_language
@as_kind
@to_file
@reported
def show(session: str, language: str, kind: str, output: Path | None) -> None:
    """Write the entries of all meetings, as they hold now."""
    from planner.assets import folder
    from planner.documents.record_log import record_log
    from planner.services.record import read_record
    from planner.services.speaking import known_states

    programme = own_programme(session)
    entries = read_record(open_own_database(), session)
    document = record_log(programme, entries, known_states(folder("seeds")))
    write_document(document, language, kind, output)


@record.command("compare")
@click.argument("session")
@in_language
@as_kind
@to_file
@reported
def compare(session: str, language: str, kind: str, output: Path | None) -> None:
    """Write the plan and the record side by side, and what is left."""
    from planner.assets import folder
    from planner.documents.plan_and_record import plan_and_record_document
    from planner.services.record import compare_with_plan

    programme = own_programme(session)
    found = compare_with_plan(open_own_database(), session, folder("seeds"), datetime.now(UTC))
    write_document(plan_and_record_document(programme, found), language, kind, output)


@record.command("rest")
@click.argument("session")
@click.option("--time", "seconds", type=click.FloatRange(0.1), default=30.0, show_default=True)
@click.option("--workers", type=click.IntRange(1, 64), default=8, help="One: always the same.")
@click.option("--alternatives", type=click.IntRange(0, 20), default=0, help="So many others.")
@in_language
@as_kind
@to_file
@reported
def draft_rest(
    session: str,
    seconds: float,
    workers: int,
    alternatives: int,
    language: str,
    kind: str,
    output: Path | None,
) -> None:
    """Draft the days after today with what the record says is left, or say why there is no plan.

    Ends with 1 if there is none. Nothing is saved.
    """
    from planner.assets import folder
    from planner.documents.draft import conflict_document, draft_document
    from planner.services.drafting import Wishes
    from planner.services.remaining_days import draft_remaining_days

    wishes = Wishes(seconds=seconds, workers=workers, alternatives=alternatives)
    found = draft_remaining_days(
        open_own_database(), session, folder("seeds"), wishes, datetime.now(UTC)
    )
    if found.draft.conflict is not None:
        document = conflict_document(found.rest, found.draft.conflict)
    else:
        proposals = found.draft.proposals
        changes = [found.changes(proposal) for proposal in proposals]
        document = draft_document(found.rest, proposals, changes, found.assumed)
    write_document(document, language, kind, output)
    if not found.draft.proposals:
        raise SystemExit(NO_PROPOSAL)
