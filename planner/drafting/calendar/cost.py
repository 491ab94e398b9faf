"""What a placement costs and which rules it breaks, counted from the problem itself.

Slow and plain on purpose: the search counts by differences, and is checked against this.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass
from itertools import combinations, pairwise

from planner.drafting.calendar.problem import (
    CalendarProblem,
    clash_price,
    comfortable_day,
    exclude_each_other,
    pauses_between,
    rooms_for,
)
from planner.drafting.calendar.room_kinds import fit_into_rooms


@dataclass(frozen=True, slots=True)
class CalendarCost:
    """The terms of the cost of a placement; all but ``unplaced`` are in one currency.

    ``places`` are the prices of slots and the meetings' own prices of them.
    """

    unplaced: int = 0
    clashes: int = 0
    places: int = 0
    late_starts: int = 0
    same_days: int = 0
    idle_days: int = 0
    crowded_days: int = 0
    pauses: int = 0

    @property
    def total(self) -> int:
        """The sum of the terms."""
        return sum(astuple(self))


def cost_of(problem: CalendarProblem, placement: Mapping[str, str]) -> CalendarCost:
    """The cost of a placement: the slot's key for each meeting that has one."""
    weights = problem.weights
    slots = {slot.key: slot for slot in problem.slots}
    first_day = problem.slots[0].day if problem.slots else 0
    day_of = {key: slots[placement[key]].day for key in placement}
    held = [meeting for meeting in problem.meetings if meeting.key in placement]
    gaps = [
        day_of[later] - day_of[earlier]
        for chain in problem.chains
        for earlier, later in pairwise(chain)
        if earlier in placement and later in placement
    ]
    loads = Counter(day_of.values())
    place = {slot.key: number for number, slot in enumerate(problem.slots)}
    return CalendarCost(
        unplaced=weights.unplaced * (len(problem.meetings) - len(held)),
        clashes=sum(
            clash_price(problem, one, other)
            for one, other in combinations(held, 2)
            if placement[one.key] == placement[other.key]
        ),
        places=sum(
            slots[placement[meeting.key]].price + meeting.prices.get(placement[meeting.key], 0)
            for meeting in held
        ),
        late_starts=sum(
            weights.late_start * (day_of[chain[0]] - first_day)
            for chain in problem.chains
            if chain and chain[0] in placement
        ),
        same_days=weights.same_day * sum(gap == 0 for gap in gaps),
        idle_days=weights.idle_day * sum(max(0, gap - 1) for gap in gaps),
        crowded_days=weights.crowded_day
        * sum(max(0, load - comfortable_day(problem)) for load in loads.values()),
        pauses=weights.pause
        * sum(
            pauses_between(problem, place[placement[earlier]], place[placement[later]])
            for earlier, later in problem.ties
            if earlier in placement and later in placement
        ),
    )


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule that a placement breaks: its code, and the meetings or the slot concerned."""

    code: str
    subjects: tuple[str, ...]


def rules_broken(problem: CalendarProblem, placement: Mapping[str, str]) -> list[Broken]:
    """Everything in a placement that may not be; a meeting without a slot is no such thing."""
    return [
        *_wrong_slots(problem, placement),
        *_in_two_places(problem, placement),
        *_out_of_order(problem, placement),
        *_too_many_at_once(problem, placement),
    ]


def _wrong_slots(problem: CalendarProblem, placement: Mapping[str, str]) -> Iterator[Broken]:
    for meeting in problem.meetings:
        slot = placement.get(meeting.key)
        if slot is not None and meeting.allowed is not None and slot not in meeting.allowed:
            yield Broken("slot-not-allowed", (meeting.key, slot))


def _in_two_places(problem: CalendarProblem, placement: Mapping[str, str]) -> Iterator[Broken]:
    for one, other in combinations(problem.meetings, 2):
        slot = placement.get(one.key)
        if slot is not None and slot == placement.get(other.key) and exclude_each_other(one, other):
            yield Broken("in-two-places", (one.key, other.key))


def _out_of_order(problem: CalendarProblem, placement: Mapping[str, str]) -> Iterator[Broken]:
    place = {slot.key: number for number, slot in enumerate(problem.slots)}
    for chain in problem.chains:
        held = [key for key in chain if key in placement]
        for earlier, later in pairwise(held):
            if place[placement[earlier]] >= place[placement[later]]:
                yield Broken("out-of-order", (earlier, later))


def _too_many_at_once(problem: CalendarProblem, placement: Mapping[str, str]) -> Iterator[Broken]:
    for slot in problem.slots:
        held = [meeting for meeting in problem.meetings if placement.get(meeting.key) == slot.key]
        if slot.interpreted is not None and slot.interpreted < sum(
            meeting.is_interpreted for meeting in held
        ):
            yield Broken("too-many-interpreted", (slot.key,))
        free = {room.key for room in problem.rooms if slot.key not in room.lost_in}
        if not fit_into_rooms([rooms_for(problem, meeting) & free for meeting in held]):
            yield Broken("no-room", (slot.key,))
