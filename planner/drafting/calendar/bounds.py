"""What no placement can cost less than, at once: each chain as if it were alone."""

from planner.drafting.calendar.tables import NEVER, Tables


def bound_of_chains(tables: Tables) -> int:
    """The sum of the least costs of the chains, clashes and crowded days left aside.

    A meeting of several chains is priced in the first of them only; gaps are priced in each chain.
    One that can be nowhere counts as unplaced.
    """
    unplaced = tables.problem.weights.unplaced
    bound = 0
    priced: set[int] = set()
    for chain in tables.chains:
        least = _least(tables, [(meeting, meeting not in priced) for meeting in chain])
        # Where a chain cannot be held whole, only its meetings one by one are a bound.
        if least is None:
            least = sum(
                min(
                    [
                        unplaced,
                        *(tables.own_price[meeting][slot] for slot in tables.allowed[meeting]),
                    ]
                )
                for meeting in chain
                if meeting not in priced
            )
        priced.update(chain)
        bound += least
    for meeting in range(tables.meetings):
        if meeting not in priced:
            own = [tables.own_price[meeting][slot] for slot in tables.allowed[meeting]]
            bound += min([unplaced, *own])
    return bound


def _least(tables: Tables, chain: list[tuple[int, bool]]) -> int | None:
    """The least cost of a chain by itself, meeting by meeting over the slots."""
    days, pace = tables.day, tables.pace
    known: list[int] | None = None
    for meeting, is_priced in chain:
        own = tables.own_price[meeting]
        now = [NEVER] * len(days)
        best_by_day: dict[int, int] = {}
        for slot, day in enumerate(days):
            if own[slot] < NEVER:
                price = own[slot] if is_priced else 0
                if known is None:
                    now[slot] = price
                elif best_by_day:
                    now[slot] = price + min(
                        least + pace[day - before] for before, least in best_by_day.items()
                    )
            if known is not None and known[slot] < NEVER:
                best_by_day[day] = min(best_by_day.get(day, NEVER), known[slot])
        known = now
    least = min(known, default=NEVER) if known else 0
    return least if least < NEVER else None
