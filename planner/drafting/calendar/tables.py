"""The problem as numbers: what the search looks up millions of times.

Meetings, slots and profiles are numbered from 0. Meetings that exclude and clash alike are one
profile; limits are counted in rows, one for each union of kinds of rooms and one for booths.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import reduce
from operator import or_

from planner.drafting.calendar.problem import (
    CalendarProblem,
    Meeting,
    comfortable_day,
    exclude_each_other,
    pauses_between,
    rooms_for,
)
from planner.drafting.calendar.room_kinds import unions_of

# Larger than any sum of costs, so that one comparison tells a price from a prohibition.
NEVER = 1 << 50


# For each chain of a meeting the others on one side of it, the nearest first.
Chained = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Tables:
    """Look-up tables of a problem.

    ``own_price[meeting][slot]`` is ``NEVER`` where the meeting may not be; ``neighbours[profile]``
    are what meeting other profiles costs, itself among them; ``rows[meeting]`` are the counters
    that the meeting is counted in and ``limit[slot][row]`` how far each may go;
    ``earlier[meeting]`` has for each of its chains those before it, the nearest first, ``later``
    those after it; ``tied_to[meeting]`` are those that it goes on with, ``tied_from`` those that go
    on with it, and ``tie_price[slot][later slot]`` is what the pauses between cost.
    """

    problem: CalendarProblem
    day: list[int]
    own_price: list[list[int]]
    allowed: list[list[int]]
    profile: list[int]
    neighbours: list[dict[int, int]]
    rows: list[tuple[int, ...]]
    limit: list[list[int]]
    chains: list[tuple[int, ...]]
    earlier: list[Chained]
    later: list[Chained]
    tied_to: list[tuple[int, ...]]
    tied_from: list[tuple[int, ...]]
    tie_price: list[list[int]]
    pace: list[int]
    comfortable: int

    @property
    def meetings(self) -> int:
        """How many meetings there are."""
        return len(self.profile)

    @property
    def profiles(self) -> int:
        """How many profiles there are."""
        return len(self.neighbours)

    def placement(self, slot_of: list[int]) -> dict[str, str]:
        """The keys of meetings and slots for numbers; -1 stands for no slot."""
        return {
            meeting.key: self.problem.slots[slot].key
            for meeting, slot in zip(self.problem.meetings, slot_of, strict=True)
            if slot >= 0
        }


def tables_of(problem: CalendarProblem) -> Tables:
    """The tables of a problem."""
    number = {meeting.key: place for place, meeting in enumerate(problem.meetings)}
    chains = [tuple(number[key] for key in chain) for chain in problem.chains]
    earlier: list[list[tuple[int, ...]]] = [[] for _ in number]
    later: list[list[tuple[int, ...]]] = [[] for _ in number]
    for chain in chains:
        for place, meeting in enumerate(chain):
            if place:
                earlier[meeting].append(chain[place - 1 :: -1])
            if place + 1 < len(chain):
                later[meeting].append(chain[place + 1 :])
    own = _own_prices(problem, chains)
    profile, neighbours = _profiles(problem)
    rows, limit = _rows(problem)
    return Tables(
        problem=problem,
        day=[slot.day for slot in problem.slots],
        own_price=own,
        allowed=[[slot for slot, price in enumerate(prices) if price < NEVER] for prices in own],
        profile=profile,
        neighbours=neighbours,
        rows=rows,
        limit=limit,
        chains=chains,
        earlier=[tuple(lists) for lists in earlier],
        later=[tuple(lists) for lists in later],
        tied_to=_tied(problem, number, 1, 0),
        tied_from=_tied(problem, number, 0, 1),
        tie_price=[
            [
                problem.weights.pause * pauses_between(problem, earlier, later)
                if earlier < later
                else 0
                for later in range(len(problem.slots))
            ]
            for earlier in range(len(problem.slots))
        ],
        pace=_pace(problem),
        comfortable=comfortable_day(problem),
    )


def _tied(
    problem: CalendarProblem, number: dict[str, int], own: int, other: int
) -> list[tuple[int, ...]]:
    """For each meeting, those with which it is tied, on one side of it."""
    found: list[tuple[int, ...]] = [()] * len(number)
    for tie in problem.ties:
        found[number[tie[own]]] += (number[tie[other]],)
    return found


def _own_prices(problem: CalendarProblem, chains: list[tuple[int, ...]]) -> list[list[int]]:
    first_day = problem.slots[0].day if problem.slots else 0
    prices = [
        [
            slot.price + meeting.prices.get(slot.key, 0)
            if meeting.allowed is None or slot.key in meeting.allowed
            else NEVER
            for slot in problem.slots
        ]
        for meeting in problem.meetings
    ]
    for chain in chains:
        for number, slot in enumerate(problem.slots):
            if chain and prices[chain[0]][number] < NEVER:
                prices[chain[0]][number] += problem.weights.late_start * (slot.day - first_day)
    return prices


def _pace(problem: CalendarProblem) -> list[int]:
    """What two meetings of a chain cost, by the days between them."""
    weights = problem.weights
    span = problem.slots[-1].day - problem.slots[0].day if problem.slots else 0
    return [weights.same_day] + [weights.idle_day * gap for gap in range(span)]


def _profiles(problem: CalendarProblem) -> tuple[list[int], list[dict[int, int]]]:
    alike: dict[tuple[str, frozenset[str], frozenset[str]], int] = {}
    examples: list[Meeting] = []
    profile = []
    for meeting in problem.meetings:
        kind = (meeting.group, meeting.people, meeting.subjects)
        if kind not in alike:
            alike[kind] = len(examples)
            examples.append(meeting)
        profile.append(alike[kind])
    followers = _followers(problem)
    neighbours: list[dict[int, int]] = [{} for _ in examples]
    for one, meeting in enumerate(examples):
        for other in range(one, len(examples)):
            shared = meeting.subjects & examples[other].subjects
            price = sum(
                weight
                * reduce(
                    or_, (bits[subject] for subject in shared if subject in bits), 0
                ).bit_count()
                for weight, bits in zip(problem.weights.clash_by_size, followers, strict=True)
            )
            if exclude_each_other(meeting, examples[other]):
                price += NEVER
            if price:
                neighbours[one][other] = neighbours[other][one] = price
    return profile, neighbours


def _followers(problem: CalendarProblem) -> list[dict[str, int]]:
    """For each size that a clash costs: those who follow a subject, as bits of a number.

    Counting bits is a hundred times faster than asking each delegation for each pair of profiles.
    """
    bits: list[dict[str, int]] = [{} for _ in problem.weights.clash_by_size]
    for number, delegation in enumerate(problem.delegations):
        if delegation.size < len(bits):
            for subject in delegation.subjects:
                followers = bits[delegation.size]
                followers[subject] = followers.get(subject, 0) | 1 << number
    return bits


def _rows(problem: CalendarProblem) -> tuple[list[tuple[int, ...]], list[list[int]]]:
    kinds = [rooms_for(problem, meeting) for meeting in problem.meetings]
    by_slot = [
        frozenset(room.key for room in problem.rooms if slot.key not in room.lost_in)
        for slot in problem.slots
    ]
    unions = unions_of(kinds)
    rows_of_kind: dict[frozenset[str], list[int]] = defaultdict(list)
    for kind in set(kinds):
        rows_of_kind[kind] = [row for row, union in enumerate(unions) if kind <= union]
    booths = len(unions)
    limit = [
        [
            *(len(union & free) for union in unions),
            slot.interpreted if slot.interpreted is not None else len(problem.meetings),
        ]
        for slot, free in zip(problem.slots, by_slot, strict=True)
    ]
    rows = [
        tuple(rows_of_kind[kind] + ([booths] if meeting.is_interpreted else []))
        for kind, meeting in zip(kinds, problem.meetings, strict=True)
    ]
    return rows, limit
