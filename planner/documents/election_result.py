"""The result of an election as it is announced and reported."""

from planner.documents.blocks import (
    Band,
    Block,
    Cell,
    Column,
    ColumnRole,
    Inline,
    Paragraph,
    RowGroup,
    Series,
    Table,
    Verbatim,
    term,
)
from planner.documents.bureau_words import SEATS, state_name
from planner.models.series import Seat
from planner.models.state import States
from planner.rules.elections import BallotResult, Majority, Outcome

_FOLLOWS = {
    Outcome.COMPLETE: "bureau.ballot_complete",
    Outcome.NEXT_BALLOT: "bureau.ballot_next",
    Outcome.SPECIAL_BALLOT: "bureau.ballot_special",
    Outcome.LOTS: "bureau.ballot_lots",
}
_MAJORITIES = {
    Majority.SIMPLE: term("bureau.majority_simple"),
    Majority.TWO_THIRDS: term("bureau.majority_two_thirds"),
}


def ballot_statement(states: States, seat: Seat, result: BallotResult) -> tuple[Block, ...]:
    """The figures of the ballot, the votes obtained, who is elected, and what follows.

    Candidates are codes of States.
    """
    ballot = result.ballot
    figures = (
        (term("bureau.ballot_papers"), ballot.papers),
        (term("bureau.ballot_invalid"), ballot.invalid),
        (term("bureau.ballot_valid"), ballot.valid),
        (term("bureau.ballot_abstentions"), ballot.abstentions),
        (term("bureau.ballot_voting"), ballot.voting),
        (term("bureau.ballot_required", majority=_MAJORITIES[ballot.majority]), ballot.required),
    )
    caption = term("bureau.ballot", number=Verbatim(str(ballot.number)), seat=SEATS[seat])
    votes = tuple((state_name(states, code), count) for code, count in result.ranking)
    return (
        _figures(caption, term("bureau.ballot_figure"), figures),
        _figures(term("bureau.ballot_votes"), term("bureau.candidate"), votes),
        Paragraph(_elected(states, result)),
        Paragraph(
            term(
                _FOLLOWS[result.outcome],
                seats=Verbatim(str(result.seats_left)),
                candidates=_names(states, result.standing),
            )
        ),
    )


def acclamation_statement(states: States, seat: Seat, elected: tuple[str, ...]) -> Paragraph:
    """That they were elected without a ballot."""
    return Paragraph(term("bureau.acclaimed", seat=SEATS[seat], states=_names(states, elected)))


def _elected(states: States, result: BallotResult) -> Inline:
    if not result.elected:
        return term("bureau.nobody_elected")
    return term("bureau.elected", states=_names(states, result.elected))


def _names(states: States, codes: tuple[str, ...]) -> Inline:
    return Series(tuple(state_name(states, code) for code in codes)) if codes else Verbatim("-")


def _figures(caption: Inline, heading: Inline, rows: tuple[tuple[Inline, int], ...]) -> Table:
    return Table(
        caption=caption,
        columns=(Column(heading), Column(term("bureau.number"), ColumnRole.NUMBER)),
        bands=(
            Band(tuple(RowGroup(name, ((Cell(Verbatim(str(count))),),)) for name, count in rows)),
        ),
    )
