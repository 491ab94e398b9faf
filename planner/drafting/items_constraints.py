"""What a plan keeps to, as constraints of the items model."""

from __future__ import annotations

from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ortools.sat.python.cp_model import BoundedLinearExpression

    from planner.drafting.items_model import Expr, ItemsModel


def add_constraint(model: ItemsModel, constraint: Constraint) -> None:
    """The constraint, under the literal of its fact if it may be given up."""
    literal = model.when.get(constraint.fact.key)
    for bounded in _expressions(model, constraint):
        added = model.cp.add(bounded)
        if literal is not None:
            added.only_enforce_if(literal)


def _expressions(
    model: ItemsModel, constraint: Constraint
) -> Iterator[BoundedLinearExpression | bool]:
    given, taken = model.given, model.taken
    slots = range(len(given.slots))
    match constraint:
        case Work(_, topics):
            for t in topics:
                yield sum(model.steps[t, s] for s in slots) == given.topics[t].steps
        case Entitled(_, limit):
            reserved = sum(slot.reserved for slot in given.slots)
            yield sum(counted_at(model, s) for s in slots) <= limit - reserved
        case AtOnce(_, limit):
            for s in slots:
                yield counted_at(model, s) <= max(limit - given.slots[s].reserved, 0)
        case Rooms(_, groups, count):
            for s in slots:
                yield sum(_meeting_of(model, group, s) for group in groups) <= count
        case NotAtOnce(_, first, second):
            for s in slots:
                together = sum(model.joint[j, s] for j in given.joint if {first, second} <= j)
                yield model.meets[first, s] + model.meets[second, s] <= 1 + together
        case Closed(_, organ, closed):
            for s in closed:
                yield model.meets[organ, s] == 0
        case Only(_, topic, open_slots):
            for s in set(slots) - open_slots:
                yield taken[topic, s] == 0
        case Pinned(_, topic, pins):
            for s in pins:
                yield taken[topic, s] >= model.begun[topic, slots[-1]]
        case First(_, organ, topics):
            for t in topics:
                is_left_out = 1 - model.begun[t, slots[-1]]
                for s in slots:
                    yield model.meets[organ, s] <= model.begun[t, s] + is_left_out
        case Last(_, organ, topics):
            yield from _last(model, organ, topics)
        case Before(_, first, second):
            yield taken[second, 0] == 0
            for s in slots[1:]:
                yield model.begun[second, s] <= model.over[first, s - 1]
        case Apart(_, first, second):
            for s in slots:
                yield taken[first, s] + taken[second, s] <= 1
        case Alone(_, topic):
            bodies = set(given.topics[topic].bodies)
            for organ in set(range(len(given.organs))) - bodies:
                # Who sits in the same meeting is not beside it.
                shared = [j for j in given.joint if organ in j and bodies & j]
                for s in slots:
                    together = sum(model.joint[j, s] for j in shared)
                    yield taken[topic, s] + model.meets[organ, s] <= 1 + together


def _last(
    model: ItemsModel, organ: int, topics: tuple[int, ...]
) -> Iterator[BoundedLinearExpression | bool]:
    given = model.given
    are_left_out = sum(1 - model.begun[t, len(given.slots) - 1] for t in topics)
    for s in range(1, len(given.slots)):
        going_on = sum(1 - model.over[t, s - 1] for t in topics)
        yield model.meets[organ, s] <= going_on + are_left_out
    for other in given.topics_of[organ]:
        if other not in topics:
            for t in topics:
                for s in range(len(given.slots)):
                    yield model.begun[t, s] <= model.over[other, s]


def counted_at(model: ItemsModel, slot: int) -> Expr:
    """How many meetings with interpretation there are in that slot."""
    given = model.given
    if not given.slots[slot].has_interpretation:
        return 0
    with_booths = [o for o, organ in enumerate(given.organs) if organ.is_interpreted]
    held: Expr = sum(model.meets[o, slot] for o in with_booths)
    for together in given.joint:
        sharing = sum(given.organs[o].is_interpreted for o in together)
        held -= max(sharing - 1, 0) * model.joint[together, slot]
    return held


def _meeting_of(model: ItemsModel, group: frozenset[int], slot: int) -> Expr:
    """Whether exactly these organs sit together there (one alone: not with others)."""
    if len(group) > 1:
        return model.joint[group, slot]
    (organ,) = group
    with_others = sum(model.joint[j, slot] for j in model.given.joint if organ in j)
    return model.meets[organ, slot] - with_others
