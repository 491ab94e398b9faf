"""The result of an election from what was counted; nothing is stored."""

from collections.abc import Sequence

from planner.errors import InvalidInput
from planner.models.state import States
from planner.rules.elections import Ballot, BallotResult, Majority, acclaimed, ballot_result


def count_ballot(
    states: States,
    votes: Sequence[tuple[str, int]],
    *,
    seats: int,
    papers: int,
    invalid: int = 0,
    abstentions: int = 0,
    number: int = 1,
    majority: Majority = Majority.SIMPLE,
    is_restricted: bool = False,
) -> BallotResult:
    """The result of one ballot; ``votes`` are those of each candidate, by the code of its State.

    Raises `NotFound` for an unknown State; `InvalidInput` for a candidate named twice, and for
    figures that no ballot can give.
    """
    codes = _candidates(states, [state for state, _ in votes])
    return ballot_result(
        Ballot(
            number=number,
            seats=seats,
            papers=papers,
            votes=dict(zip(codes, (count for _, count in votes), strict=True)),
            invalid=invalid,
            abstentions=abstentions,
            majority=majority,
            is_restricted=is_restricted,
        )
    )


def acclaim(states: States, candidates: Sequence[str], seats: int) -> tuple[str, ...]:
    """The candidates as elected by acclamation, by the codes of their States.

    Raises `NotFound` for an unknown State; `InvalidInput` for one named twice, and if more stand
    than there are places.
    """
    codes = _candidates(states, candidates)
    if not acclaimed(seats, codes):
        raise InvalidInput("acclamation-contested", candidates=len(codes), seats=seats)
    return codes


def _candidates(states: States, named: Sequence[str]) -> tuple[str, ...]:
    codes = tuple(states.get(state).code for state in named)
    if not codes:
        raise InvalidInput("candidate-missing")
    twice = next((code for code in codes if codes.count(code) > 1), None)
    if twice is not None:
        raise InvalidInput("candidate-twice", value=twice)
    return codes
