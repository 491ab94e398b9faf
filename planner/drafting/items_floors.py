"""What the relaxation of the items model cannot see by itself: how many meetings come before.

A topic can only begin when its organ has held so many meetings. Said with a literal for "has held
k meetings by the end of that slot", it makes bounds of weeks with many short items two to three
times as high.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate
from typing import TYPE_CHECKING

from planner.drafting.needs import (
    needs_by_count,
    needs_if_whole,
    needs_in_order,
    parts_needed,
    splits_needed,
)
from planner.models.cost import CostTerm

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel, IntVar

    from planner.drafting.items_model import ItemsModel

Held = dict[tuple[int, int], "IntVar"]
"""A literal for each number of meetings, from 1, and each slot: so many were held by its end."""


def add_held(
    cp: CpModel, meets: Mapping[tuple[int, int], IntVar], organ: int, slots: int, most: int
) -> Held:
    """The literals for the first ``most`` meetings of an organ."""
    numbers = range(1, most + 1)
    held = {(k, s): cp.new_bool_var(f"held_{organ}_{k}_{s}") for k in numbers for s in range(slots)}
    so_far = list(accumulate(meets[organ, s] for s in range(slots)))
    for s in range(slots):
        cp.add(sum(held[k, s] for k in numbers) <= so_far[s])
        for k in numbers:
            if s:
                cp.add(held[k, s - 1] <= held[k, s])
            if k > 1:
                cp.add(held[k, s] <= (held[k - 1, s - 1] if s else 0))
    return held


def add_floors(model: ItemsModel) -> None:
    """How many meetings each topic and organ need at least, and how many topics can have begun."""
    given, cp = model.given, model.cp
    slots = range(len(given.slots))
    for t in range(len(given.topics)):
        cp.add(sum(model.taken[t, s] for s in slots) >= given.fewest_parts(t))
    for o, topics in enumerate(given.topics_of):
        length = sum(given.topics[t].steps for t in topics)
        cp.add(sum(model.meets[o, s] for s in slots) >= -(-length // given.longest))
        if topics:
            needs = needs_by_count(given, o, topics)
            held = add_held(cp, model.meets, o, len(slots), needs[-1])
            for s in slots:
                begun = sum(model.begun[t, s] for t in topics)
                cp.add(begun <= sum(held[need, s] for need in needs))


def keep_in_order(model: ItemsModel) -> None:
    """Leaves only plans in which every organ keeps the order of its agenda."""
    given, cp = model.given, model.cp
    for is_turned in model.turned:
        cp.add(is_turned == 0)
    for o, topics in enumerate(given.topics_of):
        _add_needs(model, o, needs_in_order(given, topics))


def keep_whole(model: ItemsModel) -> None:
    """Leaves only plans in which no topic has a meeting more than it needs.

    One that is taken at one meeting is taken there for its whole length: with no minutes left to
    choose, the search is ten times as fast.
    """
    given, cp = model.given, model.cp
    cp.add(model.terms[CostTerm.WHOLE] <= splits_needed(given))
    for t, topic in enumerate(given.topics):
        if parts_needed(given, t) == 1:
            for s in range(len(given.slots)):
                cp.add(model.steps[t, s] == topic.steps * model.taken[t, s])


def keep_in_order_and_whole(model: ItemsModel) -> None:
    """Leaves only plans of both kinds, in which a topic can wait for the next meeting."""
    given, cp = model.given, model.cp
    keep_whole(model)
    for is_turned in model.turned:
        cp.add(is_turned == 0)
    for o, topics in enumerate(given.topics_of):
        if topics:
            needs, meetings = needs_if_whole(given, topics)
            _add_needs(model, o, needs)
            cp.add(sum(model.meets[o, s] for s in range(len(given.slots))) >= meetings)


def _add_needs(model: ItemsModel, organ: int, needs: list[int]) -> None:
    slots = len(model.given.slots)
    held = add_held(model.cp, model.meets, organ, slots, max(needs, default=0))
    for t, need in zip(model.given.topics_of[organ], needs, strict=True):
        for s in range(slots):
            model.cp.add(model.begun[t, s] <= held[need, s])
