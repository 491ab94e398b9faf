"""The result of an election as a document: what is announced and goes into the report."""

from planner.documents.blocks import Block, Document, Paragraph, Role, term
from planner.documents.election_result import acclamation_statement, ballot_statement
from planner.documents.secretariat_cover import secretariat_cover_of
from planner.models.programme import Programme
from planner.models.series import Seat
from planner.models.state import States
from planner.rules.elections import BallotResult, Outcome

KIND = "election"


def ballot_document(
    programme: Programme, states: States, seat: Seat, result: BallotResult
) -> Document:
    """The result of one ballot; where another has to follow, on which rules that rests."""
    return _document(programme, ballot_blocks(states, seat, result))


def ballot_blocks(states: States, seat: Seat, result: BallotResult) -> tuple[Block, ...]:
    """The statement of the result, and the note on the ballot that has to follow."""
    statement = ballot_statement(states, seat, result)
    if result.outcome is Outcome.COMPLETE:
        return statement
    return (*statement, Paragraph(term("bureau.ballots_by_assembly_rules"), Role.NOTE))


def acclamation_document(
    programme: Programme, states: States, seat: Seat, elected: tuple[str, ...]
) -> Document:
    """That the candidates were elected by acclamation."""
    return _document(programme, (acclamation_statement(states, seat, elected),))


def _document(programme: Programme, blocks: tuple[Block, ...]) -> Document:
    return Document(
        kind=KIND,
        session=programme.session.slug,
        title=term("bureau.election_result"),
        cover=secretariat_cover_of(programme),
        blocks=blocks,
    )
