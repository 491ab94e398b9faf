"""What a plan costs, term by term, and which facts it does not keep to.

This says what the model means: both are held against each other in tests.
"""

from collections import Counter
from collections.abc import Sequence

from planner.drafting.constraints import (
    Alone,
    Apart,
    AtOnce,
    Before,
    Closed,
    Constraint,
    Entitled,
    First,
    Last,
    NotAtOnce,
    Only,
    Pinned,
    Rooms,
    Work,
)
from planner.drafting.given import Given
from planner.drafting.plan import Plan, Sitting, first_of, last_of, load, sittings
from planner.models.cost import CostTerm
from planner.models.drafting import Fact
from planner.models.estimates import SlotKind


def counts_of(given: Given, plan: Plan) -> dict[CostTerm, int]:
    """How many units of each term the plan has; what is not placed costs nothing here."""
    held = sittings(given, plan)
    per_day = Counter(given.slots[sitting.slot].day for sitting in held)
    return {
        CostTerm.CHANGES: sum(change(given, t, s) for t, ps in enumerate(plan) for s, _ in ps),
        CostTerm.WHOLE: sum(max(0, len(ps) - given.fewest_parts(t)) for t, ps in enumerate(plan)),
        CostTerm.ORDER: sum(
            1
            for i, j in given.order
            if plan[i] and plan[j] and last_of(plan[i]) > first_of(plan[j])
        ),
        CostTerm.CLASHES: _clashes(given, plan),
        CostTerm.SAME_DAY: sum(_scattered(given, plan, topic) for topic in range(len(plan))),
        CostTerm.UNUSUAL_HOURS: sum(is_unusual(given, sitting.slot) for sitting in held),
        CostTerm.BALANCE: sum(max(0, per_day[day] - given.even_share) for day in given.days),
        CostTerm.MEETINGS: len(held),
        CostTerm.EARLY: sum(first_of(parts) for parts in plan if parts),
    }


def cost_of(given: Given, plan: Plan) -> int:
    """The whole cost."""
    return sum(given.weight(term) * count for term, count in counts_of(given, plan).items())


def change(given: Given, topic: int, slot: int) -> int:
    """How much taking the topic in that slot changes what the edition kept has.

    Another day is worse than the same; worst is before its first, when people may not have come.
    """
    kept = given.topics[topic].kept
    if kept is None or slot in kept:
        return 0
    is_before_all = bool(kept) and slot < min(kept)
    return is_before_all + (2 if given.slots[slot].day in given.topics[topic].kept_days else 3)


def is_unusual(given: Given, slot: int) -> bool:
    """Whether a meeting in that slot is at an hour for which people have to be asked."""
    return given.slots[slot].kind is not SlotKind.REGULAR


def _clashes(given: Given, plan: Plan) -> int:
    at_once = 0
    for first, second, common in given.clashing:
        slots = {slot for slot, _ in plan[first]} & {slot for slot, _ in plan[second]}
        at_once += common * len(slots)
    return at_once * given.clash_factor


def _scattered(given: Given, plan: Plan, topic: int) -> int:
    parts = plan[topic]
    if not parts:
        return 0
    taken = {slot for slot, _ in parts}
    days = {given.slots[slot].day for slot in taken}
    pauses = sum(
        1
        for slot in range(first_of(parts), last_of(parts))
        if slot not in taken and not is_unusual(given, slot)
    )
    return max(0, len(days) - given.fewest_days(topic)) + pauses


def is_sound(given: Given, plan: Plan) -> bool:
    """Whether the plan can be read at all: no meeting too long, no topic interrupted by another
    of its organ, nothing where there is no interpretation for it.
    """
    for sitting in sittings(given, plan):
        slot = given.slots[sitting.slot]
        if load(plan, sitting) > slot.steps:
            return False
        if not slot.has_interpretation and any(
            given.organs[o].is_interpreted for o in sitting.organs
        ):
            return False
    return all(
        last_of(plan[i]) <= first_of(plan[j]) or last_of(plan[j]) <= first_of(plan[i])
        for i, j in given.order
        if plan[i] and plan[j]
    ) and all(len(sets) == 1 for sets in _joint_at(given, plan).values())


