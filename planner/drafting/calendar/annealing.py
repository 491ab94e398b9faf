"""Local search: meetings moved and exchanged, dearer placements accepted ever more rarely."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from math import log
from random import Random

from planner.drafting.calendar.state import CalendarState

# How often the time, and whether somebody asked to stop, is looked up.
STEPS_BETWEEN_LOOKS = 256
# In points of cost: at first a change as dear as a few clashes passes, at last hardly any.
WARMEST = 8.0
COLDEST = 0.35
SHARE_OF_SWAPS = 0.35


def anneal(
    state: CalendarState,
    random: Random,
    progress: Callable[[int], float],
    *,
    warmest: float = WARMEST,
) -> list[int]:
    """Change the state until its time is over; the cheapest placement met is returned.

    ``progress`` is given the number of steps done and answers which share of the time is over: 1
    ends the search. The state is left at the cheapest placement too.
    """
    slot_of = state.slot_of
    best, best_total = list(slot_of), state.total
    step = 0
    while (share := progress(step)) < 1:
        warmth = warmest * (COLDEST / warmest) ** share
        for _ in range(STEPS_BETWEEN_LOOKS):
            # Drawn before the price is known: then one comparison decides.
            limit = -warmth * log(1 - random.random())
            if random.random() < SHARE_OF_SWAPS:
                _try_swap(state, random, limit)
            else:
                _try_move(state, random, limit)
            if state.total < best_total:
                best, best_total = list(slot_of), state.total
        step += STEPS_BETWEEN_LOOKS
    _go_to(state, best, best_total)
    return best


def _try_move(state: CalendarState, random: Random, limit: float) -> None:
    tables = state.tables
    meeting = int(random.random() * tables.meetings)
    allowed = tables.allowed[meeting]
    after, before = state.window(meeting)
    low = bisect_right(allowed, after)
    width = bisect_left(allowed, before) - low
    if width <= 0:
        return
    to = allowed[low + int(random.random() * width)]
    if to == state.slot_of[meeting]:
        return
    price = state.price_within_window(meeting, to)
    if price is not None and price <= limit:
        state.move(meeting, to, price)


def _try_swap(state: CalendarState, random: Random, limit: float) -> None:
    tables = state.tables
    one = int(random.random() * tables.meetings)
    here = state.slot_of[one]
    if here < 0:
        return
    after, before = state.window(one)
    there = after + 1 + int(random.random() * (before - after - 1))
    if there == here:
        return
    held = state.held[there]
    if not held:
        return
    other = held[int(random.random() * len(held))]
    price = state.price_of_swap(one, other)
    if price is not None and price <= limit:
        state.swap(one, other, price)


def _go_to(state: CalendarState, slot_of: list[int], total: int) -> None:
    """Put every meeting where the list says, at a price that is known already."""
    moved = [meeting for meeting, slot in enumerate(slot_of) if slot != state.slot_of[meeting]]
    for meeting in moved:
        state.move(meeting, -1, 0)
    for meeting in moved:
        state.move(meeting, slot_of[meeting], 0)
    state.total = total
