"""Looking for the best plan with CP-SAT, with progress, and until told to stop."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from importlib.util import find_spec
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING

from planner.drafting.cost import cost_of
from planner.drafting.floors import floor_of
from planner.drafting.given import Given
from planner.drafting.items_floors import keep_in_order, keep_in_order_and_whole, keep_whole
from planner.drafting.items_model import ItemsModel, add_cost, items_model
from planner.drafting.needs import splits_needed
from planner.drafting.plan import Plan, filled_early
from planner.models.cost import CostTerm
from planner.models.drafting import Progress, Status

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpSolver

_POLL_SECONDS = 0.1
_SHARE_OF_PLAIN = 0.3
_DEAREST = 1 << 40


def is_available() -> bool:
    """Whether the solver is installed."""
    return find_spec("ortools") is not None


@dataclass(frozen=True)
class Effort:
    """How to look, and for how long.

    With one worker the same input gives the same answer: time is then counted in the solver's own
    steps, so that a slower machine stops at the same place. More workers prove much faster.
    ``tell`` hears of every better proposal and bound; ``should_stop`` ends the search.
    """

    seconds: float = 30.0
    workers: int = 8
    seed: int = 1
    tell: Callable[[Progress], None] | None = None
    should_stop: Callable[[], bool] | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The best plan, what no plan can cost less than, and how good that is known to be.

    Without a plan there is none at all if ``is_impossible``; else the time was over before.
    """

    plan: Plan | None
    bound: int
    status: Status
    is_impossible: bool = False


def best_plan(given: Given, effort: Effort, start: Plan | None = None) -> Found:
    """The plan of least cost that keeps to everything; ``start`` is where to begin looking.

    Most of the work is to show that no two items should change places and none should be split,
    and that needs no search: first the best plan in the order of the agendas is found whose items
    are whole, then it is asked whether any other can cost less. `floor_of` often says at once.
    """
    floor = floor_of(given)
    cheap = floor + min(given.weight(CostTerm.ORDER), given.weight(CostTerm.WHOLE))
    began = monotonic()
    share = 1.0 if _cost(given, start) <= cheap else _SHARE_OF_PLAIN
    plain = _plain(
        given, _told_of(effort, effort.seconds * share, floor, cheap, _cost(given, start)), start
    )
    best = _cheapest(given, start, plain.plan)
    cost = _cost(given, best)
    is_settled = plain.is_impossible or plain.status is Status.PROVEN
    known = max(floor, cheap if plain.is_impossible else min(plain.bound, cheap))
    if share == 1 or (is_settled and cost <= cheap):
        return _found(given, best, cheap if is_settled else known)
    left = _told_of(effort, _left(effort, share, began), known, cost, cost)
    other = (_not_plain if is_settled else _any)(given, left, best, floor)
    if other.is_impossible:
        return other if best is None else _found(given, best, cost)
    return _found(given, _cheapest(given, best, other.plan), max(known, min(other.bound, cost)))


def _cheapest(given: Given, *plans: Plan | None) -> Plan | None:
    known = [plan for plan in plans if plan is not None]
    return min(known, key=partial(cost_of, given), default=None)


def _cost(given: Given, plan: Plan | None) -> int:
    return _DEAREST if plan is None else cost_of(given, plan)


def _found(given: Given, plan: Plan | None, bound: int) -> Found:
    """The plan, which is proven if nothing can cost less than it does."""
    if plan is None:
        return Found(None, bound, Status.BEST_FOUND)
    cost = cost_of(given, plan)
    return Found(plan, min(bound, cost), Status.PROVEN if bound >= cost else Status.BEST_FOUND)


def _plain(given: Given, effort: Effort, start: Plan | None) -> Found:
    """The best plan in which every organ keeps the order of its agenda and every topic is whole."""
    model = items_model(given)
    add_cost(model)
    keep_in_order_and_whole(model)
    if start is not None:
        model.hint(start)
    return solve(model, effort)


def _not_plain(given: Given, effort: Effort, best: Plan | None, floor: int) -> Found:
    """The best of the others, if it costs less than the best that is known."""
    model = items_model(given)
    add_cost(model)
    splits = model.terms[CostTerm.WHOLE] - splits_needed(given)
    model.cp.add(splits + sum(model.turned) >= 1)
    if best is not None:
        model.hint(best)
        model.cp.add(model.cost() < cost_of(given, best))
        _leave_out_what_is_dearer(model, cost_of(given, best), floor)
    return solve(model, effort)


def _any(given: Given, effort: Effort, best: Plan | None, floor: int) -> Found:
    """The best of all plans, of which ``best`` is one."""
    model = items_model(given)
    add_cost(model)
    if best is not None:
        model.hint(best)
        _leave_out_what_is_dearer(model, cost_of(given, best), floor)
    return solve(model, effort)


