"""Sessions like real ones: five days, plenary, Committee of the Whole, one to three working groups,
18 items and more, twenty meetings with interpretation, two at a time.

Run by ``make bench``; the sessions that it draws are the same each time. CPU time is told beside
the time on the clock, which depends on what else the machine does.
"""

from importlib.util import find_spec
from statistics import median
from time import perf_counter, process_time

import pytest

from planner.drafting.briefing import given_of
from planner.drafting.cost import broken_facts, cost_of, is_sound
from planner.drafting.given import Given
from planner.drafting.greedy import greedy_plan
from planner.drafting.items_model import add_cost, items_model
from planner.drafting.plan import Plan
from planner.drafting.search import Effort, best_plan
from planner.models.drafting import Progress, Status
from tests.benchmarks.highs_model import solve_in_highs
from tests.drafting.sessions import real_like

pytest.importorskip("ortools", reason="install planner[drafting]")

SEEDS = range(40)
SECONDS = 30.0
PEER_SEEDS = range(5)


def bench_sessions_like_real_ones_are_planned_and_proven() -> None:
    given_of(real_like(0).brief())
    best_plan(given_of(real_like(2).brief()), Effort(seconds=1))  # the import is not the search
    print(f"\n{'seed':>4} {'topics':>6} {'first s':>8} {'greedy':>7} {'best':>6} {'bound':>6}")
    clocks, firsts, cpus, gains = [], [], [], []
    proven = 0
    for seed in SEEDS:
        given = given_of(real_like(seed).brief())
        start = perf_counter()
        greedy = greedy_plan(given)
        firsts.append(perf_counter() - start)
        told: list[Progress] = []
        start, cpu = perf_counter(), process_time()
        found = best_plan(given, Effort(seconds=SECONDS, tell=told.append), _whole(given, greedy))
        clocks.append(perf_counter() - start)
        cpus.append(process_time() - cpu)
        assert found.plan is not None
        assert is_sound(given, found.plan)
        assert broken_facts(given, found.plan) == ()
        proven += found.status is Status.PROVEN
        gains.append(cost_of(given, found.plan) / cost_of(given, greedy))
        last = max((p.seconds for p in told), default=0.0)
        print(
            f"{seed:>4} {len(given.topics):>6} {firsts[-1]:>8.2f} {cost_of(given, greedy):>7}"
            f" {cost_of(given, found.plan):>6} {found.bound:>6}  {found.status.value:>10}"
            f"  {clocks[-1]:6.1f} s (CPU {cpus[-1]:5.1f}), last better after {last:.1f} s"
        )
    print(
        f"{proven} of {len(SEEDS)} proven; clock: median {median(clocks):.1f} s, at most"
        f" {max(clocks):.1f} s; CPU: median {median(cpus):.1f} s; first proposal: at most"
        f" {max(firsts):.2f} s; cost against greedy: {median(gains):.0%}"
    )


def _whole(given: Given, plan: Plan) -> Plan | None:
    return plan if is_sound(given, plan) and not broken_facts(given, plan) else None


def bench_the_same_model_in_highs() -> None:
    """The peer solver reads the model that CP-SAT would be given, as linear constraints."""
    if find_spec("highspy") is None:
        pytest.skip("install highspy to compare with HiGHS")
    print()
    for seed in PEER_SEEDS:
        given = given_of(real_like(seed).brief())
        model = items_model(given)
        add_cost(model)
        peer = solve_in_highs(model.cp, SECONDS)
        start = perf_counter()
        found = best_plan(given, Effort(seconds=SECONDS))
        assert found.plan is not None
        print(
            f"{seed:>4}: HiGHS {peer['best']:7.0f} (bound {peer['bound']:7.1f})"
            f" {peer['seconds']:5.1f} s; CP-SAT {cost_of(given, found.plan):>5}"
            f" (bound {found.bound:>5}) {perf_counter() - start:5.1f} s"
        )
