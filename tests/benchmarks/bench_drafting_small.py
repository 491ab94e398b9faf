"""A thousand small sessions drawn at random: every proposal passes the check, none is worse than
the best of all plans where they can all be looked at.

Run by ``make bench``.
"""

from collections import Counter

from tests.drafting.small_sessions import judged

SESSIONS = 1_000


def bench_a_thousand_small_sessions_are_drafted_as_well_as_can_be() -> None:
    counted: Counter[str] = Counter()
    wrong = []
    for seed in range(SESSIONS):
        verdict = judged(seed)
        counted["possible"] += verdict.is_possible
        counted["compared with every plan"] += verdict.is_compared
        counted["compared and possible"] += verdict.is_compared and verdict.is_possible
        counted["greedy plan whole"] += verdict.is_greedy_whole
        counted["greedy plan as good"] += (
            verdict.is_greedy_whole and verdict.greedy_cost == verdict.cost
        )
        wrong += [f"{seed}: {fault}" for fault in verdict.faults]
    print(f"\nOf {SESSIONS} sessions:")
    for what, number in counted.items():
        print(f"{number:>6} {what}")
    assert wrong == []
