"""The commands about the meetings of the bureau: who belongs to it, and who came."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.cli.terminal import (
    in_language,
    open_own_database,
    own_language,
    reported,
    to_file,
    write_document,
)

if TYPE_CHECKING:
    from planner.services.session_desk import SessionDesk

FORMATS = ("text", "html", "csv", "json", "docx", "pdf")


@click.group()
def attendance() -> None:
    """Keep who belongs to the extended bureau, and who came to its meetings."""


@attendance.command("list")
@click.argument("session")
@in_language
@click.option("--format", "kind", type=click.Choice(FORMATS), default="text")
@to_file
@reported
def list_attendance(session: str, language: str, kind: str, output: Path | None) -> None:
    """Write the members of the extended bureau with the meetings attended and missed."""
    from planner.documents.bureau_attendance import attendance_list
    from planner.services.bureau_attendance import read_extended_bureau

    found = read_extended_bureau(open_own_database(), session, _seeds())
    document = attendance_list(
        found.session.programme, found.session.states, found.attendance, found.strangers
    )
    write_document(document, language, kind, output)


@attendance.command()
@click.argument("session")
@click.argument("meeting", type=click.IntRange(min=1))
@click.option("--present", multiple=True, metavar="NAMES", help="Who came: ES,IT or group-of-77.")
@click.option("--absent", multiple=True, metavar="NAMES", help="Who did not come.")
@click.option("--others-absent", is_flag=True, help="Who is not named did not come.")
@reported
def record(
    session: str,
    meeting: int,
    present: tuple[str, ...],
    absent: tuple[str, ...],
    others_absent: bool,
) -> None:
    """Record who came to the MEETING (its ordinal), in place of what was recorded of it.

    Members are named by the codes of their States, or by their places, with commas between them.
    Of whom nothing is said nothing is recorded.
    """
    from planner.services.bureau_attendance import read_extended_bureau, record_meeting

    desk = _desk(session)
    found = read_extended_bureau(desk.database, session, _seeds())
    recorded = record_meeting(
        desk, found, meeting, _names(present), _names(absent), is_rest_absent=others_absent
    )
    came = sum(recorded.values())
    click.echo(_say("bureau.recorded", meeting=meeting, present=came, absent=len(recorded) - came))


@attendance.command()
@click.argument("session")
@click.argument("place")
@click.argument("state", required=False)
@reported
def chair(session: str, place: str, state: str | None) -> None:
    """Record which STATE has a PLACE, as in group-african or group-of-77; without one, nobody."""
    from planner.documents.bureau_attendance import member_name, member_quality
    from planner.rendering.words import plain
    from planner.services.bureau import read_all_states
    from planner.services.bureau_attendance import name_chair

    member = name_chair(_desk(session), _seeds(), place, state)
    language = own_language()
    said = plain(member_name(read_all_states(_seeds()), member), language)
    click.echo(
        _say("bureau.place_recorded", place=plain(member_quality(member), language), state=said)
    )


def _names(written: tuple[str, ...]) -> list[str]:
    return [name.strip() for part in written for name in part.split(",") if name.strip()]


def _desk(session: str) -> SessionDesk:
    from planner.models.account import TERMINAL
    from planner.services.session_desk import SessionDesk

    return SessionDesk(open_own_database(), session, TERMINAL, datetime.now(UTC))


def _seeds() -> Path:
    from planner.assets import folder

    return folder("seeds")


def _say(code: str, **params: object) -> str:
    from planner.i18n.catalogues import translate

    return translate(code, own_language(), **params)
