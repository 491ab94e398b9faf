"""Exact search with OR-Tools CP-SAT: some meetings free, the others where they are.

With all meetings free it proves; with a few it improves a placement that is good already.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from threading import Event, Thread

from planner.drafting.calendar.exact_model import CalendarModel
from planner.drafting.calendar.state import CalendarState

SECONDS_BETWEEN_LOOKS = 0.1


@dataclass(frozen=True, slots=True)
class Effort:
    """How long a solver may work: by the clock, or by its own count, which is the same each time.

    One worker with ``count`` gives the same answer for the same input.
    """

    seconds: float | None = None
    count: float | None = None
    workers: int = 1
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Solved:
    """What a solver found: the slots of all meetings (None: nothing better), and what it proved.

    ``total`` and ``bound`` are of the whole problem, the meetings that were not free included.
    """

    slot_of: list[int] | None
    total: int
    bound: int
    is_proven: bool


def solve_exactly(
    state: CalendarState,
    free: Collection[int],
    effort: Effort,
    *,
    is_over: Callable[[], bool] = lambda: False,
    found: Callable[[int, int], None] = lambda _total, _bound: None,
) -> Solved:
    """The best slots for the free meetings while the others stay; the state is not changed.

    ``is_over`` is asked ten times a second; ``found`` is told a total and a bound whenever one of
    them is better. Both are called from other threads.
    """
    from ortools.sat.python import cp_model

    model = CalendarModel(state, sorted(free))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = effort.workers
    solver.parameters.random_seed = effort.seed
    if effort.seconds is not None:
        solver.parameters.max_time_in_seconds = max(0.01, effort.seconds)
    if effort.count is not None:
        solver.parameters.max_deterministic_time = effort.count

    class Telling(cp_model.CpSolverSolutionCallback):
        def on_solution_callback(self) -> None:
            found(round(self.objective_value), _rounded_up(self.best_objective_bound))

    solver.best_bound_callback = lambda bound: found(state.total, _rounded_up(bound))
    ended = Event()

    def watch() -> None:
        while not ended.wait(SECONDS_BETWEEN_LOOKS):
            if is_over():
                solver.stop_search()

    watching = Thread(target=watch, daemon=True)
    watching.start()
    try:
        status = solver.solve(model.model, Telling())
    finally:
        ended.set()
        watching.join()
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Solved(None, state.total, _rounded_up(solver.best_objective_bound), is_proven=False)
    slot_of = list(state.slot_of)
    for meeting in model.free:
        slot_of[meeting] = next(
            (slot for slot, here in model.at[meeting].items() if solver.boolean_value(here)), -1
        )
    return Solved(
        slot_of,
        round(solver.objective_value),
        _rounded_up(solver.best_objective_bound),
        is_proven=status == cp_model.OPTIMAL,
    )


def _rounded_up(bound: float) -> int:
    """The least whole cost that is not below a bound, with a margin for what floats lose."""
    return -int(-(bound - 1e-6) // 1)
