"""Rooms by name, once every meeting has a slot: a group stays in its room as far as can be.

That they all fit is known (``room_kinds``); here each slot's meetings are matched with its rooms at
the least price, a room that the group is not used to counting as a change.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping

from planner.drafting.calendar.problem import CalendarProblem, Meeting, Room, rooms_for

# A group's usual room is known better each time; after a few rounds nothing changes.
ROUNDS = 3
# Dearer than all prices together, so that what cannot be is only taken when nothing else is left.
FORBIDDEN = 10**9


def name_rooms(problem: CalendarProblem, placement: Mapping[str, str]) -> dict[str, str]:
    """The room's key for each meeting that has a slot; one that fits nowhere has none."""
    held: dict[str, list[Meeting]] = defaultdict(list)
    for meeting in problem.meetings:
        if meeting.key in placement:
            held[placement[meeting.key]].append(meeting)
    possible = {meeting.key: rooms_for(problem, meeting) for meeting in problem.meetings}
    usual: dict[str, str] = {}
    best: dict[str, str] = {}
    best_price: int | None = None
    for _ in range(ROUNDS):
        named: dict[str, str] = {}
        # Within a round the room just given is the usual one of those who had none.
        used = dict(usual)
        for slot in problem.slots:
            free = [room for room in problem.rooms if slot.key not in room.lost_in]
            prices = [
                [_price(problem, meeting, room, possible, used) for room in free]
                for meeting in held[slot.key]
            ]
            for meeting, place, row in zip(
                held[slot.key], cheapest_matching(prices), prices, strict=True
            ):
                if place is not None and row[place] < FORBIDDEN:
                    named[meeting.key] = free[place].key
                    used.setdefault(meeting.group, free[place].key)
        price = price_of_rooms(problem, placement, named)
        if best_price is None or price < best_price:
            best, best_price = named, price
        usual = _usual(problem, named)
    return best


def price_of_rooms(
    problem: CalendarProblem, placement: Mapping[str, str], named: Mapping[str, str]
) -> int:
    """What the rooms cost: their own prices, and each change of room within a group."""
    own = sum(
        meeting.room_prices.get(named[meeting.key], 0)
        for meeting in problem.meetings
        if meeting.key in named
    )
    return own + problem.weights.room_change * room_changes(problem, placement, named)


def room_changes(
    problem: CalendarProblem, placement: Mapping[str, str], named: Mapping[str, str]
) -> int:
    """How many times a group finds itself in another room than at its meeting before."""
    place = {slot.key: number for number, slot in enumerate(problem.slots)}
    by_group: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for meeting in problem.meetings:
        if meeting.key in named:
            by_group[meeting.group].append((place[placement[meeting.key]], named[meeting.key]))
    return sum(
        earlier[1] != later[1]
        for rooms in by_group.values()
        for earlier, later in zip(sorted(rooms), sorted(rooms)[1:], strict=False)
    )


def _usual(problem: CalendarProblem, named: Mapping[str, str]) -> dict[str, str]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for meeting in problem.meetings:
        if meeting.key in named:
            counts[meeting.group][named[meeting.key]] += 1
    return {
        group: min(count, key=lambda room: (-count[room], room)) for group, count in counts.items()
    }


def _price(
    problem: CalendarProblem,
    meeting: Meeting,
    room: Room,
    possible: Mapping[str, frozenset[str]],
    usual: Mapping[str, str],
) -> int:
    if room.key not in possible[meeting.key]:
        return FORBIDDEN
    # A change costs twice its weight here: into the room and out of it again.
    moved = usual.get(meeting.group, room.key) != room.key
    return meeting.room_prices.get(room.key, 0) + 2 * problem.weights.room_change * moved


def cheapest_matching(prices: list[list[int]]) -> list[int | None]:
    """For each row a column of its own, at the least sum of prices (successive shortest paths).

    With fewer columns than rows the dearest rows get None.

    >>> cheapest_matching([[1, 2], [1, 4]])
    [1, 0]
    """
    rows, columns = len(prices), len(prices[0]) if prices else 0
    size = max(rows, columns)
    table = [
        [prices[row][column] if column < columns else FORBIDDEN * 2 for column in range(size)]
        for row in range(rows)
    ]
    row_of = [-1] * size
    of_row, of_column = [0] * rows, [0] * size
    for start in range(rows):
        nearest = [FORBIDDEN * 10] * size
        came_from = [-1] * size
        done = [False] * size
        row, column = start, -1
        while True:
            step, following = FORBIDDEN * 10, -1
            for other in range(size):
                if not done[other]:
                    reduced = table[row][other] - of_row[row] - of_column[other]
                    if column >= 0:
                        reduced += nearest[column]
                    if reduced < nearest[other]:
                        nearest[other] = reduced
                        came_from[other] = column
                    if nearest[other] < step:
                        step, following = nearest[other], other
            done[following] = True
            column = following
            if row_of[column] < 0:
                break
            row = row_of[column]
        reach = nearest[column]
        for other in range(size):
            if done[other] and nearest[other] < reach:
                of_column[other] += nearest[other] - reach
                of_row[row_of[other]] += reach - nearest[other]
        of_row[start] += reach
        while column >= 0:
            before = came_from[column]
            row_of[column] = start if before < 0 else row_of[before]
            column = before
    found: list[int | None] = [None] * rows
    for column, row in enumerate(row_of):
        if row >= 0 and column < columns:
            found[row] = column
    return found
