"""A first draft at once: each meeting in the cheapest slot near its even share of the time."""

from planner.drafting.calendar.state import CalendarState
from planner.drafting.calendar.tables import Tables

# The slots on either side of the even share that are looked at first, as a share of all.
NEAR = 0.12


def draft_greedily(tables: Tables) -> CalendarState:
    """Place the meetings one by one, all chains advancing evenly; pinned ones first.

    A meeting that finds no slot near its share takes any that is left; if there is none, it stays
    without.
    """
    state = CalendarState(tables)
    shares = _shares(tables)
    slots = len(tables.day)
    for meeting in _in_turn(tables, shares):
        after, before = state.window(meeting)
        fitting = [slot for slot in tables.allowed[meeting] if after < slot < before]
        middle = shares[meeting] * slots
        near = [slot for slot in fitting if abs(slot + 0.5 - middle) <= max(2, NEAR * slots)]
        best = _cheapest(state, meeting, near) or _cheapest(state, meeting, fitting)
        if best is not None:
            state.move(meeting, best[1], best[0])
    return state


def _cheapest(state: CalendarState, meeting: int, slots: list[int]) -> tuple[int, int] | None:
    """The price and the slot that cost least, the earliest of equals."""
    best: tuple[int, int] | None = None
    for slot in slots:
        price = state.price_within_window(meeting, slot)
        if price is not None and (best is None or price < best[0]):
            best = price, slot
    return best


def _shares(tables: Tables) -> list[float]:
    """Where in the session a meeting lies if its longest chain is spread evenly, from 0 to 1."""
    shares = [0.5] * tables.meetings
    for chain in sorted(tables.chains, key=len):
        for place, meeting in enumerate(chain):
            shares[meeting] = (place + 0.5) / len(chain)
    return shares


def _in_turn(tables: Tables, shares: list[float]) -> list[int]:
    """Pinned meetings, then in the order of time; those with few slots before the others."""
    return sorted(
        range(tables.meetings),
        key=lambda meeting: (
            len(tables.allowed[meeting]) > 1,
            shares[meeting],
            len(tables.allowed[meeting]),
            meeting,
        ),
    )
