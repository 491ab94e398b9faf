"""Large sessions: the agendas are cut first, then the calendar model places the meetings.

The items model weighs each way to share out each agenda over each slot, which is more than can be
looked at when there are many bodies. What comes out is a plan like any other, with the same cost
and the same checks.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from time import monotonic

from planner.drafting.brief_rooms import fits
from planner.drafting.calendar.draft import CalendarProgress, CalendarProposal, draft_calendar
from planner.drafting.calendar.problem import (
    CalendarProblem,
    CalendarWeights,
    Delegation,
    Meeting,
    Room,
    Slot,
)
from planner.drafting.constraints import (
    Alone,
    Apart,
    AtOnce,
    Before,
    Closed,
    NotAtOnce,
    Only,
    Pinned,
)
from planner.drafting.cost import change, cost_of, is_unusual
from planner.drafting.cutting import Piece, pieces_of
from planner.drafting.given import Given
from planner.drafting.plan import Plan
from planner.drafting.search import Effort
from planner.models.cost import CostTerm
from planner.models.drafting import Progress

MOST_CELLS = 900
"""Topics times slots up to which the items model is used.

Measured: at 36 items and 10 slots it proves in seconds; at 1,600 cells (100 meetings over ten days)
its first answer takes longer than the whole search here.
"""

STEPS_PER_SECOND = 20_000
"""Of local search, where the clock must not decide."""


@dataclass(frozen=True, slots=True)
class PlacedPlan:
    """A plan made by the calendar model.

    ``rooms`` are the keys of the rooms, by slot and organs.
    """

    plan: Plan
    rooms: Mapping[tuple[int, frozenset[int]], str]


def is_large(given: Given) -> bool:
    """Whether the session is too large for the items model."""
    return len(given.topics) * len(given.slots) > MOST_CELLS


def placed_plan(given: Given, effort: Effort) -> PlacedPlan:
    """The best plan found in the time given; what finds no place is left out of it."""
    pieces = pieces_of(given)
    problem = calendar_of(given, pieces)

    def told(progress: CalendarProgress) -> None:
        if effort.tell is not None and progress.placement is not None:
            cost = cost_of(given, plan_of(given, pieces, progress.placement))
            effort.tell(Progress(cost, 0, progress.seconds, 0))

    proposal = draft_calendar(
        problem,
        clock=monotonic,
        seconds=effort.seconds,
        seed=effort.seed,
        steps=int(effort.seconds * STEPS_PER_SECOND) if effort.workers == 1 else None,
        stop=effort.should_stop or (lambda: False),
        progress=told,
    )
    return PlacedPlan(plan_of(given, pieces, proposal.slots), _rooms(pieces, proposal))


def plan_of(given: Given, pieces: list[Piece], placement: Mapping[str, str]) -> Plan:
    """The plan in which the pieces are at their slots."""
    parts: list[dict[int, int]] = [{} for _ in given.topics]
    for number, piece in enumerate(pieces):
        if (slot := placement.get(str(number))) is not None:
            for topic, steps in piece.parts:
                parts[topic][int(slot)] = steps
    return tuple(tuple(sorted(found.items())) for found in parts)


def _rooms(
    pieces: list[Piece], proposal: CalendarProposal
) -> dict[tuple[int, frozenset[int]], str]:
    return {
        (int(proposal.slots[key]), pieces[int(key)].organs): room
        for key, room in proposal.rooms.items()
    }


def calendar_of(given: Given, pieces: list[Piece]) -> CalendarProblem:
    """The pieces as meetings of a calendar, named by their numbers, as slots are by theirs.

    What the rules say of organs and topics is said of the meetings that they are in. Prices are
    those of the plan's cost.
    """
    chains = [
        tuple(str(n) for n, piece in enumerate(pieces) if organ in piece.organs)
        for organ in range(len(given.organs))
    ]
    for constraint in given.constraints:
        if isinstance(constraint, Before):
            first = [n for n, piece in enumerate(pieces) if constraint.first in dict(piece.parts)]
            then = [n for n, piece in enumerate(pieces) if constraint.second in dict(piece.parts)]
            if first and then:
                chains.append((str(first[-1]), str(then[0])))
    tags = {tag for topic in given.topics for tag in topic.tags}
    clash = given.weight(CostTerm.CLASHES) * given.clash_factor
    days = list(dict.fromkeys(slot.day for slot in given.slots))
    return CalendarProblem(
        slots=tuple(
            Slot(
                key=str(number),
                day=days.index(slot.day),
                price=given.weight(CostTerm.UNUSUAL_HOURS) * is_unusual(given, number),
                interpreted=_interpreted(given, number),
            )
            for number, slot in enumerate(given.slots)
        ),
        rooms=_rooms_of(given),
        meetings=tuple(_meeting(given, pieces, number) for number in range(len(pieces))),
        chains=tuple(chain for chain in chains if chain),
        delegations=tuple(Delegation(tag, 1, frozenset({tag})) for tag in sorted(tags)),
        weights=CalendarWeights(
            clash_by_size=(0, clash),
            same_day=0,
            idle_day=0,
            late_start=0,
            crowded_day=given.weight(CostTerm.BALANCE),
            pause=given.weight(CostTerm.SAME_DAY),
        ),
        ties=tuple(_ties(pieces)),
    )


def _ties(pieces: list[Piece]) -> Iterator[tuple[str, str]]:
    """The pairs of meetings of which the second goes on with a topic of the first."""
    last: dict[int, int] = {}
    for number, piece in enumerate(pieces):
        for earlier in sorted({last[topic] for topic, _ in piece.parts if topic in last}):
            yield str(earlier), str(number)
        last |= {topic: number for topic, _ in piece.parts}


def _interpreted(given: Given, number: int) -> int | None:
    slot = given.slots[number]
    if not slot.has_interpretation:
        return 0
    limits = [c.limit for c in given.constraints if isinstance(c, AtOnce)]
    return max(0, min(limits) - slot.reserved) if limits else None


def _rooms_of(given: Given) -> tuple[Room, ...]:
    """The rooms; where none are given there is one for each organ, so that none is lacking."""
    if not given.rooms:
        return tuple(Room(key=organ.key, seats=0) for organ in given.organs)
    return tuple(Room(key=room.key, seats=0) for room in given.rooms)


def _meeting(given: Given, pieces: list[Piece], number: int) -> Meeting:
    piece = pieces[number]
    slots = _slots_open(given, pieces, number)
    before = {topic for other in pieces[:number] for topic, _ in other.parts}
    begun = sum(topic not in before for topic, _ in piece.parts)
    return Meeting(
        key=str(number),
        group="-".join(given.organs[o].key for o in sorted(piece.organs)),
        is_interpreted=any(given.organs[o].is_interpreted for o in piece.organs),
        people=frozenset(_kept_apart(given, piece)),
        subjects=frozenset(tag for topic, _ in piece.parts for tag in given.topics[topic].tags),
        allowed=frozenset(map(str, slots)),
        prices={str(slot): price for slot in slots if (price := _price(given, piece, begun, slot))},
        rooms=_rooms_that_fit(given, piece),
    )


def _rooms_that_fit(given: Given, piece: Piece) -> frozenset[str] | None:
    if not given.rooms:
        return None
    return frozenset(r.key for r in given.rooms if fits(r, piece.organs, given.organs))


def _kept_apart(given: Given, piece: Piece) -> list[str]:
    """What the meeting cannot be without, written as people who cannot be in two places."""
    topics = {topic for topic, _ in piece.parts}
    found = [f"organ {organ}" for organ in piece.organs]
    for place, constraint in enumerate(given.constraints):
        match constraint:
            case NotAtOnce(_, first, second) if {first, second} & piece.organs:
                found.append(f"fact {place}")
            case Apart(_, first, second) if {first, second} & topics:
                found.append(f"fact {place}")
            case Alone():
                found.append(f"fact {place}")
            case _:
                pass
    return found


def _slots_open(given: Given, pieces: list[Piece], number: int) -> list[int]:
    """The slots that are long enough, and at which nothing forbids the meeting."""
    piece = pieces[number]
    found = {n for n, slot in enumerate(given.slots) if slot.steps >= piece.steps}
    if any(given.organs[o].is_interpreted for o in piece.organs):
        found &= {n for n, slot in enumerate(given.slots) if slot.has_interpretation}
    topics = {topic for topic, _ in piece.parts}
    for constraint in given.constraints:
        match constraint:
            case Closed(_, organ, closed) if organ in piece.organs:
                found -= closed
            case Only(_, topic, open_slots) if topic in topics:
                found &= open_slots
            case Pinned(_, topic, pins) if topic in topics:
                series = [n for n, other in enumerate(pieces) if topic in dict(other.parts)]
                place = series.index(number)
                if place < len(pins):
                    found &= {sorted(pins)[place]}
            case _:
                pass
    return sorted(found)


def _price(given: Given, piece: Piece, begun: int, slot: int) -> int:
    """What its topics cost by being there: later than need be, or elsewhere than in the edition."""
    changed = sum(change(given, topic, slot) for topic, _ in piece.parts)
    return given.weight(CostTerm.EARLY) * begun * slot + given.weight(CostTerm.CHANGES) * changed
