"""The command about the slate of a session: who is on it, and whether it is in order."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.cli.terminal import (
    in_language,
    open_own_database,
    reported,
    to_file,
    write_document,
)

if TYPE_CHECKING:
    from planner.models.slate import SlateMember

FORMATS = ("text", "html", "csv", "json", "docx", "pdf")
MODES = ("acclamation", "ballot")
NOT_IN_ORDER = 1


@click.command()
@click.argument("session")
@click.option(
    "--member",
    "members",
    multiple=True,
    metavar="SEAT=STATE",
    help="A proposed officer, as in president=ES; repeat it. Nothing is stored.",
)
@click.option("--mode", type=click.Choice(MODES), default="acclamation", show_default=True)
@click.option(
    "--candidates", type=click.IntRange(min=1), help="So many stand, over all seats proposed."
)
@in_language
@click.option("--format", "kind", type=click.Choice(FORMATS), default="text")
@to_file
@reported
def slate(
    session: str,
    members: tuple[str, ...],
    mode: str,
    candidates: int | None,
    language: str,
    kind: str,
    output: Path | None,
) -> None:
    """Check the bureau of a session, or a proposed one. Exit status 1 if there are errors.

    The officers are those of the programme, or those on record if it names none.
    """
    from planner.assets import folder
    from planner.documents.slate_check import slate_check
    from planner.models.check import Severity
    from planner.models.slate import ElectionMode
    from planner.services.slate import read_session_in_series, with_proposal

    found = read_session_in_series(open_own_database(), session, folder("seeds"))
    if members:
        proposed = [_member(written) for written in members]
        found = with_proposal(found, proposed, ElectionMode(mode), candidates)
    findings = found.findings
    document = slate_check(
        found.programme, found.series, found.states, found.slate, found.origin, findings
    )
    write_document(document, language, kind, output)
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise SystemExit(NOT_IN_ORDER)


def _member(written: str) -> SlateMember:
    from planner.models.series import Seat
    from planner.models.slate import SlateMember

    seat, _, state = written.partition("=")
    known = [one.value for one in Seat]
    if seat not in known or not state:
        raise click.BadParameter(f"{written!r}: SEAT=STATE, SEAT one of: {', '.join(known)}")
    return SlateMember(Seat(seat), state.upper())