def _joint_at(given: Given, plan: Plan) -> dict[tuple[int, int], set[frozenset[int]]]:
    """The sets of organs that sit together, by slot and organ."""
    found: dict[tuple[int, int], set[frozenset[int]]] = {}
    for topic, parts in enumerate(plan):
        bodies = given.topics[topic].bodies
        if len(bodies) > 1:
            for slot, _ in parts:
                for body in bodies:
                    found.setdefault((slot, body), set()).add(frozenset(bodies))
    return found


def broken_facts(given: Given, plan: Plan) -> tuple[Fact, ...]:
    """The facts that the plan does not keep to, in the order in which they are given."""
    held = sittings(given, plan)
    return tuple(c.fact for c in given.constraints if not keeps(given, plan, held, c))


def keeps(given: Given, plan: Plan, held: Sequence[Sitting], constraint: Constraint) -> bool:
    """Whether the plan, whose meetings are ``held``, keeps to that."""
    match constraint:
        case Work(_, topics):
            return all(sum(q for _, q in plan[t]) == given.topics[t].steps for t in topics)
        case Entitled(_, limit):
            reserved = sum(slot.reserved for slot in given.slots)
            return reserved + sum(is_counted(given, sitting) for sitting in held) <= limit
        case AtOnce(_, limit):
            counted = Counter(s.slot for s in held if is_counted(given, s))
            return all(given.slots[slot].reserved + n <= limit for slot, n in counted.items())
        case Rooms(_, groups, count):
            in_rooms = Counter(s.slot for s in held if frozenset(s.organs) in groups)
            return max(in_rooms.values(), default=0) <= count
        case NotAtOnce(_, first, second):
            apart = [s for s in held if (first in s.organs) != (second in s.organs)]
            slots = [{s.slot for s in apart if organ in s.organs} for organ in (first, second)]
            return not slots[0] & slots[1]
        case Closed(_, organ, slots_closed):
            return not any(organ in s.organs and s.slot in slots_closed for s in held)
        case Only(_, topic, slots_open):
            return all(slot in slots_open for slot, _ in plan[topic])
        case Pinned(_, topic, pins):
            return not plan[topic] or pins <= {slot for slot, _ in plan[topic]}
        case First(_, organ, topics):
            first_held = next((s.slot for s in held if organ in s.organs), -1)
            return all(first_of(plan[t]) == first_held for t in topics if plan[t])
        case Last(_, organ, topics):
            return _is_last(given, plan, held, organ, topics)
        case Before(_, first, second):
            return not (plan[first] and plan[second]) or (
                last_of(plan[first]) < first_of(plan[second])
            )
        case Apart(_, first, second):
            return not {slot for slot, _ in plan[first]} & {slot for slot, _ in plan[second]}
        case Alone(_, topic):
            taken = {slot for slot, _ in plan[topic]}
            return all(topic in s.topics for s in held if s.slot in taken)


def _is_last(
    given: Given, plan: Plan, held: Sequence[Sitting], organ: int, topics: tuple[int, ...]
) -> bool:
    placed = [t for t in topics if plan[t]]
    if not placed:
        return True
    last_held = max(s.slot for s in held if organ in s.organs)
    others = [t for t in given.topics_of[organ] if t not in topics and plan[t]]
    begins = min(first_of(plan[t]) for t in placed)
    return max(last_of(plan[t]) for t in placed) == last_held and all(
        last_of(plan[t]) <= begins for t in others
    )


def is_counted(given: Given, sitting: Sitting) -> bool:
    """Whether the meeting has interpretation and so counts against the entitlement."""
    return given.slots[sitting.slot].has_interpretation and any(
        given.organs[organ].is_interpreted for organ in sitting.organs
    )
