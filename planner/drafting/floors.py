"""What no plan can cost less than, from its meetings alone: found in a few hundredths of a second.

Which organs meet when, how many topics can have begun by then: that is a small model, solved to
the end. Order, clashes and wholeness are left aside, so that what breaks one of them costs its
weight on top.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING

from planner.drafting.constraints import AtOnce, Closed, Entitled, NotAtOnce
from planner.drafting.cost import is_unusual
from planner.drafting.given import Given
from planner.drafting.items_floors import add_held
from planner.drafting.needs import needs_by_count, splits_needed
from planner.models.cost import CostTerm

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel, IntVar

    from planner.drafting.items_model import Expr

# In the solver's own count, so that it is the same floor on every machine.
_EFFORT = 1.0


def floor_of(given: Given) -> int:
    """What every plan costs at least. Infeasible sessions have a floor too: it says nothing."""
    from ortools.sat.python import cp_model

    frame = _frame_of(given)
    frame.cp.minimize(sum(frame.costs))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_deterministic_time = _EFFORT
    answer = solver.solve(frame.cp)
    if answer not in (cp_model.OPTIMAL, cp_model.FEASIBLE, cp_model.UNKNOWN):
        return 0
    splits = given.weight(CostTerm.WHOLE) * splits_needed(given)
    # What is not whole is a whole number; the margin is for what fractions lose.
    return splits + max(0, -int(-(solver.best_objective_bound - 1e-6) // 1))


def floor_of_lengths(given: Given) -> int:
    """A lower floor that needs no solver: each company by itself, meeting at every slot."""
    meetings = begun = 0
    for company in companies_of(given):
        topics = {t for organ in company for t in given.topics_of[organ]}
        meetings += -(-sum(given.topics[t].steps for t in topics) // given.longest)
    for organ, topics_of_organ in enumerate(given.topics_of):
        own = [t for t in topics_of_organ if given.topics[t].bodies[0] == organ]
        begun += sum(need - 1 for need in needs_by_count(given, organ, own))
    return (
        meetings * given.weight(CostTerm.MEETINGS)
        + begun * given.weight(CostTerm.EARLY)
        + splits_needed(given) * given.weight(CostTerm.WHOLE)
    )


@dataclass
class _Frame:
    """Who meets in which slot, and whether anybody of a company does.

    A company are organs that sit together now and then, directly or through others; what is said
    of its meetings holds however many of them are one.
    """

    given: Given
    cp: CpModel
    companies: list[frozenset[int]]
    meets: dict[tuple[int, int], IntVar]
    busy: dict[tuple[int, int], IntVar]
    costs: list[Expr] = field(default_factory=list)


def companies_of(given: Given) -> list[frozenset[int]]:
    """The organs, apart by whether they ever sit together."""
    companies = [frozenset([organ]) for organ in range(len(given.organs))]
    for together in given.joint:
        touched = [company for company in companies if company & together]
        companies = [c for c in companies if c not in touched] + [frozenset().union(*touched)]
    return sorted(companies, key=min)


def _frame_of(given: Given) -> _Frame:
    from ortools.sat.python.cp_model import CpModel

    cp, slots = CpModel(), range(len(given.slots))
    companies = companies_of(given)
    frame = _Frame(
        given=given,
        cp=cp,
        companies=companies,
        meets={
            (o, s): cp.new_bool_var(f"meets_{o}_{s}")
            for o in range(len(given.organs))
            for s in slots
        },
        busy={
            (c, s): cp.new_bool_var(f"busy_{c}_{s}") for c in range(len(companies)) for s in slots
        },
    )
    for (c, s), busy in frame.busy.items():
        cp.add_max_equality(busy, [frame.meets[o, s] for o in companies[c]])
    _keep_rules(frame)
    _price_meetings(frame)
    _price_beginnings(frame)
    return frame


def _keep_rules(frame: _Frame) -> None:
    given, cp = frame.given, frame.cp
    for (o, s), meets in frame.meets.items():
        slot = given.slots[s]
        if slot.steps == 0 or (given.organs[o].is_interpreted and not slot.has_interpretation):
            cp.add(meets == 0)
    apart = [
        (first, second)
        for one, other in combinations(frame.companies, 2)
        for first in one
        for second in other
    ]
    for constraint in given.constraints:
        match constraint:
            case Entitled(_, limit):
                reserved = sum(slot.reserved for slot in given.slots)
                cp.add(sum(_counted(frame, s) for s in range(len(given.slots))) <= limit - reserved)
            case AtOnce(_, limit):
                for s, slot in enumerate(given.slots):
                    cp.add(_counted(frame, s) <= max(limit - slot.reserved, 0))
            case NotAtOnce(_, first, second):
                if (first, second) in apart or (second, first) in apart:
                    for s in range(len(given.slots)):
                        cp.add(frame.meets[first, s] + frame.meets[second, s] <= 1)
            case Closed(_, organ, closed):
                for s in closed:
                    cp.add(frame.meets[organ, s] == 0)
            case _:
                pass


def _counted(frame: _Frame, slot: int) -> Expr:
    """How many meetings with interpretation there are at least in that slot."""
    given = frame.given
    if not given.slots[slot].has_interpretation:
        return 0
    return sum(
        frame.busy[c, slot]
        for c, company in enumerate(frame.companies)
        if all(given.organs[o].is_interpreted for o in company)
    )


def _price_meetings(frame: _Frame) -> None:
    given, cp = frame.given, frame.cp
    slots = range(len(given.slots))
    for c, company in enumerate(frame.companies):
        topics = {t for o in company for t in given.topics_of[o]}
        needed = -(-sum(given.topics[t].steps for t in topics) // given.longest)
        held = cp.new_int_var(needed, needed + len(slots) * len(company), f"held_{c}")
        cp.add(held >= sum(frame.busy[c, s] for s in slots))
        cp.add(sum(frame.meets[o, s] for o in company for s in slots) >= needed)
        frame.costs.append(given.weight(CostTerm.MEETINGS) * held)
        unusual = sum(frame.busy[c, s] for s in slots if is_unusual(given, s))
        frame.costs.append(given.weight(CostTerm.UNUSUAL_HOURS) * unusual)
    for day in given.days:
        on_day = [frame.busy[c, s] for c, s in frame.busy if given.slots[s].day == day]
        beyond = cp.new_int_var(0, len(on_day), f"beyond_{day}")
        cp.add(beyond >= sum(on_day) - given.even_share)
        frame.costs.append(given.weight(CostTerm.BALANCE) * beyond)


def _price_beginnings(frame: _Frame) -> None:
    """A topic of several organs is counted with the first of them."""
    given = frame.given
    slots = len(given.slots)
    weight = given.weight(CostTerm.EARLY)
    for o, topics in enumerate(given.topics_of):
        own = [t for t in topics if given.topics[t].bodies[0] == o]
        if own:
            needs = needs_by_count(given, o, own)
            held = add_held(frame.cp, frame.meets, o, slots, needs[-1])
            frame.costs += [weight * (1 - held[n, s]) for n in needs for s in range(slots)]
