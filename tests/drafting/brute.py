"""Every plan there is, for sessions small enough: what the search is held against."""

from collections.abc import Iterator
from itertools import product

from planner.drafting.constraints import Before, Constraint, First, Last, Pinned, Work
from planner.drafting.cost import broken_facts, cost_of, is_sound, keeps
from planner.drafting.given import Given
from planner.drafting.plan import Parts, Plan, sittings

# These may be broken while something is still missing.
_OF_WHOLE_PLANS = (Work, First, Last, Pinned, Before)
HOUR = 12


class TooMany(Exception):
    """There are more plans than can be looked at."""


def cheapest(given: Given, most_nodes: int) -> int | None:
    """The cost of the best plan in whole hours; ``None`` if there is no plan. Raises `TooMany`."""
    choices = [list(_ways(given, topic)) for topic in range(len(given.topics))]
    watched = [c for c in given.constraints if not isinstance(c, _OF_WHOLE_PLANS)]
    nodes = 0
    best: int | None = None
    stack: list[tuple[Parts, ...]] = [()]
    while stack:
        begun = stack.pop()
        nodes += 1
        if nodes > most_nodes:
            raise TooMany
        plan: Plan = begun + ((),) * (len(choices) - len(begun))
        if not _may_go_on(given, plan, watched):
            continue
        if len(begun) < len(choices):
            stack += [(*begun, parts) for parts in choices[len(begun)]]
        elif is_sound(given, plan) and not broken_facts(given, plan):
            cost = cost_of(given, plan)
            best = cost if best is None else min(best, cost)
    return best


def _ways(given: Given, topic: int) -> Iterator[Parts]:
    """Every way to spread the topic over the slots, hour by hour."""
    hours = given.topics[topic].steps // HOUR
    for spread in product(*(range(slot.steps // HOUR + 1) for slot in given.slots)):
        if sum(spread) == hours:
            yield tuple((s, h * HOUR) for s, h in enumerate(spread) if h)


def _may_go_on(given: Given, plan: Plan, watched: list[Constraint]) -> bool:
    held = sittings(given, plan)
    return is_sound(given, plan) and all(keeps(given, plan, held, c) for c in watched)
