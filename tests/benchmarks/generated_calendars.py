"""Sessions of any size for the calendar model, drawn from a seed."""

from dataclasses import dataclass
from random import Random

from planner.drafting.calendar.problem import (
    CalendarProblem,
    Delegation,
    Meeting,
    Room,
    Slot,
)

HOURS = ("morning", "afternoon", "lunch", "evening")
HOUR_PRICES = (0, 0, 4, 8)


@dataclass(frozen=True, slots=True)
class Size:
    """How large a session is: meetings are shared out among groups, rooms are of three sizes."""

    name: str
    days: int
    groups: int
    meetings: int
    rooms: tuple[int, int, int]
    delegations: int


MEDIUM = Size("medium", days=14, groups=3, meetings=48, rooms=(1, 1, 0), delegations=60)
HUNDRED = Size("100 meetings", days=10, groups=9, meetings=100, rooms=(1, 2, 2), delegations=120)
LARGE = Size("400 meetings", days=14, groups=25, meetings=400, rooms=(2, 4, 6), delegations=160)
VERY_LARGE = Size(
    "2000 meetings", days=14, groups=110, meetings=2000, rooms=(6, 18, 36), delegations=190
)
SIZES = (MEDIUM, HUNDRED, LARGE, VERY_LARGE)
SEATS = (600, 250, 60)


def generated_calendar(size: Size, seed: int) -> CalendarProblem:
    """A session of that size: chains of unequal length, shared officers, small delegations."""
    random = Random(f"{size.name} {seed}")
    slots = tuple(
        Slot(
            key=f"{day:02}-{hour}",
            day=day,
            price=price,
            interpreted=2 * size.rooms[0] + size.rooms[1] if price < 8 else size.rooms[0],
        )
        for day in range(size.days)
        for hour, price in zip(HOURS, HOUR_PRICES, strict=True)
    )
    rooms = tuple(
        Room(
            key=f"room-{kind}-{number}",
            seats=SEATS[kind],
            has_booths=kind < 2,
            lost_in=frozenset(random.sample([slot.key for slot in slots], size.days // 4)),
        )
        for kind, count in enumerate(size.rooms)
        for number in range(count)
    )
    subjects = [f"subject-{number}" for number in range(2 * size.groups)]
    meetings: list[Meeting] = []
    chains = []
    lengths = _shared_out(size.meetings, size.groups, random)
    officers = _officers(lengths, len(slots), random)
    for group, length in enumerate(lengths):
        kind = group_kind(group, size)
        people = officers[group]
        topics = random.sample(subjects, 3)
        chain = []
        for number in range(length):
            key = f"g{group:03}-{number + 1:02}"
            share = (number + 0.5) / length
            meetings.append(
                Meeting(
                    key=key,
                    group=f"g{group:03}",
                    seats=SEATS[kind] if kind < len(SEATS) else 0,
                    is_interpreted=kind < 2 and random.random() < 0.6,
                    people=people,
                    subjects=frozenset(random.sample(topics, 2)),
                    allowed=frozenset(
                        slot.key
                        for place, slot in enumerate(slots)
                        if abs(place / len(slots) - share) < 0.35
                    )
                    if random.random() < 0.15
                    else None,
                    prices=_prices(slots, share, random) if random.random() < 0.6 else {},
                )
            )
            chain.append(key)
        chains.append(tuple(chain))
    delegations = tuple(
        Delegation(
            key=f"delegation-{number}",
            size=random.choice((1, 1, 2, 2, 3, 5, 9)),
            subjects=frozenset(random.sample(subjects, random.randint(3, 6))),
        )
        for number in range(size.delegations)
    )
    return CalendarProblem(
        slots=slots,
        rooms=rooms,
        meetings=tuple(meetings),
        chains=tuple(chains),
        delegations=delegations,
    )


def group_kind(group: int, size: Size) -> int:
    """Which rooms a group needs: a few large ones, some middling, most small."""
    share = group / size.groups
    if share < 0.1:
        return 0
    return 1 if share < 0.4 or not size.rooms[2] else 2


def _prices(slots: tuple[Slot, ...], share: float, random: Random) -> dict[str, int]:
    """What leaving the edition that is kept costs: a little for the hour, more for each day."""
    kept = min(len(slots) - 1, max(0, round((share + random.gauss(0, 0.08)) * len(slots))))
    return {
        slot.key: 1 + 4 * abs(slot.day - slots[kept].day)
        for place, slot in enumerate(slots)
        if place != kept
    }


def _officers(lengths: list[int], slots: int, random: Random) -> list[frozenset[str]]:
    """Two people for each group; most serve another one too, as far as their time allows."""
    busy: dict[str, int] = {}
    officers = []
    for length in lengths:
        free = [person for person, taken in busy.items() if taken + length <= 0.7 * slots]
        shared = random.sample(free, 1) if free and random.random() < 0.6 else []
        own = [f"person-{len(busy) + number}" for number in range(2 - len(shared))]
        for person in shared + own:
            busy[person] = busy.get(person, 0) + length
        officers.append(frozenset(shared + own))
    return officers


def _shared_out(meetings: int, groups: int, random: Random) -> list[int]:
    """Lengths of chains that differ, with the sum asked for."""
    weights = [random.uniform(0.6, 1.4) for _ in range(groups)]
    lengths = [max(1, round(meetings * weight / sum(weights))) for weight in weights]
    number = 0
    while sum(lengths) != meetings:
        step = 1 if sum(lengths) < meetings else -1
        if lengths[number % groups] + step >= 1:
            lengths[number % groups] += step
        number += 1
    return lengths
