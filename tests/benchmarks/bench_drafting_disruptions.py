"""Fifty disruptions on five sessions: how much changes, against planning anew.

Run by ``make bench``.
"""

import pytest

from planner.drafting.search import Effort
from tests.drafting.disrupted import disrupted, sessions

pytest.importorskip("ortools", reason="install planner[drafting]")


def bench_fewer_changes_than_planning_anew() -> None:
    effort = Effort(seconds=20)
    print(f"\n{'session':16} {'what happened':26} {'kept':>5} {'anew':>5}")
    found = []
    for brief, happenings in sessions(effort):
        for what in happenings:
            done = disrupted(brief, what, effort)
            found.append(done)
            kept, anew = ("none" if n is None else n for n in (done.kept, done.anew))
            print(f"{done.session:16} {done.what:26} {kept:>5} {anew:>5}")
    possible = [(d.kept, d.anew) for d in found if d.kept is not None and d.anew is not None]
    kept_sum, anew_sum = (sum(column) for column in zip(*possible, strict=True))
    print(f"{len(found)} disruptions, {len(possible)} with a plan:")
    print(f"{kept_sum} changes, planned anew {anew_sum}")
    assert len(found) == 50
    assert all(kept <= anew for kept, anew in possible)
