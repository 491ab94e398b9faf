"""Editions on the terminal: publish, compare, approve."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.cli.terminal import (
    in_language,
    open_own_database,
    reported,
    say,
    to_file,
    write_document,
    write_site,
)

if TYPE_CHECKING:
    from planner.models.body import BodyKind

FORMATS = ("text", "html", "json", "docx", "pdf")
APPROVERS = ("extended_bureau", "bureau", "plenary")


@click.command()
@click.argument("session")
@click.option("--as", "suffix", help="What the symbol gets, e.g. Rev.1 or Corr.1.")
@click.option("--comment", help="What readers are told about this edition.")
@click.option(
    "--export-to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write the edition into this folder as well, as export-site does.",
)
@reported
def publish(session: str, suffix: str | None, comment: str | None, folder: Path | None) -> None:
    """Publish the session as it stands, as its next edition.

    What the check of the rules finds is told first; it does not prevent the publication.
    """
    from planner.assets import folder as assets
    from planner.services.editions import publish_edition
    from planner.services.rules import read_under_rules

    database = open_own_database()
    found = read_under_rules(database, session, assets("seeds")).findings
    for severity in ("error", "warning"):
        number = sum(finding.severity == severity for finding in found)
        if number:
            click.echo(say(f"found_{severity}", number=number, session=session), err=True)
    edition = publish_edition(database, session, datetime.now(UTC), suffix=suffix, comment=comment)
    name = edition.suffix or say("first_edition")
    click.echo(say("published", session=session, number=edition.number, name=name))
    if folder is not None:
        write_site(session, folder)


@click.command()
@click.argument("session")
@reported
def editions(session: str) -> None:
    """List the editions of a session, the latest first, and their approvals."""
    from planner.rules.approvals import outcome
    from planner.services.approvals import approvals_of
    from planner.services.editions import list_editions

    database = open_own_database()
    approvals = approvals_of(database, session)
    now = datetime.now(UTC)
    for edition in list_editions(database, session):
        name = edition.suffix or say("first_edition")
        instant = f"{edition.published_at:%Y-%m-%d %H:%M} UTC"
        click.echo("\t".join(filter(None, (str(edition.number), name, instant, edition.comment))))
        for approval in approvals:
            if approval.edition == edition.number:
                state = say(f"approval_{outcome(approval, now)}")
                when = str(approval.decided_on or "")
                if approval.decided_on is None and approval.closes_at is not None:
                    when = f"{approval.closes_at:%Y-%m-%d %H:%M} UTC"
                said = (approval.key, state, when, approval.source or "")
                click.echo("\t" + "\t".join(filter(None, said)))
                for objection in approval.objections:
                    click.echo(f"\t\t{objection}")


@click.command()
@click.argument("session")
@click.argument("first", type=click.IntRange(1), required=False)
@click.argument("second", type=click.IntRange(1), required=False)
@in_language
@click.option("--format", "kind", type=click.Choice(FORMATS), default="text")
@to_file
@reported
def diff(
    session: str,
    first: int | None,
    second: int | None,
    language: str,
    kind: str,
    output: Path | None,
) -> None:
    """Say what changed between two editions.

    With one number, from that edition to the session as it stands; with none, from the latest.
    """
    from planner.documents.changes import comparison_document
    from planner.services.editions import compare_editions

    compared = compare_editions(open_own_database(), session, first, second)
    write_document(comparison_document(compared), language, kind, output)


@click.command()
@click.argument("session")
@click.argument("edition", type=click.IntRange(1))
@click.option("--by", type=click.Choice(APPROVERS), required=True, help="Who approved.")
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), required=True, help="On which day.")
@click.option("--source", help="The document that says so.")
@reported
def approve(session: str, edition: int, by: str, day: datetime, source: str | None) -> None:
    """Note that an edition was approved at a meeting of the bureau, or by the Conference."""
    from planner.models.approval import ApprovalKind
    from planner.services.approvals import record_approval

    approval = record_approval(
        open_own_database(),
        session,
        edition,
        kind=ApprovalKind.CONFERENCE if by == "plenary" else ApprovalKind.MEETING,
        by=_approver(by),
        decided_on=day.date(),
        source=source,
        now=datetime.now(UTC),
    )
    click.echo(say("approval_noted", approval=approval.key, session=session, number=edition))


@click.command()
@click.argument("session")
@click.argument("edition", type=click.IntRange(1))
@click.option(
    "--until",
    type=click.DateTime(["%Y-%m-%dT%H:%M"]),
    required=True,
    help="When silence ends, in local time of the venue.",
)
@click.option("--by", type=click.Choice(APPROVERS), default="extended_bureau", show_default=True)
@reported
def circulate(session: str, edition: int, until: datetime, by: str) -> None:
    """Put an edition under a silence procedure, until that hour at the venue."""
    from planner.services.approvals import circulate_edition
    from planner.services.editions import local_instant

    database = open_own_database()
    approval = circulate_edition(
        database,
        session,
        edition,
        by=_approver(by),
        now=datetime.now(UTC),
        closes_at=local_instant(database, session, until),
    )
    click.echo(say("approval_noted", approval=approval.key, session=session, number=edition))


@click.command(name="object")
@click.argument("session")
@click.argument("approval")
@click.option("--author", required=True, help="Who objects.")
@click.option("--text", required=True, help="To what.")
@reported
def object_(session: str, approval: str, author: str, text: str) -> None:
    """Note an objection, which breaks a silence procedure."""
    from planner.services.approvals import object_to

    object_to(
        open_own_database(), session, approval, author=author, text=text, now=datetime.now(UTC)
    )
    click.echo(say("objection_noted", approval=approval, session=session))


def _approver(name: str) -> BodyKind:
    from planner.models.body import BodyKind

    return BodyKind(name)
