"""A thousand draws among 190 States: rules, chances, and what a draw costs.

python -m tests.benchmarks.bench_draws [draws]
"""

import sys
from collections import Counter
from math import sqrt
from time import perf_counter

from planner.models.draw import Pool
from planner.rules.draw_checks import breaches_of
from planner.rules.draw_places import places_of
from planner.rules.draw_reviewers import draw_among
from planner.rules.lots import Lots
from tests.draw_builders import alike, invented, rules


def main(draws: int) -> None:
    of_invented(draws)
    of_alike(draws)


def of_invented(draws: int) -> None:
    """190 States with invented memberships: breaches, and how often each pair comes up."""
    states = invented()
    group = {p.code: p.group for p in states}
    held = {p.code: p.instruments for p in states}
    places = places_of(states, rules())
    pairs: Counter[tuple[str, Pool, str]] = Counter()
    loads: Counter[int] = Counter()
    additional = breaches = 0
    spent = 0.0
    for n in range(draws):
        started = perf_counter()
        result = draw_among(places, rules(), Lots(f"draw {n}"))
        spent += perf_counter() - started
        breaches += len(breaches_of(states, rules(), result.reviews))
        pairs.update((r.reviewed, r.pool, r.reviewer) for r in result.reviews)
        taken = Counter(state for r in result.reviews for state in r.states)
        loads.update(taken.values())
        additional += sum(len(r.additional) for r in result.reviews)
    print(f"{draws} draws, breaches of rules: {breaches}")
    print(f"additional States per draw: {additional / draws:.1f}")
    print(
        "States with so many reviews, per draw:", {k: v / draws for k, v in sorted(loads.items())}
    )
    print(f"one draw as a multiple of checking it afresh: {spent / _checking(draws, places):.2f}")
    for pool in Pool:
        _tell_chances(pool, draws, pairs, group, held)


def _checking(draws: int, places) -> float:  # type: ignore[no-untyped-def]
    reviews = draw_among(places, rules(), Lots("check")).reviews
    started = perf_counter()
    for _ in range(5):
        breaches_of(invented(), rules(), reviews)
    return (perf_counter() - started) / 5 * draws


def _tell_chances(pool, draws, pairs, group, held) -> None:  # type: ignore[no-untyped-def]
    """Deviations within classes: States of one group and the same memberships are alike."""
    square = largest = 0.0
    cells = classes = 0
    lowest, highest = 9.0, 0.0
    for reviewed in group:
        in_class: dict[object, list[int]] = {}
        pool_size = 0
        for other in group:
            if other == reviewed or (group[other] is group[reviewed]) is not (
                pool is Pool.SAME_GROUP
            ):
                continue
            pool_size += 1
            count = pairs[reviewed, pool, other]
            in_class.setdefault((group[other], held[other]), []).append(count)
        for counts in in_class.values():
            mean = sum(counts) / len(counts)
            if len(counts) >= 5:
                share = mean / draws
                # One State alone is drawn for a place, so that the counts of a class go against
                # each other: their spread is a little more than that of each by itself.
                deviation = sqrt(draws * share * (1 - 1 / len(counts)))
                square += sum((count - mean) ** 2 for count in counts) / deviation**2
                largest = max(largest, *(abs(count - mean) / deviation for count in counts))
                cells += len(counts)
                classes += 1
                lowest = min(lowest, share * pool_size)
                highest = max(highest, share * pool_size)
    print(
        f"{pool.value}: {cells} pairs in {classes} classes of like States; mean square deviation "
        f"{square / cells:.3f} (1 if fair), largest {largest:.2f} standard deviations; "
        f"chance of a class against an equal share: {lowest:.2f} to {highest:.2f}"
    )


def of_alike(draws: int) -> None:
    """Four groups of nine, all alike: every State of a pool has exactly the same chance."""
    places = places_of(alike(4, 9), rules())
    pairs: Counter[tuple[str, Pool, str]] = Counter()
    for n in range(draws):
        result = draw_among(places, rules(), Lots(f"alike {n}"))
        pairs.update((r.reviewed, r.pool, r.reviewer) for r in result.reviews)
    for pool, others in ((Pool.SAME_GROUP, 8), (Pool.OTHER_GROUP, 27)):
        counts = [count for (_, of, _), count in pairs.items() if of is pool]
        mean = draws / others
        deviation = sqrt(mean * (1 - 1 / others))
        largest = max(abs(count - mean) for count in counts) / deviation
        square = sum((count - mean) ** 2 for count in counts) / len(counts) / deviation**2
        print(
            f"alike, {pool.value}: {len(counts)} pairs, mean square deviation {square:.3f}, "
            f"largest {largest:.2f} standard deviations"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
