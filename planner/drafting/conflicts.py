"""Why there is no plan: the smallest set of facts that cannot all hold, and what would help."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from planner.drafting.constraints import (
    AtOnce,
    Closed,
    Constraint,
    Entitled,
    Only,
    Pinned,
    Rooms,
    Work,
)
from planner.drafting.given import STEP, Given, TimeSlot
from planner.drafting.items_model import items_model
from planner.drafting.search import Effort
from planner.models.drafting import Conflict, Fact, FactCode, Relaxation, RelaxationCode
from planner.models.estimates import SlotKind

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpSolver

# So many more of what was short are tried before it is said that more of it does not help.
_MOST_MORE = 12


def conflict_of(given: Given, effort: Effort) -> Conflict | None:
    """The conflict of what has no plan; ``None`` if it has one after all.

    First the solver names facts that suffice; then each is left out in turn, and stays out if there
    is no plan without it either. What is left is minimal: without any one of them there is
    a plan.
    """
    facts = _sufficient(given, effort)
    if facts is None:
        return None
    is_minimal = True
    for fact in list(facts):
        fewer = [other for other in facts if other.key != fact.key]
        answer = has_plan(_only(given, fewer), effort)
        if answer is False:
            facts = fewer
        is_minimal &= answer is not None
    kept = tuple(c.fact for c in given.constraints if c.fact.key in {fact.key for fact in facts})
    regular = len(given.slots)
    return Conflict(kept, tuple(relaxations(given, kept, effort)), regular, is_minimal)


def has_plan(given: Given, effort: Effort) -> bool | None:
    """Whether there is any plan; ``None`` when the time was over before that was known.

    A body whose work is not asked for has none.
    """
    from ortools.sat.python import cp_model

    asked = {t for c in given.constraints if isinstance(c, Work) for t in c.topics}
    model = items_model(given)
    for (t, _), taken in model.taken.items():
        if t not in asked:
            model.cp.add(taken == 0)
    answer = _solver(effort).solve(model.cp)
    if answer in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return True
    return False if answer == cp_model.INFEASIBLE else None


def _solver(effort: Effort) -> CpSolver:
    from ortools.sat.python import cp_model

    solver = cp_model.CpSolver()
    solver.parameters.num_workers = effort.workers
    solver.parameters.random_seed = effort.seed
    solver.parameters.max_time_in_seconds = effort.seconds
    return solver


def _sufficient(given: Given, effort: Effort) -> list[Fact] | None:
    """Facts that together have no plan, as the solver names them; ``None`` if there is one."""
    from ortools.sat.python import cp_model

    facts = list({c.fact.key: c.fact for c in given.constraints}.values())
    model = items_model(given, revocable=facts)
    model.cp.add_assumptions(list(model.when.values()))
    # Assumptions are followed by one worker only.
    solver = _solver(replace(effort, workers=1))
    answer = solver.solve(model.cp)
    if answer in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    if answer != cp_model.INFEASIBLE:
        return facts
    named = set(solver.sufficient_assumptions_for_infeasibility())
    found = [fact for fact in facts if model.when[fact.key].index in named]
    return found or facts


def _only(given: Given, facts: Sequence[Fact]) -> Given:
    keys = {fact.key for fact in facts}
    return replace(given, constraints=tuple(c for c in given.constraints if c.fact.key in keys))


def relaxations(given: Given, facts: Sequence[Fact], effort: Effort) -> Iterator[Relaxation]:
    """For each fact of the conflict the least by which it has to give way, all others holding.

    A fact that does not help on its own is in another conflict besides: that is said as well.
    """
    tried = [_relaxation(given, c, effort) for c in _first_of_each(given, facts)]
    evenings = _evenings(given, effort)
    if evenings is not None:
        tried.append(Relaxation(RelaxationCode.ANOTHER_SLOT, None, evenings, is_enough=True))
    yield from sorted(tried, key=_dearness)


def _dearness(relaxation: Relaxation) -> tuple[bool, bool]:
    """What does not suffice comes last, and before that what would leave work out altogether."""
    fact = relaxation.fact
    leaves_out = fact is not None and fact.code is FactCode.WORK and relaxation.amount is None
    return not relaxation.is_enough, leaves_out


def _evenings(given: Given, effort: Effort) -> int | None:
    """The fewest further slots that help, one after the last of each day at most."""
    from ortools.sat.python import cp_model

    more, added = with_evenings(given)
    model = items_model(more)
    used = []
    for s in added:
        is_used = model.cp.new_bool_var(f"used_{s}")
        for organ in range(len(given.organs)):
            model.cp.add(is_used >= model.meets[organ, s])
        used.append(is_used)
    model.cp.minimize(sum(used))
    solver = _solver(effort)
    answer = solver.solve(model.cp)
    if answer not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    return round(solver.objective_value) or None


def with_evenings(given: Given) -> tuple[Given, list[int]]:
    """The same with a slot more at the end of each day, and which slots those are.

    What was said of slots (that a body cannot meet on a day, that a group has to be over by then)
    is said of the new ones too, as far as it is said of the slot before.
    """
    slots: list[TimeSlot] = []
    place: list[int] = []
    added: list[int] = []
    for s, slot in enumerate(given.slots):
        place.append(len(slots))
        slots.append(slot)
        is_last = s + 1 == len(given.slots) or given.slots[s + 1].day != slot.day
        if is_last and slot.kind is SlotKind.REGULAR:
            added.append(len(slots))
            slots.append(replace(slot, kind=SlotKind.EVENING, reserved=0))

    def moved(places: frozenset[int], *, with_new: bool) -> frozenset[int]:
        found = {place[s] for s in places}
        return frozenset(found | {n for n in added if with_new and n - 1 in found})

    def over(constraint: Constraint) -> Constraint:
        match constraint:
            case Closed() | Only():
                return replace(constraint, slots=moved(constraint.slots, with_new=True))
            case Pinned():
                return replace(constraint, slots=moved(constraint.slots, with_new=False))
        return constraint

    topics = tuple(
        topic if topic.kept is None else replace(topic, kept=moved(topic.kept, with_new=False))
        for topic in given.topics
    )
    constraints = tuple(map(over, given.constraints))
    more = replace(given, slots=tuple(slots), topics=topics, constraints=constraints)
    return more, added


def _first_of_each(given: Given, facts: Sequence[Fact]) -> list[Constraint]:
    found: dict[str, Constraint] = {}
    for constraint in given.constraints:
        if constraint.fact in facts:
            found.setdefault(constraint.fact.key, constraint)
    return list(found.values())


def _relaxation(given: Given, constraint: Constraint, effort: Effort) -> Relaxation:
    match constraint:
        case Work(_, topics):
            return _shortened(given, constraint, topics, effort)
        case Entitled():
            return _raised(given, constraint, RelaxationCode.MORE_MEETINGS, effort)
        case AtOnce():
            return _raised(given, constraint, RelaxationCode.MORE_AT_ONCE, effort)
        case Rooms():
            return _raised(given, constraint, RelaxationCode.ANOTHER_ROOM, effort)
    without = _without(given, constraint.fact)
    is_enough = has_plan(without, effort) is True
    return Relaxation(RelaxationCode.WAIVE, constraint.fact, None, is_enough)


def _without(given: Given, fact: Fact) -> Given:
    return replace(given, constraints=tuple(c for c in given.constraints if c.fact.key != fact.key))


def _raised(
    given: Given, constraint: Entitled | AtOnce | Rooms, code: RelaxationCode, effort: Effort
) -> Relaxation:
    """One more, two more … of what is limited; by halving, since more never hurts."""

    def raised(more: int) -> Given:
        changed: list[Constraint] = []
        for other in given.constraints:
            if other.fact.key != constraint.fact.key:
                changed.append(other)
            elif isinstance(other, Rooms):
                changed.append(replace(other, count=other.count + more))
            elif isinstance(other, Entitled | AtOnce):
                changed.append(replace(other, limit=other.limit + more))
        return replace(given, constraints=tuple(changed))

    amount = _least(lambda more: has_plan(raised(more), effort) is True, _MOST_MORE)
    return Relaxation(code, constraint.fact, amount, amount is not None)


def _shortened(
    given: Given, constraint: Work, topics: tuple[int, ...], effort: Effort
) -> Relaxation:
    """The least that the work has to be cut by, the cut spread over its topics as need be."""
    from ortools.sat.python import cp_model

    others = replace(
        given, constraints=tuple(c for c in given.constraints if c.fact.key != constraint.fact.key)
    )
    model = items_model(others, revocable=[constraint.fact])
    model.cp.add(model.when[constraint.fact.key] == 0)
    slots = range(len(given.slots))
    taken = []
    for t in topics:
        length = sum(model.steps[t, s] for s in slots)
        model.cp.add(length <= given.topics[t].steps)
        # A topic that is cut away altogether is left out, not shortened.
        model.cp.add(length >= 1)
        taken.append(length)
    model.cp.maximize(sum(taken))
    solver = _solver(effort)
    answer = solver.solve(model.cp)
    if answer not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        # However short, it does not fit: it helps only to leave it out.
        is_enough = has_plan(others, effort) is True
        return Relaxation(RelaxationCode.WAIVE, constraint.fact, None, is_enough)
    whole = sum(given.topics[t].steps for t in topics)
    less = (whole - round(solver.objective_value)) * STEP
    return Relaxation(RelaxationCode.SHORTEN, constraint.fact, less, is_enough=True)


def _least(is_enough: Callable[[int], bool], most: int) -> int | None:
    """The least number from 1 to ``most`` that is enough, if ``most`` is."""
    if not is_enough(most):
        return None
    low, high = 1, most
    while low < high:
        middle = (low + high) // 2
        if is_enough(middle):
            high = middle
        else:
            low = middle + 1
    return low
