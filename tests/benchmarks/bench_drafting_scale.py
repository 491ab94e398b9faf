"""How good a drafted calendar is, and how soon, beside the greedy start and HiGHS.

Run by ``make bench``; ``PLANNER_BENCH_SECONDS`` (60 unless told) is the longest run. Time is the
engine's own CPU time, so that what else runs on the machine does not count; CP-SAT's and HiGHS's
share is limited by the wall clock, and what they got of it is printed with the load. What is
asserted are ratios within one run, never seconds.
"""

import os
import resource
from random import Random
from time import perf_counter, process_time

import pytest

from planner.drafting.calendar.cost import rules_broken
from planner.drafting.calendar.draft import CalendarProgress, CalendarProposal, draft_calendar
from planner.drafting.calendar.ejection import place_the_rest
from planner.drafting.calendar.exact_model import CalendarModel
from planner.drafting.calendar.greedy import draft_greedily
from planner.drafting.calendar.problem import CalendarProblem
from planner.drafting.calendar.tables import tables_of
from tests.benchmarks.generated_calendars import (
    HUNDRED,
    LARGE,
    MEDIUM,
    VERY_LARGE,
    Size,
    generated_calendar,
)
from tests.benchmarks.highs_peer import solve_with_highs

SEEDS = (1, 2)
LONGEST = float(os.environ.get("PLANNER_BENCH_SECONDS", "60"))
# It ends when it is proven, which takes seconds unless the machine is busy with other work.
UNTIL_PROVEN = 600.0
# A model of this many meetings is too large for HiGHS to find anything in a minute.
LARGEST_FOR_HIGHS = 400


def drafted(problem: CalendarProblem, seconds: float) -> tuple[CalendarProposal, int, str]:
    """The proposal, the cost of the greedy start, and a line on both."""
    told: list[CalendarProgress] = []
    load, began, cpu = os.getloadavg()[0], perf_counter(), process_time()
    proposal = draft_calendar(
        problem, clock=process_time, seconds=seconds, seed=1, progress=told.append
    )
    wall, cpu = perf_counter() - began, process_time() - cpu
    assert rules_broken(problem, proposal.slots) == []
    assert proposal.unplaced == ()
    first, total = told[0], proposal.cost.total
    proven = "proven" if proposal.is_proven else f"bound {proposal.bound}"
    line = (
        f"{seconds:4.0f} s: first {first.total} after {first.seconds:.2f} s, then {total}"
        f" ({1 - total / first.total:.1%} below greedy, {proven}),"
        f" {cpu:.1f} s CPU, {wall:.1f} s by the clock, load {load:.1f},"
        f" {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB at most so far"
    )
    return proposal, first.total, line


def highs_on(problem: CalendarProblem, seconds: float) -> tuple[float | None, float, str]:
    """HiGHS on the model with all meetings free: its answer, its bound, and a line on both."""
    state = draft_greedily(tables_of(problem))
    place_the_rest(state, Random(1))
    model = CalendarModel(state, list(range(len(problem.meetings)))).model
    answer = solve_with_highs(model, seconds)
    found = "nothing" if answer.total is None else f"{answer.total:.0f}"
    line = f"HiGHS: {found}, bound {answer.bound:.1f}, {answer.seconds:.1f} s by the clock"
    return answer.total, answer.bound, line


def problems_of(size: Size) -> list[CalendarProblem]:
    return [generated_calendar(size, seed) for seed in SEEDS]


def bench_a_medium_session_is_proven() -> None:
    for seed, problem in zip(SEEDS, problems_of(MEDIUM), strict=True):
        proposal, _, line = drafted(problem, UNTIL_PROVEN)
        print(f"\n{MEDIUM.name}, seed {seed}: {line}")
        total, bound, line = highs_on(problem, LONGEST)
        print(f"  {line}")
        assert proposal.is_proven
        assert total is None or proposal.cost.total <= total + 0.5
        assert bound <= proposal.cost.total + 0.5


def bench_a_hundred_meetings_are_close_to_the_best_bound() -> None:
    for seed, problem in zip(SEEDS, problems_of(HUNDRED), strict=True):
        after_ten, _, line = drafted(problem, 10)
        print(f"\n{HUNDRED.name}, seed {seed}: {line}")
        longest, _, line = drafted(problem, LONGEST)
        print(f"  {line}")
        total, bound, line = highs_on(problem, LONGEST)
        print(f"  {line}")
        best = max(bound, after_ten.bound, longest.bound)
        print(f"  after 10 s {after_ten.cost.total / best - 1:.1%} above the best bound {best:.1f}")
        assert longest.cost.total >= best - 0.5
        assert total is None or longest.cost.total <= total * 1.02


@pytest.mark.parametrize(
    ("size", "targets"),
    [(LARGE, {10: 0.20, 30: 0.24}), (VERY_LARGE, {60: 0.15})],
    ids=lambda value: value.name if isinstance(value, Size) else "",
)
def bench_large_sessions_are_far_below_the_greedy_start(
    size: Size, targets: dict[float, float]
) -> None:
    for seed, problem in zip(SEEDS, problems_of(size), strict=True):
        for seconds in sorted({10.0, 30.0, 60.0, *targets}):
            if seconds > LONGEST:
                continue
            proposal, greedy, line = drafted(problem, seconds)
            print(f"\n{size.name}, seed {seed}: {line}", end="")
            if seconds in targets:
                assert proposal.cost.total <= greedy * (1 - targets[seconds])
        print()
        if len(problem.meetings) <= LARGEST_FOR_HIGHS:
            print(f"  {highs_on(problem, LONGEST)[2]}")