def _leave_out_what_is_dearer(model: ItemsModel, cost: int, floor: int) -> None:
    """What turns or splits anything costs its weight above the floor; if that is too much, none."""
    is_in_order = floor + model.given.weight(CostTerm.ORDER) >= cost
    is_whole = floor + model.given.weight(CostTerm.WHOLE) >= cost
    if is_in_order and is_whole:
        keep_in_order_and_whole(model)
    elif is_in_order:
        keep_in_order(model)
    elif is_whole:
        keep_whole(model)


def _left(effort: Effort, share: float, began: float) -> float:
    """What is left of the time. With one worker it is counted in steps: no clock has a say then."""
    spent = effort.seconds * share if effort.workers == 1 else monotonic() - began
    return max(effort.seconds - spent, _POLL_SECONDS)


def _told_of(effort: Effort, seconds: float, floor: int, most: int, best: int) -> Effort:
    """The same for a part of the time.

    What is proven of a part of the plans only holds for all up to ``most``, which the others cost;
    a plan that costs ``best`` is known.
    """
    tell = effort.tell

    def told(progress: Progress) -> None:
        if tell is not None:
            cheapest = min(best, _DEAREST if progress.best is None else progress.best)
            bound = min(max(floor, min(progress.bound, most)), cheapest)
            tell(replace(progress, best=cheapest if cheapest < _DEAREST else None, bound=bound))

    return replace(effort, seconds=seconds, tell=None if tell is None else told)


def other_plans(
    given: Given, effort: Effort, known: Iterable[Plan], count: int, at_most: int
) -> list[Found]:
    """Further plans, each differing from all before in some meeting, of no greater cost than
    ``at_most``; the cheapest first.
    """
    model = items_model(given)
    add_cost(model)
    model.cp.add(model.cost() <= at_most)
    seen = list(known)
    for plan in seen:
        exclude(model, plan)
    found: list[Found] = []
    while len(found) < count:
        another = solve(model, effort)
        if another.plan is None:
            break
        found.append(another)
        exclude(model, another.plan)
    return found


def exclude(model: ItemsModel, plan: Plan) -> None:
    """Asks for a plan in which at least one topic is taken in another slot."""
    there = {(t, s) for t, parts in enumerate(plan) for s, _ in parts}
    model.cp.add_bool_or(
        *(~taken if cell in there else taken for cell, taken in model.taken.items())
    )


def solve(model: ItemsModel, effort: Effort) -> Found:
    """The best plan of that model, its cost added already."""
    from ortools.sat.python import cp_model

    solver = cp_model.CpSolver()
    solver.parameters.num_workers = effort.workers
    solver.parameters.random_seed = effort.seed
    if effort.workers == 1:
        solver.parameters.max_deterministic_time = effort.seconds
    else:
        solver.parameters.max_time_in_seconds = effort.seconds
    answer = _run(solver, model, effort)
    bound = round(solver.best_objective_bound) if answer != cp_model.MODEL_INVALID else 0
    if answer not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        is_impossible = answer == cp_model.INFEASIBLE
        return Found(None, bound, Status.BEST_FOUND, is_impossible)
    plan = plan_of(model, solver)
    status = Status.PROVEN if answer == cp_model.OPTIMAL else Status.BEST_FOUND
    return Found(plan, bound, status)


def _run(solver: CpSolver, model: ItemsModel, effort: Effort) -> object:
    from ortools.sat.python import cp_model

    began = monotonic()

    class Teller(cp_model.CpSolverSolutionCallback):
        """Counts the proposals and passes them on, and every better bound."""

        count = 0
        best: int | None = None

        def on_solution_callback(self) -> None:
            self.count += 1
            self.best = round(self.objective_value)
            self.pass_on(self.best_objective_bound)

        def pass_on(self, bound: float) -> None:
            if effort.tell is not None:
                seconds = monotonic() - began
                effort.tell(Progress(self.best, round(bound), seconds, self.count))

    teller = Teller()
    solver.best_bound_callback = teller.pass_on
    over = Event()
    if effort.should_stop is not None:
        should_stop = effort.should_stop

        def watch() -> None:
            while not over.wait(_POLL_SECONDS):
                if should_stop():
                    solver.stop_search()
                    return

        Thread(target=watch, daemon=True).start()
    try:
        return solver.solve(model.cp, teller)
    finally:
        over.set()


def plan_of(model: ItemsModel, solver: CpSolver) -> Plan:
    """The plan that the solver found, topics taken as early in their meetings as can be."""
    given = model.given
    plan = tuple(
        tuple(
            (s, solver.value(model.steps[t, s]))
            for s in range(len(given.slots))
            if solver.value(model.taken[t, s])
        )
        for t in range(len(given.topics))
    )
    return filled_early(given, plan)
