"""Place what found no slot: put it in, put out what is in its way, and place that again.

A meeting that was hard to place gets harder to put out, so that the search does not turn in
circles (Nagata and Bräysy's guided ejection, made for vehicle routes in 2009).
"""

from random import Random

from planner.drafting.calendar.state import CalendarState
from planner.drafting.calendar.tables import NEVER

ATTEMPTS_PER_MEETING = 30


def place_the_rest(state: CalendarState, random: Random) -> None:
    """Place as many meetings as can be; pinned ones stay. Costs other than places are not asked."""
    tables = state.tables
    waiting = [meeting for meeting, slot in enumerate(state.slot_of) if slot < 0]
    hardness = [1] * tables.meetings
    best, best_waiting = list(state.slot_of), len(waiting)
    for _ in range(ATTEMPTS_PER_MEETING * tables.meetings):
        if not waiting:
            return
        meeting = waiting.pop(int(random.random() * len(waiting)))
        hardness[meeting] += 1
        place = _easiest_place(state, meeting, hardness, random)
        if place is None:
            # None of its slots can ever be had: nothing is gained by trying again.
            hardness[meeting] = NEVER
            continue
        slot, in_the_way = place
        for other in in_the_way:
            _take_out(state, other)
        waiting += in_the_way
        price = state.price_of_move(meeting, slot)
        if price is None:
            waiting.append(meeting)
            continue
        state.move(meeting, slot, price)
        missing = state.slot_of.count(-1)
        if missing < best_waiting:
            best, best_waiting = list(state.slot_of), missing
    _restore(state, best)


def _easiest_place(
    state: CalendarState, meeting: int, hardness: list[int], random: Random
) -> tuple[int, list[int]] | None:
    """The slot whose meetings are the easiest to place again, and which of them must go."""
    best: tuple[tuple[int, float], int, list[int]] | None = None
    for slot in state.tables.allowed[meeting]:
        in_the_way = _in_the_way(state, meeting, slot, hardness)
        if in_the_way is not None:
            score = sum(hardness[other] for other in in_the_way), random.random()
            if best is None or score < best[0]:
                best = score, slot, in_the_way
    return best and best[1:]


def _in_the_way(
    state: CalendarState, meeting: int, slot: int, hardness: list[int]
) -> list[int] | None:
    """Those that must go before the meeting can be in the slot; None if it never can be."""
    tables = state.tables
    slot_of = state.slot_of
    out = {
        other
        for side, sign in ((tables.earlier, 1), (tables.later, -1))
        for chain in side[meeting]
        for other in chain
        if slot_of[other] >= 0 and sign * (slot_of[other] - slot) >= 0
    }
    costs = tables.neighbours[tables.profile[meeting]]
    out.update(other for other in state.held[slot] if costs.get(tables.profile[other], 0) >= NEVER)
    for row in tables.rows[meeting]:
        inside = [other for other in state.held[slot] if row in tables.rows[other]]
        surplus = len(inside) + 1 - tables.limit[slot][row] - sum(other in out for other in inside)
        if surplus > 0:
            staying = sorted(
                (other for other in inside if other not in out),
                key=lambda other: (hardness[other], other),
            )
            if surplus > len(staying):
                return None
            out.update(staying[:surplus])
    if any(len(tables.allowed[other]) == 1 for other in out):
        return None
    return sorted(out)


def _take_out(state: CalendarState, meeting: int) -> None:
    price = state.price_of_move(meeting, -1)
    state.move(meeting, -1, price or 0)


def _restore(state: CalendarState, slot_of: list[int]) -> None:
    """Go back to a placement met before, which broke no rule."""
    for meeting, slot in enumerate(slot_of):
        if state.slot_of[meeting] not in (-1, slot):
            _take_out(state, meeting)
    for meeting, slot in enumerate(slot_of):
        if state.slot_of[meeting] == -1 and slot >= 0:
            price = state.price_of_move(meeting, slot)
            state.move(meeting, slot, price or 0)
