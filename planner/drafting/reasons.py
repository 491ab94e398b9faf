"""Why a topic stands where it does, and what its next best place would cost."""

from dataclasses import replace

from planner.drafting.constraints import Before, Closed, First, Last, Only, Pinned
from planner.drafting.cost import cost_of
from planner.drafting.given import Given
from planner.drafting.items_model import add_cost, items_model
from planner.drafting.plan import Plan, first_of, last_of
from planner.drafting.search import Effort, solve
from planner.models.drafting import FactCode, Placement, ReasonCode
from planner.models.source import Source

Reason = tuple[ReasonCode, str | None, Source | None]


def reason_of(given: Given, plan: Plan, topic: int) -> Reason:
    """The strongest reason: the code, the item or body that it names, where it is laid down."""
    settled = _settled(given, topic)
    if settled is not None:
        return settled
    found = given.topics[topic]
    if found.kept is not None and {slot for slot, _ in plan[topic]} <= found.kept:
        return ReasonCode.KEPT, None, None
    begins = first_of(plan[topic])
    before = [
        t
        for t, _ in ((i, j) for i, j in given.order if j == topic)
        if plan[t] and begins - 1 <= last_of(plan[t]) <= begins
    ]
    if before:
        latest = max(before, key=lambda t: (last_of(plan[t]), t))
        return ReasonCode.AFTER, given.topics[latest].key, None
    return ReasonCode.EARLIEST, None, None


def _settled(given: Given, topic: int) -> Reason | None:
    """By what was given: a place, a day, a rule on what comes first, last, or before another."""
    found: dict[ReasonCode, Reason] = {}
    for constraint in given.constraints:
        source = constraint.fact.source
        match constraint:
            case Pinned(_, t, _) if t == topic:
                found[ReasonCode.PINNED] = (ReasonCode.PINNED, None, source)
            case Only(made, t, _) if t == topic:
                code = ReasonCode.DAYS if made.code is FactCode.DAYS else ReasonCode.DUE
                found[code] = (code, None, source)
            case First(_, _, topics) if topic in topics:
                found[ReasonCode.FIRST] = (ReasonCode.FIRST, None, source)
            case Last(_, _, topics) if topic in topics:
                found[ReasonCode.LAST] = (ReasonCode.LAST, None, source)
            case Before(_, first, second) if first == topic:
                other = given.topics[second].key
                found[ReasonCode.BESIDE] = (ReasonCode.BESIDE, other, source)
            case Closed(made, organ, _) if organ in given.topics[topic].bodies:
                if made.code is FactCode.DUE:
                    found.setdefault(ReasonCode.DUE, (ReasonCode.DUE, None, source))
            case _:
                pass
    order = (
        ReasonCode.PINNED,
        ReasonCode.DAYS,
        ReasonCode.FIRST,
        ReasonCode.LAST,
        ReasonCode.BESIDE,
        ReasonCode.DUE,
    )
    return next((found[code] for code in order if code in found), None)


def with_next_best(given: Given, plan: Plan, placement: Placement, effort: Effort) -> Placement:
    """The placement with the cheapest proposal in which its topic begins elsewhere.

    Where the time does not suffice to find one, the placement says nothing of it.
    """
    topic = next(t for t, found in enumerate(given.topics) if found.key == placement.topic)
    model = items_model(given)
    add_cost(model)
    model.hint(plan)
    begins = first_of(plan[topic])
    earlier = model.begun[topic, begins - 1] if begins > 0 else 0
    model.cp.add(model.begun[topic, begins] - earlier == 0)
    # It is the best plan that is left, so nothing can cost less than the best of all.
    model.cp.add(model.cost() >= cost_of(given, plan))
    found = solve(model, effort)
    if found.plan is None:
        return replace(placement, is_only_place=found.is_impossible)
    slot = given.slots[first_of(found.plan[topic])]
    more = cost_of(given, found.plan) - cost_of(given, plan)
    return replace(placement, next_best=more, next_place=(slot.day, slot.starts))
