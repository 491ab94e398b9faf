"""How wrong the lengths may be for the published table of the ninth session to come out all the
same.

Run by ``make bench``; the sixty trials of each kind are the same each time.
"""

from collections import Counter

import pytest

from planner.drafting.search import Effort
from tests.drafting.wrong_lengths import cells_that_differ

pytest.importorskip("ortools", reason="install planner[drafting]")

TRIALS = 60


@pytest.mark.parametrize("has_leeway", [True, False])
@pytest.mark.parametrize("share", [0.1, 0.2])
def bench_lengths_wrong_by_up_to(share: float, has_leeway: bool) -> None:
    effort = Effort(seconds=20 if has_leeway else 3)
    found = [
        cells_that_differ(share, seed, effort, has_leeway=has_leeway) for seed in range(TRIALS)
    ]
    numbers = [len(cells) for cells in found if cells is not None]
    exact = numbers.count(0)
    kind = "with leeway" if has_leeway else "taken at their word"
    print(f"\nup to {share:.0%}, {kind}: {exact} of {TRIALS} exact,", end=" ")
    print(f"{found.count(None)} without a plan,", end=" ")
    print(f"{sum(numbers) / max(len(numbers), 1):.2f} cells differ on average")
    print(f"cells that differ: {sorted(Counter(numbers).items())}")
