"""What drafting answers: a proposal with its cost and its reasons, or the facts that conflict."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from planner.models.cost import CostTerm
from planner.models.finding import Param
from planner.models.programme import Programme
from planner.models.source import Source

FactParam = Param | tuple[date, ...]
"""What fills a place in the sentence of a fact."""


class FactCode(StrEnum):
    """What an organization of work has to keep to."""

    WORK = "work"
    ENTITLED = "entitled"
    AT_ONCE = "at-once"
    ROOMS = "rooms"
    COMMITTEE = "committee"
    OFFICER = "officer"
    ABSENT = "absent"
    FIRST = "first"
    LAST = "last"
    DUE = "due"
    DAYS = "days"
    PINNED = "pinned"
    BEFORE = "before"
    SUBJECT = "subject"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing given that every proposal keeps to.

    ``key`` tells it from the others of the session; ``params`` are (name, value) pairs in the order
    of their names, which fill in its sentence. ``source`` is where it is laid down, if
    somewhere. ``is_verified``: whether somebody has compared it with that place.
    """

    code: FactCode
    key: str
    params: tuple[tuple[str, FactParam], ...] = ()
    source: Source | None = None
    is_verified: bool = True


class RelaxationCode(StrEnum):
    """What can be given up so that a proposal exists."""

    SHORTEN = "shorten"
    MORE_MEETINGS = "more-meetings"
    MORE_AT_ONCE = "more-at-once"
    ANOTHER_ROOM = "another-room"
    WAIVE = "waive"
    ANOTHER_SLOT = "another-slot"


@dataclass(frozen=True, slots=True)
class Relaxation:
    """Giving up one fact, and the least by which it has to be given up.

    Without ``fact`` it is the time that is extended: all facts hold in more slots. ``amount`` is in
    the unit of the code: minutes of work less, meetings more; ``None`` where a fact holds or does
    not. ``is_enough`` tells whether a proposal exists then: it was tried.
    """

    code: RelaxationCode
    fact: Fact | None
    amount: int | None
    is_enough: bool


class Status(StrEnum):
    """How good a proposal is known to be."""

    PROVEN = "proven"
    BEST_FOUND = "best-found"
    GREEDY = "greedy"


class ReasonCode(StrEnum):
    """Why an item stands where it does."""

    PINNED = "pinned"
    DAYS = "days"
    FIRST = "first"
    LAST = "last"
    KEPT = "kept"
    DUE = "due"
    AFTER = "after"
    BESIDE = "beside"
    EARLIEST = "earliest"


@dataclass(frozen=True, slots=True)
class Place:
    """A part of a topic at one meeting."""

    day: date
    starts: time
    ends: time
    minutes: int
    meeting: str


@dataclass(frozen=True, slots=True)
class Placement:
    """Where one topic was placed, and why there.

    ``items`` are the agenda items that it is (several where bodies take one subject together);
    ``bodies`` those that take it. ``other`` is the item or body that the reason names.
    ``next_best`` is what the cheapest proposal would cost in which the topic begins
    elsewhere: more than this one by so much. It is ``None`` when nobody has asked, and
    ``is_only_place`` when there is none.
    """

    topic: str
    bodies: tuple[str, ...]
    items: tuple[str, ...]
    places: tuple[Place, ...]
    reason: ReasonCode
    other: str | None = None
    source: Source | None = None
    next_best: int | None = None
    next_place: tuple[date, time] | None = None
    is_only_place: bool = False


@dataclass(frozen=True, slots=True)
class CostLine:
    """One term of the cost: ``count`` times ``weight``."""

    term: CostTerm
    count: int
    weight: int
    source: Source | None = None
    is_verified: bool = True

    @property
    def cost(self) -> int:
        """What the term adds."""
        return self.count * self.weight


@dataclass(frozen=True, slots=True)
class Proposal:
    """An organization of work that somebody may accept.

    ``lines`` are in the order of `CostTerm`. ``bound``: no proposal costs less, as far as is known.
    ``broken`` are facts that a greedy proposal does not keep to; every other proposal keeps to all.
    """

    programme: Programme
    status: Status
    lines: tuple[CostLine, ...]
    bound: int
    placements: tuple[Placement, ...]
    broken: tuple[Fact, ...] = ()

    @property
    def cost(self) -> int:
        """The sum of all terms."""
        return sum(line.cost for line in self.lines)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Why there is no proposal: facts that cannot all hold; without any one of them, they can.

    ``is_minimal`` is false when the time was over before that was shown. ``slots`` and ``minutes``
    tell within which hours all was tried.
    """

    facts: tuple[Fact, ...]
    relaxations: tuple[Relaxation, ...]
    slots: int
    is_minimal: bool = True


@dataclass(frozen=True, slots=True)
class Progress:
    """What a search has come to: the cost of the best proposal yet and the bound."""

    best: int | None
    bound: int
    seconds: float
    proposals: int
