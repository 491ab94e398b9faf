"""Elections and decisions by vote: majorities, ballots, and who stands in the next ballot.

*Source*: the majorities are those of "members present and voting": abstentions and invalid ballots
do not count. Restricted ballots follow rules 93 and 94 of the General Assembly; whether the rules
of procedure of a conference have the same has to be looked up there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from planner.errors import InvalidInput

_NAMES_PER_SEAT = 2
"""An inconclusive ballot is followed by one among at most so many names for each seat left."""


class Majority(StrEnum):
    """How many of the votes cast a decision or an election takes."""

    SIMPLE = "simple"
    TWO_THIRDS = "two_thirds"


class Outcome(StrEnum):
    """What a ballot has led to."""

    COMPLETE = "complete"
    NEXT_BALLOT = "next-ballot"
    SPECIAL_BALLOT = "special-ballot"
    LOTS = "lots"


def votes_required(kind: Majority, votes_cast: int) -> int:
    """The least number of votes that is such a majority of the votes cast, abstentions left out.

    >>> [votes_required(Majority.SIMPLE, n) for n in (9, 10, 11)]
    [5, 6, 6]
    >>> [votes_required(Majority.TWO_THIRDS, n) for n in (9, 10, 11, 12)]
    [6, 7, 8, 8]
    """
    if kind is Majority.SIMPLE:
        return votes_cast // 2 + 1
    # Where nobody votes, two thirds of nothing must not elect anybody.
    return max(1, -(-2 * votes_cast // 3))


def is_adopted(kind: Majority, yes: int, no: int) -> bool:
    """Whether a proposal is adopted; equally divided votes, and none at all, reject it."""
    cast = yes + no
    return cast > 0 and yes >= votes_required(kind, cast)


@dataclass(frozen=True, slots=True)
class Ballot:
    """One secret ballot for ``seats`` places among ``candidates``.

    ``papers`` counts the ballot papers handed in, ``invalid`` and ``abstentions`` those among them
    that do not count. ``votes`` are those that each candidate obtained. A paper may name as many
    candidates as there are seats.
    """

    number: int
    seats: int
    papers: int
    votes: Mapping[str, int]
    invalid: int = 0
    abstentions: int = 0
    majority: Majority = Majority.SIMPLE
    is_restricted: bool = False

    @property
    def valid(self) -> int:
        """The valid ballot papers, those that abstain among them."""
        return self.papers - self.invalid

    @property
    def voting(self) -> int:
        """Those present and voting: what the majority is counted of."""
        return self.valid - self.abstentions

    @property
    def required(self) -> int:
        """The votes that a candidate needs to be elected."""
        return votes_required(self.majority, self.voting)


@dataclass(frozen=True, slots=True)
class BallotResult:
    """What a ballot has decided, and what has to follow.

    ``ranking`` are all candidates by votes, those with equal votes in the order in which they
    stand. ``standing`` are the candidates of the ballot that follows; for ``SPECIAL_BALLOT`` those
    tied, of whom ``seats_left`` go on or are elected; for ``LOTS`` those between whom is drawn.
    """

    ballot: Ballot
    ranking: tuple[tuple[str, int], ...]
    elected: tuple[str, ...]
    seats_left: int
    outcome: Outcome
    standing: tuple[str, ...] = ()


def acclaimed(seats: int, candidates: tuple[str, ...]) -> bool:
    """Whether the candidates may be elected by acclamation: no more stand than there are seats."""
    return len(candidates) <= seats


def ballot_result(ballot: Ballot) -> BallotResult:
    """Who is elected, and who stands in the next ballot.

    Those who obtain the majority are elected, the highest first; if more obtain it than there are
    seats and the last places are tied, a special ballot decides between the tied. Otherwise
    the next ballot is restricted to two names for each seat left. Two who are tied alone in a
    restricted ballot for one seat draw lots, unless two thirds are needed. Raises `InvalidInput`
    for figures that no ballot can give.
    """
    _check(ballot)
    ranking = sorted(ballot.votes.items(), key=lambda pair: -pair[1])
    passed = [(name, votes) for name, votes in ranking if votes >= ballot.required]
    if len(passed) > ballot.seats:
        elected, tied = _first_places(passed, ballot.seats)
        outcome = Outcome.SPECIAL_BALLOT if tied else Outcome.COMPLETE
        return _result(ballot, ranking, elected, outcome, tied)
    elected = [name for name, _ in passed]
    left = ballot.seats - len(elected)
    rest = ranking[len(elected) :]
    if left == 0 or not rest:
        return _result(
            ballot, ranking, elected, Outcome.COMPLETE if left == 0 else Outcome.NEXT_BALLOT
        )
    sure, tied = _first_places(rest, left * _NAMES_PER_SEAT)
    if _is_deadlock(ballot, rest, left):
        return _result(ballot, ranking, elected, Outcome.LOTS, [name for name, _ in rest])
    if tied and left == 1 and len(sure) < _NAMES_PER_SEAT:
        return _result(ballot, ranking, elected, Outcome.SPECIAL_BALLOT, tied)
    return _result(ballot, ranking, elected, Outcome.NEXT_BALLOT, [*sure, *tied])


def _first_places(ranking: list[tuple[str, int]], places: int) -> tuple[list[str], list[str]]:
    """Those who are surely among the first so many, and those tied for the last of the places."""
    if len(ranking) <= places:
        return [name for name, _ in ranking], []
    last = ranking[places - 1][1]
    if ranking[places][1] < last:
        return [name for name, _ in ranking[:places]], []
    return (
        [name for name, votes in ranking if votes > last],
        [name for name, votes in ranking if votes == last],
    )


def _is_deadlock(ballot: Ballot, rest: list[tuple[str, int]], left: int) -> bool:
    is_tied = len(rest) == _NAMES_PER_SEAT and rest[0][1] == rest[1][1]
    return ballot.is_restricted and ballot.majority is Majority.SIMPLE and left == 1 and is_tied


def _result(
    ballot: Ballot,
    ranking: list[tuple[str, int]],
    elected: list[str],
    outcome: Outcome,
    standing: list[str] | None = None,
) -> BallotResult:
    return BallotResult(
        ballot=ballot,
        ranking=tuple(ranking),
        elected=tuple(elected),
        seats_left=ballot.seats - len(elected),
        outcome=outcome,
        standing=tuple(standing or ()),
    )


def _check(ballot: Ballot) -> None:
    counts = (ballot.papers, ballot.invalid, ballot.abstentions, *ballot.votes.values())
    if ballot.seats < 1 or min(counts) < 0 or ballot.voting < 0:
        raise InvalidInput("ballot-impossible", papers=ballot.papers, voting=ballot.voting)
    most = max(ballot.votes.values(), default=0)
    if most > ballot.voting:
        raise InvalidInput("ballot-votes-exceed", value=most, voting=ballot.voting)
    total = sum(ballot.votes.values())
    if total > ballot.voting * ballot.seats:
        raise InvalidInput("ballot-total-exceeds", value=total, most=ballot.voting * ballot.seats)
