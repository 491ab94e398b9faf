"""Small calendar problems, by hand and drawn."""

from collections.abc import Sequence
from itertools import pairwise, product
from math import inf

from hypothesis import strategies as st

from planner.drafting.calendar.cost import cost_of, rules_broken
from planner.drafting.calendar.problem import (
    CalendarProblem,
    CalendarWeights,
    Delegation,
    Meeting,
    Room,
    Slot,
)

SUBJECTS = ("asset recovery", "firearms", "mutual legal assistance", "trafficking")
PEOPLE = ("president", "rapporteur", "secretary")


def slots_of(days: int, a_day: int = 2, **facts: int) -> tuple[Slot, ...]:
    return tuple(
        Slot(key=f"{day}-{number}", day=day, **facts)
        for day in range(days)
        for number in range(a_day)
    )


def a_chain(group: str, length: int, **facts: object) -> tuple[Meeting, ...]:
    return tuple(
        Meeting(key=f"{group}-{number}", group=group, **facts)  # type: ignore[arg-type]
        for number in range(length)
    )


def keys(meetings: Sequence[Meeting]) -> tuple[str, ...]:
    return tuple(meeting.key for meeting in meetings)


@st.composite
def problems(draw: st.DrawFn, *, most: int = 8, days: int = 3) -> CalendarProblem:
    """Up to three groups with some of everything that a problem can have."""
    slots = tuple(
        Slot(
            key=f"{day}-{hour}",
            day=day,
            price=draw(st.integers(0, 3)),
            interpreted=draw(st.sampled_from((None, 0, 1, 2))),
        )
        for day in range(draw(st.integers(1, days)))
        for hour in range(2)
    )
    slot_keys = [slot.key for slot in slots]
    rooms = tuple(
        Room(
            key=f"room-{number}",
            seats=draw(st.sampled_from((50, 100, 200))),
            has_booths=draw(st.booleans()),
            lost_in=frozenset(draw(st.sets(st.sampled_from(slot_keys), max_size=1))),
        )
        for number in range(draw(st.integers(1, 3)))
    )
    meetings: list[Meeting] = []
    chains = []
    for group in range(draw(st.integers(1, 3))):
        people = frozenset(draw(st.sets(st.sampled_from(PEOPLE), max_size=1)))
        chain = [
            Meeting(
                key=f"g{group}-{number}",
                group=f"g{group}",
                seats=draw(st.sampled_from((40, 80, 150))),
                is_interpreted=draw(st.booleans()),
                people=people,
                subjects=frozenset(draw(st.sets(st.sampled_from(SUBJECTS), max_size=2))),
                allowed=draw(
                    st.none() | st.sets(st.sampled_from(slot_keys), min_size=1).map(frozenset)
                ),
                prices=draw(st.dictionaries(st.sampled_from(slot_keys), st.integers(0, 9))),
            )
            for number in range(draw(st.integers(0, max(1, most // 3))))
        ]
        meetings += chain
        if draw(st.booleans()):
            chains.append(keys(chain))
    if len(meetings) > 1 and draw(st.booleans()):
        # A meeting may be in the chains of two bodies.
        chains.append((meetings[0].key, meetings[-1].key))
    delegations = tuple(
        Delegation(
            key=f"delegation-{number}",
            size=draw(st.integers(0, 4)),
            subjects=frozenset(draw(st.sets(st.sampled_from(SUBJECTS), max_size=3))),
        )
        for number in range(draw(st.integers(0, 3)))
    )
    weights = draw(
        st.sampled_from(
            (
                CalendarWeights(),
                CalendarWeights(pause=3),
                CalendarWeights(same_day=0, idle_day=1, pause=7),
            )
        )
    )
    ties = [tie for chain in chains for tie in pairwise(chain) if draw(st.booleans())]
    return CalendarProblem(
        slots, rooms, tuple(meetings), tuple(chains), delegations, weights, tuple(ties)
    )


def least_total(problem: CalendarProblem) -> float:
    """The least cost of all placements that break no rule, by trying every one."""
    choices = [
        [None, *(slot.key for slot in problem.slots)]
        if meeting.allowed is None
        else [None, *meeting.allowed]
        for meeting in problem.meetings
    ]
    best = inf
    for chosen in product(*choices):
        placement = {
            meeting.key: slot
            for meeting, slot in zip(problem.meetings, chosen, strict=True)
            if slot is not None
        }
        total = cost_of(problem, placement).total
        if total < best and not rules_broken(problem, placement):
            best = total
    return best
