"""Series of sessions: how a body's offices go round among the regional groups, as data."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from sqlmodel import Field

from planner.models.noun import Noun
from planner.models.source import Source
from planner.models.state import RegionalGroup
from planner.models.text import Text


class Seat(StrEnum):
    """The offices of a bureau, those that rules number told apart.

    ``member`` is an officer of whom a source says that he was elected, but not to which office.
    """

    PRESIDENT = "president"
    VICE_PRESIDENT = "vice_president"
    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    FIRST_VICE_CHAIR = "first_vice_chair"
    SECOND_VICE_CHAIR = "second_vice_chair"
    THIRD_VICE_CHAIR = "third_vice_chair"
    RAPPORTEUR = "rapporteur"
    MEMBER = "member"


class TermStart(StrEnum):
    """When officers take office: as soon as they are elected, or when that session closes."""

    ELECTION = "election"
    CLOSING = "closing"


class SeatRule(Noun):
    """How one seat, or several of a kind, are filled.

    ``offset`` places the seat in the round: at session *s* it is the turn of the group at
    ``(s + offset) mod n`` in the order of groups. ``follows`` chains it to another seat: it goes
    to the group that has that one ``sessions_later`` sessions later (earlier if negative). With
    neither, the seat goes to no group in particular.
    """

    key: Seat
    count: int = 1
    offset: int | None = None
    follows: Seat | None = None
    sessions_later: int = 0
    source: Source
    verified: bool = True


class SeriesSession(Noun):
    """One session of the series; ``host`` is the State that it was held in, if that matters."""

    number: int
    opens: date | None = None
    closes: date | None = None
    host: str | None = None
    source: Source | None = None
    verified: bool = True


class Holder(Noun):
    """Who was elected to a seat at a session: the State, or its group if no more is attested."""

    session: int
    seat: Seat
    state: str | None = None
    group: RegionalGroup | None = None
    source: Source


class Departure(Noun):
    """Where a session is known to have departed from the rule, and how that is explained.

    ``finding`` is the code of what is found there. A departure that was decided by the body is one
    with ``is_decided``; otherwise it is only what the sources show.
    """

    session: int
    finding: str
    explanation: Text
    is_decided: bool = False
    source: Source


class Composition(Noun):
    """What a slate has to satisfy as a whole.

    ``per_group`` officers from each group; in each group one from a State that is party to the
    Convention and to a Protocol, if ``needs_protocol_party``; ``parties_to_all`` officers from
    States party to all instruments.
    """

    per_group: int
    needs_protocol_party: bool = False
    parties_to_all: int = 0
    is_exact: bool = True
    source: Source
    verified: bool = True


class Head(Noun):
    """What the file of a series says of the series itself.

    ``max_terms`` is how often in a row one State may be elected to the same seat.
    ``has_host_presiding``: the State in which a session is held presides over it.
    """

    slug: str
    title: Text = Field()
    groups: tuple[str, ...]
    term_starts: TermStart = TermStart.ELECTION
    max_terms: int | None = None
    has_host_presiding: bool = False
    is_normally: bool = True
    source: Source
    verified: bool = True


@dataclass(frozen=True)
class Series:
    """A series of sessions with its rule, and what is attested of its past.

    ``order`` are the groups in the order in which their turns come.
    """

    slug: str
    title: Text
    order: tuple[RegionalGroup, ...]
    head: Head
    seats: tuple[SeatRule, ...]
    composition: Composition | None = None
    sessions: tuple[SeriesSession, ...] = ()
    holders: tuple[Holder, ...] = ()
    departures: tuple[Departure, ...] = ()

    @cached_property
    def _seats(self) -> dict[Seat, SeatRule]:
        return {rule.key: rule for rule in self.seats}

    def rule_of(self, seat: Seat) -> SeatRule | None:
        """The rule on that seat, if the bureau has one."""
        return self._seats.get(seat)

    @property
    def size(self) -> int:
        """How many officers a full bureau has."""
        return sum(rule.count for rule in self.seats)

    @property
    def presiding(self) -> Seat:
        """The seat of whoever presides: the first of the bureau."""
        return self.seats[0].key

    def session(self, number: int) -> SeriesSession | None:
        """What is known of that session, if anything."""
        return next((known for known in self.sessions if known.number == number), None)

    def holders_of(self, seat: Seat, session: int) -> tuple[Holder, ...]:
        """Who is attested in that seat at that session, in the order of the file."""
        return tuple(h for h in self.holders if h.seat is seat and h.session == session)

    def departures_at(self, session: int) -> tuple[Departure, ...]:
        """The departures from the rule that are explained, in the order of the file."""
        return tuple(known for known in self.departures if known.session == session)
