"""The commands about elections: from the numbers of a count to the statement of the result."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.cli.terminal import (
    in_language,
    own_programme,
    reported,
    to_file,
    write_document,
)

if TYPE_CHECKING:
    from planner.models.state import States

FORMATS = ("text", "html", "csv", "json", "docx", "pdf")
# As in `planner.models.series`, whose import costs more than --help may take; a test compares them.
SEATS = (
    "president",
    "vice_president",
    "chair",
    "vice_chair",
    "first_vice_chair",
    "second_vice_chair",
    "third_vice_chair",
    "rapporteur",
)
MAJORITIES = ("simple", "two_thirds")

of_seat = click.argument("seat", type=click.Choice(SEATS))
for_places = click.option("--seats", type=click.IntRange(min=1), default=1, show_default=True)
in_format = click.option("--format", "kind", type=click.Choice(FORMATS), default="text")


@click.group()
def election() -> None:
    """State the result of an election; nothing is stored."""


@election.command()
@click.argument("session")
@of_seat
@click.argument("votes", nargs=-1, required=True, metavar="STATE=VOTES...")
@for_places
@click.option("--papers", type=click.IntRange(min=0), required=True, help="Ballot papers.")
@click.option("--invalid", type=click.IntRange(min=0), default=0, show_default=True)
@click.option("--abstentions", type=click.IntRange(min=0), default=0, show_default=True)
@click.option("--number", type=click.IntRange(min=1), default=1, help="Which ballot it is.")
@click.option("--majority", type=click.Choice(MAJORITIES), default="simple", show_default=True)
@click.option("--restricted", is_flag=True, help="The ballot was restricted to the highest.")
@in_language
@in_format
@to_file
@reported
def ballot(
    session: str,
    seat: str,
    votes: tuple[str, ...],
    seats: int,
    papers: int,
    invalid: int,
    abstentions: int,
    number: int,
    majority: str,
    restricted: bool,
    language: str,
    kind: str,
    output: Path | None,
) -> None:
    """State the result of a ballot for a SEAT from the votes that each State obtained.

    The majority is counted of those present and voting: invalid ballots and abstentions are not.
    """
    from planner.documents.election import ballot_document
    from planner.models.series import Seat
    from planner.rules.elections import Majority
    from planner.services.elections import count_ballot

    states = _states()
    result = count_ballot(
        states,
        [_vote(written) for written in votes],
        seats=seats,
        papers=papers,
        invalid=invalid,
        abstentions=abstentions,
        number=number,
        majority=Majority(majority),
        is_restricted=restricted,
    )
    document = ballot_document(own_programme(session), states, Seat(seat), result)
    write_document(document, language, kind, output)


@election.command()
@click.argument("session")
@of_seat
@click.argument("candidates", nargs=-1, required=True, metavar="STATE...")
@for_places
@in_language
@in_format
@to_file
@reported
def acclamation(
    session: str,
    seat: str,
    candidates: tuple[str, ...],
    seats: int,
    language: str,
    kind: str,
    output: Path | None,
) -> None:
    """State that the candidates for a SEAT were elected by acclamation."""
    from planner.documents.election import acclamation_document
    from planner.models.series import Seat
    from planner.services.elections import acclaim

    states = _states()
    elected = acclaim(states, list(candidates), seats)
    document = acclamation_document(own_programme(session), states, Seat(seat), elected)
    write_document(document, language, kind, output)


def _vote(written: str) -> tuple[str, int]:
    state, _, count = written.partition("=")
    if not state or not (count.isascii() and count.isdecimal()):
        raise click.BadParameter(f"{written!r}: write STATE=VOTES, as in FR=60")
    return state, int(count)


def _states() -> States:
    from planner.assets import folder
    from planner.services.bureau import read_all_states

    return read_all_states(folder("seeds"))
